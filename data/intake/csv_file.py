"""Reads CSV: UTF-8, commas, quotation marks only where they match."""

import csv
import io
from dataclasses import replace

from data.intake.faults import Fault
from data.intake.sheets import Sheet, Unreadable, check_rows, sheet_of_columns

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OTHER_SEPARATORS = (";", "\t", "|")


def read_csv(content: bytes, file: str) -> Sheet:
    """A sheet of the file's text. Rows with too many or too few cells are told and left out of what is checked next."""
    names, records, faults = _records(_text(content), file)
    names = _without_blank_ends(names)
    if len(names) == 1 and any(sign in names[0] for sign in OTHER_SEPARATORS):
        raise Unreadable(
            "cells with semicolons, tabs or bars between them", "commas between cells", "Save it as CSV with commas."
        )
    width = len(names)
    whole, ragged = [], []
    for row, cells in records:
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            whole.append((row, cells))
        elif any(cell.strip() for cell in cells):
            ragged.append(row)
    of_rows = Fault(
        file=file,
        rows=ragged,
        found="a row with more or fewer cells than there are column names",
        expected=f"{width} cell{'s' if width != 1 else ''}, as in row 1",
        todo="Put cells that hold a comma in quotation marks, and give every row all its commas.",
    )
    columns = [list(column) for column in zip(*(cells for _, cells in whole), strict=True)] or [[] for _ in names]
    sheet = sheet_of_columns(names, columns, faults, [row for row, _ in whole])
    return replace(sheet, of_rows=[of_rows] if ragged else [])


def _text(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1")):
        raise Unreadable(
            "another kind of file under a CSV name", todo="Give the file the ending of what it is: .xlsx or .parquet."
        )
    if content.startswith(UTF_16) or content[:200].count(0) > 20:
        raise Unreadable("text in UTF-16", "text in UTF-8", "Save it again as CSV UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        row = content[: fault.start].count(b"\n") + 1
        raise Unreadable(
            f"text that is not UTF-8, first at about row {row}", "text in UTF-8", "Save it again as CSV UTF-8."
        ) from None


def _records(text: str, file: str) -> tuple[list[str], list[tuple[int, list[str]]], list[Fault]]:
    """The names, then each record with its row number; a fault where quotation marks stop the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[tuple[int, list[str]]] = []
    faults = []
    try:
        for row, cells in enumerate(reader, start=1):
            records.append((row, cells))
            check_rows(row - 1)
    except csv.Error:
        faults.append(
            Fault(
                file=file,
                rows=[len(records) + 1],
                found="a cell whose quotation marks do not match, or that is far too long; nothing after it could be read",
                expected='each quotation mark inside a quoted cell written twice ("")',
                todo="Correct the quotation marks.",
            )
        )
    if not records:
        return [], [], faults
    return [name.strip() for name in records[0][1]], records[1:], faults


def _without_blank_ends(names: list[str]) -> list[str]:
    while names and not names[-1]:
        names = names[:-1]
    return names
