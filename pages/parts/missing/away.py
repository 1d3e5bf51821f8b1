"""Episodes of being away without authorisation, beside missing episodes: two numbers that are never added together."""

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.spc import Point
from pages.parts import sayings, words
from pages.parts.drawings import charts
from pages.parts.tables import Table
from pages.parts.trends import control
from queries.measures import missing as meant
from queries.pages.questions import Series

AWAY, MISSING = "away_episodes", "missing_episodes"
NAMES = {AWAY: "Away without authorisation", MISSING: "Missing"}


def sentence(found: Answer) -> str:
    """The latest month's two numbers, and whether the number away is within its usual range."""
    figures = _figures(found)
    away, missing = figures[AWAY][-1], figures[MISSING][-1]
    return (
        f"{NAMES[AWAY]} in {away.area_name} {sayings.during(away.label)}: {_episodes(away)}. "
        f"{control.judgement(_judged(found))} Missing, which is counted apart: {_episodes(missing)}."
    )


def title(found: Answer) -> str:
    where, when = found.rows[0].area_name, sayings.months(found)
    return f"Episodes away without authorisation, and missing episodes, {where}, {when}"


def picture(found: Answer) -> go.Figure:
    """Two lines on one scale: those away in the colour that says look here, those missing in grey."""
    lines = [(NAMES[measure], rows) for measure, rows in _figures(found).items()]
    colours = (charts.LOOK_HERE, charts.QUIET_INK)
    figure = go.Figure()
    for (name, rows), colour in zip(lines, colours, strict=True):
        charts.add_line(figure, name, rows, colour)
    charts.label_ends(figure, lines, colours)
    charts.mark_events(figure, found)
    return charts.calm(figure, lines, height=430)


def note(found: Answer) -> str:
    events = sayings.events(found)
    return f"{meant.AWAY} These episodes are in no other number here. {events}".strip()


def table(found: Answer) -> Table:
    """A row for each month: the number away with its usual range and what it says, then the number missing."""
    read = control.table(_series(found)).rows
    rows = [(*cells, _said(missing)) for cells, missing in zip(read, _figures(found)[MISSING], strict=True)]
    heads = ("Month", "Away without authorisation", "Average", "Usual range", "Reading", "Missing episodes")
    return Table(title(found), heads, tuple(rows), texts=("Reading",), is_series=True)


def _figures(found: Answer) -> dict[str, list[tuple]]:
    return {measure: [row for row in found.rows if row.measure == measure] for measure in NAMES}


def _series(found: Answer) -> Answer:
    asked = found.question
    return ask(Series(measure=AWAY, period_type=asked.period_type, area_code=asked.area_code, breakdown="all"))


def _judged(found: Answer) -> tuple[Point, ...]:
    return control.judged(_series(found))["all"]


def _said(row: tuple) -> str:
    return words.figure(row.value, row.status)


def _episodes(row: tuple) -> str:
    """22 episodes; in words where it is not shown."""
    return f"{_said(row)} episodes" if row.status == "shown" else _said(row).lower()
