"""Sections on the support services: whom each of them reached, and who else was, as papers say."""

from collections.abc import Iterator
from functools import partial

from data.release import Answer, ask
from pages.parts import portions
from pages.parts.drawings.bars import ACROSS_A_ROOM
from pages.parts.pack import charts
from pages.parts.pack.content import Section
from pages.parts.pack.said import behind, explained, not_measured, only, short
from pages.parts.response import papers, published, services
from queries.pages.questions import PublishedFigures, ServiceFigures

BY_SERVICE = "service"


def support(code: str) -> Iterator[Section]:
    """Each service by each way of splitting it, as it last reported, then the figures of reach; nothing without a report."""
    reports = services.reported()
    if not reports.rows:
        return
    day = next(iter(services.reports(reports)))
    for service in services.offered(reports):
        for split, named in services.splits().items():
            asked = ServiceFigures(measure=services.MEASURE, period=day, service=service, split=split)
            yield _of_service(code, asked, f"{service}, by {named.lower()}")
    yield from _reach()


def _of_service(code: str, asked: ServiceFigures, named: str) -> Section:
    found = ask(asked)
    table, said = services.table(found), services.sentence(found)
    parts = only(table, range(len(table.headings)), table.rows[:-1])
    return Section(
        f"Support: {named}",
        short(*_findings(found, named)),
        said,
        (services.about_records(found),),
        charts.of_column(parts, 1, said, table.headings[1]),
        table,
        table,
        explained(services.MEASURE),
        (behind((services.MEASURE,), "report", (code,), _breakdowns(asked.split), asked.period, asked.period),),
        partial(services.picture, found, ACROSS_A_ROOM),
        of_figures=services.title(found),
    )


def _findings(found: Answer, named: str) -> tuple[str, ...]:
    """ "Turnaround, by gender: largest shown is “Female”, 100%", or shorter."""
    _, parts = portions.whole_and_parts(found)
    told = portions.largest_in_short(parts)
    of_service = [f"{found.question.service}: {said}" for said in told] if portions.largest(parts) else []
    return *(f"{named}: {said}" for said in told), *of_service, f"{named}: the records of support"


def _breakdowns(split: str) -> tuple[str, str]:
    """A service is a part of all of them, and its groups are parts of it."""
    return BY_SERVICE, f"{BY_SERVICE} x {split}"


def _reach() -> Iterator[Section]:
    """What papers say of people and schools that were told or taught something; nothing where none does."""
    found = ask(PublishedFigures(topic="reach"))
    if not found.rows:
        return
    table = services.reach(found)
    yield Section(
        "Who else was reached",
        f"Who else was reached, as papers say: {len(table.rows)} figures",
        services.about_reach(found),
        (),
        None,
        table,
        only(table, published.IN_SHORT, table.rows),
        not_measured(published.NAME, published.how(found), found),
        (),
        source=papers.source(row.source for row in found.rows),
        records=papers.INVENTS_NONE,
    )
