"""Hexagons meet where wards do, and a border is drawn once, between groups and round the whole."""

from itertools import pairwise
from math import dist

import pytest

from data.settings import district_folder
from geo.areas import district
from geo.hexagons import COLUMN_WIDTH, ROW_HEIGHT, Hexagon, borders, free_places, hexagons

HERE = district(district_folder())
VINTAGES = [name for name, _ in HERE.vintages]


def wards_of(vintage: str) -> dict[str, str]:
    return {a.code: a.parent for a in HERE.of_level("ward") if a.vintage == vintage}


def sides_of(paths) -> list[frozenset]:
    return [frozenset(side) for path in paths for side in pairwise(path)]


@pytest.mark.parametrize("vintage", VINTAGES)
def test_every_ward_of_a_vintage_has_one_hexagon_and_a_place_of_its_own(vintage):
    drawn = hexagons(district_folder(), vintage)
    assert sorted(h.code for h in drawn) == sorted(wards_of(vintage))
    assert len({(h.column, h.row) for h in drawn}) == len(drawn)


@pytest.mark.parametrize("vintage", VINTAGES)
def test_hexagons_stand_on_one_grid_and_share_whole_sides(vintage):
    drawn = hexagons(district_folder(), vintage)
    centres = {h.code: (h.column * COLUMN_WIDTH, h.row * ROW_HEIGHT) for h in drawn}
    apart = {(a.code, b.code): dist(centres[a.code], centres[b.code]) for a in drawn for b in drawn if a.code < b.code}
    touching = {(a.code, b.code) for a in drawn for b in drawn if a.code < b.code and set(a.sides) & set(b.sides)}
    assert touching == {pair for pair, distance in apart.items() if distance < 1.8}
    assert min(apart.values()) == pytest.approx(3**0.5)


@pytest.mark.parametrize("vintage", VINTAGES)
def test_a_border_has_a_committee_on_one_side_only_and_is_drawn_once(vintage):
    drawn, group = hexagons(district_folder(), vintage), wards_of(vintage)
    drawn_sides = sides_of(borders(drawn, group))
    assert len(drawn_sides) == len(set(drawn_sides))
    for side in {side for h in drawn for side in h.sides}:
        beside = [group[h.code] for h in drawn if side in h.sides]
        assert (side in drawn_sides) == (len(beside) == 1 or beside[0] != beside[1])


def test_the_border_of_one_hexagon_is_one_ring():
    (ring,) = borders([Hexagon("a", 0, 0)], {"a": "north"})
    assert ring[0] == ring[-1]
    assert len(set(ring)) == 6


def test_two_groups_are_parted_by_the_side_they_share():
    left, right = Hexagon("a", 0, 0), Hexagon("b", 2, 0)
    (between,) = set(left.sides) & set(right.sides)
    assert between in sides_of(borders([left, right], {"a": "west", "b": "east"}))
    assert between not in sides_of(borders([left, right], {"a": "one", "b": "one"}))


@pytest.mark.parametrize("vintage", VINTAGES)
def test_each_committee_has_a_free_place_beside_its_own_wards_for_its_name(vintage):
    drawn, group = hexagons(district_folder(), vintage), wards_of(vintage)
    places = free_places(drawn, group)
    assert set(places) == set(group.values())
    assert len(set(places.values())) == len(places)
    assert not set(places.values()) & {(h.column, h.row) for h in drawn}
    for committee, (column, row) in places.items():
        corners = set(Hexagon("free", column, row).corners)
        assert any(corners & set(h.corners) for h in drawn if group[h.code] == committee)
