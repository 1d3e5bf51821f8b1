"""Releases that count the same periods of other parts are found, whatever was moved; those of other periods are not."""

from dataclasses import replace

import pytest

from data.disclosure.cells import Cell
from data.disclosure.joined import joined, joined_otherwise
from data.disclosure.policy import POLICY
from geo.areas import Fold
from tests.disclosure.drawn import AREAS, JANUARY, NORTH, SOUTH, STRUCTURE, areas, levels, of, risk

LOOKED_AFTER = "looked_after_status"
OPEN = areas("flags_open", "month", (9, 9, 9, 9, 9, 9), 9, JANUARY)


def cells(counts):
    return {key: Cell(key, value, "shown") for key, value in counts.items()}


def found(then, now, folds=None, places=None, says=True):
    """What is joined otherwise when folds or areas change between two releases of the cells given."""
    structure = replace(STRUCTURE, folds=folds or STRUCTURE.folds, areas=places or AREAS)
    before = joined(STRUCTURE) if says else {}
    return joined_otherwise(structure, POLICY, (cells(then), before), (cells(now), joined(structure)))


def folded(value, category, fold="risk_level"):
    """The folds with one value in another category."""
    return tuple(replace(one, category=category) if (one.fold, one.value) == (fold, value) else one for one in STRUCTURE.folds)


def without(counts, *names):
    return {key: value for key, value in counts.items() if key.category not in names}


def test_nothing_is_found_where_nothing_was_joined_otherwise():
    later = levels(3, 30, 20, period=JANUARY) | OPEN
    assert found(levels(3, 30, 20) | OPEN, levels(9, 20, 31) | later) == set()


def test_categories_that_are_joined_are_found():
    joins = without(levels(3, 30, 20), "significant", "moderate") | {risk("higher"): 33}
    folds = tuple(replace(one, category="higher") if one.value in ("significant", "moderate") else one for one in STRUCTURE.folds)
    assert found(levels(3, 30, 20), joins, folds) == {"flags_open by risk_level"}
    assert found(levels(3, 30, 20), joins, folds, says=False) == {"flags_open by risk_level"}


def test_a_value_that_goes_to_another_category_is_found_though_the_categories_stay():
    assert found(levels(3, 30, 20), levels(3, 33, 17), folded("emerging", "moderate")) == {"flags_open by risk_level"}


def test_a_value_that_goes_to_a_new_category_is_found_though_all_others_stay():
    parted = levels(3, 27, 20) | {risk("low"): 3}
    assert found(levels(3, 30, 20), parted, folded("moderate", "low")) == {"flags_open by risk_level"}


def test_a_new_value_in_a_category_of_its_own_is_not_found_unless_nobody_knows_what_it_was_in():
    more = (*STRUCTURE.folds, Fold("ce_flags", "risk_level", "low", "risk_level", "low"))
    assert found(levels(3, 30, 20), levels(3, 30, 20) | {risk("low"): 0}, more) == set()
    assert found(levels(3, 30, 20), levels(3, 30, 20) | {risk("low"): 0}, more, says=False) == {"flags_open by risk_level"}


def test_one_of_two_ways_to_fold_a_field_is_found_only_where_it_is_used():
    counts = {
        of(measure, split=(LOOKED_AFTER, name)): 30
        for measure, names in (
            ("missing_episodes", ("not looked after", "looked after", "looked after by another authority")),
            ("children_missing", ("not looked after", "looked after, any")),
        )
        for name in names
    }
    folds = folded("looked after", "not looked after", f"{LOOKED_AFTER}:two")
    assert found(counts, counts, folds) == {f"children_missing by {LOOKED_AFTER}"}


def test_a_ward_that_goes_to_another_committee_is_found():
    moved = tuple(replace(area, parent=SOUTH) if area.code == "N3" else area for area in AREAS)
    assert found(OPEN, OPEN, places=moved) == {"flags_open by area"}
    wards = {key: value for key, value in OPEN.items() if key.area_code not in (NORTH, SOUTH)}
    assert found(wards, wards, places=moved) == set()


@pytest.mark.parametrize("gone", ["N3", "elsewhere"])
def test_an_area_that_came_or_went_is_found(gone):
    fewer = {key: value for key, value in OPEN.items() if key.area_code != gone}
    left = tuple(area for area in AREAS if area.code != gone)
    assert found(OPEN, fewer, places=left) == {"flags_open by area"}
    if gone == "N3":
        assert found(fewer, OPEN) == {"flags_open by area"}


def test_other_categories_of_other_periods_are_not_found():
    joins = without(levels(3, 30, 20), "significant", "moderate") | {risk("higher"): 33}
    folds = tuple(replace(one, category="higher") if one.value in ("significant", "moderate") else one for one in STRUCTURE.folds)
    assert found(levels(3, 30, 20, period=JANUARY), joins, folds) == set()
