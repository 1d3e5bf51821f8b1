"""Sections on what happens round about: figures that others published, each topic drawn as on its page."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from data.release import Answer
from pages.parts import words
from pages.parts.pack.content import Chart, Line, Section
from pages.parts.pack.said import not_measured, only, short
from pages.parts.response import beside, claimants, context, papers, published, stated
from pages.parts.tables import Table

LATEST_YEARS = 4


class Drawn(NamedTuple):
    """How a topic stands in a pack: its chart, the part of its table for slides, and titles of which the first short one fits.

    pictured: what of it has room on a slide of the screen.
    """

    chart: Callable[[Answer, str, str], Chart | None]
    on_slides: Callable[[Table], Table]
    findings: Callable[[Answer], tuple[str, ...]]
    pictured: Callable[[Answer], Answer]


def round_about(_code: str) -> Iterator[Section]:
    """Every topic, and every figure of a topic that shows one at a time; nothing where none was supplied."""
    for topic, named in context.topics().items():
        for figure in context.figures(topic):
            yield _section(topic, named, figure)


def _section(topic: str, named: str, figure: str) -> Section:
    view, drawn = context.view(topic, figure), DRAWN[topic]
    found, table, said, title = view.found, view.table(view.found), view.sentence(view.found), view.title(view.found)
    return Section(
        f"Context: {named.lower()}",
        short(*drawn.findings(found)),
        said,
        (view.care(found),),
        drawn.chart(found, title, said),
        table,
        drawn.on_slides(table),
        not_measured(published.NAME, published.how(found), found),
        (),
        partial(view.picture, drawn.pictured(found)),
        source=papers.source(row.source for row in found.rows),
        records=papers.INVENTS_NONE,
        of_figures=title,
    )


def _years(found: Answer, title: str, said: str) -> Chart:
    """The district, the country and the region, year by year; the table has the other places."""
    days = tuple(sorted({row.year_ending for row in found.rows}))
    known = {(row.area, row.year_ending): published.value(row) for row in found.rows}
    lines = tuple(
        Line(place, tuple(known.get((place, day)) for day in days), is_quiet=bool(at))
        for at, place in enumerate(beside.first_places(found))
    )
    return Chart("line", title, tuple(map(words.month, days)), lines, said, days, unit=_unit(found))


def _figures(found: Answer, title: str, said: str) -> Chart | None:
    """A bar for each figure; none where they count different things, which bars side by side would compare."""
    things = stated.counted(found)
    if len(things) != 1:
        return None
    ((name, rows),) = things
    line = Line("Number", tuple(published.value(row) for row in rows))
    return Chart("bar", title, tuple(map(published.when, rows)), (line,), said, unit=published.title(name))


def _wards(found: Answer, title: str, said: str) -> Chart | None:
    """A bar for each ward, under its committee, in the order of names; none where no figure is of a ward."""
    rows = [row for _, row in claimants.wards(found)]
    if not rows:
        return None
    line = Line(title, tuple(published.value(row) for row in rows))
    return Chart("bar", title, tuple(row.area for row in rows), (line,), said, unit=_unit(found) or title)


def _latest_years(table: Table) -> Table:
    """Each place, without what it is, and its latest years."""
    many = len(table.headings)
    return only(table, (0, *range(max(2, many - LATEST_YEARS), many)), table.rows)


def _in_short(table: Table) -> Table:
    return only(table, published.IN_SHORT, table.rows)


def _by_ward(table: Table) -> Table:
    return only(table, range(1, len(table.headings)), table.rows)


def _beside_country(found: Answer) -> tuple[str, ...]:
    """ "Assessments that found child sexual exploitation: 12 in Bradford, 10 in England" """
    name, places = published.named(found.rows[0]), beside.latest(found)
    told = [f"{published.number(row)} in {row.area}" for row in places]
    return *(f"{name}: {', '.join(told[:many])}" for many in (2, 1) if told), name


def _first_figure(found: Answer) -> tuple[str, ...]:
    """ "Children registered as educated at home: 677 (30 September 2020)" """
    name, (first, *_) = stated.counted(found)[0]
    said = f"{published.title(name)}: {published.number(first)}"
    return f"{said} ({published.in_brackets(first)})", said


def _least_and_most(found: Answer) -> tuple[str, ...]:
    """ "Claimants aged 18 to 24, in per cent: from 6.2 to 20.5" """
    wards = sorted((row for _, row in claimants.wards(found) if row.value is not None), key=lambda row: row.value)
    name, unit = published.named(found.rows[0]), published.unit(found.rows[0]).partition(" of ")[0]
    if not wards:
        return (name,)
    least, most = published.number(wards[0]), published.number(wards[-1])
    said = f"{name}{f', {unit}' if unit else ''}: from {least} to {most}"
    return f"{said}, by ward", said, f"{name}, ward by ward"


def _first_places(found: Answer) -> Answer:
    first = beside.first_places(found)
    return Answer(found.question, found.release, tuple(row for row in found.rows if row.area in first))


def _all(found: Answer) -> Answer:
    return found


def _unit(found: Answer) -> str:
    return words.sentence_case(published.unit(found.rows[0]))


DRAWN = {
    "other places": Drawn(_years, _latest_years, _beside_country, _first_places),
    "education": Drawn(_figures, _in_short, _first_figure, _all),
    "modern slavery": Drawn(_figures, _in_short, _first_figure, _all),
    "out of work": Drawn(_wards, _by_ward, _least_and_most, _all),
}
