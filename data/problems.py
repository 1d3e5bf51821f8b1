"""Problems whose words are for people: shown as written. Anything else is logged and told as one calm sentence."""

import re
from dataclasses import asdict, dataclass

# How a publish run ends: done, or why it was not. MISUSED is as argparse ends for an option that it does not know.
DONE, FAILED, EXTRACT_REFUSED, AUDIT_REFUSED, NEEDED = 0, 1, 2, 3, 4
MISUSED = 2


class ReaderProblem(Exception):
    """Something a reader can be told: what happened, what it means, what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with an extract. Never holds the value of a person's field."""

    file: str
    row: int | None
    column: str | None
    found: str
    expected: str
    todo: str

    def __str__(self) -> str:
        where = self.file + (f", row {self.row}" if self.row is not None else "") + (f", {self.column}" if self.column else "")
        return f"{where}: {self.found}. Expected: {self.expected}. {self.todo}"

    def as_row(self) -> dict[str, object]:
        return asdict(self)


MORE = "and {:,} more of this kind: {}"
MORE_OF_A_KIND = re.compile(MORE.format(0, "").replace("0", "[0-9,]+"))


def _place(problem: Problem) -> tuple:
    """Of a whole file or column first, then row by row; what says how many more there are comes after the rows it follows."""
    follows = problem.row is None and MORE_OF_A_KIND.match(problem.found) is not None
    return problem.file, follows, problem.row or 0, problem.column or "", problem.found


class ExtractRefused(Exception):
    """An extract that is not fit to publish, with every problem found in one pass.

    count: how many there are, where the list tells only the first of many of one kind.
    """

    def __init__(self, problems: list[Problem], count: int | None = None):
        self.problems = sorted(problems, key=_place)
        self.count = len(problems) if count is None else count
        super().__init__(f"{self.count:,} problem{'s' if self.count != 1 else ''} found; nothing was published.")


class AuditRefused(Exception):
    """A release whose hidden numbers could be worked out. Its words say which, and are for people."""
