"""Rates and shares equal PHEindicatormethods, agree with statsmodels, and refuse what has no meaning."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from data.statistics.rates import (
    byar_interval,
    count_interval,
    episode_rate,
    evenly_spread,
    exact_interval,
    normal_quantile,
    proportion,
    rate,
)
from tests.statistics import golden

CONFIDENCES = (0.95, 0.998)


def close(*expected):
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("row", golden.rows("rates.csv"), ids=lambda row: row["area"])
def test_a_rate_is_the_references(row):
    found = rate(int(row["numerator"]), float(row["denominator"]), float(row["multiplier"]), float(row["confidence"]))
    assert (found.value, found.lower, found.upper) == close(*(float(row[c]) for c in ("value", "lowercl", "uppercl")))
    assert found.method == row["method"].lower().removesuffix("s").replace("byar", "Byar")


@pytest.mark.parametrize("row", golden.rows("proportions.csv"), ids=lambda row: row["area"])
def test_a_share_is_the_references(row):
    found = proportion(int(row["numerator"]), int(row["denominator"]), float(row["multiplier"]), float(row["confidence"]))
    assert (found.value, found.lower, found.upper) == close(*(float(row[c]) for c in ("value", "lowercl", "uppercl")))
    assert found.method == row["method"]


@pytest.mark.parametrize("confidence", CONFIDENCES)
@pytest.mark.parametrize("whole", [1, 5, 60, 4321])
def test_statsmodels_finds_the_same_wilson_interval(whole, confidence):
    for part in {0, 1, whole // 3, whole - 1, whole}:
        found = proportion(part, whole, per=1, confidence=confidence)
        expected = proportion_confint(part, whole, alpha=1 - confidence, method="wilson")
        assert (found.lower, found.upper) == close(*expected)


@pytest.mark.parametrize("confidence", CONFIDENCES)
@pytest.mark.parametrize("count", [0, 1, 2, 5, 9, 10, 40, 1000])
def test_statsmodels_finds_the_same_exact_interval(count, confidence):
    expected = confint_poisson(count, exposure=1, method="exact-c", alpha=1 - confidence)
    assert exact_interval(count, confidence) == close(*expected)


def test_no_children_is_a_rate_of_zero_with_something_above_it():
    found = rate(0, 1000)
    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(10 * -math.log(0.025))


def test_the_method_changes_at_ten():
    assert [count_interval(count)[2] for count in (0, 9, 10, 11)] == ["exact", "exact", "Byar", "Byar"]


def test_byar_lies_within_a_fifth_of_a_per_cent_of_exact_from_ten():
    for count in range(10, 500):
        for byar, exact in zip(byar_interval(count), exact_interval(count), strict=True):
            assert byar == pytest.approx(exact, rel=0.002)


def test_ninety_five_per_cent_is_1_96_standard_deviations():
    assert normal_quantile(0.95) == pytest.approx(1.959963984540054)
    assert normal_quantile(0.998) == pytest.approx(3.090232306167813)


@pytest.mark.parametrize("population", [0, -5, math.nan, math.inf])
def test_a_rate_of_nobody_is_refused_in_a_plain_sentence(population):
    with pytest.raises(ValueError, match=r"^A rate needs a population above 0\.$"):
        rate(3, population)
    with pytest.raises(ValueError, match=r"^A rate needs a population above 0\.$"):
        episode_rate({1: 3}, population)


@pytest.mark.parametrize("count", [-1, math.nan, math.inf])
def test_a_count_below_zero_is_refused_in_a_plain_sentence(count):
    for made in (lambda: rate(count, 100), lambda: exact_interval(count), lambda: byar_interval(count)):
        with pytest.raises(ValueError, match=r"^A count is 0 or more\.$"):
            made()


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (0, 0), (0, math.nan)])
def test_a_share_of_nothing_is_refused_in_a_plain_sentence(part, whole):
    with pytest.raises(ValueError, match=r"^A share needs a whole above 0\.$"):
        proportion(part, whole)


@pytest.mark.parametrize("part", [-1, 11, math.nan])
def test_a_part_that_is_no_part_is_refused_in_a_plain_sentence(part):
    with pytest.raises(ValueError, match=r"^A part must lie between 0 and its whole\.$"):
        proportion(part, 10)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, math.nan])
def test_a_confidence_is_between_zero_and_one(confidence):
    for made in (lambda: rate(3, 10, confidence=confidence), lambda: proportion(3, 10, confidence=confidence)):
        with pytest.raises(ValueError, match=r"^A confidence lies between 0 and 1"):
            made()


counts = st.integers(0, 5000)
populations = st.integers(1, 200_000)


@given(counts, populations, st.sampled_from(CONFIDENCES))
def test_a_rate_lies_inside_its_interval(count, population, confidence):
    found = rate(count, population, confidence=confidence)
    assert 0 <= found.lower <= found.value <= found.upper


@given(counts, populations)
def test_more_confidence_is_a_wider_interval(count, population):
    usual, sure = rate(count, population), rate(count, population, confidence=0.998)
    assert sure.lower <= usual.lower
    assert usual.upper <= sure.upper


@given(st.integers(1, 3000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_and_its_complement_mirror_each_other(sizes):
    part, whole = sizes
    found, other = proportion(part, whole), proportion(whole - part, whole)
    assert 0 <= found.lower <= found.value <= found.upper <= 100
    assert (found.lower, found.upper) == pytest.approx((100 - other.upper, 100 - other.lower), abs=1e-9)


spreads = st.dictionaries(st.integers(1, 12), st.integers(0, 60), max_size=6)


@given(spreads, populations)
def test_repeat_episodes_widen_the_interval_and_single_ones_do_not(spread, population):
    episodes = sum(number * children for number, children in spread.items())
    repeated, single = episode_rate(spread, population), rate(episodes, population)
    assert repeated.value == single.value
    assert repeated.upper >= single.upper - 1e-9
    assert 0 <= repeated.lower <= single.lower + 1e-9
    once = episode_rate({1: episodes}, population)
    assert (once.lower, once.upper) == close(single.lower, single.upper)


def test_the_variance_of_repeat_episodes_is_the_sum_of_squares():
    found = episode_rate({1: 10, 3: 5}, 1000)
    plain = rate(25, 1000)
    assert found.upper == pytest.approx(plain.value + math.sqrt((10 + 9 * 5) / 25) * (plain.upper - plain.value))
    assert found.lower == pytest.approx(plain.value - math.sqrt((10 + 9 * 5) / 25) * (plain.value - plain.lower))


def test_one_child_with_every_episode_leaves_a_lower_limit_of_zero():
    assert episode_rate({12: 1}, 1000).lower == 0


def test_none_and_all_are_shares_of_exactly_none_and_all():
    for confidence in (n / 1000 for n in range(500, 1000)):
        assert proportion(0, 37, confidence=confidence).lower == 0
        assert proportion(37, 37, confidence=confidence).upper == 100


@pytest.mark.parametrize("spread", [{0: 4}, {-1: 2}, {1: -2}])
def test_children_with_no_episode_are_not_counted_among_those_with_some(spread):
    with pytest.raises(ValueError, match="a number of episodes of 1 or more"):
        episode_rate(spread, 1000)


@given(spreads)
def test_the_most_even_spread_has_the_same_totals_and_no_more_variance(spread):
    episodes, children = sum(f * n for f, n in spread.items()), sum(spread.values())
    even = evenly_spread(episodes, children)
    assert (sum(f * n for f, n in even.items()), sum(even.values())) == (episodes, children)
    assert sum(f**2 * n for f, n in even.items()) <= sum(f**2 * n for f, n in spread.items())


@pytest.mark.parametrize(("episodes", "children"), [(3, 4), (3, 0), (-1, -2)])
def test_totals_that_cannot_be_shared_out_are_refused(episodes, children):
    with pytest.raises(ValueError, match="Each child counted has at least one episode"):
        evenly_spread(episodes, children)
