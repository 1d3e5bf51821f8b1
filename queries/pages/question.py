"""What a page may ask: a frozen set of values, checked when it is made, with one SQL file of its own."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import ClassVar

from queries.measures import MEASURES

FOLDER = Path(__file__).parent
# The views that questions select from: every cell with the words of its release, and what wards are compared with. They are
# made by whoever asks, never kept in a release, so that releases made before them answer as well.
VIEWS = ("figures", "known_wards")
FIGURES = "\n".join((FOLDER.parent / "release" / f"{view}.sql").read_text(encoding="utf-8") for view in VIEWS)


class NotOffered(ValueError):
    """A value that no page offers."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. Its fields are the `$names` of its SQL, `file` the name of that file.

    Nothing but what is on a fixed list can be asked: two overlapping selections could be subtracted.
    most_rows: more rows than these are not answered.
    """

    file: ClassVar[str]
    most_rows: ClassVar[int] = 5_000

    def __post_init__(self) -> None:
        if not set(self.asked_of) <= set(MEASURES):
            raise NotOffered("There is no such measure.")

    @property
    def asked_of(self) -> tuple[str, ...]:
        """The measures that the question is about, the one it is chiefly about first; () when it is about none."""
        return getattr(self, "measures", None) or ((self.measure,) if hasattr(self, "measure") else ())

    @property
    def sql(self) -> str:
        return _text(self.file)

    @property
    def values(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@cache
def _text(file: str) -> str:
    return (FOLDER / f"{file}.sql").read_text(encoding="utf-8")
