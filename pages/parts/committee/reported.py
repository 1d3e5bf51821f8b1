"""Reported then, and now: each figure that a paper told, beside what the release says of the same."""

from data.release import Answer, ask
from pages.parts import words
from pages.parts.committee import figures
from pages.parts.tables import Table
from queries.pages.questions import ReportedFigures

SAME, UNEXPLAINED, NOT_COMPARED = "The same", "Unexplained", "Not compared"
REPORTED = "Reported in a paper"
NOT_HERE = "Not in this release"
SUMMARY = "Every reported figure, beside what is said now"
HEADINGS = ("Measure", "Of whom and when", "Reported", "Now", "Difference", "Why")


def ask_reported() -> Answer:
    """What papers reported, and what the current release says of the same."""
    return ask(ReportedFigures())


def sentence(found: Answer) -> str:
    """How many figures stand as they were reported, and how many that differ are not explained."""
    if not found.rows:
        return "No figure of a paper came with these extracts."
    stand = sum(verdict(row) == SAME for row in found.rows)
    unexplained = sum(verdict(row) == UNEXPLAINED for row in found.rows)
    papers = "; ".join(dict.fromkeys(row.document for row in found.rows))
    differ = f"{words.number(unexplained)} differ without an explanation." if unexplained else "No difference is unexplained."
    return (
        f"{words.number(stand)} of {words.number(len(found.rows))} figures that papers reported are said the same now. "
        f"{differ} Reported in: {papers}."
    )


def table(found: Answer) -> Table:
    """Every one of them, those that differ first."""
    rows = sorted(found.rows, key=lambda row: verdict(row) == SAME)
    return Table(
        caption="Reported then, and now",
        headings=HEADINGS,
        rows=tuple(
            (
                row.title,
                f"{figures.split(row.breakdown, row.category)}, {row.label or words.day(row.period)}",
                words.number(row.reported),
                _now(row),
                _difference(row),
                verdict(row),
            )
            for row in rows
        ),
        texts=(HEADINGS[1], HEADINGS[-1]),
    )


def as_changes() -> list[tuple[str, ...]]:
    """The same, all of them, in the columns of what was restated."""
    return [
        (
            row.title,
            row.label or words.day(row.period),
            row.area_name or NOT_HERE,
            figures.split(row.breakdown, row.category),
            words.number(row.reported),
            _now(row),
            REPORTED,
            row.document,
            verdict(row),
        )
        for row in ask_reported().rows
    ]


def verdict(row: tuple) -> str:
    """The same, or why not: the note that came with the figure, else that it is unexplained."""
    if row.status != "shown":
        return row.note or NOT_COMPARED
    return SAME if row.value == row.reported else row.note or UNEXPLAINED


def _now(row: tuple) -> str:
    return words.figure(row.value, row.status) if row.status else NOT_HERE


def _difference(row: tuple) -> str:
    if row.status == "shown" and row.value == row.reported:
        return "None"
    return figures.difference(row.reported, row.value)
