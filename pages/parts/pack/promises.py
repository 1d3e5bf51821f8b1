"""The section on what was recommended, resolved and promised, and how it stands on the last day that is spoken of."""

from collections.abc import Iterator
from functools import partial

from data.release import Answer
from pages.parts import promised, words
from pages.parts.pack.content import Chart, Line, Section
from pages.parts.pack.said import not_measured, only
from pages.parts.response import ledger, papers

ON_SLIDES = [ledger.HEADINGS.index(head) for head in ("What", "How it stands", "Due")]


def promises(_code: str) -> Iterator[Section]:
    """Every entry of the ledger; nothing where none was supplied."""
    found = promised.as_at()
    if not found.rows:
        return
    table, said = ledger.table(found), ledger.sentence(found)
    # In the table the entries stand in the order of the answer.
    asked = [told for row, told in zip(found.rows, table.rows, strict=True) if row.standing in ledger.TO_BE_ASKED]
    has_days = bool(ledger.dated(found))
    yield Section(
        "Promises",
        _standing(found),
        said,
        (ledger.care(found),),
        _lateness(found, said) if has_days else None,
        table,
        only(table, ON_SLIDES, asked or table.rows),
        not_measured("Recommendations, resolutions and promises", ledger.how(found), found),
        (),
        partial(ledger.picture, found) if has_days else None,
        source=papers.source(row.document for row in found.rows),
        records=papers.INVENTS_NONE,
        of_figures="Promises that are overdue or were never scheduled" if asked else "Promises, as they stand",
    )


def _standing(found: Answer) -> str:
    """ "1 overdue, 3 never scheduled, of 45 entries, on 31 August 2021" """
    late, never = (
        sum(row.standing in standings for row in found.rows) for standings in (promised.OVERDUE, promised.NEVER_SCHEDULED)
    )
    day = words.day(found.question.on)
    return f"{late or 'None'} overdue, {never or 'none'} never scheduled, of {len(found.rows)} entries, on {day}"


def _lateness(found: Answer, said: str) -> Chart:
    """A bar for each entry that has a due date, as long as it is late; one that is not keeps its place."""
    rows = ledger.dated(found)
    names = tuple(f"{ledger.in_short(row)}: {promised.STANDINGS[row.standing].lower()}" for row in rows)
    line = Line("Days overdue", tuple(row.days_overdue for row in rows))
    return Chart("bar", ledger.title(found), names, (line,), said, unit="Days overdue", counted=("day", "days"))
