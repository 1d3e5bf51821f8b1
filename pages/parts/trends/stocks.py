"""A stock and its flows: how many there are on a day, and how many joined and left. The flows say whether it moved.

A stock carries most of the day before, so it is never judged by limits of its own: a sentence says that it rose or fell
only when the latest figure of a flow is a signal, that flow pushes that way, and the other does not push the other way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.reading import movement
from data.statistics.signals import sign
from data.statistics.spc import Point
from pages.parts import sayings, words
from pages.parts.drawings import charts
from pages.parts.tables import Table
from pages.parts.trends import control, over_time
from queries.pages.questions import Series

((_, JOINED, LEFT),) = charts.STOCK_AND_FLOWS
CARRIES = (
    "A number on one day carries most of the day before, so it has no usual range of its own: "
    "what changes it is how many flags are opened and closed."
)
NO_FLOWS = "Flags opened and closed are not supplied there: these extracts do not yet cover a whole quarter."


def joined(stock: Answer) -> Answer:
    """The flow into the stock, in the same area: by month, or as often as it is released there."""
    return _flow(stock, JOINED)


def left(stock: Answer) -> Answer:
    """The flow out of the stock."""
    return _flow(stock, LEFT)


def joined_and_left(stock: Answer) -> tuple[Answer, ...]:
    """The flow in and the flow out; none where the release does not yet cover one of the periods they are counted by."""
    return tuple(found for found in (joined(stock), left(stock)) if found.rows)


def sentence(stock: Answer) -> str:
    """The stock on its latest day, what its flows say, and which way it went where they say so."""
    found = joined_and_left(stock)
    return said(stock, found) if found else f"{sayings.latest(stock)} {NO_FLOWS}"


def said(stock: Answer, flows: tuple[Answer, Answer]) -> str:
    """The same, of flows that are given."""
    return " ".join(part for part in (sayings.latest(stock), flows_said(flows), moved(stock, flows) or unmoved(flows)) if part)


def flows_said(flows: tuple[Answer, Answer]) -> str:
    """Both flows' latest figures, and what each says.

    "Flags opened (27) and flags closed (38) in August 2021 are within the usual range."
    """
    first, second = (found.rows[-1] for found in flows)
    states = [control.state(_points(found)) for found in flows]
    names = [f"{_title(found)} ({words.figure(found.rows[-1].value, found.rows[-1].status).lower()})" for found in flows]
    if states[0] == states[1]:
        return words.sentence_case(f"{names[0]} and {names[1]} {sayings.during(first.label)} are {states[0]}.")
    each = [
        f"{name} {sayings.during(row.label)} are {state}."
        for name, row, state in zip(names, (first, second), states, strict=True)
    ]
    return " ".join(map(words.sentence_case, each))


def moved(stock: Answer, flows: tuple[Answer, Answer]) -> str:
    """Which way the stock went, when a flow's latest signal says so; otherwise nothing."""
    last = sayings.last_total(stock)
    (came, went), days = (_points(found) for found in flows), {found.rows[-1].last_day for found in flows}
    before = _day_before(stock, flows[0])
    if days != {last.last_day} or before is None or None in (last.value, before.value):
        return ""
    way = sign(last.value - before.value)
    pushes = {movement(came).direction, -movement(went).direction}
    if not way or way not in pushes or -way in pushes:
        return ""
    verb = "rose" if way > 0 else "fell"
    return (
        f"So the number {verb}, from {words.number(before.value)} on {words.day(before.last_day)} "
        f"to {words.number(last.value)} on {words.day(last.last_day)}."
    )


def unmoved(flows: tuple[Answer, Answer]) -> str:
    """That the stock went neither way, when both flows are within their usual range; otherwise nothing."""
    is_usual = all(control.state(_points(found)) == control.USUAL for found in flows)
    return "So the number shows no clear change, up or down." if is_usual else ""


def care(stock: Answer) -> str:
    """What the picture of a stock must not be taken for, and the numbered lines of it in words."""
    return f"{CARRIES} {sayings.events(stock)}".strip()


def table(stock: Answer) -> Table:
    """Every figure of the page, a row for each month: the stock, and its flows beside the last month they count."""
    whole, flows = over_time.by_period(stock), joined_and_left(stock)
    if not flows:
        return whole
    days = dict.fromkeys((row.period, row.last_day) for row in stock.rows)
    read = [control.table(found) for found in flows]
    by_day = [
        dict(zip((row.last_day for row in found.rows), (row[1:] for row in told.rows), strict=True))
        for found, told in zip(flows, read, strict=True)
    ]
    blank = ("",) * (len(read[0].headings) - 1)
    headings = [
        f"{_title(found)}: {head.lower()}" if head != told.headings[1] else f"{head}{_every(found)}"
        for found, told in zip(flows, read, strict=True)
        for head in told.headings[1:]
    ]
    return Table(
        caption=f"{whole.caption}, with flags opened and closed{_every(flows[0])}",
        headings=(*whole.headings, *map(words.sentence_case, headings)),
        texts=tuple(words.sentence_case(head) for head in headings if head.endswith(control.READING)),
        rows=tuple(
            (*row, *(cell for told in by_day for cell in told.get(day, blank)))
            for row, (_, day) in zip(whole.rows, days, strict=True)
        ),
        is_series=True,
    )


def picture(stock: Answer) -> go.Figure:
    """The stock over time, its months above those of its flows."""
    figure = charts.trend(stock)
    return figure if _has_months_of_its_own(figure) else figure.update_layout(margin=_around(stock, figure))


@dataclass(frozen=True)
class FlowPicture:
    """The control chart of one flow, on one scale with the other, its months below those of its stock."""

    stock: Answer

    def __call__(self, flow: Answer) -> go.Figure:
        """The picture of a flow of this stock."""
        both = [control.low_chart(found) for found in joined_and_left(flow)]
        highest = max(figure.layout.yaxis.range[1] for figure in both)
        figure = control.low_chart(flow).update_yaxes(range=[0, highest])
        return figure.update_layout(margin=_around(self.stock, charts.trend(self.stock)))


def _around(stock: Answer, figure: go.Figure) -> dict[str, int]:
    """The room beside a stock's picture and those of its flows below it: as much as any of them needs for its words."""
    below = [control.low_chart(found) for found in joined_and_left(stock)]
    beside = below if _has_months_of_its_own(figure) else [figure, *below]
    return {side: max(one.layout.margin[side] for one in beside) for side in ("l", "r")}


def _has_months_of_its_own(figure: go.Figure) -> bool:
    """Whether it is of small charts side by side."""
    return "xaxis2" in figure.layout


def _flow(stock: Answer, measure: str) -> Answer:
    """A flow in the area of a stock, or of the other flow."""
    asked = stock.question
    by_month, by_quarter = (
        Series(measure=measure, period_type=every, area_code=asked.area_code, breakdown="all") for every in ("month", "quarter")
    )
    found = ask(by_month)
    return found if found.rows else ask(by_quarter)


def _points(flow: Answer) -> Sequence[Point]:
    return control.judged(flow)["all"]


def _day_before(stock: Answer, flow: Answer) -> object | None:
    """The stock's row of the day before the flow's latest period begins."""
    day = flow.rows[-1].period - timedelta(days=1)
    return next((row for row in sayings.total(stock).rows if row.last_day == day), None)


def _title(found: Answer) -> str:
    return words.mid_sentence(sayings.meaning(found.question.measure).title)


def _every(flow: Answer) -> str:
    return {"month": "", "quarter": " in the quarter"}[flow.question.period_type]
