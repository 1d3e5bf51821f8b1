"""Small extracts drawn as tables in a test: a test states the columns that matter, the rest is filled in."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from data import settings
from data.disclosure.cells import Counted, Key
from data.warehouse.counting import beside, counted, findings
from data.warehouse.loading import warehouse
from geo.areas import district
from queries.measures import MEASURES

BRADFORD = district(settings.HOME / "geo" / "districts" / "bradford")
BAILDON, BINGLEY, CITY, BAILDON_OF_2026 = "E05001341", "E05001342", "E05001347", "E05016454"
SHIPLEY, WEST, SHIPLEY_OF_2026 = "E14000925", "E14000589", "E14001472"
DISTRICT, ELSEWHERE = BRADFORD.code, "elsewhere"

USUAL = {
    "ce_flags": {
        "child_id": "child-1",
        "risk_level": "emerging",
        "started_on": "2020-01-10",
        "ended_on": "",
        "end_reason": "",
        "exploitation_type": "sexual",
        "age": "14",
        "gender": "female",
        "ethnicity": "White - British",
        "ward_code": BAILDON,
        "social_care_status": "not open",
        "lead_agency": "Early Help",
        "nrm_status": "not referred",
    },
    "missing_episodes": {
        "episode_id": "",
        "child_id": "child-1",
        "type": "missing",
        "started_at": "2020-01-10 20:00",
        "ended_at": "",
        "looked_after_status": "not looked after",
        "age": "15",
        "gender": "male",
        "ethnicity": "Other Ethnic Group",
        "ward_code": BAILDON,
        "interview_offered": "not recorded",
        "interview_accepted": "not recorded",
        "interviewed_at": "",
    },
    "case_progress": {
        "operation": "Operation",
        "reported_on": "",
        "reported_about": "",
        "basis": "live alone",
        "item": "live",
        "value": "",
        "covers": "",
        "court_month": "",
        "note": "",
        "document": "A report",
        "cleared_by": "a role",
    },
    "support_cases": {
        "case_id": "",
        "service": "Turnaround",
        "age": "14",
        "gender": "female",
        "ethnicity": "White - British",
        "postcode_district": "not known",
        "reported_on": "2020-03-31",
    },
    "ward_population": {"ward_code": BAILDON, "mid_year": "2020", "children_0_17": "1000"},
}
DAYS = ("_on", "_month", "year_ending")
WHOLE = ("age", "value", "mid_year", "children_0_17")


def drawn(text: str) -> list[dict[str, str]]:
    """The rows of a table whose columns are parted by bars."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def filled(extract: str, text: str) -> list[dict[str, object]]:
    """Drawn rows with every column of their extract, blanks as None, dates as dates. Each row gets an id of its own."""
    rows = [USUAL[extract] | row for row in drawn(text)]
    for number, row in enumerate(rows, start=1):
        for name in ("episode_id", "case_id"):
            if row.get(name) == "":
                row[name] = f"id-{number}"
    return [typed(row) for row in rows]


def typed(row: Mapping[str, str]) -> dict[str, object]:
    """One row of an extract as Python's own values."""
    return {name: _value(name, text) for name, text in row.items()}


def _value(name: str, text: str) -> object:
    if not text:
        return None
    if name.endswith("_at"):
        return datetime.fromisoformat(text)
    if name.endswith(DAYS) or name == "period":
        return date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    return int(text) if name in WHOLE else text


def frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows as an accepted extract: dates as timestamps, whole numbers that may be blank, text."""
    table = pd.DataFrame(rows)
    for name in table.columns:
        if name.endswith(("_at", *DAYS)) or name == "period":
            table[name] = pd.to_datetime(table[name]).astype("datetime64[us]")
        elif name in WHOLE:
            table[name] = table[name].astype("Int64")
        else:
            table[name] = table[name].astype("str")
    return table


class Run:
    """What one run counts from drawn extracts."""

    def __init__(self, extracts: Mapping[str, list[dict]], as_at: date, covers_from: Mapping[str, date]):
        self.extracts, self.as_at, self.covers_from = extracts, as_at, covers_from
        frames = {name: frame(rows) for name, rows in extracts.items() if rows}
        with warehouse(frames, district=BRADFORD, as_at=as_at, covers_from=self.covers_from, measures=MEASURES) as records:
            self.cells: dict[Key, Counted] = {cell.key: cell for cell in counted(records, MEASURES)}
            self.tables = beside(records)
            self.findings = findings(records)

    def cell(
        self, measure: str, period: str, area: str = DISTRICT, split: str = "all", category: str = "all", every: str = "month"
    ):
        """One counted cell; None when it does not exist."""
        return self.cells.get(Key(measure, every, date.fromisoformat(period), area, split, category))

    def value(self, *which: str, **more: str) -> int | None:
        """The value of a cell that must exist."""
        return self.cell(*which, **more).value

    def where(self, measure: str, every: str = "month") -> dict[str, int]:
        """The totals of a measure that are not zero, by "period area"."""
        return {
            f"{key.period} {key.area_code}": cell.value
            for key, cell in self.cells.items()
            if key.measure == measure and key.period_type == every and key.breakdown == "all" and cell.value
        }


def run(
    *,
    flags: str = "child_id",
    episodes: str = "child_id",
    reports: str | None = None,
    support: str | None = None,
    as_at: str = "2020-12-31",
    covers_from: str = "2020-01-01",
) -> Run:
    """Count drawn extracts of the year 2020, or of other days."""
    given = {"ce_flags": flags, "missing_episodes": episodes, "case_progress": reports, "support_cases": support}
    extracts = {name: filled(name, text) for name, text in given.items() if text is not None}
    starts = dict.fromkeys(("ce_flags", "missing_episodes"), date.fromisoformat(covers_from))
    return Run(extracts, date.fromisoformat(as_at), starts)


def sample_rows(folder: Path) -> dict[str, list[dict]]:
    """The rows of a sample folder's files, read without the project's own reader."""
    rows = {}
    for name in USUAL:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows[name] = [typed(row) for row in csv.DictReader(file)]
    return rows
