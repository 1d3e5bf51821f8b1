"""Faults as they are found, many rows at a time, and how they are told as problems: fairly, up to a limit, counted truly."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.intake import limits
from data.problems import MORE, Problem

AGAIN = "Correct it where the extract is made, and hand the extract over again."


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One kind of fault in one column, with every row that has it; rows () when it is of the whole file or column.

    beside: for each row, the other row that it collides with.
    """

    file: str
    found: str
    expected: str
    todo: str = AGAIN
    column: str | None = None
    rows: Sequence[int] = ()
    beside: Sequence[int] = ()

    @property
    def count(self) -> int:
        return len(self.rows) or 1

    def problems(self, most: int) -> list[Problem]:
        """The first rows one by one, the rest as a number."""
        if not len(self.rows):
            return [self._problem(None, self.found)]
        others = [f" (row {int(other)})" for other in self.beside] or [""] * len(self.rows)
        told = [self._problem(int(row), self.found + other) for row, other in zip(self.rows[:most], others, strict=False)]
        rest = len(self.rows) - len(told)
        return told + ([self._problem(None, MORE.format(rest, self.found))] if rest else [])

    def _problem(self, row: int | None, found: str) -> Problem:
        return Problem(self.file, row, self.column, found, self.expected, self.todo)


def tell(faults: list[Fault]) -> list[Problem]:
    """Every kind of fault of every file; of each file at most so many rows, shared out so that no kind crowds out another."""
    files = dict.fromkeys(fault.file for fault in faults)
    return [problem for file in files for problem in _tell_file([fault for fault in faults if fault.file == file])]


def _tell_file(faults: list[Fault]) -> list[Problem]:
    left, told = limits.MOST_PROBLEMS, []
    smallest_first = sorted(faults, key=lambda fault: fault.count)
    for place, fault in enumerate(smallest_first):
        problems = fault.problems(max(1, left // (len(faults) - place)))
        left -= len(problems)
        told += problems
    return told
