"""From one day to a later one: how many flags were open, opened, closed and why, and how many were open at the end.

Every number is a released figure or a sum of released figures. A reason that is too few to show is drawn as a mark of one
size and never worked out from the rest.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import reduce

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import choices, words
from pages.parts.drawings import charts
from pages.parts.drawings.bars import NO_BAR
from pages.parts.tables import Table
from queries.pages.questions import FlagFlow, Series

EVERY = {"quarter": "Quarter", "month": "Month"}
NO_PERIODS = "Not supplied: these extracts do not yet cover such a period whole, so there is nothing to set side by side."
BEFORE, OPENED, CLOSED, REASON, AFTER = "open before", "opened", "closed", "reason", "open at the end"
BECAUSE = {
    "risk reduced": "because the risk was reduced",
    "moved out of area": "because the child moved out of the area",
    "turned 18": "because the child turned 18",
    "other": "for another reason",
}
REASONS = {"moved out of area": "moved out of the area", "other": "another reason"}
ROW_HEIGHT, QUARTER = 54, 92
# Stock, joined, left. Leaving is not a loss and joining not a harm: no colour judges.
COLOURS = {BEFORE: charts.LOOK_HERE, OPENED: charts.DEPTHS[1], CLOSED: "#8C8C8C", REASON: charts.QUIET, AFTER: charts.LOOK_HERE}
WIDTHS = {REASON: 0.2}


def starts(every: str) -> dict[date, str]:
    """The periods a reader may start from, the latest first: first day to its words. The first month has no day before it."""
    months = [row.period for row in _periods("month")]
    return {row.period: row.label for row in reversed(_periods(every)) if row.period > months[0]}


def ends(every: str, first: date) -> dict[date, str]:
    """The periods a reader may end with, the latest first: last day to its words."""
    return {row.last_day: row.label for row in reversed(_periods(every)) if row.period >= first}


def between(first: date, last: date) -> Answer:
    """The steps from the day before the first to the last."""
    (family,) = charts.STOCK_AND_FLOWS
    return ask(FlagFlow(measures=family, first=first, last=last))


def sentence(found: Answer) -> str:
    """Before, after, and what came between: how many joined, how many left and why."""
    before, after = _step(found, BEFORE), _step(found, AFTER)
    return (
        f"{_number(before)} children had an open flag in {before.area_name} on {words.day(_day_before(found))}, "
        f"and {_number(after).lower()} on {words.day(after.last_day)}. "
        f"In between, {_number(_step(found, OPENED)).lower()} flags were opened and {_number(_step(found, CLOSED)).lower()} were "
        f"closed{_reasons_said(found)}."
    )


def sum_said(found: Answer) -> str:
    """The sum, written out, and what the reasons cannot say."""
    steps = [_step(found, name) for name in (BEFORE, OPENED, CLOSED, AFTER)]
    told = "" if any(row.value is None for row in steps) else "{} + {} \u2212 {} = {}. ".format(*map(_number, steps))
    why = (
        "A flag is closed for one reason. Only a reduced risk says that a child is safer; a child who moved away or turned 18 "
        "may still be at risk."
        if _reasons(found)
        else "Why flags were closed is released by whole quarters: count by quarter to see it."
    )
    return f"{told}{why} A change of risk level or a move within the district neither opens nor closes a flag."


def title(found: Answer) -> str:
    """What the picture shows."""
    return f"Flags opened and closed, {found.rows[0].area_name}, {found.rows[0].label}"


def picture(found: Answer) -> go.Figure:
    """A bar for each step, each beginning where the one before it ended; the reasons stand within the flags closed."""
    figure = go.Figure()
    bars = [(place, row, begins) for place, (row, begins) in enumerate(_begins(found)) if begins is not None]
    for step, colour in COLOURS.items():
        drawn = [(place, row, begins) for place, row, begins in bars if row.step == step]
        figure.add_trace(_bars(found, drawn, colour, WIDTHS.get(step, 0.36)))
    _mark_hidden(figure, found)
    _join(figure, bars)
    for place, row in enumerate(found.rows):
        figure.add_annotation(
            x=0,
            y=place - 0.22,
            text=_label(found, row),
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font=charts.FONT,
            bgcolor=charts.PAPER,
            borderpad=0,
        )
    highest = max([1, *(begins + row.value for _, row, begins in bars)])
    return figure.update_layout(
        **charts.STILL,
        barmode="overlay",
        height=ROW_HEIGHT * len(found.rows) + 30,
        margin={"l": 5, "r": 2, "t": 6, "b": 6},
        xaxis={"range": [0, highest * 1.02], "visible": False, "fixedrange": True},
        yaxis={"range": [len(found.rows) - 0.6, -0.85], "visible": False, "fixedrange": True},
    )


def table(found: Answer) -> Table:
    """The steps, in order."""
    return Table(title(found), ("Step", "Number"), tuple((_named(found, row), _number(row)) for row in found.rows))


def _periods(every: str) -> tuple:
    """The released periods of this kind: months of the stock, quarters of the reasons."""
    (stock, _, left) = charts.STOCK_AND_FLOWS[0]
    measure, breakdown = {"month": (stock, "all"), "quarter": (left, "end_reason")}[every]
    asked = Series(measure=measure, period_type=every, area_code=choices.district(stock), breakdown=breakdown)
    return tuple({row.period: row for row in ask(asked).rows}.values())


def _step(found: Answer, step: str) -> object:
    return next(row for row in found.rows if row.step == step)


def _reasons(found: Answer) -> list:
    return [row for row in found.rows if row.step == REASON]


def _reasons_said(found: Answer) -> str:
    """ ": 49 because the risk was reduced, 18 because the child moved out of the area and 12 for another reason"."""
    said = [f"{_number(row)} {BECAUSE.get(row.category, row.category)}" for row in _reasons(found) if row.value is not None]
    without: dict[str, list[str]] = {}
    for row in _reasons(found):
        if row.value is None:
            without.setdefault(_number(row).lower(), []).append(BECAUSE.get(row.category, row.category))
    listed = f": {words.listed(said)}" if said else ""
    return listed + "".join(f"; how many {' or '.join(reasons)} is {why}" for why, reasons in without.items())


def _begins(found: Answer) -> list[tuple[object, float | None]]:
    """Every row with the number its bar begins at, None for a bar that cannot be drawn."""
    whole = {name: _step(found, name).value for name in (BEFORE, OPENED, CLOSED, AFTER)}
    if None in whole.values():
        return [(row, 0 if row.step in (BEFORE, AFTER) and row.value is not None else None) for row in found.rows]
    fixed = {BEFORE: 0, OPENED: whole[BEFORE], CLOSED: whole[AFTER], AFTER: 0}
    shown = [row for row in _reasons(found) if row.value is not None]
    tops = reduce(lambda so_far, row: [*so_far, so_far[-1] - row.value], shown, [whole[BEFORE] + whole[OPENED]])
    reasons = dict(zip((row.category for row in shown), tops[1:], strict=True))
    return [(row, fixed.get(row.step, reasons.get(row.category))) for row in found.rows]


def _bars(found: Answer, drawn: list[tuple[int, object, float]], colour: str, width: float) -> go.Bar:
    return go.Bar(
        orientation="h",
        y=[place for place, _, _ in drawn],
        x=[row.value for _, row, _ in drawn],
        base=[begins for _, _, begins in drawn],
        width=width,
        marker={"color": colour},
        customdata=[_hover(found, row) for _, row, _ in drawn],
        hovertemplate="%{customdata}<extra></extra>",
        name=drawn[0][1].step if drawn else "",
    )


def _mark_hidden(figure: go.Figure, found: Answer) -> None:
    """A mark of one size at one place, under the words that say why no bar is drawn."""
    hidden = [(place, row) for place, row in enumerate(found.rows) if row.value is None]
    if hidden:
        figure.add_trace(
            go.Scatter(
                x=[0] * len(hidden),
                y=[place for place, _ in hidden],
                mode="markers",
                name=words.figure(None, hidden[0][1].status),
                marker=NO_BAR,
                cliponaxis=False,
                customdata=[_hover(found, row) for _, row in hidden],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )


def _join(figure: go.Figure, bars: list) -> None:
    """A thin line from each label to its bar, and from where one bar ends to where the next begins."""
    for place, _, begins in bars:
        figure.add_shape(type="line", x0=0, x1=begins, y0=place, y1=place, layer="below", line={"color": charts.PALE, "width": 1})
    whole = [(place, row, begins) for place, row, begins in bars if row.step != REASON]
    if len(whole) < 4:
        return
    (before, _, _), (opened, joined, base), (closed, _, level), (after, _, _) = whole
    top = base + joined.value
    for x, first, last in ((base, before, opened), (top, opened, closed), (level, closed, after)):
        figure.add_shape(type="line", x0=x, x1=x, y0=first, y1=last, line={"color": charts.QUIET_INK, "width": 1, "dash": "dot"})


def _hover(found: Answer, row: object) -> str:
    return f"{_named(found, row)}: {_number(row)}"


def _label(found: Answer, row: object) -> str:
    indent = "\u2003of these: " if row.step == REASON else ""
    name = _named(found, row, is_label=True)
    return (
        f"{indent}<b>{_number(row)}</b> {name}"
        if row.value is not None
        else f"{indent}{name}: <b>{words.IN_WORDS[row.status].lower()}</b>"
    )


def _named(found: Answer, row: object, *, is_label: bool = False) -> str:
    if row.step == REASON:
        reason = REASONS.get(row.category, row.category)
        return reason if is_label else f"Of these: {reason}"
    names: Mapping[str, str] = {
        BEFORE: f"open on {words.day(_day_before(found))}",
        OPENED: "opened",
        CLOSED: "closed",
        AFTER: f"open on {words.day(row.last_day)}",
    }
    return names[row.step] if is_label else words.sentence_case(names[row.step])


def _number(row: object) -> str:
    """The number, or why there is none; a sum of quarters is not shown where one of them is not."""
    several = row.step == REASON and row.value is None and (row.last_day - row.first_day).days > QUARTER
    return words.figure(row.value, row.status) + (" in some of the quarters" if several else "")


def _day_before(found: Answer) -> date:
    return found.rows[0].first_day - timedelta(days=1)
