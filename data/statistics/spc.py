"""Process charts (XmR) as Making Data Count draws them: is a movement more than month-to-month chance?

`xmr` is the reference calculation (NHSRplotthedots 0.2.2, MIT; equal to it to 1e-9, labels identical). `control_chart` is
what pages use: the same, with this project's rules about when limits may be drawn at all. Deliberate differences:
no outlier screening unless asked for (as the Making Data Count tools: with sparse counts screening leaves limits of no
width); no limits, and so no signals, in a phase for a reason that `NoLimits` names; a gap that stops a trend is no error.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby, pairwise
from typing import Literal

from data.statistics.series import Series, complete
from data.statistics.signals import Signal, in_shift, in_two_of_three, sign, trends

LIMIT = 2.66
NEAR_LIMIT = 2 * (LIMIT / 3)
SCREEN = 3.267
FEWEST_POINTS = 13
SMALLEST_MEAN = 5

Kind = Literal["flow", "stock", "cumulative"]


class NoLimits(Enum):
    """Why no limits are drawn, in the words a reader is told."""

    CARRIES_ITS_PAST = "Each figure carries most of the one before it, so a usual range would find changes that are not there."
    HIDDEN_POINT = "A figure in this stretch is not shown, so a usual range cannot be worked out fairly."
    TOO_FEW_POINTS = f"There are fewer than {FEWEST_POINTS} figures to judge by."
    MEAN_TOO_SMALL = f"A usual range needs an average of {SMALLEST_MEAN} or more; with smaller numbers chance looks like change."
    NO_NEIGHBOURS = "No two figures stand next to each other, so month-to-month change cannot be measured."
    NO_VARIATION = "Every figure is the same, so there is no month-to-month change to measure against."

    @property
    def words(self) -> str:
        """The whole sentence."""
        return self.value


@dataclass(frozen=True, slots=True)
class Limits:
    """Mean and process limits of a phase, in the unit of the series.

    mean_moving_range is None when no two neighbours are known or screening left none: then there are no limits.
    Limits are not cut at 0: points are judged against the true ones.
    """

    mean: float
    mean_moving_range: float | None

    @property
    def upper(self) -> float | None:
        """The upper process limit."""
        return self._away(LIMIT)

    @property
    def lower(self) -> float | None:
        """The lower process limit; may be under 0."""
        return self._away(-LIMIT)

    @property
    def near_upper(self) -> float | None:
        """Two thirds of the way to the upper limit."""
        return self._away(NEAR_LIMIT)

    @property
    def near_lower(self) -> float | None:
        """Two thirds of the way to the lower limit."""
        return self._away(-NEAR_LIMIT)

    @property
    def lower_to_draw(self) -> float | None:
        """The lower limit for a picture of counts, where nothing lies under 0."""
        return None if self.lower is None else max(0.0, self.lower)

    def are_left_by(self, value: float) -> bool:
        """Whether a value lies outside: strictly beyond a limit."""
        return self._is_beyond(value, LIMIT)

    def are_neared_by(self, value: float) -> bool:
        """Whether a value lies strictly more than two thirds of the way to a limit, and not outside it."""
        return self._is_beyond(value, NEAR_LIMIT) and not self._is_beyond(value, LIMIT)

    def _is_beyond(self, value: float, ranges: float) -> bool:
        lower, upper = self._away(-ranges), self._away(ranges)
        return lower is not None and upper is not None and (value < lower or value > upper)

    def _away(self, ranges: float) -> float | None:
        return None if self.mean_moving_range is None else self.mean + ranges * self.mean_moving_range


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch judged by one set of limits. number: 0 for the first; limits None when no_limits says why."""

    number: int
    begins: date
    ends: date
    limits: Limits | None
    no_limits: NoLimits | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series, judged.

    value: None for a gap. moving_range: distance from the neighbour before, None beside a gap and at a phase's start.
    side: 1 above the mean, -1 below, 0 on it, without a value or without limits.
    signal: the strongest rule that marks the point, None for common cause. direction: 1 high or rising, -1 low or falling,
    0 without a signal.
    """

    period: date
    value: float | None
    phase: Phase
    moving_range: float | None = None
    side: int = 0
    outside: bool = False
    near: bool = False
    in_shift: bool = False
    in_trend: bool = False
    in_two_of_three: bool = False
    signal: Signal | None = None
    direction: int = 0


def xmr(
    series: Series,
    *,
    rebase_on: Iterable[date] = (),
    baseline: int | None = None,
    screen: bool = False,
    months_apart: int = 1,
) -> tuple[Point, ...]:
    """Every point judged against its phase, by the reference calculation, whatever the length or the size of the numbers.

    series: (first day of the period, value or None), in any order; the calendar is completed first.
    rebase_on: a new phase begins with the first period that starts on or after each date.
    baseline: how many points of each phase make its limits; None for all of them.
    screen: leave moving ranges of 3.267 times their mean or more out of the mean (once; the mean of the values stays).
    ValueError: see `complete`; a baseline under 12.
    """
    if baseline is not None and baseline < 12:
        raise ValueError("A baseline needs at least 12 points.")
    judged: list[Point] = []
    for number, stretch in enumerate(_stretches(complete(series, months_apart), rebase_on)):
        values = [value for _, value in stretch]
        phase = Phase(number, stretch[0][0], stretch[-1][0], limits_of(values[:baseline], screen))
        judged.extend(_judged(stretch, phase, baseline))
    return tuple(judged)


def control_chart(
    series: Series,
    *,
    kind: Kind,
    hidden: Collection[date],
    rebase_on: Iterable[date] = (),
    months_apart: int = 1,
) -> tuple[Point, ...]:
    """The points of a chart as this project draws it: limits and signals only where they mean something.

    kind: of the measure; only a flow has limits. hidden: the periods whose figure is kept back (said every time,
    because a gap of another kind does not take the limits away); they are points without a value, as is any absent period.
    rebase_on: dates of practice events that begin a new phase, never chosen by looking at the figures.
    A phase without limits has `Phase.no_limits`, and its points carry no signal.
    ValueError: a hidden period with a value; see `complete`.
    """
    given = list(series)
    if any(value is not None and period in hidden for period, value in given):
        raise ValueError("A hidden figure came with a value.")
    unnamed = set(hidden) - {period for period, _ in given}
    points = xmr([*given, *((period, None) for period in unnamed)], rebase_on=rebase_on, months_apart=months_apart)
    drawn: list[Point] = []
    for _, grouped in groupby(points, key=lambda point: point.phase.number):
        stretch = list(grouped)
        is_hidden = any(point.period in hidden for point in stretch)
        reason = why_no_limits([point.value for point in stretch], kind=kind, is_hidden=is_hidden)
        drawn.extend(stretch if reason is None else _unjudged(stretch, reason))
    return tuple(drawn)


def why_no_limits(values: Sequence[float | None], *, kind: Kind, is_hidden: bool) -> NoLimits | None:
    """Why a phase gets no limits, or None when it does.

    values: one phase, completed; None for a gap. is_hidden: whether a figure in it is kept back.
    """
    if kind != "flow":
        return NoLimits.CARRIES_ITS_PAST
    if is_hidden:
        return NoLimits.HIDDEN_POINT
    limits = limits_of(values)
    if limits is None or sum(value is not None for value in values) < FEWEST_POINTS:
        return NoLimits.TOO_FEW_POINTS
    if limits.mean < SMALLEST_MEAN:
        return NoLimits.MEAN_TOO_SMALL
    if limits.mean_moving_range is None:
        return NoLimits.NO_NEIGHBOURS
    return None if limits.mean_moving_range > 0 else NoLimits.NO_VARIATION


def limits_of(values: Sequence[float | None], screen: bool = False) -> Limits | None:
    """The limits that a baseline gives, None when it holds no value at all.

    values: in order, None for a gap; a moving range beside a gap is not taken.
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    ranges = [moved for moved in _moving_ranges(values) if moved is not None]
    if screen and ranges:
        most = SCREEN * _mean(ranges)
        ranges = [moved for moved in ranges if moved < most]
    return Limits(_mean(known), _mean(ranges) if ranges else None)


