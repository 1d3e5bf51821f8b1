"""The ward map: equal hexagons in three depths of one colour, wards too small to show hatched and named as such."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import floor, log10
from typing import NamedTuple

import plotly.graph_objects as go

from geo.hexagons import SHAPE, Hexagon, Point, borders, free_places
from pages.parts.charts import INK, LOOK_HERE

DEPTHS = ("#CFDCEA", "#81A5C8", LOOK_HERE)
HATCH, PAPER, CLEAR = "#CCCCCC", "#FFFFFF", "rgba(0,0,0,0)"
INK_ON = (INK, INK, PAPER)
# The text of a ward stands on the middle of its hexagon, in columns and rows of geo.hexagons.
TEXT_WIDTH, TEXT_HEIGHT = 2, 3.2


class Place(NamedTuple):
    """One ward as drawn.

    value: None when there is none to show. written: what stands under its name, the value or why there is none.
    words: its row of the table, read out.
    """

    code: str
    name: str
    group: str
    value: float | None
    written: str
    words: str


def limits(values: Iterable[float]) -> tuple[float, ...]:
    """The one or two round numbers that part shown values in about three, no part empty; none when they are all alike."""
    ordered = sorted(values)
    if not ordered or ordered[0] == ordered[-1]:
        return ()
    third = (ordered[-1] - ordered[0]) / 3
    size = 10.0 ** floor(log10(third))
    step = max(s * size for s in (1, 2, 5) if s * size <= third)
    cuts: list[float] = []
    for place in (1, 2):
        cut = round(round(ordered[place * len(ordered) // 3] / step) * step, 6)
        if any(value < cut and value >= max(cuts, default=value) for value in ordered) and cut <= ordered[-1]:
            cuts.append(cut)
    return tuple(cuts)


def class_words(cuts: Sequence[float]) -> tuple[str, ...]:
    """What each class holds, in words: "Under 20", "20 to under 40", "40 or more"."""
    if not cuts:
        return ("Shown",)
    between = [f"{low:g} to under {high:g}" for low, high in pairwise(cuts)]
    return (f"Under {cuts[0]:g}", *between, f"{cuts[-1]:g} or more")


def class_of(value: float, cuts: Sequence[float]) -> int:
    """Which class a value falls in, the lowest being 0."""
    return sum(value >= cut for cut in cuts)


def wrapped(name: str, longest: int = 11) -> str:
    """A name on as few lines as it needs, a line being at most a long word wide."""
    lines: list[str] = []
    for word in name.split():
        if lines and (len(lines[-1]) + 1 + len(word) <= longest or word in ("&", "and")):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<br>".join(lines)


def hexagon_map(
    places: Sequence[Place],
    hexagons: Sequence[Hexagon],
    group_names: Mapping[str, str],
    unit: str,
    without: str,
    line_name: str,
) -> go.Figure:
    """Wards on their hexagons, as plain SVG.

    group_names: code to name of what the thick lines go round. For the legend, unit: its heading, "For every 10,000
    children"; without: why hatched wards have no value; line_name: what a thick line is. Classes are made from shown
    values alone, so that neither a colour nor the legend says anything of a hidden ward.
    """
    hexagon = {h.code: h for h in hexagons}
    group = {p.code: p.group for p in places}
    drawn = [hexagon[p.code] for p in places]
    shown = [p for p in places if p.value is not None]
    hidden = [hexagon[p.code] for p in places if p.value is None]
    cuts = limits(p.value for p in shown)
    words = class_words(cuts)
    names_at = free_places(drawn, group)
    lines = borders(drawn, group)

    figure = go.Figure()
    ink = dict.fromkeys((p.code for p in places), INK)
    for number, label in enumerate(words):
        depth = number + (len(words) < 3)
        inside = [p for p in shown if class_of(p.value, cuts) == number]
        ink |= dict.fromkeys((p.code for p in inside), INK_ON[depth])
        figure.add_trace(_fill([hexagon[p.code] for p in inside], fillcolor=DEPTHS[depth]))
        figure.add_trace(_key(label, {"color": DEPTHS[depth]}))
    figure.add_trace(_fill(hidden, fillpattern=_pattern(size=8)))
    if hidden:
        figure.add_trace(_key(without, {"color": PAPER, "line": {"color": HATCH, "width": 1}, "pattern": _pattern(size=5)}))
    figure.add_trace(_line(lines, PAPER, 7))
    figure.add_trace(_line(lines, INK, 3, name=line_name, showlegend=True))
    figure.add_trace(_ward_names(places, hexagon, ink))
    figure.add_trace(_group_names(names_at, group_names))
    return figure.update_layout(**_layout(drawn, list(names_at.values()), unit))


def _pattern(size: int) -> dict[str, object]:
    return {"shape": "/", "fgcolor": HATCH, "bgcolor": PAPER, "size": size, "solidity": 0.2}


def _outline(paths: Iterable[Sequence[Point]]) -> dict[str, list[int | None]]:
    """The paths as one line of x and one of y, with a gap between two."""
    across: list[int | None] = []
    up: list[int | None] = []
    for path in paths:
        across += [*(point[0] for point in path), None]
        up += [*(point[1] for point in path), None]
    return {"x": across[:-1], "y": up[:-1]}


def _line(paths: Iterable[Sequence[Point]], colour: str, width: int, **more: object) -> go.Scatter:
    quiet = {"mode": "lines", "hoverinfo": "skip", "showlegend": False}
    return go.Scatter(line={"color": colour, "width": width}, **_outline(paths), **quiet | more)


def _fill(hexagons: Sequence[Hexagon], **fill: object) -> go.Scatter:
    return _line([(*h.corners, h.corners[0]) for h in hexagons], PAPER, 2, fill="toself", **fill)


def _key(label: str, marker: Mapping[str, object]) -> go.Bar:
    """A line of the legend: a bar's square shows the hatch, an outline's does not."""
    return go.Bar(x=[None], y=[None], name=label, marker=marker, hoverinfo="skip")


def _text(at: Sequence[Point], text: Sequence[str], font: Mapping[str, object], **more: object) -> go.Bar:
    """Words on places. A bar's words shrink with the bar, as no other words of a figure do: names fit a phone."""
    return go.Bar(
        x=[column for column, _ in at],
        y=[TEXT_HEIGHT] * len(at),
        base=[row - TEXT_HEIGHT / 2 for _, row in at],
        width=TEXT_WIDTH,
        text=text,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": 12, **font},
        marker={"color": CLEAR, "line": {"width": 0}},
        showlegend=False,
        zorder=1,
        **more,
    )


