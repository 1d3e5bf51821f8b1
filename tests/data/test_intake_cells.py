"""One wrong cell at a time: it is told by row, column and kind, and its value is never repeated."""

import pytest

from data.contracts import CONTRACTS, Column
from tests.support.extracts import ENDINGS, problems_of, rows

TABLES = rows()
COLUMNS = [
    pytest.param(name, column, id=f"{name}.{column.name}") for name, contract in CONTRACTS.items() for column in contract.columns
]


def of_kind(*kinds: str) -> list:
    return [case for case in COLUMNS if case.values[1].kind in kinds]


def told(name: str, column: str, cell: str, ending: str = "csv") -> list[tuple[int | None, str | None, str]]:
    """Row, column and what was found, when the first row of an extract holds this cell."""
    table = [TABLES[name][0] | {column: cell}, *TABLES[name][1:]]
    return [(problem.row, problem.column, problem.found) for problem in problems_of(name, table, ending)]


def kinds_told(name: str, column: str, cell: str) -> list[str]:
    return [found for row, at, found in told(name, column, cell) if (row, at) == (2, column)]


def kinds_in(name: str, cell: str, columns: list[str]) -> dict[str, list[str]]:
    """What was found in each of some columns, when all of them hold the cell; that no message repeats it is made sure of."""
    table = [TABLES[name][0] | dict.fromkeys(columns, cell), *TABLES[name][1:]]
    found = problems_of(name, table)
    assert all(cell not in str(problem) for problem in found)
    return {column: [problem.found for problem in found if (problem.row, problem.column) == (2, column)] for column in columns}


def columns_of_kind(name: str, *kinds: str) -> list[str]:
    return [column.name for column in CONTRACTS[name].columns if column.kind in kinds]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", CONTRACTS)
def test_a_small_extract_of_every_contract_is_accepted_in_every_format(name, ending):
    assert problems_of(name, TABLES[name], ending) == []


@pytest.mark.parametrize(("name", "column"), [case for case in COLUMNS if not case.values[1].optional])
def test_a_blank_is_told_where_a_value_is_required(name: str, column: Column):
    assert kinds_told(name, column.name, "  ") == ["a blank"]


@pytest.mark.parametrize("name", [name for name in CONTRACTS if columns_of_kind(name, "list", "ward", "area", "measure")])
def test_a_value_outside_its_list_is_told_and_never_repeated(name: str):
    columns = columns_of_kind(name, "list", "ward", "area", "measure")
    assert kinds_in(name, "Quillfeather", columns) == {column: ["a value that is not in the list"] for column in columns}


@pytest.mark.parametrize(("name", "column"), of_kind("list"))
def test_a_value_in_other_capitals_is_told_as_such(name: str, column: Column):
    value = TABLES[name][0].get(column.name) or next(iter(column.allowed or ("OTHER",)))
    assert kinds_told(name, column.name, value.swapcase()) == ["a value that differs from the list only in capital letters"]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("2025-02-31", "a date that does not exist"),
        ("31/02/2025", "a date written another way"),
        ("3 March 2020", "a date written another way"),
        ("03-Mar-20", "a date written another way"),
        ("43891", "a number, perhaps a date as a spreadsheet stores it"),
        ("0202-03-01", "a date too long ago or too far ahead to be real"),
        ("9999-12-31", "a date too long ago or too far ahead to be real"),
        ("soon", "text that is not a date"),
    ],
)
@pytest.mark.parametrize("name", [name for name in CONTRACTS if columns_of_kind(name, "day")])
def test_what_is_no_date_is_told_by_its_kind(name: str, cell, kind):
    columns = columns_of_kind(name, "day")
    assert kinds_in(name, cell, columns) == {column: [kind] for column in columns}


def test_a_day_with_a_time_and_a_moment_without_one_are_told():
    assert kinds_told("ce_flags", "started_on", "2020-01-10 09:30") == ["a date with a time of day"]
    assert kinds_told("missing_episodes", "started_at", "2020-02-01") == ["a date without a time of day"]
    assert kinds_told("missing_episodes", "started_at", "2020-02-01 25:00") == ["a time that does not exist"]
    assert kinds_told("missing_episodes", "started_at", "2020-02-01T20:15:00Z") == ["a time with a time zone"]
    assert kinds_told("case_progress", "court_month", "2021-05-17") == ["a whole date, where a month is wanted"]


@pytest.mark.parametrize("cell", ["2020-02-01T20:15", "2020-02-01 20:15:30", "2020-02-01 20:15:30.000000"])
def test_a_time_may_have_a_t_and_seconds(cell):
    assert told("missing_episodes", "started_at", cell) == []


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("12.5", "a number with decimals"),
        ("-777", "a number below 0"),
        ("1,200", "a number with commas in it"),
        ("twelve", "text that is not a number"),
        ("99999999999999999", "a number outside the range"),
        ("٣", "text that is not a number"),
    ],
)
@pytest.mark.parametrize("name", [name for name in CONTRACTS if columns_of_kind(name, "whole")])
def test_what_is_no_whole_number_is_told_by_its_kind(name: str, cell, kind):
    columns = columns_of_kind(name, "whole")
    assert kinds_in(name, cell, columns) == {column: [kind] for column in columns}


def test_an_age_over_eighteen_is_outside_the_range():
    assert kinds_told("ce_flags", "age", "19") == ["a number outside the range"]


def test_a_whole_number_may_be_written_with_a_nought_behind_the_point():
    assert told("ce_flags", "age", "12.0") == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝"])
