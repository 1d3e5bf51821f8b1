"""Charts of figures over time: zero-based, labelled at the line's end, gaps drawn as gaps."""

from collections.abc import Sequence
from itertools import groupby
from textwrap import wrap

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from data.release import Answer, ask
from pages.parts import words
from queries.pages.questions import Events

LOOK_HERE, QUIET, INK, QUIET_INK = "#12436D", "#BFBFBF", "#1A1A1A", "#4D4D4D"
CATEGORIES = ("#12436D", "#28A197", "#801650", "#F46A25")
# An ordered set is one hue in depths, the first category the deepest.
DEPTHS = ("#12436D", "#4C80AF", "#9BB8D4")
ORDERED = ("risk_level", "age_group", "duration")
MOST_LINES = 4
LETTERS, SMALL_LETTERS = 18, 22
YEAR = 12
FONT = {"size": 14, "color": INK}


def trend(found: Answer) -> go.Figure:
    """One line for each category; more than four categories stand as small charts of one scale, side by side."""
    lines = _lines(found)
    if len(lines) > MOST_LINES:
        return _small_multiples(found, lines)
    figure = go.Figure()
    colours = DEPTHS if found.question.breakdown in ORDERED else CATEGORIES
    for (name, rows), colour in zip(lines, colours, strict=False):
        _add_line(figure, name, rows, colour)
    _label_ends(figure, lines, colours)
    _mark_events(figure, found)
    return _calm(figure, lines, height=430)


def _lines(found: Answer) -> list[tuple[str, list]]:
    names = dict.fromkeys(row.category for row in found.rows)
    return [(name, [row for row in found.rows if row.category == name]) for name in names]


def _add_line(figure: go.Figure, name: str, rows: Sequence, colour: str, **at: int) -> None:
    """The line, broken where a figure is hidden; and a hollow mark on the axis that says so in words."""
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
        ),
        **at,
    )
    hidden = [r for r in rows if r.status != "shown"]
    if hidden:
        figure.add_trace(
            go.Scatter(
                x=[r.period for r in hidden],
                y=[0] * len(hidden),
                mode="markers",
                name=words.HIDDEN,
                marker={"symbol": "x-thin", "size": 8, "line": {"color": colour, "width": 1.5}},
                customdata=[[r.label, words.figure(r.value, r.status)] for r in hidden],
                hovertemplate="%{customdata[0]}: %{customdata[1]}<extra></extra>",
                cliponaxis=False,
            ),
            **at,
        )


def _label_ends(figure: go.Figure, lines: Sequence, colours: Sequence[str]) -> None:
    """A label at the right end of each line, moved up where lines end close together."""
    ends = []
    for (name, rows), colour in zip(lines, colours, strict=False):
        shown = [r for r in rows if r.value is not None]
        if shown and name != "all":
            ends.append((shown[-1].value, _on_lines(name), colour))
    a_line, free_from = _top(lines) * 0.055, None
    for value, label, colour in sorted(ends):
        half = a_line * (label.count("<br>") + 1) / 2
        middle = value if free_from is None else max(value, free_from + half)
        free_from = middle + half
        figure.add_annotation(
            x=1,
            xref="paper",
            y=middle,
            text=f'<span style="color:{colour}">\u2501</span> {label}',
            align="left",
            xanchor="left",
            xshift=6,
            showarrow=False,
            font=FONT,
        )


def _mark_events(figure: go.Figure, found: Answer) -> None:
    """A thin line with a number for each event; the numbers are explained in words under the picture."""
    for number, event in events_within(found):
        figure.add_shape(
            type="line", x0=event.happened_on, x1=event.happened_on, y0=0, y1=1, yref="paper", layer="below"
        ).update_shapes(line={"color": QUIET, "width": 1.5, "dash": "dot"})
        figure.add_annotation(
            x=event.happened_on, y=1, yref="paper", yanchor="bottom", text=str(number), showarrow=False, font=FONT
        )


def events_within(found: Answer) -> list[tuple[str, object]]:
    """The practice events that fall within the answer's periods, numbered; events of one day share a number."""
    first, last = found.rows[0].period, found.rows[-1].last_day
    events = [e for e in ask(Events(measure=found.question.measure)).rows if first <= e.happened_on <= last]
    days = groupby(events, key=lambda e: e.happened_on)
    return [(str(number), event) for number, (_, of_day) in enumerate(days, start=1) for event in of_day]


def _small_multiples(found: Answer, lines: Sequence) -> go.Figure:
    across = 2
    down = -(-len(lines) // across)
    figure = make_subplots(
        rows=down,
        cols=across,
        shared_xaxes="all",
        shared_yaxes="all",
        subplot_titles=[_on_lines(name, SMALL_LETTERS) for name, _ in lines],
        vertical_spacing=0.3 / down,
        horizontal_spacing=0.04,
    )
    for place, (name, rows) in enumerate(lines):
        _add_line(figure, name, rows, LOOK_HERE, row=place // across + 1, col=place % across + 1)
    figure.update_annotations(font=FONT, xanchor="left", align="left")
    for place, note in enumerate(figure.layout.annotations):
        note.x = figure.layout[f"xaxis{place + 1 if place else ''}"].domain[0]
    for number, event in events_within(found):
        day = event.happened_on
        figure.add_vline(x=day, row="all", col="all", layer="below", line={"color": QUIET, "width": 1, "dash": "dot"})
        figure.add_annotation(x=day, y=1, yref="y domain", yanchor="top", text=number, showarrow=False, font=FONT)
    return _calm(figure, lines, height=165 * down + 60, right=10)


def _on_lines(name: str, letters: int = LETTERS) -> str:
    """A label on lines short enough for a small screen."""
    return "<br>".join(wrap(words.sentence_case(name), letters))


def _top(lines: Sequence) -> float:
    return max((r.value for _, rows in lines for r in rows if r.value is not None), default=1) * 1.08


def _calm(figure: go.Figure, lines: Sequence, height: int, right: int | None = None) -> go.Figure:
    longest = max(len(line) for name, _ in lines for line in _on_lines(name).split("<br>"))
    periods = [row.period for _, rows in lines for row in rows]
    figure.update_xaxes(
        type="date",
        range=[min(periods), max(periods)],
        # Two lines, a year apart: wide enough apart for a phone. Between them a short mark for each quarter.
        tickformat="%b<br>%Y",
        dtick="M12" if len(set(periods)) > YEAR else "M3",
        tick0="2000-01-01",
        minor={"dtick": "M3", "tick0": "2000-01-01", "ticks": "outside", "ticklen": 4, "tickcolor": QUIET},
        tickangle=0,
        showgrid=False,
        fixedrange=True,
        tickfont={"size": 13, "color": QUIET_INK},
    )
    figure.update_yaxes(
        range=[0, _top(lines)],
        nticks=6,
        gridcolor="#E5E5E5",
        zeroline=True,
        zerolinecolor=QUIET,
        fixedrange=True,
        tickfont={"size": 13, "color": QUIET_INK},
    )
    figure.update_layout(
        template="none",
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        height=height,
        margin={"l": 44, "r": right if right is not None else 30 + (0 if longest <= 3 else 7 * longest), "t": 28, "b": 48},
    )
    return figure
