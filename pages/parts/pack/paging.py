"""How a chart or a table is shared out over slides, so that each can be read from the back of the room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.parts.pack import letters
from pages.parts.pack.content import Chart, Line
from pages.parts.tables import Table

MOST_BARS = 8
ASIDE, ABOVE = 6, 3


@dataclass(frozen=True)
class Piece:
    """A part of a table for one slide: the widths of its columns and the heights of its rows, in points; the head is first."""

    table: Table
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def slides_of_chart(chart: Chart) -> tuple[Chart, ...]:
    """The chart, or parts of it with no more bars than can be read; all parts share one scale."""
    if chart.kind == "line" or len(chart.categories) <= MOST_BARS:
        return (chart,)
    parts = -(-len(chart.categories) // MOST_BARS)
    each = -(-len(chart.categories) // parts)
    cuts = [slice(first, first + each) for first in range(0, len(chart.categories), each)]
    return tuple(
        replace(chart, categories=chart.categories[cut], series=_cut(chart.series, cut), top=chart.highest) for cut in cuts
    )


def slides_of_table(table: Table, size: float, across: float, high: float) -> tuple[Piece, ...]:
    """The table in pieces that fit: by columns where it is too wide, the first column in each; then by rows."""
    return tuple(piece for part in _by_columns(table, size, across) for piece in _by_rows(part, size, across, high))


def _cut(series: Sequence[Line], cut: slice) -> tuple[Line, ...]:
    return tuple(replace(line, values=line.values[cut]) for line in series)


def _by_columns(table: Table, size: float, across: float) -> list[Table]:
    needed = [_needed(table, column, size) for column in range(len(table.headings))]
    groups: list[list[int]] = [[]]
    taken = needed[0]
    for column in range(1, len(needed)):
        if groups[-1] and taken + needed[column] > across:
            groups.append([])
            taken = needed[0]
        groups[-1].append(column)
        taken += needed[column]
    return [_only(table, (0, *group)) for group in groups]


def _by_rows(table: Table, size: float, across: float, high: float) -> list[Piece]:
    widths = _widths(table, size, across)
    head, *heights = (_height(row, widths, size) for row in (table.headings, *table.rows))
    pieces: list[tuple[list, list]] = [([], [head])]
    for row, each in zip(table.rows, heights, strict=True):
        if pieces[-1][0] and sum(pieces[-1][1]) + each > high:
            pieces.append(([], [head]))
        pieces[-1][0].append(row)
        pieces[-1][1].append(each)
    return [Piece(replace(table, rows=tuple(rows)), widths, tuple(tall)) for rows, tall in pieces]


def _needed(table: Table, column: int, size: float) -> float:
    """As wide as its longest word, and for words as wide as a few of them."""
    cells = [table.headings[column], *(row[column] for row in table.rows)]
    words = [word for cell in cells for word in cell.split()]
    longest = max((letters.width(word, size, True) for word in words), default=0)
    natural = max(letters.width(cell, size, True) for cell in cells)
    return max(longest, min(natural, size * 8)) + 2 * ASIDE + 2


def _widths(table: Table, size: float, across: float) -> tuple[float, ...]:
    """What each column needs; what is left over goes to those whose text would else break, then to the first."""
    needed = [_needed(table, column, size) for column in range(len(table.headings))]
    wanted = [
        max(letters.width(cell, size, True) for cell in (head, *(row[column] for row in table.rows))) + 2 * ASIDE + 2
        for column, head in enumerate(table.headings)
    ]
    spare = across - sum(needed)
    lacking = [max(0, want - need) for want, need in zip(wanted, needed, strict=True)]
    part = min(1, spare / sum(lacking)) if sum(lacking) and spare > 0 else 0
    widths = [need + lack * part for need, lack in zip(needed, lacking, strict=True)]
    return tuple(widths)


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    tall = max(letters.height(cell, size, wide - 2 * ASIDE, True) for cell, wide in zip(row, widths, strict=True))
    return tall + 2 * ABOVE


def _only(table: Table, columns: Sequence[int]) -> Table:
    heads = tuple(table.headings[column] for column in columns)
    rows = tuple(tuple(row[column] for column in columns) for row in table.rows)
    return replace(table, headings=heads, rows=rows, texts=tuple(head for head in heads if head in table.texts))
