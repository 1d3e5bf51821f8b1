"""Tables: what is shown under a picture, word for word what is downloaded."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.words import safe

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """A caption, headings, and rows of text; the first cell of a row is its heading.

    numbers: the columns are set to the right, but for those that texts names by their headings.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = True
    texts: tuple[str, ...] = ()


def html(table: Table) -> str:
    """The table as a screen reader needs it: a caption, and a scope for every heading."""
    sides = [' class="number"' if table.numbers and head not in table.texts else "" for head in table.headings]
    heads = "".join(
        f'<th scope="col"{side if i else ""}>{safe(head)}</th>'
        for i, (head, side) in enumerate(zip(table.headings, sides, strict=True))
    )
    body = "".join(_row(row, sides) for row in table.rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{safe(table.caption)}"><table><caption>{safe(table.caption)}'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], sides: Sequence[str]) -> str:
    cells = "".join(f"<td{side}>{safe(cell)}</td>" for side, cell in zip(sides[1:], row[1:], strict=True))
    return f'<tr><th scope="row">{safe(row[0])}</th>{cells}</tr>'


def csv_text(table: Table, notes: Sequence[tuple[str, str]]) -> str:
    """The table for a spreadsheet: the notes first, a line each, then the headings and rows as shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_as_text(cell) for cell in note] for note in notes)
    writer.writerow([])
    writer.writerow([_as_text(cell) for cell in table.headings])
    writer.writerows([_as_text(cell) for cell in row] for row in table.rows)
    # The mark at the start tells Excel that the file is UTF-8.
    return "\ufeff" + out.getvalue()


def _as_text(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
