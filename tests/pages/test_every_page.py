"""Every page of the menu opens on the sample, says what its records are, and tells a fault in words."""

import re

import pytest

from data import release
from pages.parts import frame
from tests.support.opened import headings, opened, pictures, said
from tests.support.pages import page_files
from tests.support.sample import banner

PAGES = page_files()

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_a_fault(page):
    app = opened(page)
    assert not app.error
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize("page", PAGES)
def test_its_heading_is_one_question(page):
    asked = headings(opened(page))
    assert len(asked) == 1
    assert asked[0].endswith("?")


@pytest.mark.parametrize("page", PAGES)
def test_it_says_what_its_records_are_and_the_day_they_speak_of(page, releases):
    app = opened(page)
    assert banner(releases) in said(app)
    assert "As at 31 August 2021" in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_no_more_than_three_pictures_stand_on_it_and_each_is_told_in_words(page):
    drawn = pictures(opened(page))
    # A stock and its two flows are the most that one question needs.
    assert len(drawn) <= 3
    assert all(alt.endswith((frame.SAME_FIGURES, "have the same figures.", "has the same figures.")) for _, alt in drawn)


@pytest.mark.parametrize("page", PAGES)
def test_no_picture_needs_what_a_council_laptop_may_lack(page):
    kinds = {trace["type"] for figure, _ in pictures(opened(page)) for trace in figure["data"]}
    assert kinds <= {"scatter", "bar"}


@pytest.mark.parametrize("page", PAGES)
def test_every_table_has_a_caption_and_a_scope_for_each_heading(page):
    told = said(opened(page))
    assert told.count("<table") == told.count("<caption>")
    assert "<th>" not in told


@pytest.mark.parametrize("page", PAGES)
def test_words_of_the_office_are_not_said_to_readers(page):
    app = opened(page)
    told = re.sub(r'<pre class="sql".*?</pre>', "", said(app), flags=re.DOTALL)
    assert re.findall(r"\b(?:suppressed|null|nan|cyp|cla)\b|none,", told, re.IGNORECASE) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_choice_that_nobody_offers_is_dropped_from_the_address(page):
    app = opened(page, area="E99999999", split="<b>name</b>", count="everything", period="1999")
    assert not app.error
    assert not app.exception
    assert "<b>name</b>" not in said(app)


def test_a_reader_s_problem_is_told_as_it_is_written(monkeypatch, tmp_path):
    (tmp_path / "2021-08-31-1").mkdir()
    (tmp_path / "current").write_text("2021-08-31-1\n", encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(tmp_path))
    app = opened(PAGES[0])
    assert [error.value for error in app.error] == [
        "The current release cannot be read, so no figures can be shown. They are not lost. "
        "Ask the officer who publishes them to go back to the release before."
    ]


def test_any_other_fault_is_told_calmly_and_logged_without_a_value(monkeypatch, caplog):
    def breaks():
        raise RuntimeError("child c-0001 of Anywhere")

    monkeypatch.setattr(release, "about", breaks)
    app = opened(PAGES[0])
    assert not app.exception
    assert len(app.error) == 1
    assert "c-0001" not in app.error[0].value + caplog.text
    assert "RuntimeError" in caplog.text
