"""What is told beside the figures: whom to tell of a concern, and what published papers say of a ward."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.settings import HOME

CLAIMANTS = HOME / "data" / "published" / "ward_claimant_rate_2020.csv"


@dataclass(frozen=True)
class Contact:
    """Where to report a concern. when: what the reader has seen or wants; how: a national number, or the way in words."""

    when: str
    who: str
    how: str


@dataclass(frozen=True)
class Claimants:
    """The percentage of a ward's people aged 18 to 24 who claim out-of-work benefits, with the paper it was printed in."""

    percent: str
    source: str


@cache
def contacts(folder: Path) -> tuple[Contact, ...]:
    """The lines of a district's contacts.csv, in its order; none where it has no such file."""
    return tuple(Contact(**row) for row in _rows(folder / "contacts.csv"))


@cache
def claimants() -> dict[str, Claimants]:
    """The published rate of each ward, by code, as it was printed."""
    return {row["ward_code"]: Claimants(row["claimants_percent_18_24"], row["source"]) for row in _rows(CLAIMANTS)}


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
