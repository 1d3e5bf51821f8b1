"""A ward's page on paper is one sheet, whichever ward it is; and its box finds a ward by any of its names."""

import re
from urllib.parse import urlencode

import pytest

from data.release import ask
from pages.parts.places import finding, standing
from queries.pages.questions import Areas
from tests.support.browser import window
from tests.support.menu import path_of
from tests.support.server import served

PAGE, COMMITTEE = "ward_profile", "area_committee"
BOX = '[data-testid="stSelectbox"] input'
LONGEST = 4
A_SHEET = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture
def labels(releases, monkeypatch):
    """Every ward that has figures, and one that has none, as the box names them."""
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases))
    offered = [(label, sought.area) for label, sought in finding.offered(ask(Areas())).items() if sought.alias is None]
    with_figures = [label for label, area in offered if standing.last_days(area.vintage)]
    return [*with_figures, offered[-1][0]]


def sheets(opened):
    """How many sheets of A4 the page takes, as Chromium prints it."""
    return len(A_SHEET.findall(opened.page.pdf(prefer_css_page_size=True, print_background=True)))


def test_every_ward_prints_on_one_sheet(wide, paths, labels):
    too_long = {}
    for label in labels:
        wide.visit(f"{path_of(PAGE, paths)}?{urlencode({'ward': label})}")
        wide.page.get_by_text("Where to report a concern").wait_for()
        if (needed := sheets(wide)) != 1:
            too_long[label] = needed
    assert len(labels) == 31
    assert too_long == {}


def test_wards_on_both_sides_of_the_change_print_on_one_sheet(browser, releases_across, monkeypatch):
    """Those of the longest names, which take the most lines; each page also says there why its figures stop or start."""
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases_across))
    own = [(label, sought.area) for label, sought in finding.offered(ask(Areas())).items() if sought.alias is None]
    longest = sorted(own, key=lambda ward: len(ward[1].name), reverse=True)
    before, after = ([label for label, area in longest if area.vintage == vintage][:LONGEST] for vintage in ("2004", "2026"))
    needed = {}
    with served(releases=releases_across) as running, window(browser, running.url) as opened:
        for label in (*before, *after):
            opened.visit(f"{PAGE}?{urlencode({'ward': label})}")
            opened.page.get_by_text("Where to report a concern").wait_for()
            needed[label] = ("[b]" in opened.text, sheets(opened))
    assert len(needed) == 2 * LONGEST
    assert set(needed.values()) == {(True, 1)}


def test_a_sheet_is_counted_because_a_longer_page_prints_on_more(wide, paths):
    """A page whose text was cut off at the window's edge would also take one sheet."""
    wide.visit(path_of(COMMITTEE, paths))
    assert sheets(wide) > 1


def test_the_old_name_of_a_ward_finds_the_new_by_keyboard_alone(wide, paths):
    wide.visit(path_of(PAGE, paths))
    wide.page.locator(BOX).first.focus()
    wide.page.keyboard.type("tong")
    left = wide.page.locator('[role="option"]')
    left.first.wait_for()
    found = left.all_inner_texts()
    assert all("tong" in text.casefold() for text in found)
    new = next(text for text in found if text.startswith("Holme Wood & Bierley"))
    for _ in range(found.index(new)):
        wide.page.keyboard.press("ArrowDown")
    wide.page.keyboard.press("Enter")
    wide.settle()
    assert "There are no figures for Holme Wood & Bierley: it has been a ward since 7 May 2026" in wide.text
    assert "Nearly all of its children lived in the old ward Tong" in wide.text


def test_a_link_to_another_ward_keeps_the_ward_in_the_address(wide, paths):
    wide.visit(path_of(PAGE, paths))
    link = wide.page.locator("dl.facts a").last
    name = link.inner_text()
    link.click()
    wide.page.wait_for_url(f"**/{PAGE}?ward=*")
    wide.settle()
    assert f" in {name} " in wide.text
