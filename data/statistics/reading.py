"""What the latest point of a chart says: the words of a signal, and the icons of Making Data Count."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile
from typing import Literal

from data.statistics.signals import WINDOW, Signal, sign
from data.statistics.spc import NoLimits, Point

HigherIs = Literal["worse", "better", "neither"]

EACH = {1: "month", 3: "quarter"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Variation(StrEnum):
    """The variation icon. "high" and "low" are the signal's direction; flags are neither good nor bad, so "neutral"."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT_HIGH = "improvement high"
    IMPROVEMENT_LOW = "improvement low"
    CONCERN_HIGH = "concern high"
    CONCERN_LOW = "concern low"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"


class Assurance(StrEnum):
    """The assurance icon: whether a target will be met, if nothing changes."""

    PASSES = "consistently passes"
    FAILS = "consistently fails"
    HIT_AND_MISS = "hit and miss"


@dataclass(frozen=True, slots=True)
class Movement:
    """Whether the latest point is a signal, and which, in words that follow "This is".

    signal: None when it is not one; then a sentence may say neither "rose" nor "fell".
    direction: 1 high or rising, -1 low or falling, 0 without a signal.
    run: for a shift the points in a row, for a trend the steps in a row, for two of three the points near the limit,
    outside the limits 1; 0 without a signal.
    no_limits: why the point could not be judged, None when it was.
    """

    signal: Signal | None
    direction: int
    run: int
    words: str
    no_limits: NoLimits | None = None


def movement(points: Sequence[Point]) -> Movement:
    """What the latest point says: a signal in words, the usual range, or why it could not be judged.

    points: as judged by `control_chart` or `xmr`. A latest period without a figure says nothing.
    """
    if not points or points[-1].value is None:
        return Movement(None, 0, 0, "not known: the latest figure cannot be shown or was not supplied")
    latest = points[-1]
    if latest.phase.no_limits is not None:
        return Movement(None, 0, 0, "not judged against a usual range", latest.phase.no_limits)
    if latest.signal is None:
        return Movement(None, 0, 0, "within the usual range")
    stretch = [point for point in points if point.phase.number == latest.phase.number]
    run, words = _SAID[latest.signal](stretch, latest.direction)
    return Movement(latest.signal, latest.direction, run, words)


def variation(point: Point, higher_is: HigherIs) -> Variation:
    """The point's kind of variation; a chart's icon is that of its last point.

    higher_is: as the measure declares it.
    """
    if point.signal is None:
        return Variation.COMMON_CAUSE
    is_high = point.direction > 0
    if higher_is == "neither":
        return Variation.NEUTRAL_HIGH if is_high else Variation.NEUTRAL_LOW
    if (higher_is == "better") == is_high:
        return Variation.IMPROVEMENT_HIGH if is_high else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if is_high else Variation.CONCERN_LOW


def assurance(point: Point, higher_is: HigherIs, target: float | None) -> Assurance | None:
    """What the last point's limits say of a target; None without a target, a polarity or limits.

    A target equal to a limit is hit and miss.
    """
    limits = point.phase.limits
    if target is None or higher_is == "neither" or limits is None or limits.upper is None or limits.lower is None:
        return None
    if target > limits.upper:
        return Assurance.FAILS if higher_is == "better" else Assurance.PASSES
    if target < limits.lower:
        return Assurance.PASSES if higher_is == "better" else Assurance.FAILS
    return Assurance.HIT_AND_MISS


def _outside(_stretch: Sequence[Point], direction: int) -> tuple[int, str]:
    return 1, "above the upper limit" if direction > 0 else "below the lower limit"


def _trend(stretch: Sequence[Point], direction: int) -> tuple[int, str]:
    values = [point.value for point in reversed(stretch)]
    steps = (0 if later is None or before is None else sign(later - before) for later, before in pairwise(values))
    run = _length(steps, direction)
    return run, f"the {_ordinal(run)} {'rise' if direction > 0 else 'fall'} in a row"


def _two_of_three(stretch: Sequence[Point], direction: int) -> tuple[int, str]:
    near = sum(point.near for point in stretch[-WINDOW:])
    count = "two" if near == 2 else "all three"
    return near, f"{count} of the last three near the {'upper' if direction > 0 else 'lower'} limit"


def _shift(stretch: Sequence[Point], direction: int) -> tuple[int, str]:
    run = _length((point.side for point in reversed(stretch)), direction)
    return run, f"the {_ordinal(run)} {_each(stretch)} in a row {'above' if direction > 0 else 'below'} the average"


def _each(stretch: Sequence[Point]) -> str:
    """What one point of a complete calendar is: a month, a quarter, or a point."""
    before, latest = (point.period for point in stretch[-2:])
    return EACH.get(12 * (latest.year - before.year) + latest.month - before.month, "point")


_SAID: dict[Signal, Callable[[Sequence[Point], int], tuple[int, str]]] = {
    Signal.OUTSIDE: _outside,
    Signal.TREND: _trend,
    Signal.TWO_OF_THREE: _two_of_three,
    Signal.SHIFT: _shift,
}


def _length(latest_first: Iterable[int], direction: int) -> int:
    return sum(1 for _ in takewhile(lambda found: found == direction, latest_first))


def _ordinal(number: int) -> str:
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
