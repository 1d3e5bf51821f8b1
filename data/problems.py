"""Problems whose words are for people: shown as written. Anything else is logged and told as one calm sentence."""

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


class ExtractRefused(Exception):
    """An extract that is not fit to publish, with every problem found in one pass.

    count: how many there are, where the list tells only the first of many of one kind.
    """

    def __init__(self, problems: list[Problem], count: int | None = None):
        self.problems = sorted(problems, key=lambda p: (p.file, p.row or 0, p.column or "", p.found))
        self.count = len(problems) if count is None else count
        super().__init__(f"{self.count:,} problem{'s' if self.count != 1 else ''} found; nothing was published.")


class AuditRefused(Exception):
    """A release whose hidden numbers could be worked out. Its words say which, and are for people."""
