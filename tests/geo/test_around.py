"""What lies around a ward is read from the district's folder, by code, and fits its wards."""

from pathlib import Path

import pytest

from data import settings
from geo.areas import district
from geo.around import aliases, crossings, neighbours

FOLDER = settings.HOME / "geo" / "districts" / "bradford"
HERE = district(FOLDER)
VINTAGES = [name for name, _ in HERE.vintages]
NOWHERE = Path("no", "such", "district")


def codes(vintage):
    return {area.code for area in HERE.of_level("ward", vintage)}


@pytest.mark.parametrize("vintage", VINTAGES)
def test_every_ward_has_neighbours_and_is_one_of_theirs(vintage):
    beside = neighbours(FOLDER)
    for code in codes(vintage):
        assert beside[code]
        assert code not in beside[code]
        assert set(beside[code]) <= codes(vintage)
        assert all(code in beside[other] for other in beside[code])


def test_every_ward_crosses_from_one_vintage_to_the_next_and_hardly_a_child_is_lost():
    old, new = (codes(vintage) for vintage in VINTAGES)
    pairs = crossings(FOLDER)
    for code in old:
        assert 0.99 < sum(pair.of_old for pair in pairs if pair.old == code) < 1.005
    for code in new:
        assert 0.99 < sum(pair.of_new for pair in pairs if pair.new == code) < 1.005


def test_every_other_name_leads_to_a_ward_that_is_known_and_says_where_it_was_found():
    known = {area.code for area in HERE.of_level("ward")}
    found = aliases(FOLDER)
    assert found
    assert {alias.ward_code for alias in found} <= known
    assert all(alias.source and alias.name for alias in found)
    assert len({(alias.name, alias.ward_code) for alias in found}) == len(found)


def test_a_district_without_these_files_has_none_of_it():
    assert (neighbours(NOWHERE), crossings(NOWHERE), aliases(NOWHERE)) == ({}, (), ())
