"""Reads XLSX: one sheet, its cells as text; formulas and errors in cells are told, never taken at their last value."""

import io
import re
import zipfile
from datetime import date, datetime, timedelta

from python_calamine import CalamineSheet, CalamineWorkbook

from data.intake import limits
from data.intake.faults import Fault
from data.intake.sheets import Sheet, Unreadable, check_rows, sheet_of_columns

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
FORMULA = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b")
ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>")
PLACE = re.compile(rb"\br=[\"'][A-Z]{1,3}([0-9]{1,7})[\"']")
HALF_A_SECOND = timedelta(milliseconds=500)


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
        rows = _rows(filled[0]) if filled else []
    faults = [
        *_in_cells(file, FORMULA, sheets, "a formula", "values only", "Copy the cells and paste them as values."),
        *_in_cells(file, ERROR, sheets, "an error of the spreadsheet", "values only", "Correct the cell."),
    ]
    if not rows:
        return Sheet([], sheet_of_columns([], [], []).cells, faults)
    names, *records = rows
    columns = [list(column) for column in zip(*records, strict=True)] or [[] for _ in names]
    width = max((place + 1 for place, name in enumerate(names) if name.strip() or any(columns[place])), default=0)
    return sheet_of_columns([name.strip() for name in names[:width]], columns[:width], faults)


def _sheet_texts(content: bytes) -> list[bytes]:
    """The XML of every sheet, after a look at how much the workbook unpacks to."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > limits.LARGEST_UNPACKED:
            raise Unreadable("a workbook that unpacks to more than an extract may hold", "an extract of one district")
        return [archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")]


def _rows(sheet: CalamineSheet) -> list[list[str]]:
    last_row, _ = sheet.end
    check_rows(last_row)
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        # A spreadsheet stores times as parts of a day, a little off the second.
        return (cell + HALF_A_SECOND).replace(microsecond=0).isoformat(" ")
    if isinstance(cell, date):
        # Midnight comes as a bare date, whatever the cell shows.
        return f"{cell.isoformat()} 00:00:00"
    return str(cell)


def _in_cells(file: str, pattern: re.Pattern[bytes], sheets: list[bytes], found: str, expected: str, todo: str) -> list[Fault]:
    places = [PLACE.search(match.group(1)) for sheet in sheets for match in pattern.finditer(sheet)]
    rows = sorted({int(place.group(1)) for place in places if place})
    return [Fault(file=file, rows=rows, found=found, expected=expected, todo=todo)] if places else []
