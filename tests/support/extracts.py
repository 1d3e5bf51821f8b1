"""A small extract that every contract accepts, in any format: a test changes only what matters, and lays it in a folder.

    folder = lay(tmp_path, changed(rows(), "ce_flags", 0, age="19"))

Row 0 of a list is row 2 of its file. Everything in it is invented.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet

from data import settings
from data.contracts import CONTRACTS
from data.intake import Intake, read
from data.intake.checks import examined
from data.intake.faults import tell
from data.problems import ExtractRefused, Problem
from geo.areas import District, district

Rows = dict[str, list[dict[str, str]]]

BRADFORD: District = district(settings.HOME / "geo" / "districts" / "bradford")
ENDINGS = ("csv", "parquet", "xlsx")
REQUIRED = tuple(name for name, contract in CONTRACTS.items() if contract.required)
WARDS = tuple(ward.code for ward in BRADFORD.of_level("ward", "2004"))
WARDS_OF_2026 = tuple(ward.code for ward in BRADFORD.of_level("ward", "2026"))
AS_AT = date(2020, 12, 31)
TERMS = f"""
district = "{BRADFORD.code}"
as_at = {AS_AT.isoformat()}
supplied_by = "The test suite"
synthetic = "Invented records."

[covers_from]
ce_flags = 2020-01-01
missing_episodes = 2020-01-01
"""

FLAG = {
    "child_id": "c-01",
    "risk_level": "emerging",
    "started_on": "2020-01-10",
    "ended_on": "",
    "end_reason": "",
    "exploitation_type": "sexual",
    "age": "14",
    "gender": "female",
    "ethnicity": "White - British",
    "ward_code": WARDS[0],
    "social_care_status": "not open",
    "lead_agency": "Early Help",
    "nrm_status": "not referred",
}
EPISODE = {
    "episode_id": "e-01",
    "child_id": "c-01",
    "type": "missing",
    "started_at": "2020-02-01 20:15",
    "ended_at": "2020-02-02 06:00",
    "looked_after_status": "not looked after",
    "age": "14",
    "gender": "female",
    "ethnicity": "White - British",
    "ward_code": WARDS[0],
    "interview_offered": "yes",
    "interview_accepted": "yes",
    "interviewed_at": "2020-02-03 11:30",
}
STATEMENT = {
    "operation": "Operation Test",
    "reported_on": "",
    "reported_about": "autumn 2020",
    "basis": "live alone, without those pending trial",
    "item": "live",
    "value": "12",
    "covers": "",
    "court_month": "",
    "note": "",
    "document": "Report to the area committee",
    "cleared_by": "Head of crime",
}
CASE = {
    "case_id": "s-01",
    "service": "Turnaround",
    "age": "13",
    "gender": "male",
    "ethnicity": "Pakistani",
    "postcode_district": "BD5",
    "reported_on": "2020-11-30",
}
COMMITMENT = {
    "commitment_id": "AU-1",
    "kind": "recommendation",
    "made_on": "2020-02-03",
    "made_about": "",
    "made_by": "Overview and scrutiny committee",
    "text": "That a further report be presented in 12 months.",
    "owner": "The Bradford Partnership",
    "due_on": "2021-02-03",
    "due_about": "",
    "status": "open",
    "updated_on": "2020-12-01",
    "evidence": "",
    "measure": "flags_open",
    "document": "Document AU",
}
EVENT = {
    "happened_on": "2020-03-23",
    "title": "Schools close to most children",
    "detail": "Fewer adults see children each day.",
    "kind": "external",
    "measures": "flags_open;missing_episodes",
}
FIGURE = {
    "document": "Document AU",
    "reported_on": "2020-10-03",
    "measure": "flags_open",
    "period_type": "month",
    "period": "2020-05-01",
    "area_code": BRADFORD.code,
    "breakdown": "risk_level",
    "category": "significant",
    "value": "73",
    "note": "",
}
COMPARATOR = {
    "measure": "Looked after children who went missing, per cent",
    "year_ending": "2020-03-31",
    "area": "Sheffield",
    "value": "11.5",
    "source": "Department for Education",
}


def rows() -> Rows:
    """Fresh rows of all nine contracts, every one accepted."""
    return {
        "ce_flags": [
            FLAG | {"ended_on": "2020-03-01", "end_reason": "risk level changed"},
            FLAG | {"started_on": "2020-03-01", "risk_level": "significant", "ward_code": "out of area"},
            FLAG | {"child_id": "c-02", "started_on": "2020-02-05", "ended_on": "2020-02-05", "end_reason": "other", "age": "0"},
        ],
        "missing_episodes": [
            dict(EPISODE),
            EPISODE
            | {
                "episode_id": "e-02",
                "child_id": "c-03",
                "ended_at": "",
                "ward_code": "not known",
                "type": "away without authorisation",
            }
            | {"interview_offered": "not recorded", "interview_accepted": "no", "interviewed_at": ""},
        ],
        "case_progress": [
            dict(STATEMENT),
            STATEMENT | {"item": "trial", "value": "", "court_month": "2021-05"},
        ],
        "support_cases": [dict(CASE), CASE | {"case_id": "s-02", "postcode_district": "confidential"}],
        "ward_population": [{"ward_code": code, "mid_year": "2020", "children_0_17": "5000"} for code in WARDS],
        "commitments": [dict(COMMITMENT), COMMITMENT | {"commitment_id": "AU-2", "due_on": "", "due_about": "autumn each year"}],
        "practice_events": [dict(EVENT)],
        "reported_figures": [dict(FIGURE), FIGURE | {"breakdown": "all", "category": "all", "value": "389"}],
        "comparators": [dict(COMPARATOR), COMPARATOR | {"area": "Derby", "value": ""}],
    }


def required_rows() -> Rows:
    """Fresh rows of the three contracts without which nothing is published."""
    return {name: table for name, table in rows().items() if name in REQUIRED}


def changed(tables: Rows, name: str, place: int, **cells: str) -> Rows:
    """The same rows with some cells of one row changed."""
    table = [row | cells if at == place else row for at, row in enumerate(tables[name])]
    return tables | {name: table}


def added(tables: Rows, name: str, **cells: str) -> Rows:
    """The same rows with one more, like the last but for some cells."""
    return tables | {name: [*tables[name], tables[name][-1] | cells]}


def file_of(table: Iterable[Mapping[str, str]], ending: str) -> bytes:
    """A file of rows of text; a column that only some rows have is blank in the others."""
    table = list(table)
    names = list(dict.fromkeys(name for row in table for name in row))
    return WRITERS[ending](names, [[row.get(name, "") for name in names] for row in table])


def lay(
    folder: Path,
    tables: Rows | None = None,
    *,
    ending: str = "csv",
    terms: str | None = TERMS,
    files: Mapping[str, bytes] | None = None,
) -> Path:
    """Lay an extract in a folder: the rows given (by default all nine contracts), extract.toml, and files as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in (rows() if tables is None else tables).items():
        (folder / f"{name}.{ending}").write_bytes(file_of(table, ending))
    if terms is not None:
        (folder / "extract.toml").write_text(terms, encoding="utf-8")
    for name, content in (files or {}).items():
        (folder / name).write_bytes(content)
    return folder


