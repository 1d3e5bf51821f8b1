"""The officer's page says what readers see and what waits, also where there is nothing yet or what there is is damaged."""

import json
import shutil
from dataclasses import replace

import pytest

from data import desk
from data.activity import WHAT
from data.changes import REASONS_FOR
from data.release import about, ask, held
from data.release_folder import MARK, WAITS
from data.viewer import Viewer
from pages.parts import tables
from pages.parts.about import protection
from pages.parts.door import signing_in
from pages.parts.officer import checking, log, waiting
from queries.pages.questions import HiddenFigures
from tests.support.made_up_map import FOLDER as ASHMERE
from tests.support.opened import opened, said

PAGE, PROTECTED = "pages/officer/publish.py", "pages/about/how_children_are_protected.py"
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
    app.text_input(key="why back 2021-05-31-1").set_value("The release is damaged").run()
    app.button(key="go_back 2021-05-31-1").click().run(timeout=600)
    assert "Went back to release 2021-05-31-1: readers see it" in app.success[0].value
    assert "Readers see release 2021-05-31-1, as at 31 May 2021." in said(app)


def test_an_officer_sees_what_would_be_hidden_and_the_audit_s_verdict_before_readers_see_a_release(
    releases, tmp_path, monkeypatch
):
    shelf = shutil.copytree(releases, tmp_path / "releases")
    shutil.copytree(shelf / "2021-05-31-1", shelf / "2021-05-31-2")
    (shelf / "2021-05-31-2" / MARK).write_text(WAITS, encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelf))
    app = opened(PAGE)
    assert not app.error
    with held("2021-05-31-1"):
        hidden = ask(HiddenFigures())
    assert tables.html(protection.by_measure(hidden)) in said(app)
    assert protection.sentence(hidden) in said(app)
    assert "Passed: no figure that is kept back can be worked out" in said(app)


def test_the_officer_and_the_reader_are_told_one_number_of_figures(releases, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases))
    of_police = json.loads((releases / "2021-08-31-1" / "audit.json").read_text(encoding="utf-8"))["cells"]
    counted = sum(row.figures for row in ask(HiddenFigures()).rows)
    assert protection.how_many(ask(HiddenFigures())).endswith(f"of {counted:,} figures")
    assert of_police > counted
    assert "Figures that the police have cleared are not among them" in said(opened(PROTECTED))


@pytest.mark.usefixtures("on_sample")
def test_an_audit_that_had_nothing_new_to_work_out_is_told_as_one():
    release = about()
    quiet = replace(release, audit=release.audit | {"narrowest": None})
    told = protection.sentence(replace(ask(HiddenFigures()), release=quiet))
    assert told.endswith("An audit found nothing published that gives any of them away.")


def test_a_release_that_waits_is_handed_in_and_not_published(releases, tmp_path, monkeypatch):
    shelf = shutil.copytree(releases, tmp_path / "releases")
    waits = shutil.copytree(shelf / "2021-08-31-1", shelf / "2021-08-31-2")
    (waits / MARK).write_text(WAITS, encoding="utf-8")
    told = json.loads((waits / "manifest.json").read_text(encoding="utf-8"))
    (waits / "manifest.json").write_text(json.dumps(told | {"published_by": "Bea Officer"}), encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelf))
    assert "Handed in by Bea Officer. A second officer must confirm it before readers see it." in said(opened(PAGE))


@pytest.mark.usefixtures("on_sample")
@pytest.mark.parametrize(("is_unfit", "title"), [(True, checking.UNFIT), (False, checking.UNFINISHED)])
def test_only_an_extract_that_is_refused_is_called_unfit(tmp_path, monkeypatch, is_unfit, title):
    (tmp_path / "received" / "august").mkdir(parents=True)
    monkeypatch.setattr(desk, "folders_laid", lambda: ["august"])
    monkeypatch.setattr(desk, "check", lambda *_: desk.Report(is_done=False, said="It was not done.", is_unfit=is_unfit))
    app = opened(PAGE)
    app.button(key="check august").click().run()
    assert [(error.value, error.proto.title) for error in app.error] == [("It was not done.", title)]


def test_every_thing_that_is_recorded_has_words_on_the_page_of_the_log():
    assert set(log.WHAT) == set(WHAT)


@pytest.fixture
def three_wait(releases, tmp_path, monkeypatch):
    """The sample's releases, and three more that Bea handed in and that wait; nothing that is asked for is run."""
    shelf = shutil.copytree(releases, tmp_path / "releases")
    for number in (2, 3, 4):
        waits = shutil.copytree(shelf / "2021-08-31-1", shelf / f"2021-08-31-{number}")
        (waits / MARK).write_text(WAITS, encoding="utf-8")
        told = json.loads((waits / "manifest.json").read_text(encoding="utf-8"))
        (waits / "manifest.json").write_text(json.dumps(told | {"published_by": "Bea Officer"}), encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelf))
    return shelf


