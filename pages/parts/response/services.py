"""Whom a support service reached: its records, and their shares by age, gender or ethnic group, protected like all others."""

from datetime import date

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import portions, words
from pages.parts.drawings.bars import LETTERS_ACROSS, bars
from pages.parts.response import published
from pages.parts.tables import Table
from queries.pages.questions import AreasReleased, FiguresOverTime

MEASURE = "support_cases"
SPLITS = ("age_group", "gender", "ethnic_group")
THINGS = "records"
MOST_SAID = 3
NO_REACH = "Not supplied: no figures of the papers came with these extracts."


def reported() -> Answer:
    """Every report of the services, by service; no row where none was supplied."""
    area = next((row.code for row in ask(AreasReleased(measure=MEASURE)).rows), "")
    return ask(FiguresOverTime(measures=(MEASURE,), period_type="report", area_code=area, breakdown="service"))


def offered(found: Answer) -> dict[str, str]:
    """The services, in the release's order."""
    return {row.category: row.category for row in found.rows if row.breakdown == "service"}


def reports(found: Answer) -> dict[date, str]:
    """The days of reports, latest first."""
    return {row.period: row.label for row in reversed(found.rows)}


def splits() -> dict[str, str]:
    return {name: words.BREAKDOWNS[name] for name in SPLITS}


def sentence(found: Answer) -> str:
    """How many records the service reported, and its groups: each of a few, or the largest that is shown."""
    whole, parts = portions.whole_and_parts(found)
    counted = portions.number(whole, THINGS)
    said = f"{_service(found)} reported {counted} of support for children on {whole.label}."
    if whole.value is None:
        said = f"{_service(found)}, report of {whole.label}: {counted.lower()}."
    were = "were of children aged " if found.question.split == SPLITS[0] else ""
    few = len(parts) <= MOST_SAID
    return f"{said} {portions.each_in_words(parts, _by(found), were) if few else portions.largest_in_words(parts, _by(found))}"


def title(found: Answer) -> str:
    whole, _ = portions.whole_and_parts(found)
    return f"Records of support by {_service(found)}, by {_by(found)}, report of {whole.label}"


def picture(found: Answer, across: int = LETTERS_ACROSS) -> go.Figure:
    """A bar for each group, in per cent of the service's records, with its range; words where there is no figure."""
    whole, parts = portions.whole_and_parts(found)
    drawn = [portions.bar(part, whole, THINGS) for part in parts]
    return bars(drawn, highest=portions.end_of_scale(parts), suffix="%", across=across)


def table(found: Answer) -> Table:
    """The groups in the order of the picture, then the service in all."""
    whole, parts = portions.whole_and_parts(found)
    headings = (words.BREAKDOWNS[found.question.split], "Records of support", "Share", "95% range")
    return Table(title(found), headings, portions.listed(whole, parts))


def about_records(_found: Answer) -> str:
    return (
        "A record is one piece of work with a child. A child helped by two services, or twice by one, may be counted more than "
        "once, so the services are not added up."
    )


def about_ranges(_found: Answer) -> str:
    return "Each line is the 95% range: chance alone could move a share that far."


def about_postcodes(_found: Answer) -> str:
    return (
        "Postcode districts are in the services’ reports and are not shown. In the papers this dashboard began with, that split "
        "would have hidden about two in three figures."
    )


def about_reach(found: Answer) -> str:
    """What the figures of reach are, or that there are none."""
    if not found.rows:
        return NO_REACH
    return (
        "These count people or schools that were told or taught something, not children who were helped. They are taken from the "
        "papers as they stand, over different times, and cannot be added to each other or to the records above."
    )


def reach(found: Answer) -> Table:
    return published.table(found)


def _by(found: Answer) -> str:
    return words.BREAKDOWNS[found.question.split].lower()


def _service(found: Answer) -> str:
    return found.question.service
