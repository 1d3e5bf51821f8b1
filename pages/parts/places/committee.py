"""One area committee: its trends, its figures beside the district's, and its wards side by side."""

from itertools import groupby

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.reading import movement
from pages.parts import absent, breaks, sayings, words
from pages.parts.drawings import charts
from pages.parts.places import profile, standing
from pages.parts.places.surroundings import ward_link
from pages.parts.tables import Table
from pages.parts.texts import text
from pages.parts.trends import control
from queries.pages.questions import Areas, PlaceFigures, Series

FLOWS, EPISODES = ("flags_opened", "flags_closed"), "missing_episodes"


def figures(code: str) -> Answer:
    """The figures of the committee, its wards and its district at the end of the latest quarter its wards have any for."""
    vintage = next(row.vintage for row in ask(Areas()).rows if row.code == code)
    last_day = max(standing.last_days(vintage), default=None)
    return ask(PlaceFigures(measures=standing.MEASURES, area_code=code, last_day=last_day))


def sentence(flags: Answer) -> str:
    """How many children have an open flag, how many episodes began in the latest month, and whether that is more than usual."""
    missing = ask(Series(measure=EPISODES, period_type="month", area_code=flags.question.area_code, breakdown="all"))
    has_limits = movement(control.judged(missing)["all"]).no_limits is None
    return f"{sayings.latest(flags)} {control.sentence(missing) if has_limits else sayings.latest(missing)}"


def open_flags(found: Answer) -> go.Figure:
    """The run chart of the stock, with the day the wards changed."""
    return breaks.mark(charts.trend(found), found)


def episodes(found: Answer) -> go.Figure:
    """The control chart of the flow, with the day the wards changed."""
    return breaks.mark(control.chart(found), found)


def flows(found: Answer) -> Table:
    """Flags opened and closed in each quarter, oldest first."""
    if not found.rows:
        return Table(absent.NO_QUARTER, ("Quarter",), ())
    titles = dict.fromkeys(row.title for row in found.rows)
    quarters = groupby(found.rows, key=lambda row: (row.period, row.label))
    return Table(
        caption=f"Flags opened and closed in {found.rows[0].area_name}, quarter by quarter",
        headings=("Quarter", *titles),
        rows=tuple((label, *(words.figure(row.value, row.status) for row in rows)) for (_, label), rows in quarters),
        is_series=True,
    )


def wards(found: Answer) -> Table:
    """Its wards, the committee and the district, under what is counted."""
    return profile.table(found) if found.rows else Table(absent.NO_QUARTER, (profile.FIGURE,), ())


@text
def ward_links(found: Answer, code: str) -> str:
    """A link to each ward's own page."""
    rows = sorted((row for row in found.rows if row.parent == code and row.level == "ward"), key=lambda row: row.name)
    links = ", ".join(ward_link(found, row.code) for row in rows)
    return f"<p>Each ward has a page of its own: {links}.</p>"
