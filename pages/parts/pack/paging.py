"""How a chart or a table is shared out over slides, so that each can be read from the back of the room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pages.parts.pack import letters
from pages.parts.pack.content import Chart, Line
from pages.parts.pack.said import only
from pages.parts.tables import Table

MOST_BARS = 8
ASIDE, ABOVE = 6, 3
# Of a column at least, in letters of the full width; the first column says what its row is.
A_FEW_WORDS, MORE_WORDS = 6, 8
# Round the text of a cell: its margins, and a little for letters that another font draws wider.
ROUND = 2 * ASIDE + 4


@dataclass(frozen=True)
class Piece:
    """A part of a table for one slide: the widths of its columns and the heights of its rows, in points; the head is first."""

    table: Table
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def slides_of_chart(chart: Chart) -> tuple[Chart, ...]:
    """The chart, or parts of it with no more bars than can be read; all parts share one scale, and room for all names."""
    if chart.kind == "line" or len(chart.categories) <= MOST_BARS:
        return (chart,)
    parts = -(-len(chart.categories) // MOST_BARS)
    each = -(-len(chart.categories) // parts)
    cuts = [slice(first, first + each) for first in range(0, len(chart.categories), each)]
    return tuple(
        replace(
            chart, categories=chart.categories[cut], series=_cut(chart.series, cut), top=chart.highest, beside=chart.categories
        )
        for cut in cuts
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
    return [only(table, (0, *group), table.rows) for group in groups]


def _by_rows(table: Table, size: float, across: float, high: float) -> list[Piece]:
    widths = _widths(table, size, across)
    head = _height(table.headings, widths, size, True)
    heights = [_height(row, widths, size, False) for row in table.rows]
    pieces: list[tuple[list, list]] = [([], [head])]
    for row, each in zip(table.rows, heights, strict=True):
        if pieces[-1][0] and sum(pieces[-1][1]) + each > high:
            pieces.append(([], [head]))
        pieces[-1][0].append(row)
        pieces[-1][1].append(each)
    return [Piece(replace(table, rows=tuple(rows)), widths, tuple(tall)) for rows, tall in pieces]


def _needed(table: Table, column: int, size: float) -> float:
    """As wide as its longest word, and for words as wide as a few of them."""
    longest = max(letters.width(word, size, is_head) for cell, is_head in _cells(table, column) for word in cell.split() or [""])
    most = A_FEW_WORDS if column else MORE_WORDS
    return max(longest, min(_natural(table, column, size), size * most)) + ROUND


def _natural(table: Table, column: int, size: float) -> float:
    """As wide as its longest cell on one line."""
    return max(letters.width(cell, size, is_head) for cell, is_head in _cells(table, column))


def _cells(table: Table, column: int) -> list[tuple[str, bool]]:
    """Its heading, which is bold, and its cells, which are not."""
    return [(table.headings[column], True), *((row[column], False) for row in table.rows)]


def _widths(table: Table, size: float, across: float) -> tuple[float, ...]:
    """What each column needs; what is left over goes to those whose text would else break."""
    columns = range(len(table.headings))
    needed = [_needed(table, column, size) for column in columns]
    lacking = [max(0, _natural(table, column, size) + ROUND - needed[column]) for column in columns]
    spare = max(0, across - sum(needed))
    part = min(1, spare / sum(lacking)) if sum(lacking) else 0
    return tuple(need + lack * part for need, lack in zip(needed, lacking, strict=True))


def _height(row: Sequence[str], widths: Sequence[float], size: float, is_head: bool) -> float:
    tall = max(letters.height(cell, size, wide - ROUND + 1, is_head) for cell, wide in zip(row, widths, strict=True))
    return tall + 2 * ABOVE
