"""A control chart draws what was released and judged, marks a signal by shape and word, and judges nothing it may not."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from data.release import ask
from data.statistics.spc import NoLimits
from pages.parts import words
from pages.parts.drawings import charts
from pages.parts.trends import control, groups
from queries.measures import MEASURES
from queries.pages.questions import AreasReleased, Events, Series
from tests.support.answers import monthly
from tests.support.lanes import stands_on_nought

pytestmark = pytest.mark.usefixtures("on_sample")

STEADY = [30, 32, 29, 31, 33, 28, 30, 31] * 3
HIGH_AT_THE_END = [*STEADY, 60]
# A series that rises, or falls, month after month, and leaves no limit.
WAVERING = [20, 24, 22, 19, 23, 21, 25, 20, 22, 24, 18, 21, 23, 20, 24, 22]
RISING, FALLING = [*WAVERING, 18, 19, 20, 21, 22, 23, 24], [*WAVERING, 26, 25, 24, 23, 22, 21, 20]
PALETTE = {*charts.CATEGORIES, *charts.DEPTHS, charts.QUIET, charts.QUIET_INK, charts.INK}


def flow(figures, measure="flags_opened"):
    return monthly({"all": figures}, measure, "all")


def traces(figure, name):
    return [trace for trace in figure.data if trace.name == name]


@pytest.fixture
def recorded_anew(monkeypatch):
    """Lays down the days on which the way of recording changed, in place of the sample's."""

    def on(*days):
        events = [SimpleNamespace(happened_on=day, title="A new form", kind=control.REBASING) for day in days]
        monkeypatch.setattr(control, "ask", lambda _: SimpleNamespace(rows=tuple(events)))

    return on


def offered(period_types=("month", "quarter")):
    """Every series of a flow that a page could chart."""
    flows = [measure for measure, declared in MEASURES.items() if declared.kind == "flow"]
    asked = {
        (measure, row.period_type, row.code, row.breakdown)
        for measure in flows
        for row in ask(AreasReleased(measure=measure)).rows
        if row.period_type in period_types and row.level != "ward"
    }
    return [ask(Series(measure=m, period_type=p, area_code=a, breakdown=b)) for m, p, a, b in sorted(asked)]


def test_every_flow_that_is_released_can_be_charted_listed_and_told():
    found = offered()
    assert len(found) > 50
    for answer in found:
        assert stands_on_nought(control.chart(answer))
        parts = {row.category for row in answer.rows} | {"all"}
        assert len(control.table(answer).rows) == len({row.period for row in answer.rows}) * len(parts)
        assert control.sentence(answer).endswith(".")


def test_average_and_limits_are_thin_and_labelled_at_the_right_edge():
    figure = control.chart(flow(STEADY))
    lines = [trace for name in ("Average", "Upper limit", "Lower limit") for trace in traces(figure, name)]
    assert [line.line.width for line in lines] == [1, 1, 1]
    labels = [note.text.split()[0] for note in figure.layout.annotations if note.xref == "paper" and note.x == 1]
    assert sorted(labels) == ["Average", "Lower", "Upper"]


def test_the_lower_limit_is_drawn_at_nought_where_it_lies_under_it():
    (lower,) = traces(control.chart(flow([3, 12, 2, 15, 1, 14] * 4)), "Lower limit")
    assert set(lower.y) == {0, None}


def test_a_signal_is_marked_by_shape_by_word_and_in_the_table():
    found = flow(HIGH_AT_THE_END)
    figure = control.chart(found)
    (marked,) = traces(figure, "Higher than usual")
    assert (list(marked.y), marked.marker.symbol) == ([60], "triangle-up")
    assert "higher" in [note.text for note in figure.layout.annotations]
    assert control.table(found).rows[-1][-1] == "Higher than usual: above the upper limit"
    assert control.marks(found).startswith("\u25b2 Higher than usual, January 2022: above the upper limit.")


