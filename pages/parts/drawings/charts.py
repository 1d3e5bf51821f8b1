"""Charts of figures over time: zero-based, labelled at the line's end, gaps drawn as gaps."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from data.release import Answer, ask
from pages.parts import words
from pages.parts.drawings import lane
from queries.pages.questions import Events

LOOK_HERE, QUIET, INK, QUIET_INK = "#12436D", "#BFBFBF", "#1A1A1A", "#4D4D4D"
PAPER, PALE = "#FFFFFF", "#D9D9D9"
CATEGORIES = ("#12436D", "#28A197", "#801650", "#F46A25")
# An ordered set is one hue in depths, the first category the deepest.
DEPTHS = ("#12436D", "#4C80AF", "#9BB8D4")
ORDERED = ("risk_level", "age_group", "duration")
LETTERS, SMALL_LETTERS = 18, 22
# In pixels: a small chart, a line of its title, and what lies between that and the marks of the scale above it.
PANEL, TITLE_LINE, CLEAR = 120, 20, 24
YEAR = 366
# Small charts have room over the highest line for the numbers of events.
ROOM = 1.15
# In pixels: what the marks of a scale take between two of them, and how wide a picture is that shares its room out so.
SCALE, ACROSS = 30, 300
STOCK_AND_FLOWS = (("flags_open", "flags_opened", "flags_closed"),)
FONT = {"size": 14, "color": INK}
GRID = "#E5E5E5"
# The name of what marks an event, which words under a picture explain.
EVENT = "event"
# A scale that stands on a line at nought, its numbers with a comma from 1,000 on, as in words.
ON_NOUGHT = {"gridcolor": GRID, "zeroline": True, "zerolinecolor": QUIET, "fixedrange": True, "separatethousands": True}
# What every picture of bars, dots or lines has: nothing around it, and nothing that moves under the hand.
STILL = {"template": "none", "showlegend": False, "hovermode": "closest", "dragmode": False}

Line = tuple[str, list]


def trend(found: Answer) -> go.Figure:
    """One line for each category; more than there are colours stand as small charts of one scale, side by side."""
    found_lines = lines(found)
    palette = DEPTHS if found.question.breakdown in ORDERED else CATEGORIES
    if len(found_lines) > len(palette):
        return side_by_side(found, found_lines, _in_panel)
    figure = go.Figure()
    colours = palette[: len(found_lines)]
    for (name, rows), colour in zip(found_lines, colours, strict=True):
        add_line(figure, name, rows, colour)
    label_ends(figure, found_lines, colours)
    mark_events(figure, found)
    return calm(figure, found_lines, height=430)


def lines(found: Answer) -> list[Line]:
    """The categories of an answer, each with its rows in order of time."""
    names = dict.fromkeys(row.category for row in found.rows)
    return [(name, [row for row in found.rows if row.category == name]) for name in names]


def add_line(figure: go.Figure, name: str, rows: Sequence, colour: str, **at: int) -> None:
    """The line, broken where a figure is not shown, and what is not shown in a lane of its own."""
    said = name if name != "all" else "Total"
    figure.add_trace(
        go.Scatter(
            x=[r.period for r in rows],
            y=[r.value for r in rows],
            mode="lines+markers",
            name=words.sentence_case(said),
            line={"color": colour, "width": 2.5},
            marker={"size": 5},
            customdata=[[r.label, words.figure(r.value, r.status)] for r in rows],
            hovertemplate="%{customdata[0]}: %{customdata[1]}<extra>%{fullData.name}</extra>",
            connectgaps=False,
            cliponaxis=False,
        ),
        **at,
    )
    lane.mark(figure, rows, colour, **at)


def label_ends(figure: go.Figure, drawn: Sequence[Line], colours: Sequence[str]) -> None:
    """A label at the right end of each line."""
    ends = []
    for (name, rows), colour in zip(drawn, colours, strict=True):
        shown = [r for r in rows if r.value is not None]
        if shown and name != "all":
            ends.append((shown[-1].value, f'<span style="color:{colour}">\u2501</span> {on_lines(name)}'))
    label_right(figure, ends, a_line=_top(drawn) * 0.055)


def label_right(figure: go.Figure, ends: Sequence[tuple[float, str]], a_line: float) -> None:
    """Labels at the right edge, each at its height, moved up where they would lie on one another.

    a_line: how high a line of a label is, in the unit of the figures.
    """
    free_from = None
    for value, label in sorted(ends):
        half = a_line * (label.count("<br>") + 1) / 2
        middle = value if free_from is None else max(value, free_from + half)
        free_from = middle + half
        figure.add_annotation(
            x=1, xref="paper", y=middle, text=label, align="left", xanchor="left", xshift=6, showarrow=False, font=FONT
        )


def mark_events(figure: go.Figure, found: Answer) -> None:
    """A thin line with a number for each event; the numbers are explained in words under the picture."""
    for number, event in events_within(found):
        figure.add_shape(
            type="line", name=EVENT, x0=event.happened_on, x1=event.happened_on, y0=0, y1=1, yref="paper", layer="below"
        ).update_shapes(line={"color": QUIET, "width": 1.5, "dash": "dot"})
        figure.add_annotation(
            x=event.happened_on, y=1, yref="paper", yanchor="bottom", text=str(number), showarrow=False, font=FONT, name=EVENT
        )


def events_within(found: Answer) -> list[tuple[str, object]]:
    """The practice events that fall within the answer's periods, numbered; events of one day share a number.

    A stock and its flows are numbered together, so that a number means the same in each of their pictures; what bears on
    a flow bears on its stock.
    """
    measure = found.question.asked_of[0]
    family = next((family for family in STOCK_AND_FLOWS if measure in family), (measure,))
    named = {event for name in family for event in ask(Events(measure=name)).rows}
    own = named if measure == family[0] else set(ask(Events(measure=measure)).rows)
    first, last = found.rows[0].period, found.rows[-1].last_day
    days = groupby(sorted(named, key=lambda e: (e.happened_on, e.title)), key=lambda e: e.happened_on)
    numbered = [(str(number), event) for number, (_, of_day) in enumerate(days, start=1) for event in of_day]
    return [(number, event) for number, event in numbered if event in own and first <= event.happened_on <= last]


def side_by_side(found: Answer, drawn: Sequence[Line], draw: Callable[..., None], highest: float | None = None) -> go.Figure:
    """A small chart for each line, two across, on one scale.

    draw: adds a line to its panel (figure, name, rows, row=, col=). highest: what must fit under the top, if not the lines only.
    """
    across = 2
    titles = [on_lines(name, SMALL_LETTERS) for name, _ in drawn]
    title = TITLE_LINE * max(title.count("<br>") + 1 for title in titles)
    down = -(-len(titles) // across)
    high = PANEL * down + (title + CLEAR) * (down - 1)
    scale = max(SCALE, *(lane.letters(rows) for _, rows in drawn))
    figure, _ = panels(titles, across, gaps=((title + CLEAR) * down / high, scale / ACROSS), font=FONT)
    for place, (name, rows) in enumerate(drawn):
        draw(figure, name, rows, row=place // across + 1, col=place % across + 1)
    for number, event in events_within(found):
        day = event.happened_on
        figure.add_vline(x=day, row="all", col="all", layer="below", line={"color": QUIET, "width": 1, "dash": "dot"})
        figure.add_annotation(x=day, y=1, yref="y domain", yanchor="top", text=number, showarrow=False, font=FONT)
    above, below = 8 + title, 48
    calm(figure, drawn, height=above + high + below, right=10, highest=(highest or _top(drawn)) * ROOM, panel=PANEL)
    # The lowest panel of each column says the years, and each panel has its scale: marks of another are out of sight of it.
    figure.update_yaxes(showticklabels=True)
    for at in range(max(len(titles) - across, 0), len(titles)):
        figure.update_xaxes(showticklabels=True, row=at // across + 1, col=at % across + 1)
    return figure.update_layout(margin_t=above, margin_b=below)


def panels(titles: Sequence[str], across: int, gaps: tuple[float, float], font: Mapping[str, object]) -> tuple[go.Figure, int]:
    """Small empty charts of one scale, each under its title, and how many there are one below another.

    gaps: between them, down (all together) and across, as parts of the picture.
    """
    down = -(-len(titles) // across)
    figure = make_subplots(
        rows=down,
        cols=across,
        shared_xaxes="all",
        shared_yaxes="all",
        subplot_titles=titles,
        vertical_spacing=gaps[0] / down,
        horizontal_spacing=gaps[1],
    )
    for place, title in enumerate(figure.layout.annotations):
        left = figure.layout[f"xaxis{place + 1 if place else ''}"].domain[0]
        title.update(font=font, xanchor="left", align="left", x=left)
    return figure, down


def _in_panel(figure: go.Figure, name: str, rows: Sequence, **at: int) -> None:
    add_line(figure, name, rows, LOOK_HERE, **at)


def on_lines(name: str, letters: int = LETTERS) -> str:
    """A label on lines short enough for a small screen, as HTML. Made safe when it is broken: a mark must not be broken."""
    return "<br>".join(map(words.safe, _lines(name, letters)))


def _lines(name: str, letters: int = LETTERS) -> list[str]:
    return wrap(words.sentence_case(name), letters) or [""]


def _top(drawn: Sequence[Line]) -> float:
    """A little above the highest figure; where all are nought, high enough for a scale."""
    return max((r.value for _, rows in drawn for r in rows if r.value is not None), default=1) * 1.08 or 1


def calm(
    figure: go.Figure,
    drawn: Sequence[Line],
    height: int,
    right: int | None = None,
    highest: float | None = None,
    panel: int | None = None,
) -> go.Figure:
    """Axes and margins, the lanes of what is not shown, and nothing else.

    highest: the top of the scale, where more than the lines must fit under it. panel: how high each of several charts is.
    """
    above, below = 28, 48
    longest = max(len(line) for name, _ in drawn for line in _lines(name))
    periods = sorted({row.period for _, rows in drawn for row in rows})
    figure.update_xaxes(
        type="date",
        range=[periods[0], periods[-1]],
        # Two lines, a year apart: wide enough apart for a phone. Between them a short mark for each quarter.
        tickformat="%b<br>%Y",
        dtick="M12" if (periods[-1] - periods[0]).days > YEAR else "M3",
        tick0="2000-01-01",
        minor={"dtick": "M3", "tick0": "2000-01-01", "ticks": "outside", "ticklen": 4, "tickcolor": QUIET},
        tickangle=0,
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 13, "color": QUIET_INK},
    )
    figure.update_yaxes(
        range=[0, highest or _top(drawn)],
        nticks=6,
        **ON_NOUGHT,
        tickfont={"size": 13, "color": QUIET_INK},
    )
    figure.update_layout(
        **STILL,
        height=height,
        margin={
            "l": max(44, *(lane.letters(rows) for _, rows in drawn)),
            "r": right if right is not None else 30 + (0 if longest <= 3 else 7 * longest),
            "t": above,
            "b": below,
        },
    )
    lane.settle(figure, highest or _top(drawn), panel or height - above - below)
    return figure
