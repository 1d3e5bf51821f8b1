"""The pack as an accessible workbook in the open format (ODS): the same sheets, the same cells."""

import io

from odf.dc import Creator, Date, Description, Subject, Title
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet
from odf.style import ParagraphProperties, Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import DatabaseRange, DatabaseRanges, Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import P

from pages.parts.pack import sheets, steady
from pages.parts.pack.content import Pack
from pages.parts.pack.sheets import Cell, Page
from pages.parts.pack.workbook import FONT, LARGE, SIZE, WIDE, widths

LETTER_IN_CM = 0.24
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def ods(pack: Pack) -> bytes:
    """The whole pack as one ODS file."""
    made = OpenDocumentSpreadsheet()
    described = (
        Title(text=pack.title),
        Creator(text=pack.supplied_by),
        Subject(text=f"Release {pack.release_id}"),
        Description(text=pack.synthetic or ""),
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
    looks = {
        "title": {"fontsize": f"{LARGE}pt", "fontweight": "bold"},
        "head": {"fontsize": f"{SIZE}pt", "fontweight": "bold"},
        "text": {"fontsize": f"{SIZE}pt"},
        "cell": {"fontsize": f"{SIZE}pt"},
        "short": {"fontsize": f"{SIZE}pt"},
    }
    for name, look in looks.items():
        style = Style(name=name, family="table-cell")
        wrap = "no-wrap" if name in ("title", "text") else "wrap"
        style.addElement(TableCellProperties(wrapoption=wrap, verticalalign="top"))
        if name == "short":
            style.addElement(ParagraphProperties(textalign="end"))
        style.addElement(TextProperties(fontfamily=FONT, **look))
        made.styles.addElement(style)


def _sheet(made: OpenDocument, page: Page) -> Table:
    sheet = Table(name=page.label)
    for wide in widths(page) if page.headings else [WIDE]:
        sheet.addElement(TableColumn(stylename=_column(made, wide)))
    sheet.addElement(_row([page.title], "title"))
    for said in page.lines:
        sheet.addElement(_row([said], "text" if page.headings else "cell"))
    if page.headings:
        head = TableHeaderRows()
        head.addElement(_row(page.headings, "head"))
        sheet.addElement(head)
        for cells in page.rows:
            sheet.addElement(_row(cells, "cell"))
    return sheet


def _column(made: OpenDocument, wide: int) -> str:
    """The style of a column so many letters wide, made once."""
    name = f"column{wide}"
    if name not in {style.getAttribute("name") for style in made.automaticstyles.childNodes}:
        style = Style(name=name, family="table-column")
        style.addElement(TableColumnProperties(columnwidth=f"{wide * LETTER_IN_CM:.2f}cm"))
        made.automaticstyles.addElement(style)
    return name


def _row(cells: tuple[Cell, ...] | list[Cell], look: str) -> TableRow:
    row = TableRow()
    for value in cells:
        row.addElement(_cell(value, look))
    return row


def _cell(value: Cell, look: str) -> TableCell:
    if isinstance(value, str):
        made = TableCell(valuetype="string", stylename="short" if value in sheets.LEGEND else look)
        made.addElement(P(text=value))
        return made
    made = TableCell(valuetype="float", value=str(value), stylename=look)
    made.addElement(P(text=str(value)))
    return made


def _place(page: Page) -> str:
    """Where its table lies, as the format writes it: 'Notes'.A3:'Notes'.B20."""
    top, columns = len(page.lines) + 2, len(page.headings)
    sheet = f"'{page.label}'"
    return f"{sheet}.A{top}:{sheet}.{_letters(columns)}{top + len(page.rows)}"


def _letters(column: int) -> str:
    return LETTERS[column - 1] if column <= len(LETTERS) else _letters((column - 1) // 26) + LETTERS[(column - 1) % 26]
