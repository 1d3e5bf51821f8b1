"""The ward map says nothing of a hidden ward, names every ward, and asks nothing of another host."""

import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.settings import HOME, district_folder
from geo.areas import district
from geo.hexagons import hexagons
from pages.parts.maps import DEPTHS, Place, class_of, class_words, hexagon_map, limits

HERE = district(district_folder())
HIDDEN = "Too few to show"
RATES = st.lists(st.integers(0, 10_000).map(lambda tenths: tenths / 10), max_size=30)


def places(vintage: str, value_of) -> list[Place]:
    wards = [a for a in HERE.of_level("ward") if a.vintage == vintage]
    values = [value_of(n) for n in range(len(wards))]
    written = ["too few" if value is None else f"{value}" for value in values]
    return [
        Place(a.code, a.name, a.parent, value, short, f"{a.name}: in words")
        for a, value, short in zip(wards, values, written, strict=True)
    ]


def drawn(vintage: str, value_of):
    names = {a.code: a.name for a in HERE.of_level("committee")}
    return hexagon_map(
        places(vintage, value_of), hexagons(district_folder(), vintage), names, "For every 10,000", HIDDEN, "Border"
    )


@given(RATES)
def test_classes_are_at_most_three_and_none_is_empty_of_shown_wards(rates):
    cuts = limits(rates)
    assert len(cuts) <= 2
    assert list(cuts) == sorted(set(cuts))
    assert {class_of(rate, cuts) for rate in rates} == (set(range(len(cuts) + 1)) if rates else set())


@given(RATES)
def test_classes_are_told_in_words_one_for_each(rates):
    cuts = limits(rates)
    assert len(set(class_words(cuts))) == len(cuts) + 1


def test_limits_are_round_numbers_about_thirds():
    assert limits([12.1, 14.0, 22.5, 31.0, 33.3, 48.9, 51.0, 60.2, 71.7]) == (30, 50)
    assert limits([8.0, 8.0]) == ()
    assert class_words((30, 50)) == ("Under 30", "30 to under 50", "50 or more")


@pytest.mark.parametrize("vintage", ["2004", "2026"])
def test_every_ward_is_named_on_the_map_and_its_row_is_said_in_the_hover(vintage):
    figure = drawn(vintage, lambda n: None if n % 4 == 0 else 10.0 + n)
    names = next(trace for trace in figure.data if trace.customdata is not None)
    for place, text, words in zip(places(vintage, lambda n: n), names.text, names.customdata, strict=True):
        assert text.replace("<br>", " ").startswith(place.name)
        assert words == place.words


def test_a_hidden_ward_is_hatched_named_in_the_legend_and_written_out():
    figure = drawn("2004", lambda n: None if n == 3 else 10.0 + n)
    hatched = [trace for trace in figure.data if trace.type == "scatter" and trace.fillpattern.shape == "/"]
    assert [len(trace.x) for trace in hatched] == [7]
    assert HIDDEN in [trace.name for trace in figure.data]
    names = next(trace for trace in figure.data if trace.customdata is not None)
    assert names.text[3].endswith("<br>too few")


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(10, 2_000).map(lambda tenths: tenths / 10), min_size=30, max_size=30), st.sets(st.integers(0, 29)))
def test_the_legend_s_classes_are_made_from_shown_wards_alone(rates, hidden):
    figure = drawn("2004", lambda n: None if n in hidden else rates[n])
    told = {trace.name for trace in figure.data if trace.name} - {"Border", HIDDEN}
    assert told == set(class_words(limits(rate for n, rate in enumerate(rates) if n not in hidden)))


def test_the_map_is_light_plain_svg_with_nothing_fetched():
    told = drawn("2004", lambda n: None if n % 3 == 0 else 10.0 + n).to_json()
    assert len(told) < 40_000
    assert {trace["type"] for trace in json.loads(told)["data"]} == {"scatter", "bar"}
    assert "http" not in told


def test_the_three_depths_are_the_palettes_own():
    theme = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert set(DEPTHS) <= {colour.upper() for colour in theme["chartSequentialColors"]}
