"""The officer's page through a browser: an extract is checked, looked at, published by one and confirmed by another."""

import json
import shutil

import pytest

from data import activity
from data.release_folder import current_release
from tests.support.browser import window
from tests.support.killing import AUGUST, as_if_real
from tests.support.provider import guarded

ADA, BEA = "Ada Officer (ada@example.org)", "Bea Officer (bea@example.org)"
PATIENCE_SECONDS = 400


@pytest.fixture(scope="module")
def council(releases, tmp_path_factory):
    """A dashboard that people sign in to, and two extracts that were laid: one is fit to publish, one is not."""
    home = tmp_path_factory.mktemp("council")
    shutil.copytree(releases, home / "releases")
    as_if_real(AUGUST, home / "received" / "august")
    broken = as_if_real(AUGUST, home / "received" / "broken") / "ce_flags.csv"
    lines = broken.read_text(encoding="utf-8").splitlines()
    broken.write_text("\n".join([lines[0], lines[1].replace("E0", "Z9"), *lines[2:]]) + "\n", encoding="utf-8")
    with guarded(home, home / "releases", received=home / "received") as running:
        yield running, home / "releases"


@pytest.fixture
def officer(browser, council):
    """Open the page as an officer in a window of their own."""
    running, _ = council
    opened = []

    def come_in(who, page="publish"):
        found = window(browser, running.server.url)
        opened.append(found)
        shown = found.__enter__()
        shown.patience_seconds = PATIENCE_SECONDS
        shown.visit(page)
        running.sign_in(shown, who)
        return shown

    yield come_in
    for found in opened:
        found.__exit__(None, None, None)


def press(shown, name):
    shown.page.get_by_role("button", name=name, exact=True).click()
    shown.settle()


def choose(shown, label, option):
    shown.page.get_by_role("combobox", name=label).click()
    shown.page.get_by_role("option", name=option).click()
    shown.settle()


def test_an_extract_that_is_not_fit_is_told_row_by_row_and_changes_nothing(officer, council):
    _, releases = council
    shown, before = officer("ada"), current_release(releases)
    press(shown, "Check it")
    assert "The extract is not fit to publish" in shown.text
    assert "ce_flags.csv" in shown.page.locator("table").first.inner_text()
    with shown.page.expect_download() as taken:
        shown.page.get_by_role("button", name="Download the problems (CSV)").click()
    assert "ward_code" in taken.value.path().read_text(encoding="utf-8-sig")
    assert "Z9" not in shown.text + taken.value.path().read_text(encoding="utf-8-sig")
    assert current_release(releases) == before


def test_what_one_officer_publishes_readers_see_when_another_confirms(officer, council):
    running, releases = council
    ada, mel, before = officer("ada"), officer("mel", ""), current_release(releases)
    choose(ada, "Folder in the hand-over folder", "august")
    press(ada, "Check it")
    assert "The extract is fit to publish" in ada.text
    assert "Readers would see" in ada.text
    for place in range(ada.page.get_by_label("Reason. ").count()):
        ada.page.get_by_label("Reason. ").nth(place).fill("The police sent a correction.")
        ada.page.keyboard.press("Tab")
        ada.settle()
    press(ada, "Hand in for confirmation")
    ada.page.get_by_text("so it cannot be you").first.wait_for()
    assert ada.page.get_by_role("button", name="Confirm: let readers see it").is_disabled()
    assert current_release(releases) == before
    bea = officer("bea")
    press(bea, "Confirm: let readers see it")
    now = current_release(releases)
    assert now != before
    manifest = json.loads((releases / now / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["published_by"], manifest["confirmed_by"]) == (ADA, BEA)
    mel.visit("missing_episodes")
    assert f"Release {now}" in mel.text
    choose(bea, "Release to go back to", before)
    bea.page.get_by_label("Reason for going back").fill("A wrong extract was taken.")
    bea.page.keyboard.press("Tab")
    bea.settle()
    press(bea, "Go back")
    assert current_release(releases) == before
    mel.visit("missing_episodes")
    assert f"Release {before}" in mel.text
    done = [(entry.what, entry.who, entry.release) for entry in activity.latest(running.activity, 100)]
    assert {("publish", ADA, now), ("confirm", BEA, now), ("roll back", BEA, before)} <= set(done)
    assert [*ada.faults, *bea.faults, *mel.faults] == []


def test_a_member_cannot_open_it(officer):
    mel = officer("mel")
    assert "This page is for officers" in mel.text
    assert mel.page.get_by_role("button", name="Check it").count() == 0
