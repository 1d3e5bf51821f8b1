"""The sheets of a pack's workbooks, to the Analysis Function's rules: one content for every kind of workbook.

A cover, the contents, the notes, then one sheet for each section with one table on it, headings in its first row, no cell
merged and none empty: where there is no figure a shorthand says why.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from pages.parts import breaks, words
from pages.parts.pack import content, letters
from pages.parts.pack.content import Pack, Section

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
SHORTHANDS = {
    words.IN_WORDS["hidden"]: "[c]",
    words.IN_WORDS["withheld"]: "[c]",
    words.IN_WORDS["not_supplied"]: "[x]",
    words.IN_WORDS["not_applicable"]: "[z]",
    "Not stated": "[x]",
    "": "[z]",
}
LEGEND = {
    "[c]": f"{words.HIDDEN}: {words.WHY_HIDDEN}. {words.NOT_NONE}",
    "[x]": "Not supplied, or not stated.",
    "[z]": "Does not apply: there is no such figure for this row.",
    "[b]": "A break: figures before and after it are of different areas and are never joined.",
}
_NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?")
_UNFIT = re.compile(r"[\[\]:*?/\\']")
# A sentence to a row: a line beside a table does not break.
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
LONGEST_NAME = 31
SIZE, LINE, ROUND, WIDEST, ALONE = 12, 1.25, 22, 300, 560


class Share(float):
    """A percentage as a part of one, that is shown as it was said: 0.064 of "6.4%"."""

    def __new__(cls, said: str) -> Self:
        made = super().__new__(cls, float(Decimal(said.removesuffix("%").replace(",", "")) / 100))
        made.said = said
        return made

    @property
    def places(self) -> int:
        """How many figures stand after its point."""
        return len(self.said.removesuffix("%").partition(".")[2])

    def __str__(self) -> str:
        return self.said


Cell = str | int | float


@dataclass(frozen=True)
class Page:
    """One sheet. label: on its tab; name: of its table, one word; lines: under the title, a cell each.

    Without headings there is no table: the sheet is of text alone.
    """

    label: str
    title: str
    lines: tuple[str, ...]
    name: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


def pages(pack: Pack) -> tuple[Page, ...]:
    """Every sheet in its order."""
    known = {measure["Measure"]: number for number, measure in enumerate(measures(pack), start=1)}
    tables = tuple(_sheet(pack, section, place, known) for place, section in enumerate(pack.sections, start=1))
    listed = tuple((page.label, section.name, section.finding) for page, section in zip(tables, pack.sections, strict=True))
    one = "This sheet contains one table."
    contents = ((NOTES, "Notes", "What each number means"), *listed)
    terms = tuple(dict.fromkeys(term for measure in measures(pack) for term in measure))
    noted = tuple((known[told["Measure"]], *(told.get(term, "None") for term in terms)) for told in measures(pack))
    return (
        Page(COVER, pack.title, cover(pack)),
        Page(CONTENTS, "Contents", (one,), "contents", ("Sheet", "Topic", "What was found"), contents),
        Page(NOTES, "Notes: what each number means", (one,), "notes", ("Note", *terms), noted),
        *tables,
    )


def widths(page: Page) -> list[float]:
    """Of its columns, in points: as wide as their longest text, within reason; a sheet without a table has one."""
    if not page.headings:
        return [ALONE]
    columns = zip(page.headings, *page.rows, strict=True)
    return [
        min(max(letters.width(str(value), SIZE, place == 0) for place, value in enumerate(column)) + ROUND, WIDEST)
        for column in columns
    ]


def height(cells: Sequence[Cell], wide: Sequence[float], *, is_bold: bool = False) -> float:
    """Of a row whose text breaks within its columns, in points."""
    lines = [letters.lines(str(value), SIZE, room - ROUND / 2, is_bold) for value, room in zip(cells, wide, strict=True)]
    return max(lines) * SIZE * LINE + 2


def cell(said: str) -> Cell:
    """A number as a number, a percentage as one, what is not shown as its shorthand, anything else as it is said."""
    if _NUMBER.fullmatch(said.removesuffix("%")) and said.endswith("%"):
        return Share(said)
    if _NUMBER.fullmatch(said):
        plain = said.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    broken = breaks.MARK if said.startswith(breaks.MARK) else said
    return SHORTHANDS.get(broken, broken)


def look(value: float) -> str:
    """How a number is written: a whole one, one with parts, or a percentage with as many figures as it was said with."""
    if isinstance(value, Share):
        return f"share{min(value.places, 1)}"
    return "parts" if isinstance(value, float) else "number"


def measures(pack: Pack) -> tuple[dict[str, str], ...]:
    """Every measure's meaning once, term by term, in the order it is met."""
    met: dict[str, dict[str, str]] = {}
    for section in pack.sections:
        for name, told in _measures(section):
            met.setdefault(name, told)
    return tuple(met.values())


def cover(pack: Pack) -> tuple[str, ...]:
    """What stands on the cover under the title."""
    return tuple(
        text
        for text in (
            f"Published: release {pack.release_id}, made on {words.day(pack.made_on)}. As at {words.day(pack.as_at)}.",
            content.source(pack),
            pack.records,
            "Every figure is that of the dashboard. Figures as numbers; where there is none, a shorthand in brackets:",
            *(f"{short} {said}" for short, said in LEGEND.items()),
            f"{pack.again} Or write after the dashboard’s own address: {pack.address}",
            f"SHA-256 of the release: {pack.release_sha256}",
            f"SHA-256 of this pack’s content: {pack.sha256}",
        )
        if text
    )


def _sheet(pack: Pack, section: Section, place: int, known: dict[str, int]) -> Page:
    rows = tuple(tuple(map(cell, row)) for row in section.table.rows)
    used = {found for row in rows for found in row} & set(LEGEND)
    source = " ".join(filter(None, (content.source(pack, section), content.records(pack, section))))
    numbers = sorted(known[name] for name, _ in _measures(section))
    return Page(
        label=_label(f"{place} {section.name}"),
        title=f"{section.name}: {section.table.caption}",
        lines=(
            *(said for text in (section.sentence, *section.cares) for said in _SENTENCE.split(text)),
            f"This sheet contains one table. The sheet {NOTES} says what its numbers mean: {', '.join(map(str, numbers))}.",
            *(f"{short} {LEGEND[short]}" for short in LEGEND if short in used),
            f"{source} Release {pack.release_id}.",
        ),
        name=f"table_{place}",
        headings=_different(section.table.headings),
        rows=rows,
    )


def _measures(section: Section) -> list[tuple[str, dict[str, str]]]:
    """What the section says of each of its measures: by its title, term by term; what is said twice stands together."""
    found: list[tuple[str, dict[str, str]]] = []
    for term, said in section.explained:
        if term == "Measure":
            found.append((said, {}))
        told = found[-1][1]
        told[term] = f"{told[term]} {said}" if term in told else said
    return found


def _different(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings of which no two are the same, as a marked table needs them."""
    seen: dict[str, int] = {}
    told = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        told.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return tuple(told)


def _label(name: str) -> str:
    return _UNFIT.sub(" ", name)[:LONGEST_NAME].strip()
