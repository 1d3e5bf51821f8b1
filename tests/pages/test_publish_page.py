"""The officer's page says what readers see and what waits, also where there is nothing yet or what there is is damaged."""

import shutil

import pytest

from data.changes import REASONS_FOR
from data.viewer import Viewer
from pages.parts.door import signing_in
from pages.parts.officer import waiting
from tests.support.made_up_map import FOLDER as ASHMERE
from tests.support.opened import opened, said

PAGE = "pages/officer/publish.py"
ADA = Viewer("Ada", "officer", signed_in=True, username="ada@example.org", sign_in="1", until=float("inf"))


@pytest.fixture(autouse=True)
def at_the_desk(tmp_path, monkeypatch):
    """An officer is looking; nothing has been laid."""
    monkeypatch.setattr(signing_in, "looking", lambda: ADA)
    monkeypatch.setenv("SCRUTINY_RECEIVED", str(tmp_path / "received"))


@pytest.mark.usefixtures("on_sample")
def test_an_officer_is_told_what_readers_see_and_how_to_lay_an_extract():
    app = opened(PAGE)
    assert not app.error
    assert "Readers see release 2021-08-31-1, as at 31 August 2021. Nothing waits to be published." in said(app)
    assert "Nothing lies in the hand-over folder." in said(app)
    assert "What was done with releases" in said(app)
    assert [box.options for box in app.selectbox] == [["2021-05-31-1, as at 31 May 2021"]]


def test_before_the_first_release_the_page_opens_too(tmp_path, monkeypatch):
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(ASHMERE))
    monkeypatch.setenv("SCRUTINY_RELEASES", str(tmp_path / "releases"))
    app = opened(PAGE)
    assert not app.error
    assert "Readers see no figures yet. Nothing waits to be published." in said(app)


def test_an_officer_can_go_back_from_a_release_that_is_damaged(releases, tmp_path, monkeypatch):
    shelf = shutil.copytree(releases, tmp_path / "releases")
    (shelf / "2021-08-31-1" / "manifest.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelf))
    app = opened(PAGE)
    assert not app.error
    assert "Readers see release 2021-08-31-1, which says nothing of itself." in said(app)
    app.text_input(key="why").set_value("The release is damaged").run()
    app.button(key="go_back").click().run(timeout=600)
    assert "Went back to release 2021-05-31-1: readers see it" in app.success[0].value
    assert "Readers see release 2021-05-31-1, as at 31 May 2021." in said(app)


@pytest.mark.usefixtures("on_sample")
def test_nobody_else_is_shown_it(monkeypatch):
    monkeypatch.setattr(signing_in, "looking", lambda: Viewer("Mel", "member", signed_in=True, sign_in="1", until=float("inf")))
    app = opened(PAGE)
    assert "This page is for officers" in said(app)
    assert not app.text_input
    assert not app.selectbox


def test_the_page_names_every_kind_of_change_that_a_reason_is_asked_for():
    assert waiting.KINDS.keys() == REASONS_FOR.keys()
