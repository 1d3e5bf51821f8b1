"""The files of a pack: the same to the byte whenever they are made, opened by an office, and never a formula."""

import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from pages.parts.pack import making, paper, steady
from pages.parts.pack.content import Chart, Line
from pages.parts.tables import Table
from tests.support.packs import ods_sheets, parts, slides, usual, written
from tests.support.pages import ROOT

OFFICE = shutil.which("soffice")
SUMS = """
import hashlib
from tests.support.packs import usual, written
for ending, content in written(usual(), on_paper=True).items():
    print(ending, hashlib.sha256(content or b"").hexdigest())
"""
FORMULAS = ("=1+1", "+2", "-3 or so", "@here", "{=4}")

pytestmark = pytest.mark.usefixtures("on_sample")


def made_elsewhere(seed):
    """The checksums of a pack that another process makes, where nothing is in the same order."""
    run = subprocess.run(
        [sys.executable, "-c", SUMS],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Pacific/Auckland"},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split() for line in run.stdout.splitlines())


def with_formulas():
    """A pack whose every text could be taken for a formula."""
    pack = usual()
    table = Table("=caption", ("Name", *FORMULAS), (("=cmd|'/C calc'!A0", *FORMULAS), ("+row", *FORMULAS)))
    chart = Chart("bar", "=title", FORMULAS, (Line("=series", (1, 2, 3, 4, 5)),), "=said")
    section = replace(pack.sections[1], name="=name", finding="=finding", table=table, on_slides=table, chart=chart)
    cell = dict(pack.cells[0]) | {"title": "=title", "area_name": "@area"}
    return replace(pack, sections=(section,), cells=(cell,))


def test_a_pack_made_twice_from_one_release_is_the_same_to_the_byte():
    here = {ending: hashlib.sha256(content or b"").hexdigest() for ending, content in written(usual(), on_paper=True).items()}
    assert made_elsewhere("1") == here


def test_all_files_together_are_the_same_to_the_byte_and_list_their_checksums():
    pack = usual()
    made = written(pack)
    whole = making.together(pack, made)
    assert whole == making.together(pack, made)
    held = parts(whole)
    listed = dict(reversed(line.split("  ")) for line in held.pop(making.SUMS).decode("utf-8").splitlines())
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
    assert len(held) == len(made)


@pytest.mark.parametrize("ending", [".pptx", ".xlsx", ".ods"])
def test_no_office_file_tells_when_it_was_made(ending):
    blob = written(usual())[ending]
    told = re.findall(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", b"".join(parts(blob).values()))
    assert set(told) <= {b"2021-08-31T00:00:00"}


def test_a_pdf_keeps_its_length_and_bears_the_day_of_its_figures():
    before = b"<</CreationDate (D:20261122213000+00'00')\n/ModDate (D:20261122213000+00'00')>>"
    after = steady.pdf(before, date(2021, 8, 31))
    assert len(after) == len(before)
    assert after.count(b"(D:20210831000000") == 2


def test_without_a_browser_there_is_no_pdf_and_the_pack_is_whole_without_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert paper.pdf(b"<p>A page</p>", date(2021, 8, 31)) is None
    made = written(usual(), on_paper=True)
    assert [ending for ending, content in made.items() if content is None] == [".pdf"]


@pytest.mark.skipif(paper.browser() is None, reason="no Chromium on this machine")
def test_the_brief_is_printed_on_a4():
    printed = written(usual(), on_paper=True)[".pdf"]
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
@pytest.mark.parametrize("ending", [".pptx", ".xlsx", ".ods"])
def test_libreoffice_opens_it_and_prints_every_slide_and_sheet(ending, tmp_path):
    blob = written(usual())[ending]
    (tmp_path / f"pack{ending}").write_bytes(blob)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / f"pack{ending}")]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    printed = (tmp_path / "pack.pdf").read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
    least = len(slides(blob)) if ending == ".pptx" else 3 + len(usual().sections)
    assert pages >= least
    assert ending != ".pptx" or pages == least
    # As wide as one sheet of paper: no column of a workbook stands on another sheet than its row.
    assert pages <= 2 * least


def test_no_cell_of_a_workbook_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(written(with_formulas())[".xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert set(FORMULAS) <= {cell.value for cell in cells}


def test_no_cell_of_the_open_format_is_a_formula():
    blob = written(with_formulas())[".ods"]
    assert b"table:formula" not in parts(blob)["content.xml"]
    told = {said for rows in ods_sheets(blob).values() for row in rows for kind, _, said in row if kind == "string"}
    assert set(FORMULAS) <= told


def test_no_sheet_behind_a_chart_holds_a_formula():
    (chart,) = (shape.chart for slide in slides(written(with_formulas())[".pptx"]) for shape in slide.shapes if shape.has_chart)
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert len(cells) == 11


def test_no_cell_of_the_tidy_table_is_taken_for_a_formula():
    rows = list(csv.reader(io.StringIO(written(with_formulas())[".csv"].decode("utf-8"))))
    assert "'=title" in rows[1]
    assert "'@area" in rows[1]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
