"""A picture over time starts at nought, breaks where a figure is hidden, and shows nothing that was not released."""

import itertools

import pytest

from pages.parts import words
from pages.parts.drawings import charts
from tests.support.answers import monthly
from tests.support.lanes import crosses, stands_on_nought

pytestmark = pytest.mark.usefixtures("on_sample")
SPLIT = {"significant": [60, "hidden", 62], "moderate": [110, 120, 115], "emerging": [140, 130, 135]}
PALETTE = {*charts.CATEGORIES, *charts.DEPTHS, charts.QUIET, charts.INK, charts.LOOK_HERE}


def lines(figure):
    return [trace for trace in figure.data if "lines" in trace.mode]


def test_the_scale_starts_at_nought_and_holds_every_figure():
    figure = charts.trend(monthly(SPLIT))
    assert stands_on_nought(figure)
    assert figure.layout.yaxis.range[1] >= 140


def test_there_is_a_line_for_each_category_in_the_order_of_the_release():
    assert [line.name for line in lines(charts.trend(monthly(SPLIT)))] == ["Significant", "Moderate", "Emerging"]


def test_a_hidden_figure_breaks_the_line():
    first = lines(charts.trend(monthly(SPLIT)))[0]
    assert list(first.y) == [60, None, 62]
    assert first.connectgaps is False


def test_a_hidden_figure_is_never_taken_for_a_nought_it_has_a_cross_below_and_words_beside_it():
    figure = charts.trend(monthly(SPLIT))
    ((cross,), said) = crosses(figure), [note for note in figure.layout.annotations if note.text == "too few"]
    assert (len(cross.x), cross.name, cross.customdata[0][1]) == (1, words.HIDDEN, "Too few to show")
    assert [(note.y, note.xanchor) for note in said] == [(cross.y[0], "right")]
    assert cross.y[0] < 0


def test_each_line_has_its_crosses_in_a_lane_of_its_own_and_in_its_colour():
    figure = charts.trend(monthly(SPLIT | {"moderate": [110, "hidden", "hidden"]}))
    first, second = crosses(figure)
    assert {*first.y}.isdisjoint(second.y)
    assert [cross.marker.line.color for cross in (first, second)] == [line.line.color for line in lines(figure)[:2]]
    assert figure.layout.yaxis.range[0] < min(*first.y, *second.y)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (["hidden", 7], "too few"),
        (["withheld", 7], "not shown"),
        (["not_supplied", 7], "not given"),
        (["withheld", "hidden", 7], "no figure"),
    ],
)
def test_the_words_beside_the_crosses_say_why_there_is_no_figure(figures, said):
    figure = charts.trend(monthly({"all": figures}, breakdown="all"))
    assert said in [note.text for note in figure.layout.annotations]
    assert figure.layout.margin.l >= 7 * len(said)


@pytest.mark.parametrize("highest", [1, 2, 4, 9, 33, 99, 140, 5_000])
def test_the_marks_of_a_scale_are_few_round_and_not_below_nought(highest):
    marks = charts.trend(monthly({"all": [highest, "hidden"]}, breakdown="all")).layout.yaxis.tickvals
    assert marks[0] == 0
    assert 2 <= len(marks) <= 8
    assert marks[-1] <= 1.08 * highest


def test_in_small_charts_the_crosses_stand_in_their_own_chart():
    figures = {name: [10, "hidden" if name in "be" else 20] for name in "abcdef"}
    figure = charts.trend(monthly(figures, breakdown="ethnic_group"))
    assert stands_on_nought(figure)
    assert [cross.yaxis for cross in crosses(figure)] == ["y2", "y5"]
    assert [(note.xref, note.yref) for note in figure.layout.annotations if note.text == "too few"] == [
        ("x2 domain", "y2"),
        ("x5 domain", "y5"),
    ]


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


@pytest.mark.parametrize("figures", [[0, 0], [0, "hidden"]])
def test_when_every_figure_is_nought_the_scale_still_goes_up(figures):
    figure = charts.trend(monthly({"all": figures}, breakdown="all"))
    assert stands_on_nought(figure)
    assert figure.layout.yaxis.range[1] >= 1


def test_when_every_figure_is_hidden_there_is_still_a_picture():
    figure = charts.trend(monthly({"all": ["hidden", "hidden"]}, breakdown="all"))
    assert stands_on_nought(figure)
    assert not any(y for trace in figure.data if trace not in crosses(figure) for y in trace.y)


def test_a_picture_is_small_enough_to_send():
    figure = charts.trend(monthly({name: list(range(100, 136)) for name in ("significant", "moderate", "emerging")}))
    assert len(figure.to_json()) < 20_000
