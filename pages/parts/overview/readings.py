"""Every measure's latest figure for the district, what it says, and a sentence that says no more."""

from data.release import Answer, ask
from pages.parts import choices, sayings, words
from pages.parts.drawings import charts
from pages.parts.tables import Table
from pages.parts.trends import control, stocks
from queries.pages.questions import Series

SEE_FLOWS = "judged by flags opened and closed"
IN_YEARS = "not judged: the twelve months overlap"
AS_REPORTED = "not judged: as reported"
EVERY = "The latest figure of every measure, as a table"
STOCKS = [family[0] for family in charts.STOCK_AND_FLOWS]
OPENING = ("flags_open", "missing_episodes")


def opening(found: Answer) -> str:
    """The first two headlines, and what is known of their movement."""
    return " ".join(sentence(row) for row in found.rows if row.name in OPENING)


def table(found: Answer) -> Table:
    """A row for each measure: its figure, of when that is, what it says, and what is counted."""
    headings = ("Measure", "Figure", "When", "What it says", "What is counted")
    return Table(
        caption="The latest figure of each measure, for the district",
        headings=headings,
        rows=tuple(
            (_titled(row), words.figure(row.value, row.status), _when(row), words.sentence_case(reading(row)), _counted(row))
            for row in found.rows
        ),
        texts=headings[2:],
    )


def reading(row: tuple) -> str:
    """What the figure says, in a few words; of a stock and of a report nothing can be said by itself."""
    if row.period_type == "report":
        return AS_REPORTED
    if row.kind != "flow":
        return SEE_FLOWS if row.name in STOCKS else IN_YEARS
    return control.state(control.judged(_series(row))["all"])


def sentence(row: tuple) -> str:
    """The figure in a sentence; it says rose or fell, higher or lower, on a signal only."""
    if row.period_type == "report":
        return f"{_titled(row)}, as reported, {row.label}: {words.figure(row.value, row.status).lower()}."
    if row.kind == "flow":
        return control.sentence(_series(row))
    return stocks.sentence(_series(row)) if row.name in STOCKS else sayings.in_words(row, row.name, row.kind)


def records(found: Answer) -> str:
    """What the release says of its records, and which of the figures are not of them."""
    return sayings.records_but(found, "what police reports state")


def not_of_the_records(found: Answer) -> str:
    """Under figures of which most are of invented records: which are not."""
    return "What police reports state is not invented." if found.release.synthetic else ""


def titles(found: Answer) -> dict[str, str]:
    """Every measure by name, with its title."""
    return {row.name: row.title for row in found.rows}


def series(found: Answer, measure: str) -> Answer:
    """The figures that a measure's latest stands in."""
    return _series(next(row for row in found.rows if row.name == measure))


def _series(row: tuple) -> Answer:
    district = choices.district(row.name)
    return ask(Series(measure=row.name, period_type=row.period_type, area_code=district, breakdown=row.breakdown))


def _counted(row: tuple) -> str:
    return words.sentence_case(f"{row.counts}, {words.KINDS[row.kind]}")


def _when(row: tuple) -> str:
    return words.day(row.last_day) if row.kind == "stock" and row.period_type != "report" else row.label


def _titled(row: tuple) -> str:
    return row.title if row.category == "all" else f"{row.title} ({row.category})"
