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

FONT, SIZE, LARGE = "Arial", 12, 16
WIDE, NARROWEST, WIDEST = 85, 12, 60
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
                "comments": pack.synthetic or "",
                "created": datetime.combine(pack.as_at, time()),
            }
        )
        looks = {
            "title": _look(made, bold=True, font_size=LARGE),
            "text": _look(made),
            "head": _look(made, bold=True, text_wrap=True, valign="top", bottom=1),
            "cell": _look(made, text_wrap=True, valign="top"),
            "number": _look(made, num_format="#,##0", valign="top"),
            "parts": _look(made, num_format="#,##0.0", valign="top"),
            "short": _look(made, align="right", valign="top"),
        }
        for page in sheets.pages(pack):
            _page(made.add_worksheet(page.label), page, looks)
    return steady.archive(written.getvalue(), pack.as_at)


def _page(sheet: Worksheet, page: Page, looks: dict[str, Format]) -> None:
    """A sheet: its title in the first cell, lines of text, and its one table, if it has one, marked as such."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, page.title, looks["title"])
    for row, said in enumerate(page.lines, start=1):
        sheet.write_string(row, 0, said, looks["text"] if page.headings else looks["cell"])
    if not page.headings:
        sheet.set_column(0, 0, WIDE)
        return
    top = len(page.lines) + 1
    _table(sheet, page, top, looks)


def _table(sheet: Worksheet, page: Page, top: int, looks: dict[str, Format]) -> None:
    columns = [{"header": heading, "header_format": looks["head"]} for heading in page.headings]
    end = (top + len(page.rows), len(page.headings) - 1)
    sheet.add_table(top, 0, *end, {"name": page.name, "columns": columns, "autofilter": False, "style": None})
    for down, cells in enumerate(page.rows, start=top + 1):
        for across, value in enumerate(cells):
            _cell(sheet, (down, across), value, looks)
    for across, wide in enumerate(widths(page)):
        sheet.set_column(across, across, wide)


def _cell(sheet: Worksheet, place: tuple[int, int], value: Cell, looks: dict[str, Format]) -> None:
    if isinstance(value, str):
        sheet.write_string(*place, value, looks["short" if value in sheets.LEGEND else "cell"])
    else:
        sheet.write_number(*place, value, looks["parts" if isinstance(value, float) else "number"])


def widths(page: Page) -> Sequence[int]:
    """In letters: a column is as wide as its longest text, within reason."""
    columns = zip(page.headings, *page.rows, strict=True)
    return [min(max(NARROWEST, *(len(str(value)) + 2 for value in column)), WIDEST) for column in columns]


def _look(made: Workbook, **more: object) -> Format:
    return made.add_format({"font_name": FONT, "font_size": SIZE} | more)
