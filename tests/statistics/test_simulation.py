"""Where nothing changes, little is said to have changed. The full run is tests/benchmarks/simulate_signals.py."""

import numpy
import pytest

from data.statistics.reading import movement
from data.statistics.spc import NoLimits, control_chart
from tests.benchmarks.simulate_signals import (
    equal_wards_called_different,
    flow_alarms,
    monthly,
    simulated_stock,
    stock_alarms,
)


@pytest.fixture
def chance():
    return numpy.random.default_rng(2)


@pytest.mark.parametrize("mean", [5, 12, 40])
def test_at_most_three_in_a_hundred_steady_flows_end_in_a_signal(mean, chance):
    found = flow_alarms(mean, 1500, chance)
    assert found.latest <= 0.03
    assert found.latest_of_drawn <= 0.03


def test_a_steady_flow_under_five_a_month_is_hardly_ever_judged(chance):
    assert flow_alarms(3, 200, chance).with_limits == 0


@pytest.mark.parametrize(("opened", "months_open"), [(6, 4), (25, 12)])
def test_at_most_five_in_a_hundred_steady_stocks_have_a_flow_that_signals(opened, months_open, chance):
    found = stock_alarms(opened, months_open, 700, chance)
    assert found.either <= 0.05
    assert max(found.opened, found.closed) <= 0.03


def test_a_steady_stock_given_limits_would_cry_wolf_so_it_gets_none(chance):
    assert stock_alarms(25, 12, 100, chance).if_charted > 0.3
    stock = simulated_stock(25, 12, chance)
    points = control_chart(monthly(stock.open_at_end), kind="stock", hidden=())
    assert movement(points).signal is None
    assert movement(points).no_limits is NoLimits.CARRIES_ITS_PAST


def test_a_simulated_stock_is_what_opened_less_what_closed(chance):
    stock = simulated_stock(10, 6, chance)
    steps = numpy.diff(stock.open_at_end)
    assert steps.tolist() == (numpy.array(stock.opened) - numpy.array(stock.closed)).tolist()[1:]
    assert min(stock.open_at_end) >= 0


def test_a_simulated_stock_stays_in_balance(chance):
    ends = [simulated_stock(10, 6, chance).open_at_end for _ in range(400)]
    assert numpy.mean(ends, axis=0) == pytest.approx(60, abs=2)


@pytest.mark.parametrize("expected", [2, 10, 60])
def test_at_most_five_in_a_hundred_equal_wards_are_called_higher_or_lower(expected, chance):
    different, much = equal_wards_called_different(expected, 150, chance)
    assert different <= 0.05
    assert much <= 0.005


def test_episodes_of_the_same_children_would_make_equal_wards_look_different(chance):
    different, _ = equal_wards_called_different(20, 50, chance, episodes_each=2)
    assert different > 0.1
