"""How often the statistics cry wolf when nothing has happened.

    python -m tests.benchmarks.simulate_signals [--series 10000] [--seed 1]

Prints, for worlds where nothing changes: the share of latest points called a signal on a month's flow, the share of stocks
whose latest flows would let a sentence say that they rose or fell, the share of sentences, as a page says them, that claim
a rise or a fall, and the share of equal wards called higher or lower.
"""

import argparse
import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy

from data.statistics.funnel import Difference, difference, district_rate
from data.statistics.reading import movement
from data.statistics.spc import Point, control_chart, xmr
from pages.parts.trends import control, stocks
from tests.support import answers
from tests.support.sample import published

MONTHS = 36
FLOW_MEANS = (5, 6, 8, 12, 20, 40)
# Children flagged in a month, and how many months a flag stays open on average.
STOCKS = ((6, 4), (10, 12), (25, 12), (40, 8))
# Wards of one size and rate: the count to be expected in each.
EXPECTED = (2, 5, 10, 20, 60)
WARDS = 30
CLAIMS = re.compile(r"\b(rose|fell|rising|falling|higher|lower|rise|fall)\b")
ROSE_OR_FELL = re.compile(r"\b(rose|fell)\b")


@dataclass(frozen=True)
class FalseAlarms:
    """Shares of in-control series, from 0 to 1.

    with_limits: have limits at all. latest: latest point a signal, of all series. latest_of_drawn: the same, of the series
    with limits. anywhere: a signal at any point, of all series.
    """

    with_limits: float
    latest: float
    latest_of_drawn: float
    anywhere: float


@dataclass(frozen=True)
class Stock:
    """Months of a stock in which nothing changes: opened and closed in each month, and open at its end."""

    opened: list[int]
    closed: list[int]
    open_at_end: list[int]


@dataclass(frozen=True)
class StockAlarms:
    """Shares of in-control stocks, from 0 to 1.

    opened, closed, either: whose latest flow is a signal. if_charted: whose own latest point would be one, were a stock
    given limits (the reason that it is not).
    """

    opened: float
    closed: float
    either: float
    if_charted: float


@dataclass(frozen=True)
class Claims:
    """Shares of in-control stocks, from 0 to 1, by the sentence a page says of them.

    moved: says that the stock rose or fell. any_claim: that, or that a flow is higher or lower than usual, rises or falls.
    """

    moved: float
    any_claim: float


