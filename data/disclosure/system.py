"""One joint system of everything ever released: what a reader knows, and what is left unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from data.disclosure.cells import Key


class Number(NamedTuple):
    """One unknown or known number. Releases whose slot was not revised share it; `since` is the first of them."""

    since: int
    key: Key


class Row(NamedTuple):
    """A relation between numbers by their columns, and the release that first stated it."""

    release: int
    rule: str
    terms: tuple[tuple[int, int], ...]
    equal: bool


@dataclass(frozen=True)
class Component:
    """Unknowns that hang together, and the relations that tie them."""

    columns: np.ndarray
    rows: np.ndarray


# A cell; what a reader gets by taking a part from its whole; what no cell tells but cells stand around (a ward's quarter).
BETWEEN, CELL, DIFFERENCE = 0, 1, 2


class System:
    """Relations between numbers, as a matrix: each row times the numbers is 0 (equal) or at most 0.

    kind: what each number is. value: the known numbers; nan for the unknown. least, most: the smallest and the largest
    value a reader must allow an unknown.
    told_by: for each row the release that first stated it; shown_by: the same for each known number, -1 for a paper.
    none_is_shown: whether a true zero of it would be shown, so that to know it for one tells of nobody.
    newest: the column in which each cell stands as the newest release tells it.
    """

    def __init__(self, numbers: Sequence[Number], rows: Sequence[Row]):
        self.numbers = list(numbers)
        self.equal = np.array([row.equal for row in rows], dtype=bool)
        self.told_by = np.array([row.release for row in rows], dtype=int)
        entries = [(times, at) for row in rows for times, at in row.terms]
        self.matrix = csr_array(
            (
                np.array([times for times, _ in entries], dtype=float),
                np.array([at for _, at in entries], dtype=np.int32),
                np.cumsum([0, *(len(row.terms) for row in rows)], dtype=np.int32),
            ),
            shape=(len(rows), len(self.numbers)),
        )
        self.kind = np.zeros(len(self.numbers), dtype=int)
        self.value = np.full(len(self.numbers), np.nan)
        self.least = np.zeros(len(self.numbers))
        self.most = np.full(len(self.numbers), np.inf)
        self.none_is_shown = np.zeros(len(self.numbers), dtype=bool)
        self.newest: dict[Key, int] = {}
        self.shown_by = np.full(len(self.numbers), -1)

    def right(self) -> np.ndarray:
        """What is left for the unknowns of each row."""
        return 0.0 - self.matrix @ np.nan_to_num(self.value)

    def says_anything(self, since: int) -> np.ndarray:
        """For each row whether a release from this one on states it or shows a number in it."""
        return (self.told_by >= since) | (abs(self.matrix) @ (self.shown_by >= since) > 0)

    def components(self, unknown: np.ndarray) -> list[Component]:
        """The unknowns that hang together through rows, in order of their first."""
        open_columns = np.flatnonzero(unknown)
        inner = self.matrix[:, open_columns]
        open_rows = np.flatnonzero(np.diff(inner.indptr))
        inner = inner[open_rows]
        count, label = connected_components(abs(inner).T @ abs(inner), directed=False)
        columns, rows = [[] for _ in range(count)], [[] for _ in range(count)]
        for column, group in zip(open_columns, label, strict=True):
            columns[group].append(column)
        for row, first in zip(open_rows, inner.indices[inner.indptr[:-1]], strict=True):
            rows[label[first]].append(row)
        return [Component(np.array(c), np.array(r, dtype=int)) for c, r in zip(columns, rows, strict=True)]
