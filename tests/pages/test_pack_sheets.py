"""The workbooks of a pack keep the rules for accessible spreadsheets, and hold the same cells in either format."""

import io
import json
import re
from datetime import datetime

import openpyxl
import pytest

from data.release import about
from pages.parts import words
from pages.parts.pack import ods, sheets, tidy, workbook
from tests.support.packs import ods_sheets, parts

FIRST = ["Cover", "Contents", "Notes"]

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture(scope="module")
def book(pack):
    return openpyxl.load_workbook(io.BytesIO(workbook.xlsx(pack)))


@pytest.fixture(scope="module")
def opened_ods(pack):
    return ods_sheets(ods.ods(pack))


def test_a_cover_the_contents_and_the_notes_come_first_then_a_sheet_for_each_section(book, pack):
    assert book.sheetnames[:3] == FIRST
    assert len(book.sheetnames) == 3 + len(pack.sections)


def test_every_sheet_but_the_cover_has_one_marked_table_that_ends_with_the_sheet(book):
    for sheet in book:
        assert len(sheet.tables) == (sheet.title != "Cover")
        for table in sheet.tables.values():
            assert table.ref.split(":")[1] == f"{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
    names = [name for sheet in book for name in sheet.tables]
    assert len(set(names)) == len(names)


def test_no_cell_is_merged_and_none_of_a_table_is_empty(book):
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert all(sheet.cell(row, 1).value not in (None, "") for row in range(1, sheet.max_row + 1))
        for table in sheet.tables.values():
            assert all(cell.value not in (None, "") for row in sheet[table.ref] for cell in row)


def test_the_headings_of_a_table_are_all_different(book):
    for sheet in book:
        for table in sheet.tables.values():
            heads = [cell.value for cell in sheet[table.ref][0]]
            assert len(set(heads)) == len(heads)


def test_every_sheet_says_in_its_first_cell_what_it_is_of(book, pack):
    for sheet, section in zip(book.worksheets[3:], pack.sections, strict=True):
        assert sheet["A1"].value == f"{section.name}: {section.table.caption}"


def test_a_figure_that_is_not_shown_is_a_shorthand_which_the_sheet_explains(book):
    sheet = next(sheet for sheet in book if sheet.title.endswith("Missing episodes, Bradford S"))
    told = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "[c]" in told
    assert any(text.startswith("[c] Too few to show: 5 or fewer") for text in told)
    assert "Too few to show" not in told


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("311", 311),
        ("12,345", 12345),
        ("52.0", 52.0),
        ("Too few to show", "[c]"),
        ("Not shown: it would give too much away", "[c]"),
        ("Not supplied", "[x]"),
        ("Does not apply", "[z]"),
        ("[b] Wards changed", "[b]"),
        ("", "[z]"),
        ("=1+1", "=1+1"),
        ("64%", 0.64),
        ("6.2%", 0.062),
        ("100%", 1.0),
        ("64% of those due", "64% of those due"),
        ("under 1%", "under 1%"),
    ],
)
def test_a_cell_is_a_number_a_shorthand_or_what_it_says(said, cell):
    assert sheets.cell(said) == cell


def test_every_number_of_a_table_is_the_screen_s(book, pack):
    for sheet, section in zip(book.worksheets[3:], pack.sections, strict=True):
        (table,) = sheet.tables.values()
        read = [[cell.value for cell in row] for row in sheet[table.ref][1:]]
        assert read == [[sheets.cell(said) for said in row] for row in section.table.rows]


def test_a_percentage_can_be_sorted_and_is_shown_as_the_screen_says_it(book, opened_ods, pack):
    said = [cell for section in pack.sections for row in section.table.rows for cell in row if re.fullmatch(r"[\d.]+%", cell)]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if "%" in cell.number_format]
    assert [f"{cell.value:.{len(cell.number_format) // 3}%}" for cell in cells] == said
    assert {"0%", "0.0%"} == {cell.number_format for cell in cells}
    told = [cell for rows in opened_ods.values() for row in rows for cell in row if cell[0] == "percentage"]
    assert [text for _, _, text in told] == said
    assert [float(value) for _, value, _ in told] == [cell.value for cell in cells]


def test_the_cover_says_when_its_release_was_made_besides_the_day_of_its_figures(pack):
    (line,) = (line for line in sheets.cover(pack) if line.startswith("Published: "))
    made_on = datetime.fromisoformat(about().made_at).date()
    assert f"{pack.release_id}, made on {words.day(made_on)}. As at 31 August 2021." in line
    assert json.loads(tidy.metadata(pack, "pack.csv"))["dc:issued"] == str(made_on)


def test_the_open_format_holds_the_same_cells(opened_ods, pack):
    for page in sheets.pages(pack):
        rows = opened_ods[page.label]
        assert [row[0][2] for row in rows[: len(page.lines) + 1]] == [page.title, *page.lines]
        read = [[said if kind == "string" else float(value) for kind, value, said in row] for row in rows[len(page.lines) + 1 :]]
        assert read == ([list(page.headings), *map(list, page.rows)] if page.headings else [])


def test_the_open_format_marks_each_table(pack):
    content = parts(ods.ods(pack))["content.xml"].decode("utf-8")
    assert content.count("<table:database-range ") == len(sheets.pages(pack)) - 1


def test_the_names_of_sheets_fit_and_are_all_different(book):
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)


def test_the_contents_list_every_sheet(book):
    (table,) = book["Contents"].tables.values()
    listed = [row[0].value for row in book["Contents"][table.ref][1:]]
    assert listed == book.sheetnames[2:]
