"""True shapes as a map draws them: every ward's outline, each border once, and none that are not this district's."""

from collections import Counter
from itertools import pairwise

import geopandas
import pytest
from shapely import Polygon, box

from geo.boundaries.storing import store
from geo.shapes import file_of, shapes, stamp
from tests.support import made_up_map
from tests.support.made_up_map import ASHMERE, WARDS

VINTAGE = "2015"
COMMITTEES = {ward.code: ward.parent for ward in ASHMERE.of_level("ward")}


@pytest.fixture
def folder(tmp_path):
    made_up_map.keep(tmp_path)
    return tmp_path


@pytest.fixture
def found(folder):
    return shapes(folder, VINTAGE, frozenset(WARDS), stamp(folder, VINTAGE))


def sides(paths):
    return Counter(frozenset(side) for path in paths for side in pairwise(path))


def test_without_a_file_there_are_no_shapes(tmp_path):
    assert stamp(tmp_path, VINTAGE) is None
    assert shapes(tmp_path, VINTAGE, frozenset(WARDS)) is None


def test_shapes_of_other_wards_are_not_drawn(folder):
    assert shapes(folder, VINTAGE, frozenset([*WARDS, "E05999099"])) is None
    assert shapes(folder, VINTAGE, frozenset(list(WARDS)[:-1])) is None


def test_a_file_that_is_not_whole_is_not_drawn(folder):
    file_of(folder, VINTAGE).write_bytes(file_of(folder, VINTAGE).read_bytes()[:500])
    assert shapes(folder, VINTAGE, frozenset(WARDS), stamp(folder, VINTAGE)) is None


def test_the_far_corner_is_told_in_tens_of_metres(found):
    assert (found.east, found.north) == (1600, 900)


def test_an_outline_is_closed_and_of_whole_numbers(found):
    for code in WARDS:
        (ring,) = found.outline(code)
        assert ring[0] == ring[-1]
        assert {type(place) for point in ring for place in point} == {int}


def test_a_hole_in_a_ward_is_a_ring_of_its_own_the_other_way_round(tmp_path):
    hollow = Polygon(box(0, 0, 900, 900).exterior.coords, [box(300, 300, 600, 600).exterior.coords])
    frame = geopandas.GeoDataFrame({"ward_code": ["a", "b"]}, geometry=[hollow, box(300, 300, 600, 600)], crs=27700)
    store(frame, tmp_path, VINTAGE)
    outer, inner = shapes(tmp_path, VINTAGE, frozenset("ab")).outline("a")
    assert Polygon(outer).exterior.is_ccw != Polygon(inner).exterior.is_ccw


def test_a_border_between_committees_is_drawn_once_and_none_within_one(found):
    drawn = sides(found.borders(COMMITTEES))
    assert set(drawn.values()) == {1}
    beside = {}
    for code in WARDS:
        for side in sides(found.outline(code)):
            beside.setdefault(side, []).append(COMMITTEES[code])
    assert set(drawn) == {side for side, groups in beside.items() if len(groups) == 1 or groups[0] != groups[1]}
