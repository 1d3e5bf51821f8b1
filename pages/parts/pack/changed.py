"""The section on what was restated since the release before: counted for each measure, as the page about changes counts it."""

from collections.abc import Iterator
from dataclasses import replace

from data.release import earlier
from pages.parts import words
from pages.parts.committee import changes, meetings, restated, sections
from pages.parts.pack.content import Section
from pages.parts.tables import Table

MOST_ON_SLIDES = 6

EXPLAINED = (("Measure", sections.COUNTED), ("Definition", f"{sections.COMPARED} {sections.PERIODS}"))


def since(_code: str) -> Iterator[Section]:
    """Against the release before; nothing where there is none, or where no figure is said otherwise."""
    before = earlier()
    if not before:
        return
    found = meetings.since(before[0].release_id)
    table = restated.by_measure(found)
    if not table.rows:
        return
    many = sum(change.kind == changes.RESTATED for change in found.rows)
    counted = f"{words.number(many) if many else 'No'} {'figure was' if many < 2 else 'figures were'} restated"
    yield Section(
        "Since the release before",
        f"{counted} since the release as at {words.day(found.before.as_at)}",
        restated.answer(found, names_all=True),
        tuple(filter(None, (restated.counted(found), sections.REASONS))),
        None,
        table,
        _on_slides(table),
        EXPLAINED,
        (),
    )


def _on_slides(table: Table) -> Table:
    """The measures with the most figures restated, as many as a slide has room for, and the whole last."""
    *rows, whole = table.rows
    if len(rows) <= MOST_ON_SLIDES:
        return table
    most = sorted(rows, key=lambda row: -int(row[1].replace(",", "")))[:MOST_ON_SLIDES]
    caption = f"{table.caption}: {MOST_ON_SLIDES} of {len(rows)} measures, those with the most"
    return replace(table, caption=caption, rows=(*(row for row in rows if row in most), whole))
