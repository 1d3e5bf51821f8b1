"""A picture over time starts at nought, breaks where a figure is hidden, and shows nothing that was not released."""

import itertools

import pytest

from pages.parts import words
from pages.parts.drawings import charts
from tests.support.answers import monthly

pytestmark = pytest.mark.usefixtures("on_sample")
SPLIT = {"significant": [60, "hidden", 62], "moderate": [110, 120, 115], "emerging": [140, 130, 135]}
PALETTE = {*charts.CATEGORIES, *charts.DEPTHS, charts.QUIET, charts.INK, charts.LOOK_HERE}


def lines(figure):
    return [trace for trace in figure.data if "lines" in trace.mode]


def test_the_scale_starts_at_nought_and_holds_every_figure():
    low, high = charts.trend(monthly(SPLIT)).layout.yaxis.range
    assert low == 0
    assert high >= 140


def test_there_is_a_line_for_each_category_in_the_order_of_the_release():
    assert [line.name for line in lines(charts.trend(monthly(SPLIT)))] == ["Significant", "Moderate", "Emerging"]


def test_a_hidden_figure_breaks_the_line():
    first = lines(charts.trend(monthly(SPLIT)))[0]
    assert list(first.y) == [60, None, 62]
    assert first.connectgaps is False


def test_a_hidden_figure_is_named_where_it_would_have_stood():
    marks = [trace for trace in charts.trend(monthly(SPLIT)).data if trace.name == words.HIDDEN]
    assert [list(mark.y) for mark in marks] == [[0]]
    assert marks[0].customdata[0][1] == "Too few to show"


def test_levels_of_risk_are_one_hue_in_depths():
    assert [line.line.color for line in lines(charts.trend(monthly(SPLIT)))] == list(charts.DEPTHS)


def test_hover_says_what_the_table_says():
    total = lines(charts.trend(monthly({"all": [311]}, breakdown="all")))[0]
    assert list(total.customdata[0]) == ["January 2020", "311"]


def test_more_lines_than_can_be_told_apart_stand_side_by_side_on_one_scale():
    figure = charts.trend(monthly({name: [10, 20] for name in "abcdef"}, breakdown="ethnic_group"))
    axes = [figure.layout[axis] for axis in figure.layout if axis.startswith("yaxis")]
    assert len(axes) == 6
    assert len({axis.range for axis in axes}) == 1


@pytest.mark.parametrize("breakdown", ["risk_level", "age_group", "ethnic_group", "all"])
@pytest.mark.parametrize("many", range(1, 9))
def test_every_category_is_drawn_however_many_there_are(many, breakdown):
    names = [f"group {letter}" for letter in "abcdefgh"[:many]]
    figure = charts.trend(monthly({name: [10, 20 + at] for at, name in enumerate(names)}, breakdown=breakdown))
    assert [line.name for line in lines(figure)] == [name.capitalize() for name in names]
    assert [list(line.y) for line in lines(figure)] == [[10, 20 + at] for at in range(many)]
    assert all(any(name.capitalize() in note.text for note in figure.layout.annotations) for name in names)
    in_one_chart = len({line.yaxis for line in lines(figure)}) == 1
    assert len({line.line.color for line in lines(figure)}) == (many if in_one_chart else 1)


def test_the_numbers_of_events_have_room_over_the_lines_of_small_charts():
    figure = charts.trend(monthly({name: [10, 100] for name in "abcdef"}, breakdown="ethnic_group"))
    assert figure.layout.yaxis.range[1] >= 120


def test_labels_at_the_line_s_end_never_lie_on_one_another():
    figure = charts.trend(monthly({"significant": [100], "moderate": [101], "emerging": [102]}))
    heights = sorted(note.y for note in figure.layout.annotations if note.yref != "paper")
    assert all(above - below >= 6 for below, above in itertools.pairwise(heights))


def test_no_colour_but_those_of_the_palette_is_used():
    figure = charts.trend(monthly(SPLIT))
    assert {trace.line.color or trace.marker.line.color for trace in figure.data} <= PALETTE


def test_when_every_figure_is_hidden_there_is_still_a_picture():
    figure = charts.trend(monthly({"all": ["hidden", "hidden"]}, breakdown="all"))
    assert figure.layout.yaxis.range[0] == 0
    assert not any(y for trace in figure.data for y in trace.y)


def test_a_picture_is_small_enough_to_send():
    figure = charts.trend(monthly({name: list(range(100, 136)) for name in ("significant", "moderate", "emerging")}))
    assert len(figure.to_json()) < 20_000