def monthly(values: Sequence[int]) -> list[tuple[date, float]]:
    """The values as a series of months from January 2017."""
    return [(date(2017 + n // 12, n % 12 + 1, 1), int(value)) for n, value in enumerate(values)]


def flow_chart(values: Sequence[int]) -> tuple[Point, ...]:
    """A month's flow as a page charts it."""
    return control_chart(monthly(values), kind="flow", hidden=())


def flow_alarms(mean: float, series: int, chance: numpy.random.Generator, months: int = MONTHS) -> FalseAlarms:
    """How often a flow of independent events at a constant rate is called a change."""
    charts = [flow_chart(chance.poisson(mean, months)) for _ in range(series)]
    drawn = [points for points in charts if points[-1].phase.limits is not None]
    latest = sum(movement(points).signal is not None for points in charts)
    anywhere = sum(any(point.signal for point in points) for points in charts)
    return FalseAlarms(len(drawn) / series, latest / series, latest / max(1, len(drawn)), anywhere / series)


def simulated_stock(opened_a_month: float, months_open: float, chance: numpy.random.Generator, months: int = MONTHS) -> Stock:
    """Spells that open at a constant rate and close at a constant rate, already in balance when the first month begins.

    Spells open at any moment and last for an exponential time; a spell that opens and closes in one month counts in both.
    """
    standing = chance.poisson(opened_a_month * months_open)
    arriving = chance.poisson(opened_a_month * months)
    starts = numpy.concatenate([numpy.full(standing, -1.0), chance.uniform(0, months, arriving)])
    ends = numpy.maximum(starts, 0) + chance.exponential(months_open, standing + arriving)
    edges = numpy.arange(months + 1)
    opened, closed = numpy.histogram(starts, edges)[0], numpy.histogram(ends, edges)[0]
    return Stock(opened.tolist(), closed.tolist(), (standing + numpy.cumsum(opened - closed)).tolist())


def stock_alarms(opened_a_month: float, months_open: float, series: int, chance: numpy.random.Generator) -> StockAlarms:
    """How often a stock in balance, or one of its flows, is called a change."""
    found = []
    for _ in range(series):
        stock = simulated_stock(opened_a_month, months_open, chance)
        opened, closed = (movement(flow_chart(flow)).signal is not None for flow in (stock.opened, stock.closed))
        found.append((opened, closed, opened or closed, xmr(monthly(stock.open_at_end))[-1].signal is not None))
    return StockAlarms(*(sum(shares) / series for shares in zip(*found, strict=True)))


def flow_sentence(values: Sequence[int]) -> str:
    """What a page says of a month's flow. Needs a release to ask what the measure means."""
    return control.sentence(answers.monthly({"all": [int(value) for value in values]}, "flags_opened", "all"))


def stock_sentence(stock: Stock) -> str:
    """What a page says of a stock and its flows."""
    opened, closed = (
        answers.monthly({"all": flow}, measure, "all")
        for measure, flow in ((stocks.JOINED, stock.opened), (stocks.LEFT, stock.closed))
    )
    return stocks.said(answers.monthly({"all": stock.open_at_end}, "flags_open", "all"), (opened, closed))


def stock_claims(opened_a_month: float, months_open: float, series: int, chance: numpy.random.Generator) -> Claims:
    """How often the sentence of a stock in balance claims a change."""
    said = [stock_sentence(simulated_stock(opened_a_month, months_open, chance)) for _ in range(series)]
    return Claims(*(sum(bool(claim.search(each)) for each in said) / series for claim in (ROSE_OR_FELL, CLAIMS)))


def equal_wards_called_different(
    expected: float, districts: int, chance: numpy.random.Generator, episodes_each: float = 1
) -> tuple[float, float]:
    """Shares of equal wards called higher or lower than their district: at 95% or more, and at 99.8%.

    expected: children in each ward. episodes_each: above 1, episodes are compared and not children: each child has a
    geometric number of them, of this mean.
    """
    population = 2000
    called = []
    for _ in range(districts):
        children = chance.poisson(expected, WARDS)
        counts = [int(chance.geometric(1 / episodes_each, number).sum()) for number in children]
        average = district_rate(sum(counts), WARDS * population)
        called += [difference(count, population, average) for count in counts]
    much = sum(each in (Difference.MUCH_HIGHER, Difference.MUCH_LOWER) for each in called)
    return sum(each is not Difference.NONE for each in called) / len(called), much / len(called)


def main() -> None:
    """Print every share."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--series", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    chance = numpy.random.default_rng(asked.seed)
    print(f"{asked.series:,} series of {MONTHS} months in which nothing changes, seed {asked.seed}")
    print("\nflow, mean a month | with limits | latest point a signal: of all, of those with limits | any signal")
    for mean in FLOW_MEANS:
        found = flow_alarms(mean, asked.series, chance)
        print(f"{mean:18} | {found.with_limits:11.3f} | {found.latest:.4f}  {found.latest_of_drawn:.4f} | {found.anywhere:.3f}")
    print("\nstock: opened a month, months open | latest signal: opened, closed, either | if the stock itself had limits")
    for opened, months_open in STOCKS:
        shares = stock_alarms(opened, months_open, asked.series, chance)
        flows = f"{shares.opened:.4f}  {shares.closed:.4f}  {shares.either:.4f}"
        print(f"{opened:22}, {months_open:10} | {flows} | {shares.if_charted:.3f}")
    print("\nsentence of a stock: opened a month, months open | says it rose or fell | claims anything of it or its flows")
    with tempfile.TemporaryDirectory() as folder:
        # The sentences ask a release what the measures mean.
        os.environ["SCRUTINY_RELEASES"] = str(published(Path(folder)))
        for opened, months_open in STOCKS:
            claims = stock_claims(opened, months_open, asked.series, chance)
            print(f"{opened:34}, {months_open:11} | {claims.moved:.4f} | {claims.any_claim:.4f}")
    districts = max(1, asked.series // WARDS)
    for each, counted in ((1, "children"), (2, "episodes, two a child on average")):
        print(
            f"\n{districts:,} districts of {WARDS} equal wards, {counted}: children expected | called different at 95%, at 99.8%"
        )
        for expected in EXPECTED:
            different, much = equal_wards_called_different(expected, districts, chance, each)
            print(f"{expected:38} | {different:.4f}  {much:.4f}")


if __name__ == "__main__":
    main()
