"""Reads XLSX: one sheet, its cells as text; formulas and errors in cells are told, never taken at their last value."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta

from python_calamine import CalamineSheet, CalamineWorkbook

from data.intake import limits
from data.intake.faults import Fault
from data.intake.header import place_of
from data.intake.sheets import Sheet, Unreadable, check_rows, sheet_of_columns

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b")
ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>")
PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
SHEET = re.compile(r"xl/worksheets/.*\.xml", re.IGNORECASE)
HALF_A_SECOND = timedelta(milliseconds=500)
TOO_LONG = "a number too long for a spreadsheet"

Place = tuple[int, int]  # of a cell: its column from 0, and the row that the spreadsheet shows


def read_xlsx(content: bytes, file: str) -> Sheet:
    """A sheet of the workbook's text, by the row numbers that the spreadsheet shows."""
    if content.startswith(OLD_OR_LOCKED):
        raise Unreadable("an old Excel workbook, or one with a password", todo="Save it as .xlsx without a password.")
    sheets = _sheet_texts(content)
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
        filled = [sheet for name in workbook.sheet_names if (sheet := workbook.get_sheet_by_name(name)).end]
        if len(filled) > 1:
            raise Unreadable(
                f"{len(filled)} sheets with cells in them",
                "one sheet",
                "Keep the extract's sheet and delete the others, hidden ones too.",
            )
        cells = _cells(filled[0]) if filled else []
    formula = Fault(file=file, found="a formula", expected="values only", todo="Copy the cells and paste them as values.")
    error = Fault(file=file, found="an error of the spreadsheet", expected="values only", todo="Correct the cell.")
    too_long = Fault(file=file, found=TOO_LONG, expected="a number of at most 15 figures, or text", todo="Store ids as text.")
    of_formulas, of_errors = _matching(FORMULA, sheets), _matching(ERROR, sheets)
    in_columns = _by_column((formula, of_formulas), (error, of_errors), (too_long, _long_numbers(cells)))
    # A cell that does not say where it stands is told of the whole file.
    faults = [fault for fault, places in ((formula, of_formulas), (error, of_errors)) if None in places]
    if not cells:
        return Sheet([], sheet_of_columns([], [], []).cells, faults, in_columns)
    names, *records = [[_text(cell) for cell in row] for row in cells]
    columns = [list(column) for column in zip(*records, strict=True)] or [[] for _ in names]
    width = max((place + 1 for place, name in enumerate(names) if name.strip() or any(columns[place])), default=0)
    sheet = sheet_of_columns([name.strip() for name in names[:width]], columns[:width], faults)
    return replace(sheet, in_columns=in_columns)


def _sheet_texts(content: bytes) -> list[bytes]:
    """The XML of every sheet, after a look at how much the workbook unpacks to."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > limits.LARGEST_UNPACKED:
            raise Unreadable("a workbook that unpacks to more than an extract may hold", "an extract of one district")
        return [archive.read(part) for part in archive.namelist() if SHEET.fullmatch(part)]


def _cells(sheet: CalamineSheet) -> list[list[object]]:
    last_row, _ = sheet.end
    check_rows(last_row)
    return sheet.to_python(skip_empty_area=False)


def _text(cell: object) -> str:
    if _is_too_long(cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        # A spreadsheet stores times as parts of a day, a little off the second.
        return (cell + HALF_A_SECOND).replace(microsecond=0).isoformat(" ")
    if isinstance(cell, date):
        # Midnight comes as a bare date, whatever the cell shows.
        return f"{cell.isoformat()} 00:00:00"
    return str(cell)


def _is_too_long(cell: object) -> bool:
    return isinstance(cell, int | float) and abs(cell) >= limits.LARGEST_EXACT


def _long_numbers(cells: list[list[object]]) -> list[Place | None]:
    return [(place, row) for row, line in enumerate(cells, start=1) for place, cell in enumerate(line) if _is_too_long(cell)]


def _matching(pattern: re.Pattern[bytes], sheets: list[bytes]) -> list[Place | None]:
    """Where cells match; None for one that does not say where it stands."""
    found = [PLACE.search(match.group(1)) for sheet in sheets for match in pattern.finditer(sheet)]
    return [(place_of(at.group(1).decode()), int(at.group(2))) if at else None for at in found]


def _by_column(*kinds: tuple[Fault, list[Place | None]]) -> dict[int, list[Fault]]:
    """The faults of each column, with their rows."""
    found: dict[int, list[Fault]] = {}
    for fault, places in kinds:
        rows: dict[int, set[int]] = {}
        for place, row in filter(None, places):
            rows.setdefault(place, set()).add(row)
        for place, those in rows.items():
            found.setdefault(place, []).append(replace(fault, rows=sorted(those)))
    return found
