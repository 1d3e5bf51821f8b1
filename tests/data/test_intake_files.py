"""Files and first rows: what cannot be read is told in a sentence, in every format, and never as a crash."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from data.contracts import CONTRACTS
from data.intake import limits
from tests.support.extracts import (
    ENDINGS,
    EPISODE,
    FLAG,
    WRITERS,
    csv_file,
    file_of,
    problems_of,
    problems_of_bytes,
    rows,
    xlsx_file,
)

FLAGS = [column.name for column in CONTRACTS["ce_flags"].columns]
GOOD = {ending: file_of(rows()["ce_flags"], ending) for ending in ENDINGS}
DAMAGED = "a damaged file, or another kind of file than its name says"


def told(file: str, content: bytes) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.found) for problem in problems_of_bytes(file, content)]


def told_csv(content: bytes) -> list[tuple[int | None, str | None, str]]:
    return told("ce_flags.csv", content)


def with_names(*names: str) -> list[tuple[int | None, str | None, str]]:
    """What is told of flags whose first row is this."""
    return told_csv(csv_file(list(names), [[FLAG.get(name, "x") for name in names]]))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("content", [b"", b"  \n\r\n"])
def test_an_empty_file_is_told(ending, content):
    assert told(f"ce_flags.{ending}", content) == [(None, None, "an empty file")]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_with_names_and_no_rows_is_told(ending):
    assert told(f"ce_flags.{ending}", WRITERS[ending](FLAGS, [])) == [(None, None, "no rows")]


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
@pytest.mark.parametrize("cut", [4, 100, -1])
def test_a_file_cut_short_is_told(ending, cut):
    assert told(f"ce_flags.{ending}", GOOD[ending][:cut])[0][:2] == (None, None)


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_another_kind_of_file_under_the_name_is_told(ending):
    assert told(f"ce_flags.{ending}", GOOD["csv"]) == [(None, None, DAMAGED)]


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_a_workbook_or_parquet_file_under_a_csv_name_is_told(ending):
    assert told_csv(GOOD[ending]) == [(None, None, "another kind of file under a CSV name")]


def test_an_old_or_locked_workbook_is_told():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
    assert told("ce_flags.xlsx", old) == [(None, None, "an old Excel workbook, or one with a password")]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_over_the_limits_is_told(ending, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 2)
    assert told(f"ce_flags.{ending}", GOOD[ending]) == [(None, None, "more than 2 rows")]
    monkeypatch.setattr(limits, "MOST_ROWS", 100)
    monkeypatch.setattr(limits, "MOST_COLUMNS", 5)
    assert told(f"ce_flags.{ending}", GOOD[ending]) == [(None, None, "more than 5 columns")]


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
def test_a_file_that_unpacks_to_too_much_is_told(ending, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_UNPACKED", 100)
    assert "unpacks to more than an extract may hold" in told(f"ce_flags.{ending}", GOOD[ending])[0][2]


def test_utf_8_with_a_mark_and_any_line_ends_are_read():
    lines = GOOD["csv"].split(b"\r\n")
    for ends in (b"\n", b"\r\n", b"\r"):
        assert told_csv(b"\xef\xbb\xbf" + ends.join(lines)) == []


def test_utf_16_is_told():
    text = GOOD["csv"].decode()
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert told_csv(text.encode(encoding)) == [(None, None, "text in UTF-16")]


def test_another_encoding_is_told_with_its_row():
    table = [FLAG, FLAG | {"child_id": "c-02", "lead_agency": "Café"}]
    content = file_of(table, "csv").decode().encode("cp1252")
    assert told_csv(content) == [(None, None, "text that is not UTF-8, first at about row 3")]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_told(separator):
    content = GOOD["csv"].replace(b",", separator.encode())
    assert told_csv(content) == [(None, None, "cells with semicolons, tabs or bars between them")]


def test_ragged_rows_are_told_by_row_and_the_others_still_looked_at():
    lines = GOOD["csv"].decode().splitlines()
    content = "\n".join([lines[0], lines[1] + ",more", lines[2].rpartition(",")[0], lines[3].replace("female", "Jane")])
    ragged = "a row with more or fewer cells than there are column names"
    assert sorted(told_csv(content.encode())) == [
        (2, None, ragged),
        (3, None, ragged),
        (4, "gender", "a value that is not in the list"),
    ]


def test_commas_after_the_last_cell_do_no_harm():
    content = "\n".join(line + ",," for line in GOOD["csv"].decode().splitlines())
    assert told_csv(content.encode()) == []


def test_quotation_marks_that_do_not_match_are_told_by_row():
    table = rows()["ce_flags"]
    content = file_of(table, "csv").replace(b"significant", b'"significant')
    found = told_csv(content)
    assert [(row, what.split(",")[0]) for row, _, what in found if row == 3] == [(3, "a cell whose quotation marks do not match")]
    in_names = file_of(table, "csv").replace(b"child_id", b'"child"_id')
    assert [row for row, _, _ in told_csv(in_names)] == [1, None]


def test_row_numbers_are_those_of_a_spreadsheet():
    commitments = rows()["commitments"]
    table = [commitments[0] | {"text": "Two lines,\nin one cell"}, commitments[1] | {"kind": "wish"}]
    content = file_of(table, "csv").decode()
    names, rest = content.split("\r\n", 1)
    for ending, file in (("csv", content.encode()), ("csv", f"{names}\r\n\r\n,,\r\n{rest}".encode())):
        blank_rows = 2 if b"\r\n\r\n" in file else 0
        assert told(f"commitments.{ending}", file) == [(3 + blank_rows, "kind", "a value that is not in the list")]
    sheet = xlsx_file(list(table[0]), [list(table[0].values()), [], [], list(table[1].values())])
    assert told("commitments.xlsx", sheet) == [(5, "kind", "a value that is not in the list")]


def test_a_first_row_that_names_nothing_is_told_and_not_repeated():
    content = csv_file(["c-777", "emerging", "2020-01-01", "Jane Smith"], [["c-778", "emerging", "2020-01-01", "Joan Smith"]])
    problems = problems_of_bytes("ce_flags.csv", content)
    assert [problem.found for problem in problems] == ["a first row that does not name the columns"]
    assert all(child not in str(problems[0]) for child in ("c-777", "Smith"))
    assert told_csv(b"\n" + GOOD["csv"])[0][2] == "a first row that does not name the columns"


def test_a_missing_column_is_told_by_name():
    assert with_names(*FLAGS[:-1]) == [(None, "nrm_status", "no such column")]
    assert with_names(*(name for name in FLAGS if name != "ended_on")) == [(None, "ended_on", "no such column")]


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_column_that_may_be_left_out_may_be_left_out(name):
    absent = {column.name for column in CONTRACTS[name].columns if column.absent}
    table = [{key: cell for key, cell in row.items() if key not in absent} for row in rows()[name]]
    assert "no such column" not in {problem.found for problem in problems_of(name, table)}


def test_a_column_given_twice_is_told():
    assert with_names(*FLAGS, "gender") == [(None, "gender", "2 columns of this name")]


def test_an_unknown_column_is_told_by_name_where_it_reads_as_one():
    unknown, personal = "a column that the contract does not know", "a column that by its name could say who a child is"
    assert with_names(*FLAGS, "favourite_colour") == [(None, "favourite_colour", unknown)]
    assert with_names(*FLAGS, "surname") == [(None, "surname", personal)]
    assert with_names(*FLAGS, "Jane Smith") == [(None, "column N", unknown)]
    assert with_names(*FLAGS, "9434765919") == [(None, "column N", unknown)]
    too_many = "a row with more or fewer cells than there are column names"
    assert with_names(*FLAGS, "") == [(2, None, too_many)]


PERSONAL_COLUMNS = """name, Name, child_name, First Name, DOB, date_of_birth, Birth date, nhs_no, NHS Number, NHS, UPN, nino,
    NI Number, postcode, Post Code, home postcode, address, email, mobile phone, d.o.b., school"""


@pytest.mark.parametrize("name", [name.strip() for name in PERSONAL_COLUMNS.split(",")])
def test_a_column_that_could_say_who_a_child_is_is_told_as_such(name):
    found = with_names(*FLAGS, name)
    assert [what for _, _, what in found] == ["a column that by its name could say who a child is"]


def test_a_column_without_a_name_is_told_if_it_holds_anything():
    names = [*FLAGS[:3], "", *FLAGS[3:]]
    table = [[FLAG.get(name, cell) for name in names] for cell in ("",)]
    assert told_csv(csv_file(names, table)) == []
    table = [[FLAG.get(name, "x") for name in names]]
    assert told_csv(csv_file(names, table)) == [(None, "column D", "a column without a name")]


def test_names_may_have_spaces_around_them_and_any_order():
    names = list(reversed(FLAGS))
    assert told_csv(csv_file([f" {name} " for name in names], [[FLAG[name] for name in names]])) == []


def book(*tables: list[list[object]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for place, table in enumerate(tables):
        sheet = made.create_sheet(f"sheet {place}")
        for row in table:
            sheet.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_dates_times_and_numbers_of_a_workbook_are_read_as_such():
    flag = FLAG | {"started_on": date(2020, 1, 10), "age": 14}
    assert told("ce_flags.xlsx", book([FLAGS, [flag[name] for name in FLAGS]])) == []
    times = {
        "started_at": datetime(2020, 2, 1),
        "ended_at": datetime(2020, 2, 2, 6, 0, 59),
        "interviewed_at": datetime(2020, 2, 3),
    }
    episode = EPISODE | times | {"age": 14.0}
    assert told("missing_episodes.xlsx", book([list(episode), list(episode.values())])) == []


def test_a_second_sheet_with_cells_is_told_and_an_empty_one_is_not():
    table = [FLAGS, list(FLAG.values())]
    assert told("ce_flags.xlsx", book(table, [["Jane"]])) == [(None, None, "2 sheets with cells in them")]
    assert told("ce_flags.xlsx", book(table, [])) == []


def test_formulas_and_errors_of_a_workbook_are_told_by_row_and_column():
    formula = (FLAG | {"age": "=7+7"}).values()
    assert told("ce_flags.xlsx", book([FLAGS, list(formula)])) == [(2, "age", "a formula")]
    error = (FLAG | {"age": "#REF!"}).values()
    assert told("ce_flags.xlsx", book([FLAGS, list(error)])) == [(2, "age", "an error of the spreadsheet")]


def parquet_of(**columns: pyarrow.Array) -> bytes:
    named = {name: columns.get(name, pyarrow.array([FLAG[name]])) for name in FLAGS}
    written = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(named), written)
    return written.getvalue()


@pytest.mark.parametrize(
    "columns",
    [
        {"started_on": pyarrow.array([date(2020, 1, 10)])},
        {"started_on": pyarrow.array([datetime(2020, 1, 10)]), "ended_on": pyarrow.array([None], pyarrow.timestamp("ns"))},
        {"age": pyarrow.array([14])},
        {"age": pyarrow.array([14.0]), "ended_on": pyarrow.nulls(1), "end_reason": pyarrow.array([None], pyarrow.string())},
        {"ended_on": pyarrow.array([float("nan")]), "gender": pyarrow.array(["male"]).dictionary_encode()},
        {"lead_agency": pyarrow.array(["Early Help"], pyarrow.large_string())},
    ],
)
def test_typed_columns_of_parquet_are_read_as_such(columns):
    assert told("ce_flags.parquet", parquet_of(**columns)) == []


def test_parquet_columns_of_other_kinds_are_told():
    nested = [(None, "gender", "lists, bytes or other nested values")]
    assert told("ce_flags.parquet", parquet_of(gender=pyarrow.array([["male"]]))) == nested
    assert told("ce_flags.parquet", parquet_of(gender=pyarrow.array([b"male"]))) == nested
    assert told("ce_flags.parquet", parquet_of(age=pyarrow.array([14.5]))) == [(2, "age", "a number with decimals")]
    zoned = pyarrow.array([datetime(2020, 1, 10, 5, tzinfo=UTC)])
    assert told("ce_flags.parquet", parquet_of(started_on=zoned)) == [(2, "started_on", "a time with a time zone")]
    nhs_number = pyarrow.array([9434765919.0])
    kind = "what looks like an NHS number (ten figures)"
    assert told("ce_flags.parquet", parquet_of(child_id=nhs_number)) == [(2, "child_id", kind)]


def test_all_faults_are_told_of_a_few_kinds_up_to_the_limit_and_counted(monkeypatch):
    monkeypatch.setattr(limits, "MOST_PROBLEMS", 20)
    table = [FLAG | {"child_id": f"c-{place}", "gender": "x", "age": "x"} for place in range(50)] + [FLAG | {"nrm_status": ""}]
    problems = problems_of("ce_flags", table)
    assert (52, "nrm_status", "a blank") in [(problem.row, problem.column, problem.found) for problem in problems]
    for column in ("gender", "age"):
        of_column = [problem for problem in problems if problem.column == column]
        listed = [problem.row for problem in of_column if problem.row]
        assert listed == list(range(2, 2 + len(listed)))
        assert 8 <= len(listed) <= 10
        assert [problem.found.split(" of ")[0] for problem in of_column if not problem.row] == [f"and {50 - len(listed)} more"]
