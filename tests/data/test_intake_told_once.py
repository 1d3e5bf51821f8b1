"""A fault is told where it is and once: no right row is blamed for another that could not be read."""

import pytest

from tests.support.extracts import COMMITMENT, FLAG, csv_file, file_of, problems_of, problems_of_bytes

CHANGED = FLAG | {"ended_on": "2020-03-01", "end_reason": "details changed"}
NEXT = FLAG | {"started_on": "2020-03-01"}
OTHERS = [FLAG | {"child_id": "c-02"}, FLAG | {"child_id": "c-03"}]
RAGGED = "a row with more or fewer cells than there are column names"
UNFOLLOWED = "a flag that ends because something changed, with no next row of the child starting on that day"


def of_flags(*table: dict[str, str]) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.found) for problem in problems_of("ce_flags", list(table))]


def of_bytes(content: bytes) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.found.split(";")[0]) for problem in problems_of_bytes("ce_flags.csv", content)]


@pytest.mark.parametrize("title", ["Exploitation flags at 31 May 2021", "Flags,,,", "Flags,at,31 May"])
def test_a_title_above_the_names_is_told_once_whatever_the_rows_hold(title):
    content = title.encode() + b"\r\n" + file_of([FLAG, *OTHERS], "csv")
    assert of_bytes(content) == [(None, "a first row that does not name the columns")]


def test_rows_after_a_quotation_mark_that_stops_the_reading_are_not_called_for():
    content = file_of([CHANGED, *OTHERS, NEXT | {"gender": "QUOTE"}], "csv").replace(b"QUOTE", b'"fem"ale')
    assert [row for row, _ in of_bytes(content)] == [5]


def test_a_row_with_a_cell_too_many_is_not_called_for():
    content = file_of([CHANGED, NEXT, *OTHERS], "csv").replace(b"2020-03-01,,", b"2020-03-01,,,")
    assert of_bytes(content) == [(3, RAGGED)]


def test_a_file_whose_rows_all_fail_to_fit_the_names_is_not_said_to_have_none():
    found = problems_of_bytes("ward_population.csv", csv_file(["ward_code"], [["E05001341", "2020"]]))
    assert [(problem.row, problem.expected) for problem in found if problem.column is None] == [(2, "1 cell, as in row 1")]


def test_an_end_that_cannot_be_read_does_not_make_the_next_flag_overlap():
    unread = CHANGED | {"ended_on": "01/03/2020"}
    later = FLAG | {"started_on": "2020-05-01"}
    assert of_flags(unread, NEXT | {"ended_on": "2020-04-01", "end_reason": "other"}, later, *OTHERS) == [
        (2, "ended_on", "a date written another way")
    ]


def test_a_flag_that_overlaps_one_that_was_read_is_told_all_the_same():
    unread = FLAG | {"child_id": "c-04", "ended_on": "01/03/2020", "end_reason": "other"}
    assert [row for row, *_ in of_flags(unread, FLAG, NEXT)] == [2, 4]


@pytest.mark.parametrize(("child", "found"), [("", "a blank"), ("c1" * 33, "text longer than 64 characters")])
def test_a_next_row_whose_child_cannot_be_read_is_told_alone(child, found):
    assert of_flags(CHANGED, NEXT | {"child_id": child}, *OTHERS) == [(3, "child_id", found)]


def test_a_row_without_a_child_on_another_day_excuses_no_other():
    found = of_flags(CHANGED, FLAG | {"child_id": "", "started_on": "2020-05-01"})
    assert sorted(found) == [(2, "end_reason", UNFOLLOWED), (3, "child_id", "a blank")]


def test_a_right_row_does_not_repeat_one_that_could_not_be_read():
    assert of_flags(FLAG | {"ended_on": "soon"}, FLAG) == [(2, "ended_on", "text that is not a date")]


@pytest.mark.parametrize("unread", ["", "-1"])
def test_an_entry_that_cannot_be_read_may_be_the_one_that_another_names(unread):
    again = COMMITMENT | {"commitment_id": "AU-2", "same_as": "AU-1"}
    found = problems_of("commitments", [COMMITMENT | {"same_as": "", "commitment_id": unread}, again])
    assert [(problem.row, problem.column) for problem in found] == [(2, "commitment_id")]
