"""The sheets of a pack's workbooks, to the Analysis Function's rules: one content for every kind of workbook.

A cover, the contents, the notes, then one sheet for each section with one table on it, headings in its first row, no cell
merged and none empty: where there is no figure a shorthand says why.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pages.parts import breaks, words
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
    "[c]": f"{words.HIDDEN}: {words.WHY_HIDDEN}. It never means none.",
    "[x]": "Not supplied, or not stated.",
    "[z]": "Does not apply: there is no such figure for this row.",
    "[b]": "A break: figures before and after it are of different areas and are never joined.",
}
_NUMBER = re.compile(r"-?\d[\d,]*(\.\d+)?")
_UNFIT = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31

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
    known = {text: number for number, text in enumerate(notes(pack), start=1)}
    tables = tuple(_sheet(pack, section, place, known) for place, section in enumerate(pack.sections, start=1))
    listed = tuple((page.label, section.name, section.finding) for page, section in zip(tables, pack.sections, strict=True))
    noted = tuple((number, text) for text, number in known.items())
    one = "This sheet contains one table."
    contents = ((NOTES, "Notes", "What each number means"), *listed)
    return (
        Page(COVER, pack.title, cover(pack)),
        Page(
            CONTENTS,
            "Contents",
            (one,),
            "contents",
            ("Sheet", "Topic", "What was found"),
            contents,
        ),
        Page(NOTES, "Notes", (one,), "notes", ("Note", "What it says"), noted),
        *tables,
    )


def cell(said: str) -> Cell:
    """A number as a number, what is not shown as its shorthand, anything else as it is said."""
    if _NUMBER.fullmatch(said):
        plain = said.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    broken = breaks.MARK if said.startswith(breaks.MARK) else said
    return SHORTHANDS.get(broken, broken)


def notes(pack: Pack) -> tuple[str, ...]:
    """Every measure's meaning once, in the order it is met; then what must not be read into a section's figures."""
    return tuple(dict.fromkeys(note for section in pack.sections for note in _notes(section)))


def cover(pack: Pack) -> tuple[str, ...]:
    """What stands on the cover under the title."""
    return tuple(
        text
        for text in (
            f"As at {words.day(pack.as_at)}. Release {pack.release_id}. Supplied by {pack.supplied_by}.",
            pack.synthetic,
            "Every figure is that of the dashboard. Figures as numbers; where there is none, a shorthand in brackets:",
            *(f"{short} {said}" for short, said in LEGEND.items()),
            f"Whether these figures have since been restated: open the dashboard at {pack.address}",
            f"SHA-256 of the release: {pack.release_sha256}",
            f"SHA-256 of this pack’s content: {pack.sha256}",
        )
        if text
    )


def _sheet(pack: Pack, section: Section, place: int, known: dict[str, int]) -> Page:
    rows = tuple(tuple(map(cell, row)) for row in section.table.rows)
    used = {found for row in rows for found in row} & set(LEGEND)
    source = " ".join(filter(None, (f"Source: {pack.supplied_by}, as at {words.day(pack.as_at)}.", pack.synthetic)))
    numbers = sorted(known[note] for note in _notes(section))
    return Page(
        label=_label(f"{place} {section.name}"),
        title=f"{section.name}: {section.table.caption}",
        lines=(
            section.sentence,
            f"This sheet contains one table. Notes {', '.join(map(str, numbers))} on the sheet {NOTES} belong to it.",
            *(f"{short} {LEGEND[short]}" for short in LEGEND if short in used),
            f"{source} Release {pack.release_id}.",
        ),
        name=f"table_{place}",
        headings=_different(section.table.headings),
        rows=rows,
    )


def _notes(section: Section) -> Iterator[str]:
    """One text for each measure, one for each care."""
    measure: list[str] = []
    for term, said in section.explained:
        if term == "Measure" and measure:
            yield " ".join(measure)
            measure = []
        measure.append(f"{term}: {said}" + ("" if said.endswith((".", "?", "”")) else "."))
    yield " ".join(measure)
    yield from section.cares


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
