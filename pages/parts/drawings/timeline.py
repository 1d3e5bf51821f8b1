"""A timeline: one row for each thing that was reported or is to come, over a line of months."""

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts.drawings.charts import GRID, INK, LOOK_HERE, QUIET, STILL

ROW_HEIGHT, AXIS_HEIGHT, LETTERS = 84, 40, 30


class Moment(NamedTuple):
    """A row: first and last day of what is known to be its time, a short label, the table's row in words.

    look_here: drawn in the one colour that says so; the others are grey.
    """

    first: date
    last: date
    label: str
    words: str
    look_here: bool


def timeline(moments: Sequence[Moment]) -> go.Figure:
    """The moments one below another. What is known by month or season only is a bar as long as that, never a point."""
    first, last = _months_round(moments)
    middle = first + (last - first) / 2
    figure = go.Figure()
    for colour, looked_at in ((QUIET, False), (LOOK_HERE, True)):
        rows = [(row, m) for row, m in enumerate(moments) if m.look_here is looked_at]
        figure.add_trace(_bars(rows, colour))
    figure.add_trace(_labels(moments, middle))
    return figure.update_layout(
        **STILL,
        xaxis={"type": "date", "range": [first, last], "dtick": "M3", "tick0": first, "tickformat": "%b %Y"}
        | {
            "ticklabelposition": "outside right",
            "tickangle": 0,
            "showgrid": True,
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        }
        | {"tickfont": {"size": 13, "color": INK}},
        yaxis={"range": [len(moments) - 0.45, -0.85], "visible": False, "fixedrange": True},
        height=ROW_HEIGHT * len(moments) + AXIS_HEIGHT,
        margin={"l": 0, "r": 0, "t": 0, "b": AXIS_HEIGHT},
    )


def _months_round(moments: Sequence[Moment]) -> tuple[date, date]:
    """The first day of the first month and the first day after the last."""
    last = max(m.last for m in moments).replace(day=28) + timedelta(days=4)
    return min(m.first for m in moments).replace(day=1), last.replace(day=1)


def _bars(rows: Sequence[tuple[int, Moment]], colour: str) -> go.Bar:
    day = 24 * 60 * 60 * 1000
    return go.Bar(
        orientation="h",
        base=[m.first for _, m in rows],
        x=[((m.last - m.first).days + 1) * day for _, m in rows],
        y=[row for row, _ in rows],
        width=0.22,
        # The outline keeps a single day in sight.
        marker={"color": colour, "line": {"color": colour, "width": 2}},
        customdata=[m.words for _, m in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _labels(moments: Sequence[Moment], middle: date) -> go.Scatter:
    """Each label stands on its bar and runs towards the middle, so that none leaves the picture."""
    early = [m.first + (m.last - m.first) / 2 < middle for m in moments]
    return go.Scatter(
        x=[m.first if e else m.last + timedelta(days=1) for m, e in zip(moments, early, strict=True)],
        y=[row - 0.16 for row in range(len(moments))],
        mode="text",
        text=["<br>".join(wrap(m.label, LETTERS)) for m in moments],
        textposition=["top right" if e else "top left" for e in early],
        textfont={"size": 14, "color": INK},
        hoverinfo="skip",
        cliponaxis=False,
    )
