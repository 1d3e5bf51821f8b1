"""A timeline: one row for each thing that was reported or is to come, over a line of months."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import plotly.graph_objects as go

from data.months import months_after, months_between
from pages.parts import words
from pages.parts.drawings.charts import GRID, INK, LOOK_HERE, PAPER, QUIET, STILL, on_lines

LINE, ROUND_A_BAR, AXIS_HEIGHT, LETTERS = 18, 42, 40, 25
LABELS_ACROSS, SHORTEST = 5, 6
# Of the whole line of months, what is left free after the last day: room for its words.
FREE_AFTER = 0.06
BAR = 0.2


class Moment(NamedTuple):
    """A row: first and last day of what is known to be its time, a short label, the table's row in words.

    label: plain text. words: HTML, and made safe, because it may have lines. look_here: drawn in the one colour that says
    so; the others are grey.
    """

    first: date
    last: date
    label: str
    words: str
    look_here: bool


def timeline(moments: Sequence[Moment], marked: date | None = None) -> go.Figure:
    """The moments one below another. What is known by month or season only is a bar as long as that, never a point.

    marked: a day that a line stands on, behind the words.
    """
    first, last = _months_round(moments, marked)
    middle = first + (last - first) / 2
    labels = [on_lines(m.label, LETTERS) for m in moments]
    high = ROUND_A_BAR + LINE * max(label.count("<br>") + 1 for label in labels)
    figure = go.Figure()
    for colour, looked_at in ((QUIET, False), (LOOK_HERE, True)):
        rows = [(row, m) for row, m in enumerate(moments) if m.look_here is looked_at]
        figure.add_trace(_bars(rows, colour))
    for row, (moment, label) in enumerate(zip(moments, labels, strict=True)):
        figure.add_annotation(_label(row, moment, label, middle))
    if marked:
        _mark(figure, marked, middle)
    top = AXIS_HEIGHT if marked else 0
    return figure.update_layout(
        **STILL,
        xaxis={"type": "date", "range": [first, last + (last - first) * FREE_AFTER], "tickformat": "%b %Y"}
        | {"tickmode": "array", "tickvals": _months_told(first, last), "ticklabelposition": "outside right", "tickangle": 0}
        | {"showgrid": True, "gridcolor": GRID, "zeroline": False, "fixedrange": True, "tickfont": {"size": 13, "color": INK}},
        yaxis={"range": [len(moments) - 0.7, -1 + BAR / 2], "visible": False, "fixedrange": True},
        height=high * len(moments) + AXIS_HEIGHT + top,
        margin={"l": 0, "r": 0, "t": top, "b": AXIS_HEIGHT},
    )


def _months_round(moments: Sequence[Moment], marked: date | None) -> tuple[date, date]:
    """The first day of the first month and the first day after the last; half a year at least."""
    days = [day for m in moments for day in (m.first, m.last)] + ([marked] if marked else [])
    first, last = min(days).replace(day=1), (max(days).replace(day=28) + timedelta(days=4)).replace(day=1)
    return min(first, months_after(last, -SHORTEST)), last


def _months_told(first: date, last: date) -> list[date]:
    """The months that are named under the line, as far apart as a phone has room for."""
    months = months_between(first, last)
    every = next((each for each in (1, 2, 3, 6) if months <= each * LABELS_ACROSS), 12 * -(-months // (12 * LABELS_ACROSS)))
    return [months_after(first, many) for many in range(0, months - every // 2, every)]


def _bars(rows: Sequence[tuple[int, Moment]], colour: str) -> go.Bar:
    day = 24 * 60 * 60 * 1000
    return go.Bar(
        orientation="h",
        base=[m.first for _, m in rows],
        x=[((m.last - m.first).days + 1) * day for _, m in rows],
        y=[row for row, _ in rows],
        width=BAR,
        # The outline keeps a single day in sight.
        marker={"color": colour, "line": {"color": colour, "width": 2}},
        customdata=[m.words for _, m in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _label(row: int, moment: Moment, label: str, middle: date) -> dict[str, object]:
    """A label stands on its bar, on white, and runs towards the middle, so that it does not leave the picture."""
    is_early = moment.first + (moment.last - moment.first) / 2 < middle
    return {
        "x": moment.first if is_early else moment.last + timedelta(days=1),
        "y": row - BAR / 2,
        "text": label,
        "showarrow": False,
        "xanchor": "left" if is_early else "right",
        "yanchor": "bottom",
        "align": "left" if is_early else "right",
        "bgcolor": PAPER,
        "borderpad": 1,
        "font": {"size": 14, "color": INK},
    }


def _mark(figure: go.Figure, day: date, middle: date) -> None:
    """A dotted line on the day, behind all else, and the day over it, inside the picture."""
    figure.add_vline(x=day, line={"color": INK, "width": 1, "dash": "dot"}, layer="below")
    figure.add_annotation(
        x=day,
        y=1,
        yref="paper",
        xanchor="left" if day < middle else "right",
        yanchor="bottom",
        text=words.day(day),
        showarrow=False,
        font={"size": 13, "color": INK},
    )
