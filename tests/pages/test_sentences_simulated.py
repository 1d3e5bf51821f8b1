"""Where nothing changes a sentence hardly ever claims a change, and never without a signal.

The full run is tests/benchmarks/simulate_signals.py.
"""

import numpy
import pytest

from data.statistics.reading import movement
from pages.parts.trends import control
from tests.benchmarks.simulate_signals import CLAIMS, MONTHS, ROSE_OR_FELL, flow_chart, flow_sentence, stock_claims
from tests.support.answers import monthly

pytestmark = pytest.mark.usefixtures("on_sample")
SERIES = 1_000


@pytest.fixture
def chance():
    return numpy.random.default_rng(4)


@pytest.mark.parametrize("mean", [2, 6, 12, 20, 40])
def test_no_sentence_of_a_flat_series_claims_a_movement_without_a_signal_and_each_names_it(mean, chance):
    flat = [chance.poisson(mean, MONTHS) for _ in range(SERIES // 4)]
    read = [(flow_sentence(values), movement(flow_chart(values))) for values in flat]
    assert [said for said, found in read if bool(CLAIMS.search(said)) != (found.signal is not None)] == []
    assert [said for said, found in read if found.words not in said and found.no_limits is None] == []


@pytest.mark.parametrize(("opened", "months_open"), [(6, 4), (25, 12)])
def test_at_most_five_in_a_hundred_steady_stocks_are_said_to_have_moved(opened, months_open, chance):
    claims = stock_claims(opened, months_open, SERIES // 2, chance)
    assert claims.moved <= claims.any_claim <= 0.05


def test_a_series_that_does_rise_is_said_to():
    """Without this the tests above could be passed by saying nothing."""
    steady = [30, 32, 29, 31, 33, 28, 30, 31] * 3
    said = control.sentence(monthly({"all": [*steady, 31, 33, 36, 38, 41, 45, 48]}, "flags_opened", "all"))
    assert "above the upper limit" in said
    rising = control.sentence(monthly({"all": [*steady, 27, 28, 29, 30, 31, 32, 33]}, "flags_opened", "all"))
    assert ROSE_OR_FELL.search(rising)
    assert "the sixth rise in a row" in rising