@pytest.fixture
def asked(monkeypatch):
    """The steps that were asked for, and of which release."""
    steps = []
    for step in ("hand_in", "confirm", "go_back", "throw_away"):
        monkeypatch.setattr(desk, step, lambda *of, step=step: steps.append((step, of[0])) or desk.Report(is_done=True, said="."))
    return steps


@pytest.mark.parametrize("button", ["confirm", "throw_away"])
def test_a_click_for_a_release_that_a_colleague_threw_away_does_nothing_and_the_page_says_so(three_wait, asked, button):
    app = opened(PAGE)
    app.selectbox(key="release").select("2021-08-31-2").run()
    click = app.button(key=f"{button} 2021-08-31-2").click()
    shutil.rmtree(three_wait / "2021-08-31-2")
    click.run()
    assert asked == []
    assert [warning.value for warning in app.warning] == ["Release 2021-08-31-2 no longer waits: choose again."]
    app.run()
    assert not app.warning


def test_a_release_that_is_looked_at_stays_the_one_chosen_when_it_is_handed_in_meanwhile_and_the_click_does_nothing(
    three_wait, asked
):
    manifest = three_wait / "2021-08-31-2" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"published_by": None}), encoding="utf-8")
    app = opened(PAGE)
    app.selectbox(key="release").select("2021-08-31-2").run()
    click = app.button(key="publish 2021-08-31-2").click()
    manifest.write_text(json.dumps(told), encoding="utf-8")
    click.run()
    assert asked == []
    assert app.selectbox(key="release").value == "2021-08-31-2"
    assert "Handed in by Bea Officer." in said(app)


def test_a_click_goes_back_to_no_release_but_the_one_that_was_chosen(three_wait, asked):
    for number in (3, 4):
        (three_wait / f"2021-08-31-{number}" / MARK).unlink()
    app = opened(PAGE)
    chosen = app.selectbox(key="back").value.split(",")[0]
    app.text_input(key=f"why back {chosen}").set_value("A wrong extract").run()
    click = app.button(key=f"go_back {chosen}").click()
    (three_wait / "current").write_text(f"{chosen}\n", encoding="utf-8")
    click.run()
    assert asked == []
    assert [warning.value for warning in app.warning] == [f"Release {chosen} is not one to go back to any more: choose again."]


@pytest.mark.usefixtures("three_wait")
def test_after_a_check_the_release_that_was_made_is_the_one_that_is_looked_at(asked, monkeypatch):
    monkeypatch.setattr(desk, "folders_laid", lambda: ["august"])
    made = desk.Report(is_done=True, said="Made.", release_id="2021-08-31-2")
    monkeypatch.setattr(desk, "check", lambda *_: made)
    app = opened(PAGE, release="2021-08-31-3")
    assert app.selectbox(key="release").value == "2021-08-31-3"
    app.button(key="check august").click().run()
    assert app.selectbox(key="release").value == "2021-08-31-2"
    app.button(key="confirm 2021-08-31-2").click().run()
    assert asked == [("confirm", "2021-08-31-2")]
    assert not app.exception


@pytest.mark.parametrize("synthetic", ["Invented records.", None])
def test_a_check_says_plainly_when_an_extract_calls_itself_invented(three_wait, monkeypatch, synthetic):
    manifest = three_wait / "2021-08-31-2" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"synthetic": synthetic}), encoding="utf-8")
    monkeypatch.setattr(desk, "folders_laid", lambda: ["august"])
    monkeypatch.setattr(desk, "check", lambda *_: desk.Report(is_done=True, said="Made.", release_id="2021-08-31-2"))
    app = opened(PAGE)
    app.button(key="check august").click().run()
    assert [warning.value for warning in app.warning] == ([checking.INVENTED] if synthetic else [])


def test_what_calls_itself_invented_is_handed_in_for_confirmation_where_readers_see_real_figures(three_wait):
    for name, changed in (("2021-08-31-1", {"synthetic": None}), ("2021-08-31-2", {"published_by": None})):
        manifest = three_wait / name / "manifest.json"
        told = json.loads(manifest.read_text(encoding="utf-8"))
        manifest.write_text(json.dumps(told | changed), encoding="utf-8")
    app = opened(PAGE, release="2021-08-31-2")
    assert app.button(key="publish 2021-08-31-2").label == "Hand in for confirmation"
    assert "A second officer must confirm it before readers see it." in said(app)


@pytest.mark.usefixtures("on_sample")
def test_nobody_else_is_shown_it(monkeypatch):
    monkeypatch.setattr(signing_in, "looking", lambda: Viewer("Mel", "member", signed_in=True, sign_in="1", until=float("inf")))
    app = opened(PAGE)
    assert "This page is for officers" in said(app)
    assert not app.text_input
    assert not app.selectbox


def test_the_page_names_every_kind_of_change_that_a_reason_is_asked_for():
    assert waiting.KINDS.keys() == REASONS_FOR.keys()
