"""Packs for tests: made of the release the dashboard looks at, and what a written file says when it is read back."""

import io
import zipfile

from odf import opendocument, table, teletype
from pptx import Presentation

from pages.parts.pack import building, making, topics


def usual():
    """The pack that the page offers first: the district, the usual topics."""
    return building.pack(list(topics.areas())[:1], topics.USUAL)


def whole():
    """The pack of every area and every topic."""
    return building.pack(list(topics.areas()), topics.TITLES)


def written(pack, *, on_paper=False):
    """Its files by their ending; the PDF only when it is asked for."""
    return {file.ending: file.make(pack) for file in making.FILES if on_paper or file.ending != making.PAPER}


def slides(blob):
    return list(Presentation(io.BytesIO(blob)).slides)


def ods_sheets(blob):
    """Every sheet as rows of (kind, text); a row ends with its last cell."""
    document = opendocument.load(io.BytesIO(blob))
    return {
        sheet.getAttribute("name"): [
            [(cell.getAttribute("valuetype"), cell.getAttribute("value"), teletype.extractText(cell)) for cell in _cells(row)]
            for row in sheet.getElementsByType(table.TableRow)
        ]
        for sheet in document.spreadsheet.getElementsByType(table.Table)
    }


def parts(blob):
    """What a zip holds, by name."""
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _cells(row):
    return row.getElementsByType(table.TableCell)
