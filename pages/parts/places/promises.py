"""What an area committee recommended, resolved or was promised, and whether it is overdue on the last day spoken of."""

from collections.abc import Collection
from dataclasses import dataclass

from data.release import Answer, ask
from pages.parts import promised, words
from pages.parts.tables import Table
from queries.pages.questions import Areas

EVERY_COMMITTEE = "area committees"
HEADINGS = ("What", "Kind", "When", "Due", "How it stands", "Paper")


@dataclass(frozen=True)
class OfCommittee:
    """The table of one committee's commitments, and of those made for every area committee."""

    code: str

    def __call__(self, found: Answer) -> Table:
        """One row for each commitment, as its paper words it in short."""
        names = {row.code: row.name for row in ask(Areas()).rows if row.level == "committee"}
        rows = made_by(found, names[self.code], set(names.values()))
        name = f"{names[self.code]} area committee"
        caption = (
            f"Recommended, resolved or promised: {name}" if rows else f"The papers hold no recommendation or promise of {name}"
        )
        return Table(
            caption=caption,
            headings=HEADINGS,
            rows=tuple(_cells(row) for row in rows),
            numbers=False,
        )


def made_by(found: Answer, name: str, names: Collection[str]) -> list[tuple]:
    """The commitments that name the committee in their made_by, and those made for every area committee.

    names: of all committees; where one holds another ("North Hill", "Hill"), the longer one is meant.
    """
    return [row for row in found.rows if _committee(row.made_by, names) in (name, EVERY_COMMITTEE)]


def _committee(made_by: str, names: Collection[str]) -> str | None:
    said = made_by.casefold().strip()
    if said == EVERY_COMMITTEE:
        return EVERY_COMMITTEE
    named = [name for name in names if f" {name.casefold()} area committee" in f" {said}"]
    return max(named, key=len, default=None)


def _cells(row: tuple) -> tuple[str, ...]:
    said = promised.standing(row)
    told = f"{said}. {row.evidence}" if row.evidence else said
    return row.text, words.sentence_case(row.kind), promised.made(row), promised.due(row), told, row.document