def phases(points: Sequence[Point]) -> tuple[Phase, ...]:
    """The phases of judged points, in order."""
    return tuple(dict.fromkeys(point.phase for point in points))


def _stretches(series: Sequence[tuple[date, float | None]], rebase_on: Iterable[date]) -> list[list[tuple[date, float | None]]]:
    dates = set(rebase_on)
    passed = groupby(series, key=lambda point: sum(day <= point[0] for day in dates))
    return [list(stretch) for _, stretch in passed]


def _judged(stretch: Sequence[tuple[date, float | None]], phase: Phase, baseline: int | None) -> list[Point]:
    values = [value for _, value in stretch]
    limits = phase.limits or Limits(math.nan, None)
    ranges = _moving_ranges(values[:baseline]) + [None] * (len(values) - len(values[:baseline]))
    sides = [0 if value is None else sign(value - limits.mean) for value in values]
    outside = [value is not None and limits.are_left_by(value) for value in values]
    near = [value is not None and limits.are_neared_by(value) for value in values]
    shifted, trending, two_of_three = in_shift(sides), trends(values), in_two_of_three(sides, near)
    points = []
    for i, (period, value) in enumerate(stretch):
        rules = (outside[i], trending[i] != 0, two_of_three[i], shifted[i])
        signal = next((signal for signal, holds in zip(Signal, rules, strict=True) if holds), None)
        points.append(
            Point(
                period=period,
                value=value,
                phase=phase,
                moving_range=ranges[i],
                side=sides[i],
                outside=outside[i],
                near=near[i],
                in_shift=shifted[i],
                in_trend=trending[i] != 0,
                in_two_of_three=two_of_three[i],
                signal=signal,
                direction=trending[i] if signal is Signal.TREND else sides[i] if signal else 0,
            )
        )
    return points


def _unjudged(stretch: Sequence[Point], reason: NoLimits) -> list[Point]:
    phase = Phase(stretch[0].phase.number, stretch[0].period, stretch[-1].period, None, reason)
    return [Point(point.period, point.value, phase, point.moving_range) for point in stretch]


def _moving_ranges(values: Sequence[float | None]) -> list[float | None]:
    return [None, *(None if a is None or b is None else abs(b - a) for a, b in pairwise(values))][: len(values)]


def _mean(values: Sequence[float]) -> float:
    # Not a running sum: whether a value equals the mean may hang on the last bit.
    return math.fsum(values) / len(values)
