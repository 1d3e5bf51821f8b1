"""Tables: what is shown under a picture, word for word what is downloaded."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pages.parts.words import safe

# More columns than these need a sheet turned on its side, and smaller letters as well.
UPRIGHT, SIDEWAYS = 8, 12
# Words that a column keeps on one line: "No clear difference".
FEW_LETTERS = 20
FORMULA_STARTS = ("=", "+", "-", "@", "{=", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """A caption, headings, and rows of text; the first cell of a row is its heading.

    numbers: the columns are set to the right, but for those that texts names by their headings. is_grouped: rows that
    follow one another under the same first cell stand under it together, and the second cell is their own heading.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = True
    texts: tuple[str, ...] = ()
    is_grouped: bool = False


def html(table: Table) -> str:
    """The table as a screen reader needs it: a caption, and a scope for every heading."""
    usual = ' class="number"' if table.numbers else ""
    sides = [_words(table, column) if head in table.texts else usual for column, head in enumerate(table.headings)]
    heads = "".join(
        f'<th scope="col"{side if i > table.is_grouped else ""}>{safe(head)}</th>'
        for i, (head, side) in enumerate(zip(table.headings, sides, strict=True))
    )
    body = "".join(_groups(table.rows, sides)) if table.is_grouped else f"<tbody>{_body(table.rows, sides)}</tbody>"
    caption = safe(table.caption)
    return (
        f'<div class="scroll{_on_paper(len(table.headings))}" tabindex="0" role="region" aria-label="{caption}">'
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>{body}</table></div>"
    )


def folded(table: Table, summary: str, *, is_open: bool = False, on_paper: bool = True) -> str:
    """The table as HTML, one click away; open on a phone and, unless told otherwise, on paper."""
    named = "table" if on_paper else "table screen"
    return f'<details class="{named}"{" open" if is_open else ""}><summary>{safe(summary)}</summary>{html(table)}</details>'


def _words(table: Table, column: int) -> str:
    """The side of a column of words; one of a few words only takes no more room than they do, and breaks none of them."""
    is_short = all(len(row[column]) <= FEW_LETTERS for row in table.rows)
    return f' class="words{" short" if is_short else ""}"'


def _on_paper(columns: int) -> str:
    """How a table of so many columns is printed."""
    return "" if columns <= UPRIGHT else " wide" if columns <= SIDEWAYS else " wide small"


def _body(rows: Sequence[Sequence[str]], sides: Sequence[str]) -> str:
    return "".join(f"<tr>{_row(row, sides)}</tr>" for row in rows)


def _row(row: Sequence[str], sides: Sequence[str]) -> str:
    cells = "".join(f"<td{side}>{safe(cell)}</td>" for side, cell in zip(sides[1:], row[1:], strict=True))
    return f'<th scope="row">{safe(row[0])}</th>{cells}'


def _groups(rows: Sequence[Sequence[str]], sides: Sequence[str]) -> Iterator[str]:
    """A body for each group of rows, headed by the cell they share."""
    for shared, group in groupby(rows, key=lambda row: row[0]):
        own = [_row(row[1:], sides[1:]) for row in group]
        head = f'<th scope="rowgroup" rowspan="{len(own)}">{safe(shared)}</th>'
        yield f"<tbody><tr>{head}{'</tr><tr>'.join(own)}</tr></tbody>"


def csv_text(table: Table, notes: Sequence[tuple[str, str]]) -> str:
    """The table for a spreadsheet: the notes first, a line each, then the headings and rows as shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([as_text(cell) for cell in note] for note in notes)
    writer.writerow([])
    writer.writerow([as_text(cell) for cell in table.headings])
    writer.writerows([as_text(cell) for cell in row] for row in table.rows)
    # The mark at the start tells Excel that the file is UTF-8.
    return "\ufeff" + out.getvalue()


def as_text(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
