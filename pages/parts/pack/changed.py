"""The section on what was restated since the release before: counted for each measure, as the page about changes counts it."""

from collections.abc import Iterator

from data.release import earlier
from pages.parts import words
from pages.parts.committee import changes, meetings, restated, sections
from pages.parts.pack.content import Section

EXPLAINED = (("Measure", "Figures that are said otherwise"), ("Definition", f"{sections.COMPARED} {sections.PERIODS}"))


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
        restated.answer(found),
        tuple(filter(None, (restated.counted(found), sections.REASONS))),
        None,
        table,
        table,
        EXPLAINED,
        (),
    )
