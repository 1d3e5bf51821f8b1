"""A file as text: what every reader makes, whatever the file's format."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from data.intake import limits
from data.intake.faults import Fault

SAVE_AGAIN = "Save it again where the extract is made, as CSV UTF-8, XLSX or Parquet, and hand it over again."
A_FILE = "a CSV file in UTF-8, an XLSX workbook or a Parquet file that opens"


class Unreadable(Exception):
    """A file that cannot be read at all."""

    def __init__(self, found: str, expected: str = A_FILE, todo: str = SAVE_AGAIN):
        super().__init__(found)
        self.found, self.expected, self.todo = found, expected, todo

    def fault(self, file: str) -> Fault:
        return Fault(file=file, found=self.found, expected=self.expected, todo=self.todo)


@dataclass(frozen=True)
class Sheet:
    """A file as text.

    names: the first row. cells: one column for each name, by place; blank cells are ""; the index holds the row numbers
    a person sees in a spreadsheet, where the names are row 1. Rows that are blank all through are left out.
    faults: what the reader itself found wrong. of_rows: what is wrong with rows that do not fit the names, and are left out.
    in_columns: what is wrong with the cells of one column, by place; a fault without rows is of all its cells. Such cells are
    blank where they could not be read, and are not told as blanks too.
    """

    names: list[str]
    cells: pd.DataFrame
    faults: list[Fault] = field(default_factory=list)
    of_rows: list[Fault] = field(default_factory=list)
    in_columns: dict[int, list[Fault]] = field(default_factory=dict)

    @property
    def lacks_rows(self) -> bool:
        """Whether there are rows in the file that are not in cells, so that nothing can be said of what is not there."""
        told = {row for place in self.in_columns for row in self.rows_told(place) if row > 1}
        return bool(self.faults or self.of_rows or told.difference(self.cells.index))

    def rows_told(self, place: int | None) -> set[int]:
        """The rows of which the reader has told something already in a column."""
        return {row for fault in self.in_columns.get(place, ()) for row in (fault.rows or self.cells.index)}


def sheet_of_columns(names: list[str], columns: list[list[str]], faults: list[Fault], rows: list[int] | None = None) -> Sheet:
    """A sheet from columns of equal length. rows: their row numbers; from 2 on when none are given."""
    if len(names) > limits.MOST_COLUMNS:
        raise Unreadable(f"more than {limits.MOST_COLUMNS} columns", "the columns of the contract and no others")
    length = len(columns[0]) if columns else 0
    index = np.array(rows if rows is not None else range(2, length + 2), dtype="int64")
    cells = pd.DataFrame({place: pd.Series(column, dtype=object) for place, column in enumerate(columns)}, dtype=object)
    cells.index = pd.Index(index)
    return Sheet(names, cells[~_blank(cells)] if columns else cells, faults)


def _blank(cells: pd.DataFrame) -> np.ndarray:
    """Which rows are blank all through; each column is looked at only where all before it were blank."""
    blank = np.ones(len(cells), dtype=bool)
    for place in cells:
        blank[blank] = [not text.strip() for text in cells[place].to_numpy()[blank]]
    return blank


def check_rows(count: int) -> None:
    """Refuse a file of more rows than an extract may hold."""
    if count > limits.MOST_ROWS:
        raise Unreadable(
            f"more than {limits.MOST_ROWS:,} rows", "an extract of one district", "Hand over the rows the contract asks for."
        )
