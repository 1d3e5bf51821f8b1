"""The ward map says nothing of a hidden ward, names every ward, and asks nothing of another host."""

import json
import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.settings import district_folder
from data.statistics.funnel import Difference
from geo.areas import district
from geo.hexagons import hexagons
from geo.shapes import shapes, stamp
from pages.parts.drawings import maps, shades
from pages.parts.drawings.grounds import HEIGHT, HexagonGround, TrueGround
from pages.parts.drawings.maps import Legend, Place, ward_map
from tests.support import made_up_map
from tests.support.made_up_map import ASHMERE

HERE = district(district_folder())
HIDDEN = "Too few to show"
COMMITTEES = {a.code: a.name for a in ASHMERE.of_level("committee")}
LEGEND = Legend("For every 10,000", HIDDEN, "Border")
GROUNDS = ("hexagons", "true shapes")


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A folder with the true shapes of the made-up district."""
    folder = tmp_path_factory.mktemp("boundaries")
    made_up_map.keep(folder)
    return folder


def places(wards, value_of, by=shades.by_rate):
    values = {ward.code: value_of(n) for n, ward in enumerate(wards)}
    classes = by({code: value for code, value in values.items() if value is not None})
    return [
        Place(ward.code, ward.name, ward.parent, classes.get(ward.code), _written(values[ward.code]), f"{ward.name}: in words")
        for ward in wards
    ]


def _written(value):
    return "too few" if value is None else f"{value}"


def drawn(vintage, value_of, by=shades.by_rate, marked=None):
    """A hexagon map of the district's wards of one vintage."""
    wards = [a for a in HERE.of_level("ward") if a.vintage == vintage]
    names = {a.code: a.name for a in HERE.of_level("committee", vintage)}
    on_hexagons = HexagonGround({h.code: h for h in hexagons(district_folder(), vintage)})
    return ward_map(places(wards, value_of, by), on_hexagons, names, LEGEND, marked)


@pytest.fixture
def ground(added):
    """What the made-up district is drawn on, by name."""
    kept = shapes(added, "2015", frozenset(made_up_map.WARDS), stamp(added, "2015"))
    return {"hexagons": HexagonGround({h.code: h for h in hexagons(made_up_map.FOLDER, "2015")}), "true shapes": TrueGround(kept)}


@pytest.fixture
def on(ground):
    """A map of the made-up district: on("true shapes", value_of)."""

    def draw(name, value_of, by=shades.by_rate, marked=None):
        return ward_map(places(ASHMERE.of_level("ward"), value_of, by), ground[name], COMMITTEES, LEGEND, marked)

    return draw


def wards_of(figure):
    return [trace for trace in figure.data if trace.type == "scatter" and trace.hoveron == "fills"]


def words_on(figure):
    """The words that stand on the wards on a wide screen."""
    return tuple(text.removeprefix(maps.ON_WIDE).removesuffix("</span>") for text in figure.data[-2].text)


@pytest.mark.parametrize("vintage", ["2004", "2026"])
def test_every_ward_is_named_on_the_hexagons(vintage):
    figure = drawn(vintage, lambda n: None if n % 4 == 0 else 10.0 + n)
    names = [a.name for a in HERE.of_level("ward") if a.vintage == vintage]
    assert [text.replace("<br>", " ").rpartition(" ")[0].removesuffix(" too") for text in words_on(figure)] == names


@pytest.mark.parametrize("name", GROUNDS)
def test_a_ward_s_row_is_said_wherever_the_pointer_is_within_it(name, on):
    figure = on(name, lambda n: 10.0 + n)
    assert [trace.text for trace in wards_of(figure)] == [f"{a.name}: in words" for a in ASHMERE.of_level("ward")]
    assert {trace.hoverinfo for trace in figure.data if trace.type == "scatter" and trace.hoveron != "fills"} == {"skip"}


@pytest.mark.parametrize(("name", "by"), list(product(GROUNDS, (shades.by_rate, shades.by_difference))))
def test_a_hidden_ward_is_hatched_named_in_the_legend_and_written_out(name, by, on):
    figure = on(name, lambda n: None if n == 3 else Difference.NONE if by is shades.by_difference else 10.0 + n, by)
    hatched = [trace for trace in wards_of(figure) if trace.fillpattern.shape == "/"]
    assert [(trace.text, trace.fillcolor) for trace in hatched] == [("Dunmere: in words", None)]
    assert HIDDEN in [trace.name for trace in figure.data]
    assert [text for text in words_on(figure) if "too few" in text] == ["Dunmere<br>too few"]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(10, 2_000).map(lambda tenths: tenths / 10), min_size=30, max_size=30), st.sets(st.integers(0, 29)))