@pytest.mark.parametrize("name", CONTRACTS)
def test_a_cell_that_starts_like_a_formula_is_told_in_every_column(name: str, sign):
    columns = [column.name for column in CONTRACTS[name].columns]
    kind = "a cell that starts like a spreadsheet formula (=, +, -, @, a tab or a line break)"
    assert kinds_in(name, f"{sign}cmd", columns) == {column: [kind] for column in columns}


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("9434765919", "what looks like an NHS number (ten figures)"),
        ("943 476 5919", "what looks like an NHS number (ten figures)"),
        ("A123456789012", "what looks like a unique pupil number"),
        ("AB 12 34 56 C", "what looks like a National Insurance number"),
        ("ab123456c", "what looks like a National Insurance number"),
        ("BD5 0AB", "what looks like a full postcode"),
        ("w1a1aa", "what looks like a full postcode"),
    ],
)
@pytest.mark.parametrize("name", CONTRACTS)
def test_what_names_or_finds_a_person_is_told_in_every_column_of_text_and_never_repeated(name: str, cell, kind):
    dates_and_numbers = columns_of_kind(name, "day", "moment", "month", "whole", "number")
    texts = [column.name for column in CONTRACTS[name].columns if column.name not in dates_and_numbers]
    assert kinds_in(name, cell, texts) == {column: [kind] for column in texts}
    assert all(kinds_in(name, cell, dates_and_numbers).values())


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Seen at BD5 0AB on Monday.", "what looks like a full postcode"),
        ("Child (NHS 943-476-5919).", "what looks like an NHS number (ten figures)"),
        ("A girl, dob 12/03/2007.", "what looks like a date of birth"),
        ("Born on 2007-03-12.", "what looks like a date of birth"),
    ],
)
@pytest.mark.parametrize("name", [name for name in CONTRACTS if columns_of_kind(name, "text")])
def test_it_is_found_within_a_sentence_too(name: str, cell, kind):
    columns = columns_of_kind(name, "text")
    assert kinds_in(name, cell, columns) == {column: [kind] for column in columns}


@pytest.mark.parametrize(
    "cell",
    [
        "2014 to 2020, the 2nd report; S1 2nd page; 01274 431000.",
        "E05001341 and E14000587.",
        "Agreed on 12 March 2020 by Document AU.",
        "A1 and B2: 10 of 20.",
    ],
)
def test_ordinary_words_and_numbers_pass(cell):
    assert told("commitments", "text", cell) == []


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Jane Smith", "an id with spaces or other signs"),
        ("JaneSmith", "an id without a figure, which could be a name"),
        ("smith-jane", "an id without a figure, which could be a name"),
        ("j.smith1", "an id with spaces or other signs"),
        ("20070523", "what looks like a date, perhaps of birth"),
        ("23052007", "what looks like a date, perhaps of birth"),
        ("c-2007-05-23", "what looks like a date, perhaps of birth"),
        ("1234567890", "what looks like an NHS number (ten figures)"),
        ("NHS9434765919", "what looks like an NHS number (ten figures)"),
        ("c1" * 33, "text longer than 64 characters"),
    ],
)
@pytest.mark.parametrize("name", [name for name in CONTRACTS if columns_of_kind(name, "id")])
def test_an_id_must_say_nothing_of_a_person(name: str, cell, kind):
    columns = columns_of_kind(name, "id")
    assert kinds_in(name, cell, columns) == {column: [kind] for column in columns}


@pytest.mark.parametrize(
    "cell",
    [
        "c-000123",
        "123456789",
        "00123456789",
        "99999999",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de",
        "C1234567890",
    ],
)
def test_running_numbers_and_random_ids_pass(cell):
    assert told("missing_episodes", "episode_id", cell) == []


@pytest.mark.parametrize("cell", ["BD5 0", "5BD", "XX9", "Bradford", "BD555"])
def test_only_the_first_part_of_a_postcode_passes(cell):
    assert kinds_told("support_cases", "postcode_district", cell) == ["text that is not the first part of a postcode"]


@pytest.mark.parametrize("cell", ["BD5", "BD10", "W1A", "not known", "confidential"])
def test_the_first_part_of_a_postcode_passes(cell):
    assert told("support_cases", "postcode_district", cell) == []


@pytest.mark.parametrize("cell", ["Autumn 2020", "1999", "autumn", "autumn 20200"])
def test_an_undated_report_needs_a_season_and_a_year(cell):
    assert kinds_told("case_progress", "reported_about", cell) == ["text that is not a season and year"]


def test_the_measures_of_an_event_must_be_this_dashboards():
    assert kinds_told("practice_events", "measures", "flags_open;flags") == ["a name that is no measure's"]
    assert told("practice_events", "measures", "flags_open; missing_episodes") == []


def test_invisible_characters_and_long_texts_are_told():
    assert kinds_told("commitments", "text", "A\u200bpromise") == ["an invisible or damaged character"]
    assert kinds_told("commitments", "text", "A prom\ufffdse") == ["an invisible or damaged character"]
    assert kinds_told("commitments", "made_by", "a" * 201) == ["text longer than 200 characters"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_spaces_around_a_value_do_no_harm(ending):
    assert told("ce_flags", "gender", "  male ", ending) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_wrong_cell_is_told_by_the_same_row_and_words_in_every_format(ending):
    assert told("missing_episodes", "gender", "Zebedee", ending) == [(2, "gender", "a value that is not in the list")]
