"""Wards against their district, as PHEindicatormethods and FunnelPlotR would have it."""

import math
import random

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.statistics.funnel import (
    ALARM,
    Difference,
    adjusted_limits,
    curve,
    difference,
    district_rate,
    just_higher,
    just_lower,
    limits_at,
    overdispersion,
)
from data.statistics.rates import rate
from tests.statistics import golden

PHE = {
    "High (0.001)": Difference.MUCH_HIGHER,
    "High (0.025)": Difference.HIGHER,
    "Not significant": Difference.NONE,
    "Low (0.025)": Difference.LOWER,
    "Low (0.001)": Difference.MUCH_LOWER,
}
WARDS = golden.rows("funnel_wards.csv")
AVERAGE = district_rate(sum(int(row["count"]) for row in WARDS), sum(int(row["population"]) for row in WARDS))


@pytest.mark.parametrize("row", WARDS, ids=lambda row: row["ward"])
def test_a_ward_is_called_what_the_reference_calls_it(row):
    assert float(row["district_rate_per_10000"]) == pytest.approx(10_000 * AVERAGE, rel=1e-9)
    assert difference(int(row["count"]), int(row["population"]), AVERAGE) is PHE[row["significance"]]


@pytest.mark.parametrize("row", WARDS, ids=lambda row: row["ward"])
def test_the_funnel_at_a_ward_is_the_references(row):
    found = limits_at(int(row["population"]), AVERAGE)
    assert (found.lower_95, found.upper_95, found.lower_998, found.upper_998) == pytest.approx(
        [float(row[c]) for c in ("ll95_chisq", "ul95_chisq", "ll998_chisq", "ul998_chisq")], rel=1e-9
    )


def test_a_reader_sees_three_words_and_no_rank():
    assert {each.words for each in Difference} == {"higher", "lower", "no clear difference"}


counts, populations = st.integers(0, 400), st.integers(1, 9000)


@given(counts, populations, st.floats(0, 0.5))
def test_a_ward_differs_exactly_when_its_interval_leaves_the_district_out(count, population, average):
    found = difference(count, population, average)
    usual = rate(count, population, per=1)
    sure = rate(count, population, per=1, confidence=ALARM)
    assert (found is not Difference.NONE) == (average < usual.lower or average > usual.upper)
    assert (found in (Difference.MUCH_HIGHER, Difference.MUCH_LOWER)) == (average < sure.lower or average > sure.upper)
    if found is not Difference.NONE:
        assert (found.words == "higher") == (count / population > average)


def test_equal_wards_show_no_clear_difference():
    assert {difference(24, 2000, district_rate(30 * 24, 30 * 2000)) for _ in range(30)} == {Difference.NONE}


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_on_the_curve_a_ward_is_just_significant(confidence):
    for count, (population, height) in zip(range(1, 10), just_higher(range(1, 10), AVERAGE, confidence=confidence), strict=True):
        assert height == pytest.approx(10_000 * count / population)
        assert _differs(count, population * 0.9999, confidence) == "higher"
        assert _differs(count, population * 1.0001, confidence) == "no clear difference"
    for count, (population, _) in zip(range(10), just_lower(range(10), AVERAGE, confidence=confidence), strict=True):
        assert _differs(count, population * 1.0001, confidence) == "lower"
        assert _differs(count, population * 0.9999, confidence) == "no clear difference"


def _differs(count, population, confidence):
    found = difference(count, population, AVERAGE)
    is_sure = found in (Difference.MUCH_HIGHER, Difference.MUCH_LOWER)
    return found.words if confidence != ALARM or is_sure else Difference.NONE.words


def test_the_funnel_narrows_as_wards_grow():
    points = curve(range(500, 9000, 500), AVERAGE)
    widths = [point.upper_95 - point.lower_95 for point in points]
    assert widths == sorted(widths, reverse=True)
    assert all(p.lower_998 < p.lower_95 < 10_000 * AVERAGE < p.upper_95 < p.upper_998 for p in points)


def test_what_cannot_be_compared_is_refused_in_a_plain_sentence():
    with pytest.raises(ValueError, match=r"^A ward needs a population above 0"):
        difference(3, 0, AVERAGE)
    with pytest.raises(ValueError, match=r"^A count is 0 or more"):
        difference(-3, 100, AVERAGE)
    with pytest.raises(ValueError, match=r"^The district's rate is 0 or more"):
        difference(3, 100, -1)
    with pytest.raises(ValueError, match=r"^The district's rate needs"):
        district_rate(3, 0)
    with pytest.raises(ValueError, match=r"^A funnel needs an expected count above 0"):
        limits_at(100, 0)
    with pytest.raises(ValueError, match=r"^A funnel needs a district rate above 0"):
        just_higher([1], 0)
    with pytest.raises(ValueError, match=r"^The upper curve starts at 1"):
        just_higher([0], AVERAGE)
    with pytest.raises(ValueError, match=r"^The upper curve starts at 1 event, the lower at 0"):
        just_lower([-1], AVERAGE)
    with pytest.raises(ValueError, match=r"^Overdispersion needs"):
        overdispersion([1], [1])
    with pytest.raises(ValueError, match=r"^Observed counts are 0 or more"):
        overdispersion([1, 2], [1, 0])
    with pytest.raises(ValueError, match=r"^Adjusted limits need"):
        adjusted_limits(0, 0)


def test_overdispersion_is_what_its_formula_says_with_numpys_quantiles():
    chance = random.Random(5)
    expected = [chance.uniform(3, 40) for _ in range(30)]
    observed = [float(round(due * chance.uniform(0.2, 2))) for due in expected]
    scores = 2 * (numpy.sqrt(observed) - numpy.sqrt(expected))
    scores = numpy.clip(scores, *numpy.quantile(scores, [0.1, 0.9]))
    weights = 4 * numpy.array(expected)
    phi = numpy.mean(scores**2)
    tau = (30 * phi - 29) / (weights.sum() - (weights**2).sum() / weights.sum())
    found = overdispersion(observed, expected)
    assert (found.phi, found.tau_squared) == pytest.approx((phi, tau), rel=1e-9)
    assert found.tau_squared > 0


def test_wards_that_differ_by_no_more_than_chance_widen_nothing():
    found = overdispersion([10.0] * 30, [10.0] * 30)
    assert (found.phi, found.tau_squared) == (0, 0)
    lower, upper = adjusted_limits(100, 0)
    assert (lower, upper) == pytest.approx(((1 - 1.959964 / 20) ** 2, (1 + 1.959964 / 20) ** 2), rel=1e-6)
    assert math.isclose(adjusted_limits(0.1, 0)[0], 0)


def test_squared_limits_hold_what_they_promise_and_unsquared_ones_would_not():
    chance = numpy.random.default_rng(11)
    ratios = chance.poisson(200, 20_000) / 200
    lower, upper = adjusted_limits(200, 0)
    inside = numpy.mean((ratios >= lower) & (ratios <= upper))
    inside_unsquared = numpy.mean((ratios >= math.sqrt(lower)) & (ratios <= math.sqrt(upper)))
    assert inside == pytest.approx(0.95, abs=0.01)
    assert inside_unsquared < 0.72