def problems(folder: Path, as_at: date | None = None) -> list[Problem]:
    """Everything wrong with the extract in a folder; [] when it is accepted."""
    try:
        read(folder, BRADFORD, as_at)
    except ExtractRefused as refused:
        return refused.problems
    return []


def problems_of(name: str, table: list[dict[str, str]], ending: str = "csv") -> list[Problem]:
    """Everything wrong with one file by itself: quicker than a folder."""
    return problems_of_bytes(f"{name}.{ending}", file_of(table, ending))


def problems_of_bytes(file: str, content: bytes) -> list[Problem]:
    """Everything wrong with the bytes of one file."""
    return tell(examined(content, CONTRACTS[file.split(".")[0]], BRADFORD, file).faults)


def accepted(folder: Path, as_at: date | None = None) -> Intake:
    return read(folder, BRADFORD, as_at)


def csv_file(names: list[str], table: list[list[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([names, *table])
    return written.getvalue().encode("utf-8")


def parquet_file(names: list[str], table: list[list[str]]) -> bytes:
    columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*table, strict=True)] or [
        pyarrow.array([], pyarrow.string())
    ] * len(names)
    written = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, names=names), written)
    return written.getvalue()


def xlsx_file(names: list[str], table: list[list[object]]) -> bytes:
    """Text that starts like a formula is written as text; dates and numbers may be given as such."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("extract")
    for row in [names, *table]:
        sheet.append([_cell(sheet, value) for value in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(sheet: object, value: object) -> object:
    if not isinstance(value, str):
        return value if isinstance(value, int | float | date | datetime) else None
    cell = openpyxl.cell.WriteOnlyCell(sheet)
    cell.value = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub(" ", value) or None
    if cell.value is not None:
        cell.data_type = "s"
    return cell


WRITERS = {"csv": csv_file, "parquet": parquet_file, "xlsx": xlsx_file}
