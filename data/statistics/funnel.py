"""Wards against their district: which differ by more than chance, and the funnel that shows it.

Significance as PHEindicatormethods 2.1.0 assigns it, curves as PHE and FunnelPlotR draw them (re-stated from the formulae).
A hidden ward has no place here: the caller leaves it out of every list and draws it apart. Like is compared with like: the
district's rate is that of its children whose ward is known, because a ward's figure holds no one else. The caller takes it from
released totals (the district less elsewhere, or all committees), never from the sum of the wards shown.
With thirty equal wards about one or two fall outside 95% by chance: the words compare, they do not rank.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.statistics.rates import chi_square_quantile, count_interval, normal_quantile

WARNING = 0.95
ALARM = 0.998


class Difference(StrEnum):
    """A ward's rate beside the district's."""

    MUCH_HIGHER = "higher (99.8%)"
    HIGHER = "higher"
    NONE = "no clear difference"
    LOWER = "lower"
    MUCH_LOWER = "lower (99.8%)"

    @property
    def words(self) -> str:
        """What a reader sees: "higher", "lower" or "no clear difference"."""
        return self.value.removesuffix(" (99.8%)")


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The funnel at one population: rates between which chance alone would keep a ward."""

    population: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """How much more wards differ than chance alone explains.

    phi: mean squared z-score after winsorising, about 1 when chance explains all. tau_squared: variance between wards, on
    the scale of the square root of observed over expected; 0 when there is none to see.
    """

    phi: float
    tau_squared: float


def district_rate(count: float, population: float) -> float:
    """Events for each child of the district. ValueError: a population of 0, a count under 0.

    count: of children whose ward is known, where wards or committees are compared with the rate.
    """
    if not (0 < population < math.inf and 0 <= count < math.inf):
        raise ValueError("The district's rate needs a count of 0 or more and a population above 0.")
    return count / population


def difference(count: float, population: float, average: float) -> Difference:
    """Whether a ward's interval leaves out the district's rate, at 99.8% or at 95%.

    count, population: the ward's. average: the district's rate for each child (`district_rate`).
    Limits are exact under 10 and Byar from 10. ValueError: a population of 0, a negative count or average.
    """
    _require_average(average)
    if not 0 < population < math.inf:
        raise ValueError("A ward needs a population above 0 to be compared.")
    for confidence, higher, lower in (
        (ALARM, Difference.MUCH_HIGHER, Difference.MUCH_LOWER),
        (WARNING, Difference.HIGHER, Difference.LOWER),
    ):
        least, most, _ = count_interval(count, confidence)
        if average < least / population:
            return higher
        if average > most / population:
            return lower
    return Difference.NONE


def limits_at(population: float, average: float, per: float = 10_000) -> FunnelLimits:
    """The smooth funnel at a population, as a function of the count expected there (FunnelPlotR, unadjusted).

    Good to draw; near the line not the same as `difference`, so a ward's colour and word come from that.
    ValueError: an expected count (average x population) that is not above 0.
    """
    expected = average * population
    if not 0 < expected < math.inf:
        raise ValueError("A funnel needs an expected count above 0.")
    return FunnelLimits(
        population, *(per * average * end for level in (WARNING, ALARM) for end in _ratio_limits(expected, level))
    )


def curve(populations: Iterable[float], average: float, per: float = 10_000) -> tuple[FunnelLimits, ...]:
    """`limits_at` for each population, in the order given."""
    return tuple(limits_at(population, average, per) for population in populations)


def just_higher(
    events: Iterable[int], average: float, per: float = 10_000, confidence: float = WARNING
) -> tuple[tuple[float, float], ...]:
    """The upper curve as PHE draws it: (population, rate) where a number of events becomes just "higher" than the district.

    events: 1 or more. ValueError: an event number under 1, an average that is not above 0.
    """
    return _just(events, average, per, (1 - confidence) / 2, is_upper=True)


def just_lower(
    events: Iterable[int], average: float, per: float = 10_000, confidence: float = WARNING
) -> tuple[tuple[float, float], ...]:
    """The lower curve as PHE draws it: (population, rate) where a number of events becomes just "lower" than the district.

    events: 0 or more. ValueError: an event number under 0, an average that is not above 0.
    """
    return _just(events, average, per, (1 - confidence) / 2, is_upper=False)


def overdispersion(observed: Sequence[float], expected: Sequence[float], winsorise: float = 0.1) -> Overdispersion:
    """How far wards differ beyond chance (Spiegelhalter 2005, additive; FunnelPlotR's "CQC", which bears counts of 0).

    observed, expected: one count for each ward, in the same order. winsorise: the share of z-scores pulled in at each end.
    ValueError: lists of different length, fewer than two wards, an observed count under 0, an expected count not above 0.
    """
    if len(observed) != len(expected) or len(observed) < 2:
        raise ValueError("Overdispersion needs an observed and an expected count for each of two wards or more.")
    if min(observed) < 0 or min(expected) <= 0:
        raise ValueError("Observed counts are 0 or more and expected counts above 0.")
    scores = [2 * (math.sqrt(seen) - math.sqrt(due)) for seen, due in zip(observed, expected, strict=True)]
    least, most = _quantile(scores, winsorise), _quantile(scores, 1 - winsorise)
    wards = len(scores)
    phi = math.fsum(min(max(score, least), most) ** 2 for score in scores) / wards
    weights = [4 * due for due in expected]
    total = math.fsum(weights)
    spread = total - math.fsum(weight**2 for weight in weights) / total
    return Overdispersion(phi, max(0.0, (wards * phi - (wards - 1)) / spread))


def adjusted_limits(expected: float, tau_squared: float, confidence: float = WARNING) -> tuple[float, float]:
    """Lower and upper limit of observed over expected, widened for overdispersion.

    The limits lie on the square-root scale (1 -+ z sqrt(1/(4 expected) + tau^2)) and are squared to be a ratio;
    FunnelPlotR 0.6.0 draws them unsquared, which is too narrow for a ratio. A root under 0 becomes 0.
    ValueError: an expected count that is not above 0, a negative tau_squared.
    """
    if not (expected > 0 and tau_squared >= 0):
        raise ValueError("Adjusted limits need an expected count above 0 and a variance of 0 or more.")
    reach = normal_quantile(confidence) * math.sqrt(1 / (4 * expected) + tau_squared)
    return max(0.0, 1 - reach) ** 2, (1 + reach) ** 2


def _ratio_limits(expected: float, confidence: float) -> tuple[float, float]:
    tail = (1 - confidence) / 2
    lower = chi_square_quantile(tail, 2 * expected) / 2 / expected
    return lower, chi_square_quantile(tail, 2 * expected + 2, upper_tail=True) / 2 / expected


def _just(events: Iterable[int], average: float, per: float, tail: float, *, is_upper: bool) -> tuple[tuple[float, float], ...]:
    _require_average(average)
    if average == 0:
        raise ValueError("A funnel needs a district rate above 0.")
    points = []
    for count in events:
        if count < (1 if is_upper else 0):
            raise ValueError("The upper curve starts at 1 event, the lower at 0.")
        degrees = 2 * count if is_upper else 2 * count + 2
        population = chi_square_quantile(tail, degrees, upper_tail=not is_upper) / 2 / average
        points.append((population, per * count / population))
    return tuple(points)


def _quantile(values: Sequence[float], share: float) -> float:
    """Linear between the values (R's type 7)."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _require_average(average: float) -> None:
    if not 0 <= average < math.inf:
        raise ValueError("The district's rate is 0 or more.")
