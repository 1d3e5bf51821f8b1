"""The pack as an accessible workbook in the open format (ODS): the same sheets, the same cells."""

import io
from collections.abc import Sequence

from odf.dc import Creator, Date, Description, Subject, Title
from odf.namespaces import STYLENS
from odf.number import Number, NumberStyle, PercentageStyle, Text
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet
from odf.style import (
    MasterPage,
    PageLayout,
    PageLayoutProperties,
    ParagraphProperties,
    Style,
    TableCellProperties,
    TableColumnProperties,
    TableRowProperties,
    TextProperties,
)
from odf.table import DatabaseRange, DatabaseRanges, Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import P

from pages.parts.pack import sheets, steady
from pages.parts.pack.content import Pack
from pages.parts.pack.sheets import Cell, Page
from pages.parts.pack.workbook import FONT, LARGE

# Size, weight, whether text breaks within the cell, side.
LOOKS = {
    "title": (LARGE, "bold", "no-wrap", "start"),
    "text": (sheets.SIZE, "normal", "no-wrap", "start"),
    "head": (sheets.SIZE, "bold", "wrap", "start"),
    "cell": (sheets.SIZE, "normal", "wrap", "start"),
    "number": (sheets.SIZE, "normal", "wrap", "end"),
    "parts": (sheets.SIZE, "normal", "wrap", "end"),
    "share0": (sheets.SIZE, "normal", "wrap", "end"),
    "share1": (sheets.SIZE, "normal", "wrap", "end"),
    "short": (sheets.SIZE, "normal", "wrap", "end"),
}
# What numbers are written as, and with how many figures after the point.
FORMATS = {"parts": (NumberStyle, "1"), "share0": (PercentageStyle, "0"), "share1": (PercentageStyle, "1")}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def ods(pack: Pack) -> bytes:
    """The whole pack as one ODS file."""
    made = OpenDocumentSpreadsheet()
    described = (
        Title(text=pack.title),
        Creator(text=pack.supplied_by),
        Subject(text=f"Release {pack.release_id}"),
        Description(text=pack.records_in_short),
        Date(text=f"{pack.as_at}T00:00:00"),
    )
    for element in described:
        made.meta.addElement(element)
    _styles(made)
    ranges = DatabaseRanges()
    for page in sheets.pages(pack):
        made.spreadsheet.addElement(_sheet(made, page))
        if page.headings:
            ranges.addElement(DatabaseRange(name=page.name, targetrangeaddress=_place(page), containsheader="true"))
    made.spreadsheet.addElement(ranges)
    written = io.BytesIO()
    made.save(written)
    return steady.archive(written.getvalue(), pack.as_at)


def _styles(made: OpenDocument) -> None:
    for name, (kind, places) in FORMATS.items():
        format_of = kind(name=f"{name}-format")
        format_of.addElement(Number(decimalplaces=places, minintegerdigits="1"))
        if kind is PercentageStyle:
            format_of.addElement(Text(text="%"))
        made.styles.addElement(format_of)
    for name, (size, weight, wrap, align) in LOOKS.items():
        more = {"datastylename": f"{name}-format"} if name in FORMATS else {}
        style = Style(name=name, family="table-cell", **more)
        style.addElement(TableCellProperties(wrapoption=wrap, verticalalign="top", paddingleft="6pt", paddingright="6pt"))
        style.addElement(ParagraphProperties(textalign=align))
        style.addElement(TextProperties(fontfamily=FONT, fontsize=f"{size}pt", fontweight=weight))
        made.styles.addElement(style)
    sheet = PageLayout(name="landscape")
    sheet.addElement(PageLayoutProperties(pagewidth="29.7cm", pageheight="21cm", printorientation="landscape", margin="1.2cm"))
    # One sheet of paper wide, and as many long as it takes.
    for side, many in (("scale-to-X", "1"), ("scale-to-Y", "0")):
        sheet.lastChild.setAttrNS(STYLENS, side, many)
    made.automaticstyles.addElement(sheet)
    made.masterstyles.addElement(MasterPage(name="Default", pagelayoutname="landscape"))


def _sheet(made: OpenDocument, page: Page) -> Table:
    sheet = Table(name=page.label)
    wide = sheets.widths(page)
    for points in wide:
        sheet.addElement(TableColumn(stylename=_sized(made, "table-column", points)))
    one_line = sheets.SIZE * sheets.LINE + 2
    sheet.addElement(_row(made, [page.title], "title", LARGE * sheets.LINE + 2))
    for said in page.lines:
        tall = one_line if page.headings else sheets.height([said], wide)
        sheet.addElement(_row(made, [said], "text" if page.headings else "cell", tall))
    if page.headings:
        head = TableHeaderRows()
        head.addElement(_row(made, page.headings, "head", sheets.height(page.headings, wide, is_bold=True)))
        sheet.addElement(head)
        for cells in page.rows:
            sheet.addElement(_row(made, cells, "cell", sheets.height(cells, wide)))
    return sheet


def _sized(made: OpenDocument, family: str, points: float) -> str:
    """The style of a column so wide, or of a row so high, made once."""
    name = f"{family}-{points:.0f}"
    if name not in {style.getAttribute("name") for style in made.automaticstyles.childNodes}:
        style = Style(name=name, family=family)
        size = f"{points:.0f}pt"
        is_column = family == "table-column"
        style.addElement(TableColumnProperties(columnwidth=size) if is_column else TableRowProperties(rowheight=size))
        made.automaticstyles.addElement(style)
    return name


def _row(made: OpenDocument, cells: Sequence[Cell], look: str, tall: float) -> TableRow:
    row = TableRow(stylename=_sized(made, "table-row", tall))
    for value in cells:
        row.addElement(_cell(value, look))
    return row


def _cell(value: Cell, look: str) -> TableCell:
    if isinstance(value, str):
        made = TableCell(valuetype="string", stylename="short" if value in sheets.LEGEND else look)
        made.addElement(P(text=value))
        return made
    kind, plain = ("percentage", float(value)) if isinstance(value, sheets.Share) else ("float", value)
    made = TableCell(valuetype=kind, value=str(plain), stylename=sheets.look(value))
    made.addElement(P(text=str(value)))
    return made


def _place(page: Page) -> str:
    """Where its table lies, as the format writes it: 'Notes'.A3:'Notes'.B20."""
    top, columns = len(page.lines) + 2, len(page.headings)
    sheet = f"'{page.label}'"
    return f"{sheet}.A{top}:{sheet}.{_letters(columns)}{top + len(page.rows)}"


def _letters(column: int) -> str:
    return LETTERS[column - 1] if column <= len(LETTERS) else _letters((column - 1) // 26) + LETTERS[(column - 1) % 26]
