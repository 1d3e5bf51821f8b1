"""What lies around a ward: its neighbours, the wards it was or became, and the other names it is found by."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Crossing:
    """Children of one ward of an earlier vintage who live in one ward of a later: shares between 0 and 1, estimated.

    of_old: the share of the earlier ward's children; of_new: the share of the later ward's.
    """

    old: str
    new: str
    of_old: float
    of_new: float


@dataclass(frozen=True)
class Alias:
    """Another name that leads to a ward. kind is "place" or "postcode district"; source says where it was found."""

    name: str
    kind: str
    ward_code: str
    source: str


@cache
def neighbours(folder: Path) -> dict[str, tuple[str, ...]]:
    """The wards that share a border with each ward of its own vintage, by code; a pair is listed once, in any order."""
    beside: dict[str, set[str]] = {}
    for row in _rows(folder / "neighbours.csv"):
        beside.setdefault(row["ward_code"], set()).add(row["neighbour_code"])
        beside.setdefault(row["neighbour_code"], set()).add(row["ward_code"])
    return {code: tuple(sorted(codes)) for code, codes in beside.items()}


@cache
def crossings(folder: Path) -> tuple[Crossing, ...]:
    """Every pair of wards that share children across a change of wards, from the folder's crosswalk_<old>_<new>.csv.

    Its columns: the earlier ward's code, the later ward's code, share_of_old_0_17, share_of_new_0_17.
    """
    found = []
    for file in sorted(folder.glob("crosswalk_*_*.csv")):
        for row in _rows(file):
            old, new, of_old, of_new = row.values()
            found.append(Crossing(old, new, float(of_old), float(of_new)))
    return tuple(found)


@cache
def aliases(folder: Path) -> tuple[Alias, ...]:
    """The names of search.csv, in its order. Its columns: name, kind, ward_code, source."""
    return tuple(Alias(**row) for row in _rows(folder / "search.csv"))


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file; none where the district has no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
