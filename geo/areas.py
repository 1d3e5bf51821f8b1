"""Areas by ONS code: district, committees, wards of each vintage, and elsewhere."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Area:
    """One area. level is district, committee, ward, or other for `elsewhere`; vintage None where it never changes."""

    code: str
    name: str
    level: str
    parent: str | None
    vintage: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Fold:
    """How one value of an extract's field is released: `fold` is the breakdown, with a variant after a colon."""

    extract: str
    field: str
    value: str
    fold: str
    category: str


@dataclass(frozen=True)
class District:
    """All that is one district's: names, areas, vintages of wards, and how its lists are folded."""

    code: str
    name: str
    partnership: str
    operation: str
    vintages: tuple[tuple[str, date], ...]
    areas: tuple[Area, ...]
    folds: tuple[Fold, ...]

    def vintage_on(self, day: date) -> str:
        """The vintage of wards in force on a day. Raises ValueError for a day before the first that is known."""
        in_force = [name for name, start in self.vintages if start <= day]
        if not in_force:
            raise ValueError(f"No wards are known for {day.isoformat()}; the first are those of {self.vintages[0][0]}.")
        return in_force[-1]

    def of_level(self, level: str, vintage: str | None = None) -> tuple[Area, ...]:
        return tuple(a for a in self.areas if a.level == level and (vintage is None or a.vintage in (None, vintage)))

    def values(self, extract: str, field: str) -> tuple[str, ...]:
        """The values a field of an extract may hold, in the order readers see them."""
        return tuple(dict.fromkeys(f.value for f in self.folds if (f.extract, f.field) == (extract, field)))

    def categories(self, extract: str, fold: str) -> tuple[str, ...]:
        """The released categories of a fold, in the order readers see them."""
        return tuple(dict.fromkeys(f.category for f in self.folds if (f.extract, f.fold) == (extract, fold)))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def district(folder: Path) -> District:
    """Read a district's folder once: district.toml, areas.csv, folds.csv."""
    about = tomllib.loads((folder / "district.toml").read_text(encoding="utf-8"))
    areas = tuple(
        Area(
            row["code"],
            row["name"],
            row["level"],
            row["parent"] or None,
            row["vintage"] or None,
            _day(row["valid_from"]),
            _day(row["valid_to"]),
        )
        for row in _rows(folder / "areas.csv")
    )
    return District(
        code=about["code"],
        name=about["name"],
        partnership=about["partnership"],
        operation=about["operation"],
        vintages=tuple((v["name"], v["from"]) for v in about["vintages"]),
        areas=areas,
        folds=tuple(Fold(**row) for row in _rows(folder / "folds.csv")),
    )