@pytest.mark.parametrize("measure", ["flags_opened", "missing_episodes", "interviews_within_72h"])
@pytest.mark.parametrize(("last", "name"), [(60, "Higher than usual"), (2, "Lower than usual")])
def test_no_colour_judges_a_signal_whatever_the_measure(measure, last, name):
    (marked,) = traces(control.chart(flow([*STEADY, last], measure)), name)
    assert marked.marker.color == charts.LOOK_HERE


def test_one_word_stands_at_the_newest_signals_of_each_side_and_none_on_small_charts():
    figures = [*STEADY, 60, *STEADY, 61, *STEADY, 2]
    found = flow(figures)
    told = [(note.text, note.y) for note in control.chart(found).layout.annotations if note.text in control.SIDES.values()]
    assert sorted(told) == [("higher", 61), ("lower", 2)]
    split = monthly({"looked after": figures, "not looked after": figures}, "missing_episodes", "looked_after_status")
    assert not [note for note in control.chart(split).layout.annotations if note.text in control.SIDES.values()]
    assert "higher than usual" in control.marks(split)


def test_groups_of_which_the_same_is_told_are_told_together():
    low, usual = "lower than usual: below the lower limit", ""
    assert groups.told({"white": low, "mixed": low, "other": low}, low) == "The same holds for all three groups."
    assert groups.told({"white": low, "mixed": low}, "within the usual range") == (
        "Both groups are lower than usual: below the lower limit."
    )
    assert groups.told({"white": low, "mixed": usual}, "within the usual range") == (
        "\u201cWhite\u201d is lower than usual: below the lower limit."
    )
    assert groups.told({"white": low, "mixed": low, "other": usual}, low) == (
        "The same holds for \u201cWhite\u201d and \u201cMixed\u201d."
    )
    assert groups.told({"white": usual, "mixed": usual}, low) == ""


def test_no_colour_but_those_of_the_palette_is_used():
    figure = control.chart(flow([*HIGH_AT_THE_END, 2, "hidden"]))
    used = {trace.line.color for trace in figure.data if trace.line.color} | {
        t.marker.color for t in figure.data if t.marker.color
    }
    assert used <= PALETTE


@pytest.mark.parametrize(
    ("figures", "measure", "reason"),
    [
        ([*STEADY, "hidden"], "flags_opened", NoLimits.HIDDEN_POINT),
        (STEADY[:12], "flags_opened", NoLimits.TOO_FEW_POINTS),
        ([2, 3, 1, 4] * 6, "flags_opened", NoLimits.MEAN_TOO_SMALL),
        ([30] * 20, "flags_opened", NoLimits.NO_VARIATION),
        (STEADY, "flags_open", NoLimits.CARRIES_ITS_PAST),
        (STEADY, "children_flagged_year", NoLimits.CARRIES_ITS_PAST),
    ],
    ids=lambda value: value.name if isinstance(value, NoLimits) else "",
)
def test_where_there_may_be_no_limits_there_is_a_plain_line_and_the_reason_in_words(figures, measure, reason):
    found = flow(figures, measure)
    figure = control.chart(found)
    assert not traces(figure, "Average")
    assert not traces(figure, "Higher than usual")
    assert reason.words in control.marks(found)
    assert {row[-1] for row in control.table(found).rows} <= {words.sentence_case(control.IN_SHORT[reason]), "Not known"}


def test_a_hidden_figure_is_a_gap_with_a_mark_and_nothing_is_said_of_it():
    found = flow([*STEADY, "hidden"])
    (mark,) = traces(control.chart(found), words.HIDDEN)
    assert mark.y[0] < 0
    assert "too few to show" in control.sentence(found)
    assert control.sentence(found).endswith("So nothing can be said of a usual range.")


