"""How was this worked out? On every page with figures, in full, and from the measure's one declaration."""

import html
import re

import pytest

from data.release import about, ask
from pages.parts import words
from queries.measures import MEASURES
from queries.pages.questions import MeasureMeaning
from tests.support.opened import opened, texts
from tests.support.pages import ROOT, page_files

pytestmark = pytest.mark.usefixtures("on_sample")

TERMS = (
    "Definition",
    "What is counted",
    "Kind of number",
    "Numerator",
    "Denominator",
    "Periods shown",
    "As at",
    "From",
    "What is hidden",
    "Changed",
)
WITH_FIGURES = [page for page in page_files() if "frame.facts" in (ROOT / page).read_text(encoding="utf-8")]
OF_NO_MEASURE = [page for page in page_files() if "explained.facts(" in (ROOT / page).read_text(encoding="utf-8")]
LIST = re.compile(r'<dl class="how">(.*?)</dl>', re.DOTALL)
PAIR = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.DOTALL)


def explained(app):
    """What each measure's list says, term by term; a term said twice keeps its first."""
    lists = [found for text in texts(app) for found in LIST.findall(text)]
    return [dict(reversed([tuple(map(html.unescape, pair)) for pair in PAIR.findall(found)])) for found in lists]


def test_every_page_with_a_picture_explains_its_figures():
    drawing = {page for page in page_files() if "frame.picture(" in (ROOT / page).read_text(encoding="utf-8")}
    assert drawing
    assert drawing <= {*WITH_FIGURES, *OF_NO_MEASURE}


@pytest.mark.parametrize("page", OF_NO_MEASURE)
def test_figures_that_no_measure_counts_are_explained_too(page):
    app = opened(page)
    (told,) = explained(app)
    assert all(told.get(term) for term in ("As at", "From"))
    assert sum(text.count("<summary>How was this worked out?</summary>") for text in texts(app)) == 1
    assert any('<dl class="facts"' in text for text in texts(app))


@pytest.mark.parametrize("page", WITH_FIGURES)
def test_every_measure_of_a_page_is_explained_in_full(page):
    app = opened(page)
    found = explained(app)
    assert found
    assert [[term for term in TERMS if not measure.get(term)] for measure in found] == [[]] * len(found)
    assert sum(text.count("<summary>How was this worked out?</summary>") for text in texts(app)) == 1


@pytest.mark.parametrize("page", WITH_FIGURES)
def test_what_is_explained_is_what_was_declared_and_counted(page):
    app, release = opened(page), about()
    declared = {row.definition: row for row in (ask(MeasureMeaning(measure=name)).rows[0] for name in MEASURES)}
    queries = [html.unescape(text) for text in texts(app)]
    for told in explained(app):
        measure = declared[told["Definition"]]
        assert told["Numerator"] == measure.numerator
        assert told["What is counted"].lower() == measure.counts
        assert told["Kind of number"].lower() == words.KINDS[measure.kind]
        assert told["Denominator"] == (measure.denominator or "None: it is a plain count")
        assert told["As at"] == f"{words.day(release.as_at)}, release {release.release_id}"
        assert any(measure.sql in query for query in queries)
        files = [each for each in release.extracts if each["name"] in measure.extract.split(" and ")]
        assert files
        assert all(f"{each['file']} (sha256 {each['sha256']})" in told["From"] for each in files)