def test_the_legend_s_classes_are_made_from_shown_wards_alone(rates, hidden):
    figure = drawn("2004", lambda n: None if n in hidden else rates[n])
    told = {trace.name for trace in figure.data if trace.name} - {"Border", HIDDEN}
    shown = [rate for n, rate in enumerate(rates) if n not in hidden]
    assert told == (set(shades.class_words(shades.limits(shown))) if shown else set())


def test_a_class_that_no_shown_ward_is_in_does_not_stand_in_the_legend():
    figure = drawn("2004", lambda n: None if n else Difference.HIGHER, shades.by_difference)
    assert [trace.name for trace in figure.data if trace.name] == ["Higher than the district", HIDDEN, "Border"]


@pytest.mark.parametrize("name", GROUNDS)
def test_the_ward_that_is_looked_for_is_marked_and_named(name, on):
    figure = on(name, lambda n: 10.0 + n, marked="E05999007")
    (mark,) = (trace for trace in figure.data if trace.name == "Gorsehill")
    outline = next(trace for trace in wards_of(figure) if trace.text.startswith("Gorsehill"))
    assert mark.showlegend
    assert (mark.x, mark.y) == (outline.x, outline.y)


def test_names_stand_on_true_shapes_where_they_fit_and_the_value_alone_where_only_it_does(ground):
    longer = {"Alderbrook": "Alderbrook " * 20, "Birchfield": "Birchfield", "Copley Marsh": "Copley Marsh"}
    found = [p._replace(name=longer.get(p.name, "")) for p in places(ASHMERE.of_level("ward"), lambda n: 10.0 + n)]
    found[2] = found[2]._replace(written="12.0 and far more than this ward or any other has room for")
    figure = ward_map(found, ground["true shapes"], COMMITTEES, LEGEND)
    assert words_on(figure)[:3] == ("10.0", "Birchfield<br>11.0", "<br>13.0")


def test_words_on_a_true_shape_lie_within_it(on):
    figure = on("true shapes", lambda n: 10.0 + n)
    names = figure.data[-2]
    for outline, x, base, height, width in zip(wards_of(figure), names.x, names.base, names.y, names.width, strict=True):
        assert min(outline.x) < x - width / 2 < x + width / 2 < max(outline.x)
        assert min(outline.y) < base < base + height < max(outline.y)


def test_names_of_committees_stand_beside_the_true_map_next_to_their_own_wards(on):
    figure = on("true shapes", lambda n: 10.0 + n)
    beside = figure.data[-1]
    assert beside.text == ("<b>Northern</b>", "<b>Riverside</b>", "<b>Southern</b>")
    (low, high) = figure.layout.xaxis.range
    assert all(low < x - width / 2 and x + width / 2 < high for x, width in zip(beside.x, beside.width, strict=True))


@pytest.mark.parametrize("name", GROUNDS)
def test_a_map_is_light_plain_svg_with_nothing_fetched(name, on):
    told = on(name, lambda n: None if n % 3 == 0 else 10.0 + n).to_json()
    assert len(told) < 30_000
    assert {trace["type"] for trace in json.loads(told)["data"]} == {"scatter", "bar"}
    assert "http" not in told


def test_a_map_of_thirty_hexagons_is_light_too():
    assert len(drawn("2004", lambda n: None if n % 3 == 0 else 10.0 + n).to_json()) < 40_000


def test_on_a_phone_hexagons_bear_their_values_alone_and_none_where_a_ward_is_hidden(on):
    values = on("hexagons", lambda n: None if n == 3 else 10.0 + n).data[-3].text
    assert len(values) == len(ASHMERE.of_level("ward")) - 1
    assert values[0] == f"{maps.ON_PHONE}10.0</span>"
    assert not [text for text in values if "too few" in text]


def test_true_shapes_bear_one_text_each_since_one_too_small_is_left_out_by_itself(on):
    assert not [text for trace in on("true shapes", lambda n: 10.0 + n).data for text in trace.text or () if "--on" in text]


@pytest.mark.parametrize("name", GROUNDS)
def test_a_legend_may_stand_nearer_to_a_map_on_a_phone_by_what_the_map_leaves_free(name, on):
    told = maps.below(on(name, lambda n: 10.0 + n))
    high, less = re.fullmatch(r"calc\(\(100vw - 2rem\) \* ([\d.]+) \+ (-\d+)px\)", told).groups()
    assert float(high) > 0
    assert -HEIGHT < int(less) < 0
