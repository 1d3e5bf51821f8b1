"""What is not shown of a line has a place of its own below nought, with its words beside it: nobody takes it for a nought."""

from collections.abc import Sequence
from itertools import groupby

import plotly.graph_objects as go

from pages.parts import words

NAME = "lane"
# In pixels: how high a lane is, what a letter beside it takes, and what lies between the two.
HIGH, LETTER, BESIDE = 18, 7, 8
MIXED = "no figure"
MARKS_OF_A_SCALE = 6


def mark(figure: go.Figure, rows: Sequence, colour: str, **at: int) -> None:
    """A cross for each period that a line has no figure of; where it is to stand is not known before all is drawn."""
    without = [row for row in rows if row.status != "shown"]
    if without:
        trace = go.Scatter(
            x=[row.period for row in without],
            y=[None] * len(without),
            mode="markers",
            name=words.figure(None, without[0].status),
            meta=[NAME, *(row.status for row in without)],
            marker={"symbol": "x-thin", "size": 8, "line": {"color": colour, "width": 1.5}},
            customdata=[[row.label, words.figure(row.value, row.status)] for row in without],
            hovertemplate="%{customdata[0]}: %{customdata[1]}<extra></extra>",
            cliponaxis=False,
        )
        figure.add_trace(trace, **at)


def letters(rows: Sequence) -> int:
    """The pixels that the words beside a lane take; none where every figure is shown."""
    statuses = {row.status for row in rows if row.status != "shown"}
    return LETTER * len(_said(statuses)) + BESIDE if statuses else 0


def is_in_one(trace: go.Scatter) -> bool:
    """Whether what is drawn is the crosses of a lane, and no figures."""
    return bool(trace.meta) and trace.meta[0] == NAME


def settle(figure: go.Figure, highest: float, pixels: int) -> None:
    """Put each line's crosses in a lane, and the words beside them. highest: the top of the scale, so many pixels up."""
    crosses = [trace for trace in figure.data if is_in_one(trace)]
    if not crosses:
        return
    step, most = highest * HIGH / pixels, 0
    for (x, y), of_axis in groupby(sorted(crosses, key=_axes), key=_axes):
        lanes = list(of_axis)
        most = max(most, len(lanes))
        for place, trace in enumerate(lanes, start=1):
            trace.y = [-place * step] * len(trace.x)
        figure.add_annotation(
            text=_said({status for trace in lanes for status in trace.meta[1:]}),
            x=0,
            xref=f"{x} domain",
            xanchor="right",
            xshift=-BESIDE // 2,
            y=-(len(lanes) + 1) / 2 * step,
            yref=y,
            showarrow=False,
            font=figure.layout.yaxis.tickfont.to_plotly_json(),
        )
    figure.update_yaxes(range=[-(most + 0.5) * step, highest], tickvals=_scale(highest))


def _axes(trace: go.Scatter) -> tuple[str, str]:
    return trace.xaxis or "x", trace.yaxis or "y"


def _said(statuses: set[str]) -> str:
    return words.SHORT[next(iter(statuses))] if len(statuses) == 1 else MIXED


def _scale(highest: float) -> list[float]:
    """Round marks from nought up: none of them below it."""
    rough = highest / MARKS_OF_A_SCALE
    power = 10 ** (len(f"{rough:.0f}") - 1) if rough >= 1 else 1
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return [step * at for at in range(int(highest / step) + 1)]
