"""Periods are those an extract covers whole, named as readers name them."""

from datetime import date

import pytest

from data.periods import covered, in_words
from tests.support.drawn import BRADFORD


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2020, 8, 1), (2020, 8, 31), "August 2020"),
        ((2020, 7, 1), (2020, 9, 30), "July to September 2020"),
        ((2019, 10, 1), (2020, 9, 30), "October 2019 to September 2020"),
        ((2020, 1, 1), (2020, 12, 31), "January to December 2020"),
    ],
)
def test_a_period_is_named_by_its_months(first, last, words):
    assert in_words(date(*first), date(*last)) == words


def test_only_whole_periods_are_covered():
    found = covered(BRADFORD, date(2019, 9, 2), date(2020, 12, 30))
    first_and_last = {
        kind: [str(day) for p in found if p.period_type == kind for day in (p.first_day, p.last_day)]
        for kind in ("month", "quarter", "year_to_quarter")
    }
    assert (first_and_last["month"][0], first_and_last["month"][-1]) == ("2019-10-01", "2020-11-30")
    assert (first_and_last["quarter"][0], first_and_last["quarter"][-1]) == ("2019-10-01", "2020-09-30")
    assert first_and_last["year_to_quarter"] == ["2019-10-01", "2020-09-30"]


def test_nothing_is_covered_between_days_of_one_month():
    assert covered(BRADFORD, date(2020, 2, 2), date(2020, 2, 29)) == []


def test_periods_know_their_wards_and_whether_these_changed_within():
    found = {(p.period_type, str(p.first_day)): p for p in covered(BRADFORD, date(2025, 1, 1), date(2027, 6, 30))}
    assert [found["month", day].vintage for day in ("2026-04-01", "2026-05-01")] == ["2004", "2026"]
    assert [p for p in found if found[p].straddles] == [
        ("month", "2026-05-01"),
        ("quarter", "2026-04-01"),
        ("year_to_quarter", "2025-07-01"),
        ("year_to_quarter", "2025-10-01"),
        ("year_to_quarter", "2026-01-01"),
        ("year_to_quarter", "2026-04-01"),
    ]
