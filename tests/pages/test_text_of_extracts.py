"""Text that an extract brings is shown as it was written, and never as HTML: not in a page's texts, not in its pictures."""

import csv
import re
import shutil
from html import unescape

import pytest

from data.publish import publish
from data.settings import SAMPLE
from pages.parts.drawings.charts import on_lines
from tests.pages import test_parity
from tests.support.opened import opened, pictures, said
from tests.support.pages import page_files

TAG = """<i title="x" lang='y'>z</i>"""
OPENED = re.compile(r"<i\b")
# Every column that may hold any words at all; a place among figures of others, and what they count, may.
TEXTS = {
    "case_progress": ("covers", "note", "document", "cleared_by"),
    "commitments": ("made_about", "made_by", "text", "owner", "due_about", "evidence", "document"),
    "practice_events": ("title", "detail"),
    "reported_figures": ("document", "note"),
    "comparators": ("measure", "year_about", "area", "source"),
}

pytestmark = pytest.mark.usefixtures("on_marked_up")


@pytest.fixture(scope="module")
def marked_up(tmp_path_factory):
    """The newest sample, with a tag in all its free text; gives the folder of releases."""
    folder = tmp_path_factory.mktemp("marked")
    extracts = shutil.copytree(max(SAMPLE.glob("20*")), folder / "extracts")
    for name, columns in TEXTS.items():
        _mark_up(extracts / f"{name}.csv", columns)
    publish(extracts, folder / "releases")
    return folder / "releases"


@pytest.fixture
def on_marked_up(marked_up, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(marked_up))


def _mark_up(file, columns):
    with file.open(encoding="utf-8", newline="") as opened_file:
        rows = list(csv.DictReader(opened_file))
    with file.open("w", encoding="utf-8", newline="") as written:
        out = csv.DictWriter(written, list(rows[0]))
        out.writeheader()
        out.writerows(row | {name: f"{TAG} {row[name]}" for name in columns if row[name]} for row in rows)


def strings(value):
    """Every text within a picture."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


@pytest.mark.parametrize("page", page_files())
def test_no_text_of_an_extract_becomes_a_tag_on_any_view(page):
    for view in test_parity.views(opened(page)):
        app = opened(page, **view)
        assert not [*app.error, *app.exception], view
        told = [*said(app).split("\n"), *(text for figure, _ in pictures(app) for text in strings(figure))]
        assert [text for text in told if OPENED.search(text)] == [], view


@pytest.mark.parametrize(
    "page", ["pages/justice/operation_dalesway.py", "pages/response/commitments.py", "pages/response/context.py"]
)
def test_a_picture_shows_the_text_as_it_was_written(page):
    drawn = [text for figure, _ in pictures(opened(page)) for text in strings(figure)]
    assert [text for text in drawn if TAG in " ".join(unescape(text).split("<br>"))]


def test_a_line_is_not_broken_within_a_mark_that_was_made_safe():
    told = on_lines('A "quoted" & long', 4)
    assert unescape(told.replace("<br>", " ")) == 'A "q uote d" & long'
    # Pictures know a few marks by name, and every one by number.
    assert set(re.findall(r"&(\w+|#\w+);", told)) == {"amp", "#34"}
