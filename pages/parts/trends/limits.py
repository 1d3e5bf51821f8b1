"""The average and the limits of a usual range as they are drawn: thin lines, told at the right edge, under the top."""

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from data.statistics.spc import Limits, Phase, Point, phases
from pages.parts.drawings import charts


def add(figure: go.Figure, points: Sequence[Point], **at: int) -> None:
    """Average and limits, thin, a piece for each phase."""
    pieces = [(phase.begins, phase.ends, drawn_at(phase.limits)) for phase in phases(points) if phase.limits]
    for place, (name, dash) in enumerate((("Average", "solid"), ("Upper limit", "dash"), ("Lower limit", "dash"))):
        if not pieces:
            return
        figure.add_trace(
            go.Scatter(
                x=[day for begins, ends, _ in pieces for day in (begins, ends, None)],
                y=[level for _, _, levels in pieces for level in (levels[place], levels[place], None)],
                mode="lines",
                name=name,
                line={"color": charts.QUIET_INK, "width": 1, "dash": dash},
                hovertemplate=f"{name}: %{{y}}<extra></extra>",
                connectgaps=False,
            ),
            **at,
        )


def at_the_end(points: Sequence[Point]) -> list[tuple[float, str]]:
    """Each level of the last phase with its label, for the right edge; none where that has no limits."""
    last: Phase = points[-1].phase
    if last.limits is None:
        return []
    names = ("Average", "Upper", "Lower")
    return [(level, f"{name} {level:.1f}") for name, level in zip(names, drawn_at(last.limits), strict=True)]


def highest(read: Iterable[Sequence[Point]]) -> float:
    """A little above the highest figure and the highest limit, so that both lie under the top."""
    every = list(read)
    values = [point.value for points in every for point in points if point.value is not None]
    limits = [phase.limits.upper for points in every for phase in phases(points) if phase.limits]
    return max([*values, *limits], default=1) * 1.12


def drawn_at(limits: Limits) -> tuple[float, float, float]:
    """Average, upper and lower limit as they are drawn and told: to one decimal, nothing under nought."""
    return round(limits.mean, 1), round(limits.upper, 1), round(limits.lower_to_draw, 1)
