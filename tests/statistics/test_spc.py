"""When limits are drawn and when they are not, and what no chart may depend on."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.statistics.series import complete
from data.statistics.signals import Signal, trends
from data.statistics.spc import FEWEST_POINTS, NoLimits, control_chart, limits_of, phases, why_no_limits, xmr

START = date(2017, 1, 1)


def month(n):
    return date(START.year + n // 12, n % 12 + 1, 1)


def monthly(values):
    return [(month(n), value) for n, value in enumerate(values)]


def labels(points):
    return [(point.signal, point.direction) for point in points]


def flow(values, hidden=(), **choices):
    return control_chart(monthly(values), kind="flow", hidden=hidden, **choices)


def only_reason(points):
    (phase,) = phases(points)
    return phase.no_limits


STEADY = [20, 24, 22, 19, 23, 21, 25, 20, 22, 24, 18, 21, 23]


# When there are limits


def test_thirteen_figures_with_an_average_of_five_have_limits():
    assert only_reason(flow(STEADY)) is None
    assert only_reason(flow(STEADY[:12])) is NoLimits.TOO_FEW_POINTS


@pytest.mark.parametrize(("values", "reason"), [([4, 6] * 8, None), ([4, 5] * 8, NoLimits.MEAN_TOO_SMALL)])
def test_an_average_under_five_has_no_limits(values, reason):
    assert only_reason(flow(values)) is reason


@pytest.mark.parametrize("value", [0, 7])
def test_figures_that_never_move_have_no_limits(value):
    expected = NoLimits.NO_VARIATION if value else NoLimits.MEAN_TOO_SMALL
    assert only_reason(flow([value] * 20)) is expected


def test_a_hidden_figure_takes_the_limits_away_and_a_missing_one_does_not():
    values = [*STEADY, None, *STEADY]
    assert only_reason(flow(values)) is None
    assert only_reason(flow(values, hidden=[month(13)])) is NoLimits.HIDDEN_POINT


def test_a_hidden_figure_that_was_left_out_of_the_series_is_put_back():
    points = flow(STEADY, hidden=[month(13)])
    assert only_reason(points) is NoLimits.HIDDEN_POINT
    assert (points[-1].period, points[-1].value) == (month(13), None)


def test_a_hidden_figure_with_a_value_is_refused():
    with pytest.raises(ValueError, match="A hidden figure came with a value"):
        flow(STEADY, hidden=[month(3)])


def test_a_hidden_figure_in_one_phase_leaves_the_other_phase_its_limits():
    points = flow([*STEADY, None, *STEADY], hidden=[month(13)], rebase_on=[month(14)])
    assert [phase.no_limits for phase in phases(points)] == [NoLimits.HIDDEN_POINT, None]


def test_a_new_phase_waits_for_its_own_thirteen_figures():
    values = STEADY + [value + 30 for value in STEADY]
    shorter = flow(values[:-1], rebase_on=[month(13)])
    assert [phase.no_limits for phase in phases(shorter)] == [None, NoLimits.TOO_FEW_POINTS]
    assert [phase.no_limits for phase in phases(flow(values, rebase_on=[month(13)]))] == [None, None]


def test_gaps_between_all_figures_leave_nothing_to_measure():
    values = [value for figure in STEADY for value in (figure, None)]
    assert only_reason(flow(values)) is NoLimits.NO_NEIGHBOURS


@pytest.mark.parametrize("kind", ["stock", "cumulative"])
def test_what_carries_its_own_past_has_no_limits(kind):
    points = control_chart(monthly(STEADY * 3), kind=kind, hidden=())
    assert only_reason(points) is NoLimits.CARRIES_ITS_PAST
    assert why_no_limits(STEADY, kind=kind, is_hidden=False) is NoLimits.CARRIES_ITS_PAST


def test_without_limits_no_point_is_marked_and_every_value_stays():
    values = [*range(1, 13)]
    points = flow(values)
    assert any(point.signal for point in xmr(monthly(values)))
    assert [point.value for point in points] == values
    assert {(p.signal, p.direction, p.side, p.outside, p.near, p.in_shift, p.in_trend, p.in_two_of_three) for p in points} == {
        (None, 0, 0, False, False, False, False, False)
    }
    assert {point.phase.limits for point in points} == {None}


def test_with_limits_the_chart_is_the_unscreened_reference_calculation():
    values = [*STEADY, 80, *STEADY]
    assert flow(values, rebase_on=[month(14)])[:14] == xmr(monthly(values), rebase_on=[month(14)])[:14]


def test_every_reason_is_a_whole_sentence():
    assert len({reason.words for reason in NoLimits}) == len(NoLimits)
    assert all(reason.words[0].isupper() and reason.words.endswith(".") for reason in NoLimits)
    assert str(FEWEST_POINTS) in NoLimits.TOO_FEW_POINTS.words


# The calendar


def test_a_phase_begins_with_the_first_period_after_the_event():
    points = xmr(monthly(STEADY * 2), rebase_on=[date(2017, 12, 14), date(2015, 5, 1), date(2031, 1, 1)])
    assert [(phase.number, phase.begins, phase.ends) for phase in phases(points)] == [
        (0, month(0), month(11)),
        (1, month(12), month(25)),
    ]


def test_quarters_are_completed_by_quarters():
    series = [(date(2020, 10, 1), 4), (date(2020, 1, 1), 7)]
    assert complete(series, months_apart=3) == (
        (date(2020, 1, 1), 7),
        (date(2020, 4, 1), None),
        (date(2020, 7, 1), None),
        (date(2020, 10, 1), 4),
    )
    assert complete([]) == ()
    with pytest.raises(ValueError, match="01 February 2020 does not fall on a calendar of 3 month"):
        complete([(date(2020, 1, 1), 7), (date(2020, 2, 1), 4)], months_apart=3)


def test_a_period_given_twice_is_refused():
    with pytest.raises(ValueError, match="The period 01 January 2017 was given twice"):
        xmr([(month(0), 4), (month(0), 5)])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_figure_that_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="The figure for 01 January 2017 is not a number; a gap is None"):
        xmr([(month(0), value)])


def test_a_baseline_has_twelve_points_at_least():
    with pytest.raises(ValueError, match="A baseline needs at least 12 points"):
        xmr(monthly(STEADY), baseline=11)


def test_a_moving_range_is_not_taken_across_a_gap():
    assert limits_of([5, None, 50, 51]).mean_moving_range == 1
    assert limits_of([None, None]) is None


def test_a_gap_that_stops_a_trend_is_no_error():
    assert trends([1, 2, 3, None, 4, 5, 6, 7]) == [0] * 8


def test_a_shared_peak_belongs_to_the_later_trend():
    assert trends([1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]) == [1] * 6 + [-1] * 7


def test_the_end_of_a_rise_is_a_rise_whatever_follows():
    assert trends([1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13]) == [1] * 14
    assert trends([1, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 7, 8]) == [1] * 14


def test_the_lower_limit_is_judged_as_it_is_and_drawn_from_zero():
    limits = limits_of([0, 9, 0, 9])
    assert limits.lower < 0
    assert limits.lower_to_draw == 0
    assert limits_of([4]).lower_to_draw is None


def test_points_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        flow(STEADY)[0].value = 3


# What no chart may depend on

figures = st.lists(st.one_of(st.integers(0, 60), st.integers(0, 60), st.none()), min_size=1, max_size=40)
whole_series = figures.filter(lambda values: values[0] is not None and values[-1] is not None)


def has_a_value_on_a_limit(values):
    """Whether rounding could decide on which side of a limit a value lies."""
    limits = limits_of(values)
    if limits is None or limits.mean_moving_range is None:
        return False
    ends = (limits.upper, limits.lower, limits.near_upper, limits.near_lower)
    return any(abs(value - end) < 1e-9 * (1 + abs(value)) for value in values if value is not None for end in ends)


@given(whole_series, st.integers(1, 9))
def test_counting_in_other_units_changes_no_label(values, scale):
    assume(not has_a_value_on_a_limit(values))
    scaled = [None if value is None else value * scale for value in values]
    assert labels(xmr(monthly(values))) == labels(xmr(monthly(scaled)))


@given(whole_series, st.integers(-50, 1000))
def test_adding_the_same_to_every_figure_changes_no_label(values, more):
    assume(not has_a_value_on_a_limit(values))
    moved = [None if value is None else value + more for value in values]
    assert labels(xmr(monthly(values))) == labels(xmr(monthly(moved)))


@given(whole_series)
def test_a_series_turned_over_has_the_same_signals_the_other_way(values):
    over = [None if value is None else -value for value in values]
    assert labels(xmr(monthly(values))) == [(signal, -direction) for signal, direction in labels(xmr(monthly(over)))]


@given(whole_series.flatmap(lambda values: st.tuples(st.just(values), st.permutations(monthly(values)))), st.booleans())
def test_the_order_in_which_figures_arrive_changes_nothing(case, screen):
    values, shuffled = case
    assert xmr(shuffled, screen=screen) == xmr(monthly(values), screen=screen)
    assert control_chart(shuffled, kind="flow", hidden=()) == flow(values)


@given(whole_series)
def test_a_month_left_out_is_a_month_without_a_figure(values):
    left_out = [(period, value) for period, value in monthly(values) if value is not None]
    assert xmr(left_out) == xmr(monthly(values))


@given(figures, figures)
def test_nothing_crosses_a_phase(before, after):
    both = xmr(monthly(before + after), rebase_on=[month(len(before))])
    assert labels(both) == labels(xmr(monthly(before))) + labels(xmr(monthly(after)))


@given(whole_series)
def test_a_mark_is_always_explained_and_a_direction_goes_with_a_signal(values):
    for point in xmr(monthly(values)):
        rules = (point.outside, point.in_trend, point.in_two_of_three, point.in_shift)
        strongest = next((signal for signal, holds in zip(Signal, rules, strict=True) if holds), None)
        assert point.signal is strongest
        assert (point.direction != 0) == (point.signal is not None)
        assert not (point.outside and point.near)
        assert point.value is not None or not any(rules)


@given(whole_series)
def test_a_signal_needs_thirteen_figures_and_an_average_of_five(values):
    known = [value for value in values if value is not None]
    if len(known) < 13 or sum(known) < 5 * len(known):
        assert not any(point.signal for point in flow(values))


@given(whole_series)
def test_screening_only_ever_narrows_the_limits(values):
    wide, narrow = limits_of(values), limits_of(values, screen=True)
    assert wide.mean == narrow.mean
    if narrow.mean_moving_range is not None:
        assert narrow.mean_moving_range <= wide.mean_moving_range
