"""Children who went missing again and again, by who looks after them, beside all who went missing in the quarter."""

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import sayings, words
from pages.parts.portions import range_in_words, share, share_in_words
from pages.parts.tables import Table
from pages.parts.trends import control
from queries.pages.questions import Series

REPEATEDLY, MISSING = "children_missing_repeatedly", "children_missing"


def sentence(found: Answer) -> str:
    """The latest quarter: how many children, what share of all who went missing, and how many of each group."""
    last, figures = found.rows[-1], _figures(found)
    again, everyone = figures[REPEATEDLY, last.period, "all"], figures[MISSING, last.period, "all"]
    when = f"in {again.area_name} {sayings.during(again.label)}"
    if again.value is None:
        return f"Children who went missing three times or more within 90 days {when}: {_said(again).lower()}."
    estimate = share(found, again, everyone)
    of_all = (
        f", {words.percent(estimate.value)} of the {words.number(everyone.value)} who went missing at least once"
        if estimate
        else ""
    )
    parts = ", ".join(f"{_said(figures[REPEATEDLY, last.period, name]).lower()} {name}" for name in _groups(found))
    return (
        f"{words.number(again.value)} children went missing three times or more within 90 days {when}{of_all}. "
        f"Of these children: {parts}."
    )


def title(found: Answer) -> str:
    return sayings.picture_title(_series(found))


def picture(found: Answer) -> go.Figure:
    """A chart for each group, side by side on one scale."""
    return control.chart(_series(found))


def note(found: Answer) -> str:
    """How the charts are read, and what the first quarter lacks."""
    series = _series(found)
    return (
        f"{control.marks(series)} {sayings.events(series)} The first quarter, {found.rows[0].label}, may be too low: "
        "what came before it is not known. Quarters cannot be added together: a child can be counted in more than one."
    )


def table(found: Answer) -> Table:
    """A row for each quarter: all who went missing, those who did so repeatedly with their share, and each group."""
    figures, names = _figures(found), _groups(found)
    rows = []
    for period in dict.fromkeys(row.period for row in found.rows):
        again, everyone = figures[REPEATEDLY, period, "all"], figures[MISSING, period, "all"]
        estimate = share(found, again, everyone)
        cells = (_said(everyone), _said(again), share_in_words(estimate, again), range_in_words(estimate, again))
        rows.append((again.label, *cells, *(_said(figures[REPEATEDLY, period, name]) for name in names)))
    heads = ("Quarter", "Went missing", "Three times or more", "Share", "95% range")
    return Table(title(found), (*heads, *map(words.sentence_case, names)), tuple(rows), is_series=True)


def _series(found: Answer) -> Answer:
    asked = found.question
    return ask(Series(measure=REPEATEDLY, period_type=asked.period_type, area_code=asked.area_code, breakdown=asked.breakdown))


def _figures(found: Answer) -> dict[tuple, tuple]:
    return {(row.measure, row.period, row.category): row for row in found.rows}


def _groups(found: Answer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.category for row in found.rows if row.category != "all"))


def _said(row: tuple) -> str:
    return words.figure(row.value, row.status)
