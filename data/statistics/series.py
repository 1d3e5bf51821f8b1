"""A series with its calendar completed: what is absent becomes a gap that can be seen and counted."""

import math
from collections.abc import Iterable
from datetime import date

from data.months import months_after, months_between

Series = Iterable[tuple[date, float | None]]


def complete(series: Series, months_apart: int = 1) -> tuple[tuple[date, float | None], ...]:
    """The series in order of time, with every absent period between its first and its last added as None.

    series: (first day of the period, value or None), in any order.
    months_apart: 1 for months, 3 for quarters.
    Without this a moving range would be taken across the gap, and the limits would be others.
    ValueError: a figure that is not a number, a period given twice, or one that does not fall on the calendar.
    """
    given: dict[date, float | None] = {}
    for period, value in series:
        if period in given:
            raise ValueError(f"The period {period:%d %B %Y} was given twice.")
        if value is not None and not math.isfinite(value):
            raise ValueError(f"The figure for {period:%d %B %Y} is not a number; a gap is None.")
        given[period] = value
    if not given:
        return ()
    first, last = min(given), max(given)
    calendar = [months_after(first, n) for n in range(0, months_between(first, last) + 1, months_apart)]
    strays = sorted(set(given) - set(calendar))
    if strays:
        raise ValueError(f"The period {strays[0]:%d %B %Y} does not fall on a calendar of {months_apart} month(s).")
    return tuple((period, given.get(period)) for period in calendar)
