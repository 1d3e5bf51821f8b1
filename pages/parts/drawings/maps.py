"""The ward map: wards in the colours of their classes, those too small to show hatched and named as such, as plain SVG."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from pages.parts.drawings.charts import INK
from pages.parts.drawings.grounds import HEIGHT, LEGEND_LINE, Box, Frame, Ground, Paths, clear_of_legend
from pages.parts.drawings.shades import PAPER, Shade, in_order

HATCH, CLEAR, MARK = "#CCCCCC", "rgba(0,0,0,0)", "#F46A25"
# The stylesheet finds by these what stands on a map on a wide screen, and on a phone instead of it.
ON_WIDE, ON_PHONE = '<span style="--on: wide">', '<span style="--on: phone">'
ABOVE_LEGEND, HEIGHT_IN_A_ROOM = 12, 500


class Place(NamedTuple):
    """One ward as drawn.

    shade: its class; None when it has no figure to show. written: what stands under its name, the value or why there is
    none. words: its row of the table, read out.
    """

    code: str
    name: str
    group: str
    shade: Shade | None
    written: str
    words: str


class Legend(NamedTuple):
    """What the legend says. heading: of the classes. without: why hatched wards have no value. line: what a thick line is."""

    heading: str
    without: str
    line: str


def wrapped(name: str, longest: int = 11) -> str:
    """A name on as few lines as it needs, a line being at most a long word wide."""
    lines: list[str] = []
    for word in name.split():
        if lines and (len(lines[-1]) + 1 + len(word) <= longest or word in ("&", "and")):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<br>".join(lines)


def ward_map(
    places: Sequence[Place], ground: Ground, group_names: Mapping[str, str], legend: Legend, marked: str | None = None
) -> go.Figure:
    """Wards on their ground. group_names: code to name of what the thick lines go round. marked: the ward a reader looks for."""
    group = {p.code: p.group for p in places}
    beside = ground.rooms_beside(group, {code: f"<b>{wrapped(name)}</b>" for code, name in group_names.items()})
    figure = _wards(places, ground, legend)
    for place in places:
        if place.code == marked:
            figure.add_trace(_line(ground.outline(place.code), PAPER, 7))
            figure.add_trace(_line(ground.outline(place.code), MARK, 4, name=place.name, showlegend=True))
    if not ground.smallest:
        figure.add_trace(_values(places, ground))
    figure.add_trace(_ward_names(places, ground))
    figure.add_trace(_text(list(beside.values()), [f"<b>{wrapped(group_names[code])}</b>" for code in beside], ground.size, INK))
    lines_told = sum(trace.showlegend is not False for trace in figure.data) + legend.heading.count("<br>") + 1
    outlines = [ground.outline(place.code) for place in places]
    frame = clear_of_legend(outlines, ground.frame(list(beside.values())), ground.shape, lines_told)
    return figure.update_layout(**_layout(ground, frame, legend.heading))


def numbers_alone(places: Sequence[Place], ground: Ground, legend: Legend) -> go.Figure:
    """The same without a name, for a room: names as large as a room needs them do not fit in a ward or beside the map."""
    figure = _wards(places, ground, legend)
    figure.add_trace(_values(places, ground, on="{}"))
    return figure.update_layout(**_layout(ground, ground.frame(()), legend.heading) | {"height": HEIGHT_IN_A_ROOM})


def below(figure: go.Figure) -> str:
    """How much nearer to a map its legend may stand on a phone, as a length of the stylesheet: less than 0, if at all."""
    (west, east), (_, north) = figure.layout.xaxis.range, figure.layout.yaxis.range
    foot = min(up for trace in figure.data for up in (trace.base or () if trace.type == "bar" else trace.y) if up is not None)
    high = (north - foot) * figure.layout.yaxis.scaleratio / (east - west)
    told = sum(trace.showlegend is not False for trace in figure.data) + figure.layout.legend.title.text.count("<br>") + 1
    return f"calc((100vw - 2rem) * {high:.3f} + {told * LEGEND_LINE + ABOVE_LEGEND - HEIGHT}px)"


def _wards(places: Sequence[Place], ground: Ground, legend: Legend) -> go.Figure:
    """The wards in their colours, what those mean, and the lines between their groups."""
    lines = ground.borders({p.code: p.group for p in places})
    # Hatched wards last, so that the lines round them lie over those of the others.
    figure = go.Figure([_ward(p, ground.outline(p.code)) for p in sorted(places, key=lambda p: p.shade is None)])
    for shade in in_order(p.shade for p in places if p.shade):
        figure.add_trace(_key(shade.words, {"color": shade.colour, "line": {"color": HATCH, "width": 1}}))
    if any(p.shade is None for p in places):
        figure.add_trace(_key(legend.without, {"color": PAPER, "line": {"color": HATCH, "width": 1}, "pattern": _hatch(size=5)}))
    figure.add_trace(_line(lines, PAPER, 7))
    return figure.add_trace(_line(lines, INK, 3, name=legend.line, showlegend=True))


def _hatch(size: int) -> dict[str, object]:
    return {"shape": "/", "fgcolor": HATCH, "bgcolor": PAPER, "size": size, "solidity": 0.2}


def _outline(paths: Paths) -> dict[str, list[float | None]]:
    """The paths as one line of x and one of y, with a gap between two."""
    across: list[float | None] = []
    up: list[float | None] = []
    for path in paths:
        across += [*(point[0] for point in path), None]
        up += [*(point[1] for point in path), None]
    return {"x": across[:-1], "y": up[:-1]}


def _line(paths: Paths, colour: str, width: int, **more: object) -> go.Scatter:
    quiet = {"mode": "lines", "hoverinfo": "skip", "showlegend": False}
    return go.Scatter(line={"color": colour, "width": width}, **_outline(paths), **quiet | more)


def _ward(place: Place, outline: Paths) -> go.Scatter:
    """A ward in its colour, or hatched; its row is said wherever the pointer is within it."""
    fill = {"fillcolor": place.shade.colour} if place.shade else {"fillpattern": _hatch(size=8)}
    said = {"text": place.words, "hoverinfo": "text", "hoveron": "fills"}
    return _line(outline, PAPER if place.shade else HATCH, 2 if place.shade else 1, fill="toself", **fill, **said)


def _key(label: str, marker: Mapping[str, object]) -> go.Bar:
    """A line of the legend: a bar's square shows the hatch, an outline's does not."""
    return go.Bar(x=[None], y=[None], name=label, marker=marker, hoverinfo="skip")


def _text(rooms: Sequence[Box], text: Sequence[str], size: int, colour: str | Sequence[str]) -> go.Bar:
    """Words in their rooms. A bar's words shrink with the bar, as no other words of a figure do: names fit a phone."""
    return go.Bar(
        x=[room.across for room in rooms],
        y=[room.height for room in rooms],
        base=[round(room.up - room.height / 2, 1) for room in rooms],
        width=[room.width for room in rooms],
        text=text,
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"size": size, "color": colour},
        marker={"color": CLEAR, "line": {"width": 0}},
        showlegend=False,
        hoverinfo="skip",
        zorder=1,
    )


