"""Missing episodes for each child who went missing: made of two shown figures of one month, or not at all."""

from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go

from data.release import Answer
from pages.parts import sayings, words
from pages.parts.drawings import charts
from pages.parts.tables import Table

EPISODES, CHILDREN = "missing_episodes", "children_missing"


class Month(NamedTuple):
    """A month's episodes, children, and the one for each of the other, to one decimal."""

    period: date
    label: str
    value: float | None
    status: str
    episodes: tuple
    children: tuple


def sentence(found: Answer) -> str:
    """The latest month: episodes, children, and episodes for each child."""
    last = _months(found)[-1]
    when = f"in {last.episodes.area_name} {sayings.during(last.label)}"
    if last.value is None:
        return f"Missing episodes for each child who went missing {when}: {_told(last).lower()}."
    return (
        f"{words.number(last.episodes.value)} missing episodes were recorded for {words.number(last.children.value)} children "
        f"{when}: {last.value} for each child who went missing."
    )


def title(found: Answer) -> str:
    where, when = found.rows[0].area_name, sayings.months(found)
    return f"Missing episodes for each child who went missing, {where}, {when}"


def picture(found: Answer) -> go.Figure:
    """One line; a month in which either figure is hidden is a gap with a mark."""
    months = _months(found)
    figure = go.Figure()
    charts.add_line(figure, "Episodes for each child", months, charts.LOOK_HERE)
    charts.mark_events(figure, found)
    return charts.calm(figure, [("", months)], height=430, right=20)


def note(found: Answer) -> str:
    events = sayings.events(found)
    return (
        "Episodes that began in the month, divided by the children who went missing in it. A few children who go missing "
        f"often can move it much. {events}"
    ).strip()


def table(found: Answer) -> Table:
    rows = (
        (
            month.label,
            words.figure(month.episodes.value, month.episodes.status),
            words.figure(month.children.value, month.children.status),
            _told(month),
        )
        for month in _months(found)
    )
    return Table(title(found), ("Month", "Episodes", "Children", "Episodes for each child"), tuple(rows), is_series=True)


def _months(found: Answer) -> list[Month]:
    figures = {(row.measure, row.period): row for row in found.rows}
    periods = dict.fromkeys(row.period for row in found.rows)
    return [_month(figures[EPISODES, period], figures[CHILDREN, period]) for period in periods]


def _month(episodes: tuple, children: tuple) -> Month:
    if episodes.value is None or children.value is None:
        status = next(row.status for row in (episodes, children) if row.value is None)
        return Month(episodes.period, episodes.label, None, status, episodes, children)
    if not children.value:
        return Month(episodes.period, episodes.label, None, "not_applicable", episodes, children)
    return Month(episodes.period, episodes.label, round(episodes.value / children.value, 1), "shown", episodes, children)


def _told(month: Month) -> str:
    return words.figure(month.value, month.status)
