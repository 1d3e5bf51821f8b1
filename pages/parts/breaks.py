"""Where a series may not be read across: the day the wards changed, marked [b] and told in words."""

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import words
from pages.parts.drawings.charts import FONT, QUIET_INK
from queries.pages.questions import SeriesBreaks, WardPeriods

MARK = "[b]"
IN_A_CELL = f"{MARK} Wards changed"


def within(level: str) -> list:
    """The breaks for areas of a level that lie within what the release covers for wards."""
    rows = ask(WardPeriods()).rows
    if not rows:
        return []
    first, as_at = min(row.period for row in rows), ask(WardPeriods()).release.as_at
    return [row for row in ask(SeriesBreaks()).rows if row.level == level and first < row.happened_on <= as_at]


def sentence(found: Answer) -> str:
    """Why figures stop or start where they do; nothing where the release holds figures of one set of wards only."""
    level = found.rows[0].level
    return " ".join(f"{MARK} {words.day(row.happened_on)}: {row.reason} They are never joined." for row in within(level))


def mark(figure: go.Figure, found: Answer) -> go.Figure:
    """The break as a thin line with its mark, the axis drawn out to it where the series ends before or starts after it."""
    days = [row.happened_on for row in within(found.rows[0].level)]
    for day in days:
        figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="paper", line={"color": QUIET_INK, "width": 1.5})
        figure.add_annotation(x=day, y=1, yref="paper", yanchor="bottom", text=MARK, showarrow=False, font=FONT)
    if days:
        figure.update_xaxes(range=[min(found.rows[0].period, *days), max(found.rows[-1].period, *days)])
    return figure
