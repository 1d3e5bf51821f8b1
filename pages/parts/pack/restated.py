"""Whether a pack's figures still hold: those of the release it was made of beside those of the release that is current."""

from collections.abc import Sequence
from typing import NamedTuple

from data.release import Release, about, ask, held
from pages.parts import words
from pages.parts.committee import changes
from pages.parts.committee.restated import SHOWN_THEN
from pages.parts.pack import topics
from pages.parts.tables import Table

SHOWN, GONE = "shown", "No longer given"


class Compared(NamedTuple):
    """A pack's release, the current one, how many figures the pack has, and those that are said differently now.

    of_papers: the topics that hold none that a release counts, so that there is nothing to compare.
    """

    then: Release
    now: Release
    figures: int
    changed: tuple[tuple[tuple, tuple | None], ...]
    of_papers: tuple[str, ...] = ()


def compared(now: Release, release_id: str, codes: Sequence[str], titles: Sequence[str]) -> Compared:
    """The figures of a pack of these areas and topics in that release, and what has become of each now."""
    with held(release_id):
        then = about()
        sections = tuple(topics.sections([code for code in codes if code in topics.areas()], titles))
        questions = dict.fromkeys(question for section in sections for question in section.cells)
        before = {changes.of_what(row): row for question in questions for row in ask(question).rows}
    with held(now.release_id):
        after = {changes.of_what(row): row for question in questions for row in ask(question).rows}
    pairs = ((row, after.get(key)) for key, row in before.items())
    changed = tuple((old, new) for old, new in pairs if is_changed(old, new))
    of_papers = tuple(dict.fromkeys(section.topic for section in sections if section.records and not section.cells))
    return Compared(then, now, len(before), changed, of_papers)


def sentence(found: Compared) -> str:
    """What a reader who holds the pack needs to know, in a few sentences."""
    papers = f"Taken from papers, so not compared: {'; '.join(found.of_papers)}." if found.of_papers else ""
    return " ".join(filter(None, (_of_figures(found), papers)))


def _of_figures(found: Compared) -> str:
    if not found.figures:
        return "This pack holds no figure that a release counts."
    if found.then.release_id == found.now.release_id:
        return f"This pack is of the current release, {found.now.release_id}. None of its figures has been restated."
    order = "later" if found.now.as_at >= found.then.as_at else "earlier"
    lead = (
        f"This pack was made of release {found.then.release_id}, as at {words.day(found.then.as_at)}. "
        f"The current release, {found.now.release_id}, is {order}, as at {words.day(found.now.as_at)}."
    )
    if not found.changed:
        return f"{lead} None of the pack’s {words.number(found.figures)} figures has been restated."
    have = "figure has" if len(found.changed) == 1 else "figures have"
    return f"{lead} {words.number(len(found.changed))} of the pack’s {words.number(found.figures)} {have} since been restated."


def table(found: Compared) -> Table:
    """A row for each figure that is said differently now. A figure that is no longer shown is not said again."""
    return Table(
        f"Figures of release {found.then.release_id} that are said differently now",
        ("Figure", "Area", "Period", "In the pack", "Now"),
        tuple((_named(old), old.area_name, old.label, *_said(old, new)) for old, new in found.changed),
        texts=("Area", "Period"),
    )


def is_changed(old: tuple, new: tuple | None) -> bool:
    """What neither release shows is never compared."""
    if new is None:
        return old.status == SHOWN
    return SHOWN in (old.status, new.status) and (old.value, old.status) != (new.value, new.status)


def _named(row: tuple) -> str:
    return row.title if row.category == "all" else f"{row.title}: {row.category}"


def _said(old: tuple, new: tuple | None) -> tuple[str, str]:
    now = GONE if new is None else words.figure(new.value, new.status)
    if old.status == SHOWN and new is not None and new.status in ("hidden", "withheld"):
        return SHOWN_THEN, now
    return words.figure(old.value, old.status), now