def _ward_names(places: Sequence[Place], hexagon: Mapping[str, Hexagon], ink: Mapping[str, str]) -> go.Bar:
    at = [(hexagon[p.code].column, hexagon[p.code].row) for p in places]
    text = [f"{wrapped(p.name)}<br>{p.written}" for p in places]
    said = {"customdata": [p.words for p in places], "hovertemplate": "%{customdata}<extra></extra>"}
    return _text(at, text, {"color": [ink[p.code] for p in places]}, **said)


def _group_names(at: Mapping[str, Point], names: Mapping[str, str]) -> go.Bar:
    return _text(list(at.values()), [f"<b>{wrapped(names[code])}</b>" for code in at], {"color": INK}, hoverinfo="skip")


def _layout(hexagons: Sequence[Hexagon], names: Sequence[Point], unit: str) -> dict[str, object]:
    columns = [*(h.column for h in hexagons), *(column for column, _ in names)]
    rows = [*(h.row + up for h in hexagons for up in (-2.1, 2.1)), *(row + up for _, row in names for up in (-0.8, 0.8))]
    axis = {"visible": False, "fixedrange": True, "constrain": "domain"}
    # On a wide screen the legend stands beside the foot of the map, on a phone below it.
    legend = {"x": 0, "y": 0, "xanchor": "left", "yanchor": "bottom", "bgcolor": CLEAR, "font": {"size": 14, "color": INK}}
    return {
        "xaxis": {**axis, "range": [min(columns) - 1.2, max(columns) + 1.2]},
        "yaxis": {**axis, "range": [min(rows), max(rows)], "constraintoward": "top"} | {"scaleanchor": "x", "scaleratio": SHAPE},
        "legend": {
            **legend,
            "title": {"text": unit, "font": {"size": 14, "color": INK}},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False,
        "height": 620,
        # Always on white paper: the hatch and the depths are chosen for it, in the dark theme too.
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