def test_limits_begin_anew_where_and_only_where_an_event_of_recording_is_dated():
    found = ask(Series(measure="flags_opened", period_type="month", area_code="E08000032", breakdown="all"))
    events = ask(Events(measure="flags_opened")).rows
    recording = [event.happened_on for event in events if event.kind == control.REBASING]
    assert len(events) > len(recording) == 1
    begins = {point.phase.begins for point in control.judged(found)["all"]}
    assert begins == {found.rows[0].period, *recording}
    (upper,) = traces(control.chart(found), "Upper limit")
    assert len({y for y in upper.y if y is not None}) == 2
    assert "They begin anew where the way of recording changed: 1 January 2020" in control.marks(found)


def test_a_quarter_is_next_to_the_quarter_before_it():
    found = ask(Series(measure="children_missing_repeatedly", period_type="quarter", area_code="E08000032", breakdown="all"))
    points = control.judged(found)["all"]
    assert len(points) == len(found.rows)
    assert all(point.moving_range is not None for point in points[1:])


def test_each_category_is_judged_by_itself_on_one_scale():
    found = monthly({"looked after": STEADY, "not looked after": HIGH_AT_THE_END[1:]}, "missing_episodes", "looked_after_status")
    figure = control.chart(found)
    assert len({figure.layout[axis].range for axis in ("yaxis", "yaxis2")}) == 1
    assert len(traces(figure, "Average")) == 2
    assert len(traces(figure, "Higher than usual")) == 1


def test_hover_says_what_the_table_says():
    found = flow(HIGH_AT_THE_END)
    (marked,) = traces(control.chart(found), "Higher than usual")
    row = control.table(found).rows[-1]
    assert list(marked.customdata[0]) == [row[0], row[1], row[-1]]


def test_the_limits_drawn_are_those_in_the_table():
    found = flow(HIGH_AT_THE_END)
    figure, row = control.chart(found), control.table(found).rows[-1]
    average, upper, lower = (traces(figure, name)[0].y[0] for name in ("Average", "Upper limit", "Lower limit"))
    assert row[2:4] == (f"{average:.1f}", f"{lower:.1f} to {upper:.1f}")


def test_a_released_flow_within_its_usual_range_is_said_to_be_no_more():
    usual = [found for found in offered() if control.state(control.judged(found).get("all", ())) == control.USUAL]
    assert len(usual) > 5
    assert [said for said in map(control.sentence, usual) if re.search(r"\b(higher|lower|rose|fell)\b", said)] == []


def test_a_picture_is_small_enough_to_send():
    assert len(control.chart(flow([*HIGH_AT_THE_END, *STEADY[:11]])).to_json()) < 20_000


def test_every_small_chart_has_a_scale_and_the_lowest_of_a_column_its_years():
    figures = [90 + at % 7 for at in range(36)]
    names = ("not looked after", "looked after", "looked after by another authority")
    figure = control.chart(monthly(dict.fromkeys(names, figures), "missing_episodes", "looked_after_status"))
    assert figure.layout.xaxis2.showticklabels
    assert figure.layout.xaxis3.showticklabels
    assert not figure.layout.xaxis.showticklabels
    assert all(figure.layout[axis].showticklabels for axis in ("yaxis", "yaxis2", "yaxis3"))


@pytest.mark.parametrize("status", ["hidden", "withheld"])
def test_a_figure_that_is_kept_back_either_way_takes_the_limits_of_its_stretch_away(status):
    figure = control.chart(flow([*STEADY, status, 30]))
    assert not traces(figure, "Average")
    assert NoLimits.HIDDEN_POINT.words in control.marks(flow([*STEADY, status, 30]))


def test_a_figure_that_was_not_supplied_takes_no_limits_away():
    assert traces(control.chart(flow([*STEADY, "not_supplied", 30])), "Average")


def test_signals_before_and_after_a_change_of_recording_are_told_apart(recorded_anew):
    recorded_anew(date(2022, 2, 1))
    found = flow([*HIGH_AT_THE_END, 160, *[70 + figure for figure in STEADY]])
    assert control.marks(found).startswith(
        "\u25b2 Higher than usual, January 2022: above the upper limit. "
        "\u25b2 Higher than usual, February 2022: above the upper limit. "
    )


