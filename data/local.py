"""What is told beside the figures: whom to tell of a concern."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Contact:
    """Where to report a concern. when: what the reader has seen or wants; how: a national number, or the way in words."""

    when: str
    who: str
    how: str


@cache
def contacts(folder: Path) -> tuple[Contact, ...]:
    """The lines of a district's contacts.csv, in its order; none where it has no such file."""
    path = folder / "contacts.csv"
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Contact(**row) for row in csv.DictReader(file))
