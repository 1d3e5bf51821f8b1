"""Bars one below another, each under its own label, so that a phone can read them. They start at nought."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts import words
from pages.parts.drawings.charts import GRID, INK, LOOK_HERE, PALE, QUIET, QUIET_INK, STILL

LINE, GAP, THICK, AXIS = 20, 18, 12, 40
LETTERS_ACROSS, ACROSS_A_ROOM = 48, 96
# Where a bar would begin, when there is no figure to draw one of.
NO_BAR = {"symbol": "x-thin", "size": 8, "line": {"color": QUIET_INK, "width": 1.5}}


class Bar(NamedTuple):
    """One bar. name and said: its label ("White", "160 children, 52%"); hover: the table's row in words.

    value None: nothing is drawn but a mark on the axis, and `said` says why. lower, upper: the interval, None for none.
    is_quiet: drawn in grey, because it is not what is to be looked at.
    """

    name: str
    said: str
    hover: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    is_quiet: bool = False


class Heading(NamedTuple):
    """A line between bars that says what the ones below it are."""

    name: str


def bars(rows: Sequence[Bar | Heading], highest: float, suffix: str = "", across: int = LETTERS_ACROSS) -> go.Figure:
    """The bars in the order given. highest: the end of the scale; suffix: what its numbers are, such as "%".

    across: how many letters of a label stand on one line.
    """
    heights = _label_lines(rows, across)
    tops, height = _tops(rows, heights)
    placed = [(row, top + LINE * lines + GAP / 2) for row, top, lines in zip(rows, tops, heights, strict=True)]
    figure = go.Figure()
    drawn = [(row, y) for row, y in placed if isinstance(row, Bar) and row.value is not None]
    figure.add_trace(_bars(drawn))
    with_interval = [(row, y) for row, y in drawn if row.lower is not None and row.upper is not None]
    for is_quiet, colour in ((False, LOOK_HERE), (True, QUIET_INK)):
        some = [(row, y) for row, y in with_interval if row.is_quiet is is_quiet]
        if some:
            figure.add_trace(intervals(some, colour))
    without = [(row, y) for row, y in placed if isinstance(row, Bar) and row.value is None]
    if without:
        figure.add_trace(_marks(without))
    figure.add_trace(_labels(rows, tops, heights))
    return figure.update_layout(
        **STILL,
        barmode="overlay",
        height=height + AXIS,
        margin={"l": 14, "r": 18, "t": 0, "b": AXIS},
        xaxis={"range": [0, highest], "ticksuffix": suffix, "nticks": 6, "fixedrange": True, "ticklabeloverflow": "allow"}
        | {"showgrid": True, "gridcolor": GRID, "zeroline": False}
        | {"tickfont": {"size": 13, "color": QUIET_INK}},
        yaxis={"range": [height, 0], "visible": False, "fixedrange": True},
    )


def _label_lines(rows: Sequence[Bar | Heading], across: int) -> list[int]:
    """One line for each label, or two for all bars where one of them is too long."""
    bar_lines = 2 if any(isinstance(row, Bar) and len(row.name) + len(row.said) > across for row in rows) else 1
    return [bar_lines if isinstance(row, Bar) else 1 for row in rows]


def _tops(rows: Sequence[Bar | Heading], heights: Sequence[int]) -> tuple[list[int], int]:
    """Where each row begins, in pixels from the top, and where the last one ends."""
    tops, top = [], 0
    for row, lines in zip(rows, heights, strict=True):
        tops.append(top + (LINE // 2 if isinstance(row, Heading) and top else 0))
        top = tops[-1] + LINE * lines + (GAP + LINE // 2 if isinstance(row, Bar) else 0)
    return tops, top


def _bars(drawn: Sequence[tuple[Bar, float]]) -> go.Bar:
    return go.Bar(
        orientation="h",
        x=[row.value for row, _ in drawn],
        y=[y for _, y in drawn],
        width=THICK,
        marker={"color": [PALE if row.lower is not None else QUIET if row.is_quiet else LOOK_HERE for row, _ in drawn]},
        customdata=[row.hover for row, _ in drawn],
        hovertemplate="%{customdata}<extra></extra>",
    )


def intervals(drawn: Sequence[tuple[Bar, float]], colour: str, size: int = 10) -> go.Scatter:
    """A dot for each row that has an interval, and a line as long as that. size: of a dot, in pixels."""
    return go.Scatter(
        x=[row.value for row, _ in drawn],
        y=[y for _, y in drawn],
        mode="markers",
        marker={"size": size, "color": colour},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [row.upper - row.value for row, _ in drawn],
            "arrayminus": [row.value - row.lower for row, _ in drawn],
            "thickness": 2,
            "width": 4,
            "color": colour,
        },
        customdata=[row.hover for row, _ in drawn],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _marks(without: Sequence[tuple[Bar, float]]) -> go.Scatter:
    return go.Scatter(
        x=[0] * len(without),
        y=[y for _, y in without],
        mode="markers",
        name=words.HIDDEN,
        marker=NO_BAR,
        customdata=[row.hover for row, _ in without],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _labels(rows: Sequence[Bar | Heading], tops: Sequence[int], heights: Sequence[int]) -> go.Scatter:
    return go.Scatter(
        x=[0] * len(rows),
        y=[top + LINE * lines / 2 for top, lines in zip(tops, heights, strict=True)],
        mode="text",
        text=[_label(row, lines) for row, lines in zip(rows, heights, strict=True)],
        textposition="middle right",
        textfont={"size": 14, "color": INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _label(row: Bar | Heading, lines: int) -> str:
    name = words.safe(words.sentence_case(row.name))
    if isinstance(row, Heading):
        return f"<b>{name}</b>"
    return f"{name}{'<br>' if lines > 1 else ': '}<b>{words.safe(row.said)}</b>"
