"""The four rules of Making Data Count: which points of one phase are more than chance.

Every function takes one phase, in order, with nothing from another phase. The rules are those of NHSRplotthedots 0.2.2,
with one difference: where one trend ends just before another begins, this project gives its last point the direction of
the trend it belongs to (the reference reads the step after it, which may belong to no trend).
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

RUN = 7
WINDOW = 3


class Signal(StrEnum):
    """Why a point is more than chance, strongest first: a point under several rules carries the first."""

    OUTSIDE = "outside the limits"
    TREND = "trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "shift"


def sign(number: float) -> int:
    """-1, 0 or 1."""
    return (number > 0) - (number < 0)


def in_shift(sides: Sequence[int]) -> list[bool]:
    """Which points lie in seven in a row on one side of the mean.

    sides: -1 below, 1 above, 0 on the mean or no value; a 0 breaks a run.
    """
    marked = [False] * len(sides)
    for start in range(len(sides) - RUN + 1):
        window = sides[start : start + RUN]
        if window[0] and len(set(window)) == 1:
            marked[start : start + RUN] = [True] * RUN
    return marked


def trends(values: Sequence[float | None]) -> list[int]:
    """The direction of the trend each point lies in: 1 rising, -1 falling, 0 none.

    A trend is seven points in a row, each strictly higher (or each strictly lower) than the one before. A repeated value
    or a missing one breaks it. A point that ends one trend and starts the next belongs to the later.
    """
    directions = [0] * len(values)
    steps = [_step(a, b) for a, b in pairwise(values)]
    for start in range(len(values) - RUN + 1):
        window = steps[start : start + RUN - 1]
        if window[0] and len(set(window)) == 1:
            directions[start : start + RUN] = [window[0]] * RUN
    return directions


def in_two_of_three(sides: Sequence[int], near: Sequence[bool]) -> list[bool]:
    """Which points are among two or more near a limit, of three in a row that lie on one side of the mean.

    near: beyond two thirds of the way to a limit and not outside it. Only near points are marked.
    """
    marked = [False] * len(sides)
    for start in range(len(sides) - WINDOW + 1):
        window = range(start, start + WINDOW)
        if abs(sum(sides[i] for i in window)) == WINDOW and sum(near[i] for i in window) >= 2:
            for i in window:
                marked[i] = marked[i] or near[i]
    return marked


def _step(before: float | None, after: float | None) -> int:
    return 0 if before is None or after is None else sign(after - before)
