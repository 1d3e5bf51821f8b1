"""The district beside other places, year by year: a small chart for each place, all on one scale."""

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import words
from pages.parts.drawings.charts import INK, LOOK_HERE, ON_NOUGHT, QUIET, QUIET_INK, STILL, on_lines, panels
from pages.parts.response import published
from pages.parts.tables import Table
from pages.parts.views import View
from queries.pages.questions import Areas

ACROSS, PANEL, LETTERS = 3, 142, 15
# What a place is to the district, as the extract says it, in the order readers meet them.
ROLES = ("Country", "Region", "Statistical neighbour")
NOT_PUBLISHED = "Not published"
DISTRICT = "The district itself"


def view(found: Answer) -> View:
    return View(found, sentence, picture, title, reading, care, table)


def sentence(found: Answer) -> str:
    """The latest year that the district has a figure for: its own, the country's and the region's."""
    rows = latest(found)
    if not rows:
        return f"{_title(found)}: no figure of {_district()} is published."
    said = ", ".join(f"{published.number(row)} in {row.area}" for row in rows)
    return f"{_title(found)}: {said}, in the year to {words.day(rows[0].year_ending)}."


def latest(found: Answer) -> list[tuple]:
    """The district's latest figure, and the country's and the region's of that year."""
    ours = [row for row in found.rows if row.area == _district() and row.value is not None][-1:]
    others = [row for row in found.rows if row.note in ROLES[:2] and row.value is not None]
    of_year = [row for row in others if ours and row.year_ending == ours[0].year_ending]
    return [*ours, *sorted(of_year, key=lambda row: ROLES.index(row.note))]


def first_places(found: Answer) -> list[str]:
    """The district, the country and the region, as far as there are figures of them."""
    roles = {row.area: row.note for row in found.rows}
    return [place for place in _places(found) if place == _district() or roles[place] in ROLES[:2]]


def title(found: Answer) -> str:
    return f"{_title(found)}, {_district()} beside other places"


def reading(_found: Answer) -> str:
    return (
        f"Dark is the place named, grey is {_district()}; all charts have one scale, and the number is the latest one. "
        "A gap is a figure that its publisher hides or has not published."
    )


def care(_found: Answer) -> str:
    return (
        "Places record in different ways, so a higher figure can mean more harm, or better spotting of it. The figures are their "
        "publisher’s and count otherwise than the rest of this dashboard."
    )


def picture(found: Answer) -> go.Figure:
    """A panel for each place: its own line, and the district's in grey behind it."""
    places = _places(found)
    titles = [_heading(found, place) for place in places]
    figure, down = panels(titles, ACROSS, gaps=(0.5, 0.05), font={"size": 13, "color": INK})
    for at, place in enumerate(places):
        where = {"row": at // ACROSS + 1, "col": at % ACROSS + 1}
        if place != _district():
            figure.add_trace(_line(found, _district(), QUIET), **where)
        figure.add_trace(_line(found, place, LOOK_HERE), **where)
    return _calm(figure, found, len(places), PANEL * down + 60)


def table(found: Answer) -> Table:
    """A row for each place, a column for each year."""
    years = sorted({row.year_ending for row in found.rows})
    said = {(row.area, row.year_ending): published.number(row) for row in found.rows}
    role = {row.area: row.note for row in found.rows}
    rows = [
        (
            place,
            role[place] or (DISTRICT if place == _district() else "Other"),
            *(said.get((place, y), NOT_PUBLISHED) for y in years),
        )
        for place in _places(found)
    ]
    headings = ("Place", "What it is", *(f"To {year:%B %Y}" for year in years))
    return Table(title(found), headings, tuple(rows), texts=("What it is",))


def _district() -> str:
    return next(row.name for row in ask(Areas()).rows if row.level == "district")


def _title(found: Answer) -> str:
    return published.title(found.rows[0].measure)


def _places(found: Answer) -> list[str]:
    """The district, then the country, the region, and the others by name."""
    roles = {row.area: ROLES.index(row.note) if row.note in ROLES else len(ROLES) for row in found.rows}
    return sorted(published.places(found), key=lambda place: (place != _district(), roles[place], place))


def _heading(found: Answer, place: str) -> str:
    """The place and its latest figure."""
    known = [row for row in found.rows if row.area == place and row.value is not None]
    number = published.number(known[-1]) if known else NOT_PUBLISHED
    return f"{on_lines(place, LETTERS)}<br><b>{number}</b>"


def _line(found: Answer, place: str, colour: str) -> go.Scatter:
    rows = [row for row in found.rows if row.area == place]
    return go.Scatter(
        x=[row.year_ending.year for row in rows],
        y=[row.value for row in rows],
        mode="lines+markers",
        line={"color": colour, "width": 2},
        marker={"size": 4},
        customdata=[f"{words.safe(place)}, year to {words.day(row.year_ending)}: {published.number(row)}" for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        connectgaps=False,
        cliponaxis=False,
    )


def _calm(figure: go.Figure, found: Answer, places: int, height: int) -> go.Figure:
    years = sorted({row.year_ending.year for row in found.rows})
    highest = max((row.value for row in found.rows if row.value is not None), default=1) * 1.08
    figure.update_xaxes(
        range=[years[0] - 0.3, years[-1] + 0.3],
        tickvals=[years[0], years[-1]],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        tickfont={"size": 12, "color": QUIET_INK},
    )
    figure.update_yaxes(
        range=[0, highest],
        nticks=3,
        **ON_NOUGHT,
        tickfont={"size": 12, "color": QUIET_INK},
    )
    # The lowest panel of each column says the years.
    for at in range(max(places - ACROSS, 0), places):
        figure.update_xaxes(showticklabels=True, row=at // ACROSS + 1, col=at % ACROSS + 1)
    return figure.update_layout(
        **STILL,
        height=height,
        margin={"l": 30, "r": 8, "t": 62, "b": 30},
    )
