"""Cells that only a workbook or a Parquet file can hold: each is told by its column, and never read as something else."""

import io
import zipfile

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from tests.support.extracts import FLAG, problems_of_bytes, xlsx_file

TOO_LONG = "a number too long for a spreadsheet"


def workbook(*flags: dict[str, object], above: tuple[str, ...] = ()) -> bytes:
    """Flags as a spreadsheet keeps them: a text that begins with = is a formula. above: a row over the names."""
    made = openpyxl.Workbook()
    for row in ([above] if above else []) + [list(FLAG), *(list(flag.values()) for flag in flags)]:
        made.active.append(list(row))
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def told(content: bytes, file: str = "ce_flags.xlsx") -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.found) for problem in problems_of_bytes(file, content)]


@pytest.mark.parametrize("number", [4611686018427387905, 2**53, -(2**60)])
def test_a_number_too_long_for_a_spreadsheet_is_told_and_never_rounded_into_another_child(number):
    content = workbook(FLAG, FLAG | {"child_id": number}, FLAG | {"child_id": number + 1, "age": 2**53})
    assert sorted(told(content)) == [(3, "child_id", TOO_LONG), (4, "age", TOO_LONG), (4, "child_id", TOO_LONG)]
    (todo,) = {problem.todo for problem in problems_of_bytes("ce_flags.xlsx", content)}
    assert todo == "Store ids as text."


def test_a_number_that_a_spreadsheet_keeps_exactly_is_an_id():
    assert told(workbook(FLAG | {"child_id": 2**53 - 1}, FLAG | {"child_id": 2**53 - 2})) == []


def test_long_ids_stored_as_text_are_read_figure_by_figure():
    ids = ("4611686018427387905", "4611686018427387906")
    assert told(xlsx_file(list(FLAG), [list((FLAG | {"child_id": child}).values()) for child in ids])) == []


@pytest.mark.parametrize(("cell", "found"), [("=7+7", "a formula"), ("#REF!", "an error of the spreadsheet")])
@pytest.mark.parametrize("column", ["child_id", "ended_on", "age", "nrm_status"])
def test_a_formula_or_an_error_is_told_by_row_and_column_and_not_as_a_blank_too(cell, found, column):
    assert told(workbook(FLAG | {"child_id": "c-02"}, FLAG | {column: cell})) == [(3, column, found)]


def test_a_formula_is_told_by_the_letters_of_its_column_where_the_names_are_not_in_the_first_row():
    content = workbook(FLAG | {"age": "=7+7"}, above=("smith",))
    assert told(content) == [(3, "column G", "a formula"), (None, None, "a first row that does not name the columns")]


def test_a_nested_column_of_parquet_is_told_by_its_name_and_not_as_blanks_too():
    columns = {name: pyarrow.array([cell]) for name, cell in FLAG.items()} | {"gender": pyarrow.array([["female"]])}
    written = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), written)
    assert told(written.getvalue(), "ce_flags.parquet") == [(None, "gender", "lists, bytes or other nested values")]


def test_a_formula_is_found_however_the_workbook_writes_the_name_of_its_sheet():
    content, written = zipfile.ZipFile(io.BytesIO(workbook(FLAG | {"age": "=7+7"}))), io.BytesIO()
    with zipfile.ZipFile(written, "w") as other:
        for part in content.namelist():
            text = content.read(part).replace(b"worksheets/sheet1.xml", b"worksheets/Sheet1.XML")
            other.writestr(part.replace("worksheets/sheet1.xml", "worksheets/Sheet1.XML"), text)
    assert told(written.getvalue()) == [(2, "age", "a formula")]
