"""Drawing from shares, evenly and repeatably, and rounding a table so that both its margins hold.

Fractions are added with `fsum`: plain `sum` adds them differently from Python 3.12 on.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random


class Even:
    """Draws categories at random, yet keeps their running shares close to the wished ones.

    Small shares would otherwise drift to nothing or pile up over three years, and a category that
    counts a handful of children one month and many the next is mostly hidden.
    """

    def __init__(self, shares: Mapping[str, float], rng: Random):
        whole = math.fsum(shares.values())
        self.shares = {name: share / whole for name, share in shares.items()}
        self.drawn = dict.fromkeys(shares, 0)
        self.rng = rng

    def draw(self, but: Collection[str] = ()) -> str:
        """One category, never one of `but`."""
        total = sum(self.drawn.values())
        weights = {}
        for name, share in self.shares.items():
            lag = share * (total + 1) - self.drawn[name]
            weights[name] = 0.0 if name in but else share * max(0.05, 1 + lag) ** 2
        chosen = pick(weights, self.rng)
        self.drawn[chosen] += 1
        return chosen


def pick(weights: Mapping, rng: Random):
    """One key, with a chance in proportion to its weight; at least one weight is above nought."""
    left = rng.random() * math.fsum(weights.values())
    for name, weight in weights.items():
        left -= weight
        if weight > 0 and left < 0:
            return name
    return next(name for name, weight in reversed(weights.items()) if weight > 0)


def pick_some(things: Sequence, weights: Sequence[float], how_many: int, rng: Random) -> list:
    """`how_many` different things, each with a chance in proportion to its weight."""
    left = dict(enumerate(weights))
    chosen = []
    for _ in range(min(how_many, len(things))):
        at = pick(left, rng)
        del left[at]
        chosen.append(things[at])
    return chosen


def rounded(rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """Share a total over a table in whole numbers so that every row and column sums exactly.

    Each cell is within one of rows[i] * columns[j] / total. Every cell may be rounded up, so taking
    the columns that are furthest behind, row by row, always ends with both margins met.
    """
    total = sum(rows)
    if total != sum(columns):
        raise ValueError("the margins of a table must have one total")
    if not total:
        return [[0] * len(columns) for _ in rows]
    table = [[row * column // total for column in columns] for row in rows]
    behind = [column - sum(cells[at] for cells in table) for at, column in enumerate(columns)]
    for row, cells in zip(rows, table, strict=True):
        order = sorted(range(len(columns)), key=lambda at: (-behind[at], -(row * columns[at] % total), at))
        for at in order[: row - sum(cells)]:
            cells[at] += 1
            behind[at] -= 1
    return table


def shared_out(total: int, shares: Sequence[float]) -> list[int]:
    """A whole number in parts as near to the shares as whole numbers allow."""
    whole = math.fsum(shares)
    exact = [total * share / whole for share in shares]
    parts = [int(part) for part in exact]
    for at in sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))[: total - sum(parts)]:
        parts[at] += 1
    return parts


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first and last day of every month from one day to another."""
    day = first.replace(day=1)
    while day <= last:
        after = (day + timedelta(days=32)).replace(day=1)
        yield day, after - timedelta(days=1)
        day = after


def day_between(first: date, last: date, rng: Random) -> date:
    """A day from first to last, both included; a working day where the first try is at a weekend."""
    span = (last - first).days + 1
    day = first + timedelta(days=rng.randrange(span))
    return day if day.weekday() < 5 else first + timedelta(days=rng.randrange(span))


def age_on(born: date, day: date) -> int:
    """Whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
