"""A stock is said to have risen or fallen only when a flow's latest figure is a signal that pushes that way."""

import re

import pytest

from data.release import ask
from pages.parts.drawings import charts
from pages.parts.trends import control, stocks
from queries.pages.questions import AreasReleased, Series
from tests.support.answers import monthly
from tests.support.lanes import stands_on_nought

pytestmark = pytest.mark.usefixtures("on_sample")

STEADY = [30, 32, 29, 31, 33, 28, 30, 31] * 3
HIGH, LOW, USUAL = [*STEADY, 60], [*STEADY, 2], [*STEADY, 30]
CLAIMS = re.compile(r"\b(rose|fell|rising|falling)\b")


def told(opened, closed, last_two=(310, 300)):
    stock = [300] * (len(opened) - 2) + list(last_two)
    flows = [monthly({"all": flow}, name, "all") for name, flow in ((stocks.JOINED, opened), (stocks.LEFT, closed))]
    return stocks.said(monthly({"all": stock}, "flags_open", "all"), tuple(flows))


def series(area="E08000032", split="all"):
    return ask(Series(measure="flags_open", period_type="month", area_code=area, breakdown=split))


def offered():
    """Every series of the stock that its page could show."""
    asked = {
        (row.code, row.breakdown)
        for row in ask(AreasReleased(measure="flags_open")).rows
        if row.level != "ward" and row.period_type == "month"
    }
    return [
        ask(Series(measure="flags_open", period_type="month", area_code=area, breakdown=split)) for area, split in sorted(asked)
    ]


def test_flows_within_their_usual_range_move_nothing():
    said = told(USUAL, USUAL, (320, 300))
    assert "Flags opened (30) and flags closed (30) in January 2022 are within the usual range." in said
    assert said.endswith("So the number shows no clear change, up or down.")
    assert not CLAIMS.search(said)


@pytest.mark.parametrize(
    ("opened", "closed", "last_two", "claim"),
    [
        (HIGH, USUAL, (300, 330), "rose, from 300 on 31 December 2021 to 330 on 31 January 2022"),
        (USUAL, LOW, (300, 330), "rose, from 300 on 31 December 2021 to 330 on 31 January 2022"),
        (USUAL, HIGH, (330, 300), "fell, from 330 on 31 December 2021 to 300 on 31 January 2022"),
        (LOW, HIGH, (330, 300), "fell, from 330 on 31 December 2021 to 300 on 31 January 2022"),
    ],
)
def test_a_flow_s_signal_lets_it_be_said_which_way_the_stock_went_and_is_named(opened, closed, last_two, claim):
    said = told(opened, closed, last_two)
    assert said.endswith(f"So the number {claim}.")
    assert re.search(r"than usual: (above the upper|below the lower) limit", said)


@pytest.mark.parametrize(
    ("opened", "closed", "last_two"),
    [(HIGH, HIGH, (300, 330)), (HIGH, USUAL, (330, 300)), (HIGH, USUAL, (300, 300)), (USUAL, HIGH, (300, 330))],
    ids=[
        "the flows push both ways",
        "the stock went the other way",
        "the stock stood still",
        "the stock rose with more closed",
    ],
)
def test_a_signal_that_does_not_explain_the_stock_makes_no_claim_of_it(opened, closed, last_two):
    said = told(opened, closed, last_two)
    assert not CLAIMS.search(said)
    assert "no clear change" not in said


def test_a_hidden_flow_moves_nothing_and_is_said_to_be_too_few_to_show():
    said = told([*STEADY, "hidden"], HIGH, (300, 300))
    assert "Flags opened (too few to show) in January 2022 are not known" in said
    assert "no clear change" not in said
    assert not CLAIMS.search(said)


def test_every_stock_that_is_released_is_told_charted_and_listed_with_its_flows():
    found = offered()
    assert len(found) > 10
    for stock in found:
        assert stocks.sentence(stock).endswith(".")
        assert stands_on_nought(charts.trend(stock))
        table = stocks.table(stock)
        assert {len(row) for row in table.rows} == {len(table.headings)}


def test_the_whole_and_its_parts_are_of_one_day_where_a_split_ends_before_its_total():
    shorter = [found for found in offered() if found.question.breakdown == "risk_level" and len(found.rows) < 100]
    assert shorter
    for found in shorter:
        day = stocks.sentence(found).split(" on ")[1].split(".")[0]
        assert day == f"{found.rows[-1].last_day.day} {found.rows[-1].last_day:%B %Y}"


def test_a_committee_s_flows_are_its_quarters_and_stand_beside_their_last_month():
    committee = next(found for found in offered() if found.rows[0].level == "committee" and found.question.breakdown == "all")
    opened = stocks.joined(committee)
    assert opened.question.period_type == "quarter"
    table = stocks.table(committee)
    column = table.headings.index("Flags opened in the quarter")
    beside = {row[0]: row[column] for row in table.rows if row[column]}
    assert list(beside) == [f"{row.last_day:%B %Y}" for row in opened.rows]


def test_both_flows_are_drawn_on_one_scale():
    stock = series()
    scales = [stocks.FlowPicture(stock)(flow).layout.yaxis.range for flow in (stocks.joined(stock), stocks.left(stock))]
    assert scales[0] == scales[1]


@pytest.mark.parametrize("split", ["all", "risk_level", "gender"])
def test_the_months_of_a_stock_stand_above_those_of_its_flows(split):
    stock = series(split=split)
    figures = [stocks.picture(stock), *(stocks.FlowPicture(stock)(flow) for flow in stocks.joined_and_left(stock))]
    beside = {(figure.layout.margin.l, figure.layout.margin.r) for figure in figures}
    assert len({tuple(figure.layout.xaxis.range) for figure in figures}) == 1
    assert len(figures) == 3
    assert len(beside) == 1


def test_a_stock_is_drawn_without_limits():
    stock = series()
    assert {trace.name for trace in charts.trend(stock).data} == {"Total"}
    assert all(point.phase.limits is None for point in control.judged(stock)["all"])


def test_an_event_has_one_number_in_the_pictures_of_a_stock_and_its_flows():
    stock = series()
    of_stock = {event.title: number for number, event in charts.events_within(stock)}
    for flow in (stocks.joined(stock), stocks.left(stock)):
        of_flow = {event.title: number for number, event in charts.events_within(flow)}
        assert of_flow.items() <= of_stock.items()
        assert of_flow
