"""The pack as an accessible workbook for Excel (XLSX)."""

import io
from collections.abc import Sequence
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pages.parts.pack import sheets, steady
from pages.parts.pack.content import Pack
from pages.parts.pack.sheets import Cell, Page

FONT, LARGE, A4 = "Arial", 16, 9
INDENT = 1
# What a column's width is counted in, in points.
LETTER = 5.25
# A cell is never a formula, a link or a number of its own making, whatever it starts with.
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def xlsx(pack: Pack) -> bytes:
    """The whole pack as one XLSX file."""
    written = io.BytesIO()
    with Workbook(written, AS_TEXT) as made:
        made.set_properties(
            {
                "title": pack.title,
                "author": pack.supplied_by,
                "subject": f"Release {pack.release_id}",
                "comments": pack.records_in_short,
                "created": datetime.combine(pack.as_at, time()),
            }
        )
        looks = {
            "title": _look(made, bold=True, font_size=LARGE),
            "text": _look(made),
            "head": _look(made, bold=True, text_wrap=True, valign="top", bottom=1, indent=INDENT),
            "cell": _look(made, text_wrap=True, valign="top", align="left", indent=INDENT),
            "number": _look(made, num_format="#,##0", valign="top"),
            "parts": _look(made, num_format="#,##0.0", valign="top"),
            "share0": _look(made, num_format="0%", valign="top"),
            "share1": _look(made, num_format="0.0%", valign="top"),
            "short": _look(made, align="right", valign="top"),
        }
        for page in sheets.pages(pack):
            _page(made.add_worksheet(page.label), page, looks)
    return steady.archive(written.getvalue(), pack.as_at)


def _page(sheet: Worksheet, page: Page, looks: dict[str, Format]) -> None:
    """A sheet: its title in the first cell, lines of text, and its one table, if it has one, marked as such."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, page.title, looks["title"])
    sheet.set_row(0, LARGE * sheets.LINE + 2)
    wide = sheets.widths(page)
    for across, points in enumerate(wide):
        sheet.set_column(across, across, points / LETTER)
    for row, said in enumerate(page.lines, start=1):
        # Beside a table a line runs on over empty cells; on a sheet of its own it breaks.
        sheet.write_string(row, 0, said, looks["text"] if page.headings else looks["cell"])
        sheet.set_row(row, sheets.height([said], wide) if not page.headings else sheets.SIZE * sheets.LINE + 2)
    if page.headings:
        _table(sheet, page, len(page.lines) + 1, wide, looks)


def _table(sheet: Worksheet, page: Page, top: int, wide: Sequence[float], looks: dict[str, Format]) -> None:
    columns = [{"header": heading, "header_format": looks["head"]} for heading in page.headings]
    end = (top + len(page.rows), len(page.headings) - 1)
    sheet.add_table(top, 0, *end, {"name": page.name, "columns": columns, "autofilter": False, "style": None})
    sheet.set_row(top, sheets.height(page.headings, wide, is_bold=True))
    for down, cells in enumerate(page.rows, start=top + 1):
        sheet.set_row(down, sheets.height(cells, wide))
        for across, value in enumerate(cells):
            _cell(sheet, (down, across), value, looks)


def _cell(sheet: Worksheet, place: tuple[int, int], value: Cell, looks: dict[str, Format]) -> None:
    if isinstance(value, str):
        sheet.write_string(*place, value, looks["short" if value in sheets.LEGEND else "cell"])
    else:
        sheet.write_number(*place, float(value), looks[sheets.look(value)])


def _look(made: Workbook, **more: object) -> Format:
    return made.add_format({"font_name": FONT, "font_size": sheets.SIZE} | more)
