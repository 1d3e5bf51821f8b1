"""What an officer must give a reason for: figures taken back, said otherwise, or no longer covered."""

from datetime import date

import pytest

from data.changes import NUMBERS, REASONS_FOR, Change, changes, newly_covered
from data.disclosure.cells import Cell, Key


def cells(*rows):
    """Cells of a month and an area each: (month, area, value or status)."""
    made = (
        (Key("flags_open", "month", date(2021, month, 1), area, "all", "all"), said if isinstance(said, str) else "shown", said)
        for month, area, said in rows
    )
    return {key: Cell(key, value if status == "shown" else None, status) for key, status, value in made}


BEFORE = cells((1, "D", 40), (1, "C1", 12), (2, "D", 41), (2, "C1", "hidden"))


def kinds(now, extracts=("ce_flags",)):
    return {one.kind: one.count for one in changes(BEFORE, now, ["ce_flags"], extracts)}


def test_more_of_the_same_needs_no_reason():
    now = BEFORE | cells((3, "D", 39), (3, "C2", 7))
    assert kinds(now) == {}
    assert newly_covered(BEFORE, now) == 2


def test_a_figure_that_is_another_number_is_a_restatement():
    assert kinds(BEFORE | cells((1, "D", 38), (2, "D", 40))) == {"restatement": 2}


def test_a_figure_that_would_be_hidden_is_counted_apart():
    assert kinds(BEFORE | cells((1, "C1", "hidden"))) == {"small-number": 1}


def test_a_hidden_figure_that_is_shown_takes_nothing_back():
    assert kinds(BEFORE | cells((2, "C1", 9))) == {}


def test_what_is_no_longer_covered_is_told_by_extract_period_and_area():
    assert kinds(cells((1, "D", 40), (2, "D", "not_supplied")), extracts=()) == {"coverage": 3}
    (said,) = changes(BEFORE, cells((1, "D", 40), (2, "D", "not_supplied")), ["ce_flags"], [])
    assert said == Change(
        "coverage",
        3,
        "The extract ce_flags was supplied last time and is not now. 1 period of a measure that had numbers would have none. "
        "1 area that had numbers would have none.",
    )


@pytest.mark.parametrize("now", [BEFORE | cells((1, "C1", "not_supplied")), BEFORE | cells((1, "C1", "not_applicable"))])
def test_a_single_figure_that_would_be_gone_needs_a_reason(now):
    (said,) = changes(BEFORE, now, [], [])
    assert said == Change("coverage", 1, "1 figure that is shown now would be gone.")
    absent = {key: cell for key, cell in now.items() if cell.status in NUMBERS}
    assert changes(BEFORE, absent, [], []) == [said]


def test_a_hidden_figure_that_would_be_gone_takes_no_number_back():
    assert kinds(BEFORE | cells((2, "C1", "not_supplied"))) == {}


def test_every_kind_of_change_is_said_in_words():
    found = changes(BEFORE, cells((1, "D", 39), (1, "C1", "withheld")), ["ce_flags", "support_cases"], ["ce_flags"])
    assert [one.kind for one in found] == list(REASONS_FOR)
