"""Periods hold shorter ones, and categories folded in two ways are matched."""

from datetime import date

from data.disclosure.structure import inside
from data.months import months_after
from tests.disclosure.drawn import LOOKED_AFTER, OTHERS, STRUCTURE, of


def test_a_quarter_is_three_months_and_a_year_four_quarters_over_new_year():
    assert inside("quarter", date(2020, 10, 1), "month") == [date(2020, 10, 1), date(2020, 11, 1), date(2020, 12, 1)]
    assert inside("year_to_quarter", date(2020, 7, 1), "quarter")[-1] == date(2021, 4, 1)
    assert months_after(date(2020, 1, 1), -1) == date(2019, 12, 1)


def test_two_ways_to_fold_a_field_are_matched():
    assert STRUCTURE.covering("children_missing", "missing_episodes", "looked_after_status", LOOKED_AFTER) == (
        "looked after",
        "looked after by another authority",
    )
    assert STRUCTURE.covering("children_missing", "missing_episodes", "looked_after_status", OTHERS) == (OTHERS,)
    assert STRUCTURE.covering("children_missing", "missing_episodes", "all", "all") == ("all",)
    assert STRUCTURE.covering("missing_episodes", "children_missing", "looked_after_status", "looked after") is None


def test_only_the_districts_own_total_is_a_district_total():
    assert STRUCTURE.is_district_total(of("flags_open"))
    assert not STRUCTURE.is_district_total(of("flags_open", "North"))
    assert not STRUCTURE.is_district_total(of("flags_open", split=("risk_level", "moderate")))