def _ward_names(places: Sequence[Place], ground: Ground) -> go.Bar:
    """The name and the value; the value alone where a ward is too small for both, and nothing where it is too small for that."""
    written = []
    for place in places:
        rooms = [
            (words, ground.room(place.code, words)) for words in (f"{wrapped(place.name)}<br>{place.written}", place.written)
        ]
        written += [(place, words, room) for words, room in rooms if room][:1]
    inks = [place.shade.ink if place.shade else INK for place, _, _ in written]
    said = [words if ground.smallest else f"{ON_WIDE}{words}</span>" for _, words, _ in written]
    return _text([room for _, _, room in written], said, ground.size, inks)


def _values(places: Sequence[Place], ground: Ground, on: str = f"{ON_PHONE}{{}}</span>") -> go.Bar:
    """The values alone, a word a line, for a phone, where names in rooms so small could not be read."""
    written = [(place, place.written.replace(" ", "<br>")) for place in places if place.shade]
    told = [(place, words, room) for place, words in written if (room := ground.room(place.code, words))]
    inks = [place.shade.ink for place, _, _ in told]
    return _text([room for _, _, room in told], [on.format(words) for _, words, _ in told], ground.size, inks)


def _layout(ground: Ground, frame: Frame, heading: str) -> dict[str, object]:
    across, up = frame
    axis = {"visible": False, "fixedrange": True, "constrain": "domain"}
    # On a wide screen the legend stands beside the foot of the map, on a phone below it.
    legend = {"x": 0, "y": 0, "xanchor": "left", "yanchor": "bottom", "bgcolor": CLEAR, "font": {"size": 14, "color": INK}}
    return {
        "xaxis": {**axis, "range": across},
        "yaxis": {**axis, "range": up, "constraintoward": "top", "scaleanchor": "x", "scaleratio": ground.shape},
        "legend": {
            **legend,
            "title": {"text": heading, "font": {"size": 14, "color": INK}},
            "itemclick": False,
            "itemdoubleclick": False,
            "traceorder": "normal",
        },
        "template": "none",
        "barmode": "overlay",
        # All words are of one size there; on a phone, where they could not be read, there are none.
        **({"uniformtext": {"mode": "hide", "minsize": ground.smallest}} if ground.smallest else {}),
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": INK, "align": "left", "font": {"size": 14, "color": INK}},
        "dragmode": False,
        "height": HEIGHT,
        # Always on white paper: the hatch and the shades are chosen for it, in the dark theme too.
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }
