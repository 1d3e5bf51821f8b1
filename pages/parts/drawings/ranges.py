"""Rates as dots with their ranges, a row for each area: close together, so that a sheet of paper has room for more."""

from collections.abc import Sequence
from itertools import accumulate

import plotly.graph_objects as go

from pages.parts import words
from pages.parts.drawings.bars import Bar, Heading, intervals
from pages.parts.drawings.charts import GRID, INK, LOOK_HERE, QUIET, QUIET_INK, STILL, on_lines

LINE, AXIS, NAMES = 20, 30, 138
ROOM = 1.16
# Letters of a name, and of a heading, on one line: no area committee's name needs two.
BESIDE_A_ROW, ACROSS_A_PHONE = 19, 44
FONT = {"size": 14, "color": INK}


def ranges(rows: Sequence[Bar | Heading]) -> go.Figure:
    """The rows in the order given, names at the left, each figure at the end of its range. The scale starts at nought."""
    labels = [_heading(row) if isinstance(row, Heading) else on_lines(row.name, BESIDE_A_ROW) for row in rows]
    heights = [LINE * (label.count("<br>") + 1) for label in labels]
    gaps = [(LINE // 4 if place else 0) if isinstance(row, Heading) else 2 for place, row in enumerate(rows)]
    ends = list(accumulate(height + gap for height, gap in zip(heights, gaps, strict=True)))
    high = ends[-1] if ends else 0
    middles = [end - height / 2 for end, height in zip(ends, heights, strict=True)]
    placed = [(row, y) for row, y in zip(rows, middles, strict=True) if isinstance(row, Bar)]
    shown = [(row, y) for row, y in placed if row.value is not None]
    figure = go.Figure(_nought(placed))
    for is_quiet, colour, size in ((True, QUIET_INK, 8), (False, LOOK_HERE, 11)):
        some = [(row, y) for row, y in shown if row.is_quiet is is_quiet]
        if some:
            figure.add_trace(intervals(some, colour, size))
    figure.add_trace(_figures(placed))
    for label, y in zip(labels, middles, strict=True):
        figure.add_annotation(
            x=0, xref="paper", xshift=-NAMES, xanchor="left", align="left", y=y, text=label, showarrow=False, font=FONT
        )
    highest = max((row.upper or row.value for row, _ in shown), default=1) * ROOM
    return figure.update_layout(
        **STILL,
        height=high + AXIS,
        margin={"l": NAMES, "r": 12, "t": 0, "b": AXIS},
        xaxis={"range": [0, highest], "nticks": 6, "fixedrange": True, "showgrid": True, "gridcolor": GRID}
        | {"zeroline": False, "tickfont": {"size": 13, "color": QUIET_INK}},
        yaxis={"range": [high + 4, 0], "visible": False, "fixedrange": True},
    )


def _heading(row: Heading) -> str:
    """On two lines where it is too long for a page that is enlarged to 400%."""
    return f"<b>{on_lines(row.name, ACROSS_A_PHONE)}</b>"


def _nought(placed: Sequence[tuple[Bar, float]]) -> go.Scatter:
    """The line the scale starts at, beside the rows alone: it crosses no heading."""
    return go.Scatter(
        x=[0, 0, None] * len(placed),
        y=[end for _, y in placed for end in (y - LINE / 2 - 1, y + LINE / 2 + 1, None)],
        mode="lines",
        line={"color": QUIET, "width": 1},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _figures(placed: Sequence[tuple[Bar, float]]) -> go.Scatter:
    """What each row says: its figure at the end of its range, or why there is none, at nought."""
    return go.Scatter(
        x=[0 if row.value is None else row.upper for row, _ in placed],
        y=[y for _, y in placed],
        mode="text",
        text=[f"\u2002{words.safe(row.said)}" if row.value is not None else words.safe(row.said) for row, _ in placed],
        textposition="middle right",
        textfont=FONT,
        customdata=[row.hover for row, _ in placed],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
