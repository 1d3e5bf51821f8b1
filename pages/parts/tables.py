"""Tables: what is shown under a picture, word for word what is downloaded."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts.words import safe

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """A caption, headings, and rows of text; the first cell of a row is its heading. numbers: columns set to the right."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = True


def html(table: Table) -> str:
    """The table as a screen reader needs it: a caption, and a scope for every heading."""
    side = ' class="number"' if table.numbers else ""
    heads = "".join(f'<th scope="col"{side if i else ""}>{safe(h)}</th>' for i, h in enumerate(table.headings))
    body = "".join(
        f'<tr><th scope="row">{safe(row[0])}</th>' + "".join(f"<td{side}>{safe(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{safe(table.caption)}"><table><caption>{safe(table.caption)}'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


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