def test_limits_are_said_to_begin_anew_only_on_days_that_part_what_is_drawn(recorded_anew):
    found = flow([*STEADY, *STEADY])
    first, last = found.rows[0].period, found.rows[-1].last_day
    recorded_anew(first - timedelta(days=1), first, date(2022, 1, 1), last + timedelta(days=1))
    told = "Thin lines: the average and the limits of the usual range"
    assert f"{told}. They begin anew where the way of recording changed: 1 January 2022, A new form." in control.marks(found)
    recorded_anew(first, last + timedelta(days=1))
    assert control.marks(found) == f"{told}."


def test_the_levels_told_at_the_right_edge_are_those_of_the_last_stretch(recorded_anew):
    recorded_anew(date(2022, 1, 1))
    found = flow([*STEADY, *[70 + figure for figure in STEADY]])
    told = [note.text for note in control.chart(found).layout.annotations if note.xref == "paper" and note.x == 1]
    average, usual = control.table(found).rows[-1][2:4]
    lower, upper = usual.split(" to ")
    assert float(average) > 90
    assert sorted(told) == [f"Average {average}", f"Lower {lower}", f"Upper {upper}"]


def test_where_one_stretch_has_limits_and_another_has_none_that_is_said_of_the_one(recorded_anew):
    recorded_anew(date(2020, 4, 1))
    partly = control.marks(flow(STEADY))
    assert f"Part of it has no usual range. {NoLimits.TOO_FEW_POINTS.words}" in partly
    assert "No usual range is drawn." not in partly
    none = control.marks(flow(STEADY[:12]))
    assert f"No usual range is drawn. {NoLimits.TOO_FEW_POINTS.words}" in none
    assert "Part of it" not in none


def test_a_limit_far_above_every_figure_is_still_under_the_top():
    figure = control.chart(flow([10, 50] * 8))
    (upper,) = traces(figure, "Upper limit")
    assert max(level for level in upper.y if level is not None) > 2 * 50
    assert figure.layout.yaxis.range[1] > max(level for level in upper.y if level is not None)


@pytest.mark.parametrize(("last", "told"), [((60, 66, 61), ("higher", 66)), ((5, 2, 4), ("lower", 2))])
def test_the_word_of_a_stretch_stands_at_the_figure_that_lies_furthest_out(last, told):
    figure = control.chart(flow([*STEADY, *last]))
    assert told in [(note.text, note.y) for note in figure.layout.annotations]


def test_a_sentence_of_a_split_tells_the_parts_that_are_signals_and_no_others():
    # As many months as the sample has of the whole.
    signal, usual = [*STEADY[:19], 60], [*STEADY[:19], 30]
    split = monthly({"looked after": signal, "not looked after": usual}, "missing_episodes", "looked_after_status")
    said = control.sentence(split)
    assert said.endswith("\u201cLooked after\u201d is higher than usual: above the upper limit.")
    assert "\u201cNot looked after\u201d" not in said


@pytest.mark.parametrize(
    ("figures", "state", "sentence"),
    [
        (RISING, "rising: the sixth rise in a row", "The number rose: this is the sixth rise in a row."),
        (FALLING, "falling: the sixth fall in a row", "The number fell: this is the sixth fall in a row."),
        (HIGH_AT_THE_END, "higher than usual: above the upper limit", "That is higher than usual: above the upper limit."),
        ([*STEADY, 2], "lower than usual: below the lower limit", "That is lower than usual: below the lower limit."),
    ],
)
def test_which_way_a_signal_points_is_said_as_it_goes(figures, state, sentence):
    points = control.judged(flow(figures))["all"]
    assert (control.state(points), control.judgement(points)) == (state, sentence)
