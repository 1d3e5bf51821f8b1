"""Rates and proportions with their intervals: how far a small number may lie from what is behind it.

Formulae of the Fingertips technical guidance, equal to PHEindicatormethods 2.1.0 (re-stated from the formulae, not copied).
Counts come from released cells; a rate, an interval or a share is never made for a hidden one, which it would give away.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scipy.special import gammainccinv, gammaincinv, ndtri

EXACT_UNDER = 10

Method = Literal["exact", "Byar", "Wilson"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A rate or a share, per whatever was asked, with its interval at a confidence between 0 and 1."""

    value: float
    lower: float
    upper: float
    confidence: float
    method: Method


def rate(count: float, population: float, per: float = 10_000, confidence: float = 0.95) -> Estimate:
    """A crude rate with its exact (count under 10) or Byar interval.

    count: events or children, 0 or more; may be larger than the population. population: people, or people x months / 12 for
    a yearly rate from a part of a year.
    ValueError: a count under 0, a population of 0 or less, a confidence not between 0 and 1.
    """
    _require_population(population)
    lower, upper, method = count_interval(count, confidence)
    return Estimate(per * count / population, per * lower / population, per * upper / population, confidence, method)


def proportion(part: float, whole: float, per: float = 100, confidence: float = 0.95) -> Estimate:
    """A share of a whole with its Wilson interval, in per cent unless `per` says otherwise.

    ValueError: a whole of 0, a part under 0 or over the whole, a confidence not between 0 and 1.
    """
    if not 0 < whole < math.inf:
        raise ValueError("A share needs a whole above 0.")
    if not 0 <= part <= whole:
        raise ValueError("A part must lie between 0 and its whole.")
    z = normal_quantile(confidence)
    share = part / whole
    middle, half = 2 * part + z**2, z * math.sqrt(z**2 + 4 * part * (1 - share))
    lower, upper = (end / (2 * (whole + z**2)) for end in (middle - half, middle + half))
    # At 0 and at the whole the last bit may put an end on the wrong side of the share.
    return Estimate(per * share, per * max(0.0, min(lower, share)), per * min(1.0, max(upper, share)), confidence, "Wilson")


def episode_rate(
    children_by_episodes: Mapping[int, int], population: float, per: float = 10_000, confidence: float = 0.95
) -> Estimate:
    """A crude rate of episodes, allowing for the same child having several: wider than `rate` of the episodes.

    children_by_episodes: how many children had 1, 2, 3 ... episodes. The variance is the sum of f^2 N_f; when every child
    had one episode the interval is that of `rate`. A lower limit under 0 becomes 0.
    ValueError: an episode number under 1, a negative number of children, and as for `rate`.
    """
    if any(episodes < 1 or children < 0 for episodes, children in children_by_episodes.items()):
        raise ValueError("Children are counted by a number of episodes of 1 or more.")
    count = sum(episodes * children for episodes, children in children_by_episodes.items())
    plain = rate(count, population, per, confidence)
    if count == 0:
        return plain
    variance = sum(episodes**2 * children for episodes, children in children_by_episodes.items())
    stretch = math.sqrt(variance / count)
    lower = max(0.0, plain.value - stretch * (plain.value - plain.lower))
    upper = plain.value + stretch * (plain.upper - plain.value)
    return Estimate(plain.value, lower, upper, confidence, plain.method)


def evenly_spread(episodes: int, children: int) -> dict[int, int]:
    """The most even way that children can share episodes: the least variance that the two totals allow.

    For `episode_rate` where only the totals are released: the true interval is at least as wide.
    ValueError: fewer episodes than children, or episodes and no child.
    """
    if episodes < children or children < 0 or (children == 0 and episodes > 0):
        raise ValueError("Each child counted has at least one episode, and each episode has a child.")
    if children == 0:
        return {}
    each, over = divmod(episodes, children)
    spread = {each: children - over, each + 1: over}
    return {number: shared for number, shared in spread.items() if shared}


def count_interval(count: float, confidence: float = 0.95) -> tuple[float, float, Method]:
    """Lower and upper limit of the number that a count stands for, and the method: exact under 10, else Byar."""
    if count < EXACT_UNDER:
        return *exact_interval(count, confidence), "exact"
    return *byar_interval(count, confidence), "Byar"


def exact_interval(count: float, confidence: float = 0.95) -> tuple[float, float]:
    """Garwood's exact Poisson limits of a count of 0 or more; the lower limit of 0 is 0."""
    tail = (1 - _checked(confidence)) / 2
    _require_count(count)
    lower = chi_square_quantile(tail, 2 * count) / 2 if count > 0 else 0.0
    return lower, chi_square_quantile(tail, 2 * count + 2, upper_tail=True) / 2


def byar_interval(count: float, confidence: float = 0.95) -> tuple[float, float]:
    """Byar's approximate Poisson limits of a count; meant for 10 or more. A lower limit under 0 becomes 0."""
    _require_count(count)
    z = normal_quantile(confidence)
    lower = 0.0 if count == 0 else max(0.0, count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3)
    following = count + 1
    return lower, following * (1 - 1 / (9 * following) + z / (3 * math.sqrt(following))) ** 3


def normal_quantile(confidence: float) -> float:
    """How many standard deviations either side hold this share of a normal distribution: 1.96 for 0.95."""
    return float(ndtri(1 - (1 - _checked(confidence)) / 2))


def chi_square_quantile(tail: float, degrees: float, upper_tail: bool = False) -> float:
    """The value that a chi-square variable lies under (or, for the upper tail, over) with probability `tail`."""
    inverse = gammainccinv if upper_tail else gammaincinv
    return 2 * float(inverse(degrees / 2, tail))


def _checked(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError("A confidence lies between 0 and 1, for example 0.95.")
    return confidence


def _require_count(count: float) -> None:
    if not 0 <= count < math.inf:
        raise ValueError("A count is 0 or more.")


def _require_population(population: float) -> None:
    if not 0 < population < math.inf:
        raise ValueError("A rate needs a population above 0.")
