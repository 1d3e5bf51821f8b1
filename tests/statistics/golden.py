"""Reads the reference outputs beside it."""

import csv
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Golden:
    """One series as NHSRplotthedots judged it: its options (index.json) and a row for each point."""

    options: dict
    rows: list[dict[str, str]]

    @property
    def series(self) -> list[tuple[date, float | None]]:
        return [(date.fromisoformat(row["date"]), number(row["y"])) for row in self.rows]

    @property
    def rebase_on(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.options["rebase_dates"]]


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def series() -> dict[str, Golden]:
    index = json.loads((FOLDER / "spc" / "index.json").read_text(encoding="utf-8"))
    return {options["name"]: Golden(options, rows(f"spc/spc_{options['name']}.csv")) for options in index}


def number(text: str) -> float | None:
    """A figure of a reference file; None where it has none."""
    return None if text in ("", "NaN", "NA") else float(text)
