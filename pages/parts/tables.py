"""Tables: what is shown under a picture, word for word what is downloaded."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from data.spreadsheets import as_text
from pages.parts.words import safe

# More columns than these need a sheet turned on its side, and smaller letters as well.
UPRIGHT, SIDEWAYS = 8, 12
# A cell of so few letters keeps to one line ("No clear difference"); one of more than the other is a sentence.
FEW_LETTERS, MANY_LETTERS = 20, 60
# Letters that stand side by side in a page's width, with those that the gap between two columns takes.
FULL, GAP = 190, 5
# Rows, and groups of rows, that a phone shows of a long table before a reader asks for all of it.
AT_ONCE, GROUPS_AT_ONCE, ENTRIES_AT_ONCE, LONG = 12, 3, 5, 18


@dataclass(frozen=True)
class Table:
    """A caption, headings, and rows of text; the first cell of a row is its heading.

    numbers: the columns hold numbers, but for those that texts names by their headings. is_grouped: rows that follow one
    another under the same first cell stand under it together, and the second cell is their own heading. is_series: rows
    follow one another in time, the newest last.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: bool = True
    texts: tuple[str, ...] = ()
    is_grouped: bool = False
    is_series: bool = False

    @cached_property
    def longest(self) -> list[int]:
        """The letters of the longest cell of each column."""
        return [max((len(row[column]) for row in self.rows), default=0) for column in range(len(self.headings))]

    @property
    def is_full(self) -> bool:
        """Whether its columns fill the page's width, so that words must break."""
        return sum(min(letters, MANY_LETTERS) + GAP for letters in self.longest) > FULL

    @property
    def is_listed(self) -> bool:
        """Whether a phone shows each row as an entry, a line for each cell: words side by side would be out of sight."""
        has_sentences = any(letters > MANY_LETTERS for letters in self.longest[1:])
        is_told_in_words = has_sentences or not self.numbers
        return self.is_full and is_told_in_words and not (self.is_grouped or self.is_series)


def html(table: Table) -> str:
    """The table as a screen reader needs it: a caption, and a scope for every heading."""
    kinds = [_kind(table, column) for column in range(len(table.headings))]
    heads = "".join(f'<th scope="col" class="{kind}">{safe(head)}</th>' for kind, head in zip(kinds, table.headings, strict=True))
    marks = [_mark(kind, head if table.is_listed else "") for kind, head in zip(kinds, table.headings, strict=True)]
    body = "".join(_groups(table.rows, marks)) if table.is_grouped else f"<tbody>{_body(table.rows, marks)}</tbody>"
    caption = safe(table.caption)
    return (
        f'<div class="scroll{_size(table)}" tabindex="0" role="region" aria-label="{caption}">'
        f"<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead>{body}</table></div>"
    )


def folded(table: Table, summary: str, *, is_open: bool = False, on_paper: bool = True) -> str:
    """The table as HTML, one click away; open on a phone and, unless told otherwise, on paper.

    Of one that is long a phone shows a part, and the rest one click away, as all of it is on a wide screen.
    """
    named = "table" if on_paper else "table screen"
    is_whole = is_open or len(table.rows) <= LONG or (table.is_grouped and not table.is_series)
    part = "" if is_whole else _part(table)
    is_open_at_first = " open" if is_open else ""
    return f'<details class="{named}"{is_open_at_first}><summary>{safe(summary)}</summary>{part}{html(table)}</details>'


def _part(table: Table) -> str:
    """What opens the rest of a long table, above it: of rows that follow one another in time the newest are shown first."""
    end = "latest" if table.is_series else "first"
    many, at_once = len(table.rows), AT_ONCE
    if table.is_grouped:
        many, at_once = len({row[0] for row in table.rows}), GROUPS_AT_ONCE
    elif table.is_listed:
        at_once = ENTRIES_AT_ONCE
    return f'<details class="part {end}"><summary>Show all {many}, not only the {end} {at_once}</summary></details>'


def _kind(table: Table, column: int) -> str:
    """What a column holds, as the stylesheet names it: it alone decides how wide the column is, whatever stands beside it.

    group: what several rows stand under. name: what a row is headed by. number; number loose: one that may break. short:
    a few words, on one line. words. sentences: words, or a name, too long to be narrow.
    """
    longest = table.longest[column]
    may_break = table.is_full or longest > FEW_LETTERS
    if column < table.is_grouped:
        return "group"
    if column == table.is_grouped:
        return "short" if table.is_grouped else "sentences" if longest > MANY_LETTERS else "name"
    if table.numbers and table.headings[column] not in table.texts:
        return "number loose" if may_break else "number"
    return "sentences" if longest > MANY_LETTERS else "words" if may_break else "short"


def _size(table: Table) -> str:
    """How large a table is written: with more columns on a sheet turned on its side, and smaller; and how on a phone."""
    columns = len(table.headings)
    turned = "" if columns <= UPRIGHT else " wide" if columns <= SIDEWAYS else " wide small"
    return f"{turned}{' full' if table.is_full else ''}{' listed' if table.is_listed else ''}"


def _mark(kind: str, head: str) -> str:
    """What the cells of a column tell the stylesheet: what it holds, and its heading where a cell may stand alone."""
    return f'class="{kind}" data-head="{safe(head)}"' if head else f'class="{kind}"'


def _body(rows: Sequence[Sequence[str]], marks: Sequence[str]) -> str:
    return "".join(f"<tr>{_row(row, marks)}</tr>" for row in rows)


def _row(row: Sequence[str], marks: Sequence[str]) -> str:
    cells = "".join(f"<td {mark}>{safe(cell)}</td>" for mark, cell in zip(marks[1:], row[1:], strict=True))
    return f'<th scope="row" {marks[0]}>{safe(row[0])}</th>{cells}'


def _groups(rows: Sequence[Sequence[str]], marks: Sequence[str]) -> Iterator[str]:
    """A body for each group of rows, headed by the cell they share."""
    for shared, group in groupby(rows, key=lambda row: row[0]):
        own = [_row(row[1:], marks[1:]) for row in group]
        head = f'<th scope="rowgroup" {marks[0]} rowspan="{len(own)}">{safe(shared)}</th>'
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
