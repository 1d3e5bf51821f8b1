"""The sample's records read and counted in plain Python: a second opinion that shares no code with what makes or counts them."""

import csv
import tomllib
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from data.settings import SAMPLE, district_folder

EXTRACTS = ("2021-05-31", "2021-08-31")
TOLD_MONTHS = tuple(date(2020, month, 1) for month in range(1, 9))
CHANGES = ("risk level changed", "moved within the district", "details changed")

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def records(as_at: str, name: str) -> list[Row]:
    """All rows of one file of one extract."""
    return rows_of(SAMPLE / as_at / f"{name}.csv")


def about(as_at: str) -> dict:
    return tomllib.loads((SAMPLE / as_at / "extract.toml").read_text(encoding="utf-8"))


@cache
def fold(extract: str, field: str, name: str) -> dict[str, str]:
    """Value to released category, for one fold of the district's folds.csv."""
    wanted = (extract, field, name)
    rows = rows_of(district_folder() / "folds.csv")
    return {row["value"]: row["category"] for row in rows if (row["extract"], row["field"], row["fold"]) == wanted}


def month_end(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def month_firsts(as_at: str) -> list[date]:
    """First day of every month that the extract covers whole."""
    day, firsts = date(2018, 9, 1), []
    while month_end(day) <= date.fromisoformat(as_at):
        firsts.append(day)
        day = month_end(day) + timedelta(days=1)
    return firsts


def open_on(as_at: str, day: date) -> list[Row]:
    """Rows of flags open on a day: started by then, and not ended by then."""
    on = day.isoformat()
    return [f for f in records(as_at, "ce_flags") if f["started_on"] <= on and (not f["ended_on"] or f["ended_on"] > on)]


def missing_in(as_at: str, first: date, months: int = 1) -> list[Row]:
    """Rows of type missing that start in so many months from a first day."""
    after = first
    for _ in range(months):
        after = month_end(after) + timedelta(days=1)
    rows = records(as_at, "missing_episodes")
    return [e for e in rows if e["type"] == "missing" and first.isoformat() <= e["started_at"][:10] < after.isoformat()]


def counted(rows: list[Row], extract: str, field: str, name: str) -> Counter:
    """How many rows fall in each released category of a fold."""
    return Counter(fold(extract, field, name)[row[field]] for row in rows)
