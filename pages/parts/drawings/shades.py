"""The classes that wards on a map fall into, each with its words, its colour and the ink that can be read on it.

Classes are made from shown figures alone, so that neither a colour nor the legend says anything of a hidden ward.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import floor, log10
from typing import NamedTuple

from data.statistics.funnel import Difference
from pages.parts.drawings.charts import INK, LOOK_HERE, PALE, PAPER

DEPTHS = ("#CFDCEA", "#81A5C8", LOOK_HERE)
INK_ON = (INK, INK, PAPER)


# The parts of a stacked bar, each with the ink that can be read on it; the last is what nobody explains, hatched on paper.
STACKED = ((LOOK_HERE, PAPER), ("#9BB8D4", INK), (PALE, INK), (PAPER, INK))


class Shade(NamedTuple):
    """One class: its words in the legend, its colour, and the ink of words that stand on it."""

    words: str
    colour: str
    ink: str = INK


# From brown to blue: two sides of the district that no one takes for good and bad, and that all eyes tell apart.
BESIDE: dict[Difference | None, Shade] = {
    Difference.MUCH_HIGHER: Shade("Higher, hardly by chance", LOOK_HERE, PAPER),
    Difference.HIGHER: Shade("Higher than the district", "#81A5C8"),
    Difference.NONE: Shade("No clear difference", "#DEDEDE"),
    Difference.LOWER: Shade("Lower than the district", "#D9B48A"),
    Difference.MUCH_LOWER: Shade("Lower, hardly by chance", "#7A4E1D", PAPER),
    None: Shade("Not compared", "#F7F7F7"),
}


def by_difference(found: Mapping[str, Difference | None]) -> dict[str, Shade]:
    """The class of each ward with a figure, by code: beside the district, at 95% and, deeper, at 99.8%."""
    return {code: BESIDE[difference] for code, difference in found.items()}


def by_rate(rates: Mapping[str, float]) -> dict[str, Shade]:
    """The class of each ward that has a rate, by code: three depths of one colour, parted by round numbers."""
    cuts = limits(rates.values())
    told = class_words(cuts)
    # Two classes are the two deeper ones, one is the deepest.
    first = len(DEPTHS) - len(told)
    shades = [Shade(words, DEPTHS[first + at], INK_ON[first + at]) for at, words in enumerate(told)]
    return {code: shades[class_of(rate, cuts)] for code, rate in rates.items()}


def in_order(met: Iterable[Shade]) -> list[Shade]:
    """The classes that are met, each once, as a legend lists them: from higher to lower, rates from low to high."""
    found = set(met)
    of_rates = sorted(found - set(BESIDE.values()), key=lambda shade: DEPTHS.index(shade.colour))
    return [shade for shade in BESIDE.values() if shade in found] + of_rates


def limits(values: Iterable[float]) -> tuple[float, ...]:
    """The one or two round numbers that part shown values in about three, no part empty; none when they are all alike."""
    ordered = sorted(values)
    if not ordered or ordered[0] == ordered[-1]:
        return ()
    third = (ordered[-1] - ordered[0]) / 3
    size = 10.0 ** floor(log10(third))
    step = max(s * size for s in (1, 2, 5) if s * size <= third)
    cuts: list[float] = []
    for place in (1, 2):
        cut = round(round(ordered[place * len(ordered) // 3] / step) * step, 6)
        if any(value < cut and value >= max(cuts, default=value) for value in ordered) and cut <= ordered[-1]:
            cuts.append(cut)
    return tuple(cuts)


def class_words(cuts: Sequence[float]) -> tuple[str, ...]:
    """What each class holds, in words: "Under 20", "20 to under 40", "40 or more"."""
    if not cuts:
        return ("Shown",)
    between = [f"{low:g} to under {high:g}" for low, high in pairwise(cuts)]
    return (f"Under {cuts[0]:g}", *between, f"{cuts[-1]:g} or more")


def class_of(value: float, cuts: Sequence[float]) -> int:
    """Which class a value falls in, the lowest being 0."""
    return sum(value >= cut for cut in cuts)
