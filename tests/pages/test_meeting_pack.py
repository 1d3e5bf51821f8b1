"""The page of packs: what is chosen stands in its address, what is made can be taken away, and nothing chosen is told calmly."""

import subprocess
from pathlib import Path

import pytest
import streamlit as st

from pages.parts.pack import making, offered, paper, topics
from tests.support.opened import opened, said

PAGE = "pages/committee/meeting_pack.py"

pytestmark = pytest.mark.usefixtures("on_sample")


def downloads(app):
    return [button.proto.label for button in app.get("download_button")]


def test_it_opens_with_the_usual_pack_and_makes_nothing_before_it_is_asked():
    app = opened(PAGE)
    assert app.multiselect(key="topics").value == list(topics.USUAL)
    assert len(app.multiselect(key="areas").value) == 1
    assert downloads(app) == []


def test_the_choices_come_from_the_address():
    app = opened(PAGE, areas=["Keighley", "Shipley"], topics=["Flag trends"])
    assert app.multiselect(key="areas").value == ["Keighley", "Shipley"]
    assert "Keighley: 41 children with an open flag, 31 August 2021" in said(app)
    assert "for Keighley and Shipley, as at 31 August 2021" in said(app)


def test_what_is_made_can_be_taken_away_file_by_file_or_all_at_once():
    app = opened(PAGE, topics=["Headlines"])
    app.button[0].click().run()
    assert not [*app.error, *app.exception, *app.warning]
    offered_files = downloads(app)
    assert offered_files[0] == "Everything in one file (ZIP)"
    assert {file.title for file in making.FILES if file.ending != making.PAPER} <= set(offered_files)
    assert [status.label for status in app.status] == ["The pack is ready"]


@pytest.fixture
def printer(monkeypatch):
    """A browser that fails as long as the list has anything, counted down by one at each try."""
    fails = [True, True]

    def run(command, **_):
        if fails and fails.pop():
            raise subprocess.TimeoutExpired(command, 60)
        page = next(part.partition("=")[2] for part in command if part.startswith("--print-to-pdf="))
        Path(page).write_bytes(b"%PDF-1.4")

    monkeypatch.setattr(paper, "browser", lambda: "/usr/bin/a-browser")
    monkeypatch.setattr(paper.subprocess, "run", run)
    st.cache_data.clear()
    yield fails
    st.cache_data.clear()


def test_a_pdf_that_was_not_printed_is_told_as_that_and_tried_again_when_it_is_asked_for(printer):
    app = opened(PAGE, topics=["Headlines"])
    for tries_left in (1, 0):
        app.button[0].click().run()
        assert offered.NOT_PRINTED in [caption.value for caption in app.caption]
        assert not any("PDF" in label for label in downloads(app))
        app.run()
        assert len(printer) == tries_left
    app.button[0].click().run()
    assert any("PDF" in label for label in downloads(app))
    assert offered.NOT_PRINTED not in [caption.value for caption in app.caption]


def test_a_browser_that_comes_later_is_used(printer, monkeypatch):
    printer.clear()
    app = opened(PAGE, topics=["Headlines"])
    with monkeypatch.context() as before:
        before.setattr(paper, "browser", lambda: None)
        app.button[0].click().run()
        assert offered.NO_PAPER in [caption.value for caption in app.caption]
    app.button[0].click().run()
    assert any("PDF" in label for label in downloads(app))


def test_another_choice_takes_the_made_pack_back():
    app = opened(PAGE, topics=["Headlines"])
    app.button[0].click().run()
    app.multiselect(key="topics").set_value(["Wards"]).run()
    assert downloads(app) == []


def test_nothing_chosen_is_told_calmly():
    app = opened(PAGE)
    app.multiselect(key="topics").set_value([]).run()
    assert [info.value for info in app.info] == [offered.NOTHING]
    assert not [*app.error, *app.exception, *app.warning]


def test_a_topic_that_an_area_does_not_have_is_left_out():
    app = opened(PAGE, areas=["Keighley"], topics=["Investigations", "Wards"])
    assert "Wards of Keighley" in said(app)
    assert "Live or pending trial" not in said(app)
