"""What the latest point says, in words that never claim more than the signal."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.reading import Assurance, Variation, assurance, movement, variation
from data.statistics.signals import Signal
from data.statistics.spc import NoLimits, control_chart, xmr


def monthly(values):
    return [(date(2017 + n // 12, n % 12 + 1, 1), value) for n, value in enumerate(values)]


def said(values, **choices):
    return movement(control_chart(monthly(values), kind="flow", hidden=(), **choices))


STEADY = [20, 24, 22, 19, 23, 21, 25, 20, 22, 24, 18, 21, 23, 20, 24, 22]


@pytest.mark.parametrize(
    ("values", "signal", "direction", "run", "words"),
    [
        ([*STEADY, 60], Signal.OUTSIDE, 1, 1, "above the upper limit"),
        ([*STEADY, 2], Signal.OUTSIDE, -1, 1, "below the lower limit"),
        ([*STEADY, 18, 19, 20, 21, 22, 23, 24], Signal.TREND, 1, 6, "the sixth rise in a row"),
        ([*STEADY, 26, 25, 24, 23, 22, 21, 20, 19], Signal.TREND, -1, 7, "the seventh fall in a row"),
        ([*STEADY * 2, 20, 29, 24, 29], Signal.TWO_OF_THREE, 1, 2, "two of the last three near the upper limit"),
        ([*STEADY * 2, 22, 29, 29, 29], Signal.TWO_OF_THREE, 1, 3, "all three of the last three near the upper limit"),
        ([*STEADY * 2, 24, 15, 20, 15], Signal.TWO_OF_THREE, -1, 2, "two of the last three near the lower limit"),
        ([*STEADY, 19, 25, 24, 25, 24, 25, 24, 25], Signal.SHIFT, 1, 7, "the seventh month in a row above the average"),
        ([*STEADY, 25, 20, 19, 20, 19, 20, 19, 20, 19], Signal.SHIFT, -1, 8, "the eighth month in a row below the average"),
        ([*STEADY, 19, *[25, 24] * 5, 25], Signal.SHIFT, 1, 11, "the 11th month in a row above the average"),
        ([*STEADY, 19, *[25, 24] * 6], Signal.SHIFT, 1, 12, "the 12th month in a row above the average"),
        ([*STEADY, 19, *[25, 24] * 11], Signal.SHIFT, 1, 22, "the 22nd month in a row above the average"),
    ],
)
def test_a_signal_is_named_in_words(values, signal, direction, run, words):
    found = said(values)
    assert (found.signal, found.direction, found.run, found.words) == (signal, direction, run, words)


@pytest.mark.parametrize(("months_apart", "each"), [(1, "month"), (3, "quarter"), (12, "point")])
def test_a_run_is_counted_in_what_its_points_are(months_apart, each):
    values = [*STEADY, 19, 25, 24, 25, 24, 25, 24, 25]
    days = [date(2000 + n * months_apart // 12, n * months_apart % 12 + 1, 1) for n in range(len(values))]
    points = control_chart(list(zip(days, values, strict=True)), kind="flow", hidden=(), months_apart=months_apart)
    assert movement(points).words == f"the seventh {each} in a row above the average"


def test_the_usual_range_claims_nothing():
    found = said(STEADY)
    assert (found.signal, found.direction, found.run) == (None, 0, 0)
    assert found.words == "within the usual range"
    assert found.no_limits is None


def test_only_the_latest_point_speaks():
    assert said([*STEADY, 60, 21]).signal is None


def test_a_run_is_not_counted_past_the_start_of_its_phase():
    values = [*STEADY, 18, 20, *range(120, 132)]
    found = said(values, rebase_on=[date(2018, 6, 1)])
    assert (found.signal, found.run, found.words) == (Signal.TREND, 12, "the 12th rise in a row")


def test_without_limits_the_reason_is_given_and_nothing_is_claimed():
    found = said([1, 9] * 4)
    assert (found.signal, found.no_limits) == (None, NoLimits.TOO_FEW_POINTS)
    assert found.words == "not judged against a usual range"


@pytest.mark.parametrize("values", [[], [*STEADY, 60, None]])
def test_a_latest_figure_that_is_not_there_says_nothing(values):
    assert movement(xmr(monthly(values))).signal is None
    assert "not known" in movement(xmr(monthly(values))).words


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40))
def test_movement_claims_a_signal_exactly_when_the_latest_point_carries_one(values):
    points = control_chart(monthly(values), kind="flow", hidden=())
    found = movement(points)
    assert (found.signal, found.direction) == (points[-1].signal, points[-1].direction)
    assert (found.run > 0) == (found.signal is not None)
    assert {Signal.SHIFT: 7, Signal.TREND: 6, Signal.TWO_OF_THREE: 2, Signal.OUTSIDE: 1, None: 0}[found.signal] <= found.run


@pytest.mark.parametrize(
    ("last", "icons"),
    [
        (60, {"better": Variation.IMPROVEMENT_HIGH, "worse": Variation.CONCERN_HIGH, "neither": Variation.NEUTRAL_HIGH}),
        (2, {"better": Variation.CONCERN_LOW, "worse": Variation.IMPROVEMENT_LOW, "neither": Variation.NEUTRAL_LOW}),
        (21, dict.fromkeys(("better", "worse", "neither"), Variation.COMMON_CAUSE)),
    ],
)
def test_a_signal_is_good_or_bad_only_where_the_measure_says_so(last, icons):
    point = xmr(monthly([*STEADY, last]))[-1]
    assert {higher_is: variation(point, higher_is) for higher_is in icons} == icons


def test_a_target_is_met_always_never_or_now_and_then():
    point = xmr(monthly(STEADY))[-1]
    limits = point.phase.limits
    assert assurance(point, "better", limits.upper + 1) is Assurance.FAILS
    assert assurance(point, "worse", limits.upper + 1) is Assurance.PASSES
    assert assurance(point, "better", limits.lower - 1) is Assurance.PASSES
    assert assurance(point, "worse", limits.lower - 1) is Assurance.FAILS
    assert {assurance(point, "worse", target) for target in (limits.lower, 21, limits.upper)} == {Assurance.HIT_AND_MISS}
    assert assurance(point, "neither", 21) is None
    assert assurance(point, "better", None) is None
    assert assurance(xmr(monthly([4]))[-1], "better", 3) is None
