"""What only a browser knows of a page: what it asks for, what it complains of, how it fits, how it is reached by keyboard."""

import re

from tests.browser.streamlits_own import COMPLAINTS
from tests.support.menu import LINKS

FAULT = re.compile("Traceback|Error|could not be shown")
MOST_STOPS = 300
# What a window of 1280 pixels leaves a page that is enlarged to 400%.
ENLARGED = 320
PICTURE = '[data-testid="stPlotlyChart"]'


def test_a_page_asks_nothing_of_another_host(wide_page):
    assert any(url.startswith("ws://") for url in wide_page.requests)
    assert wide_page.elsewhere == []
    assert wide_page.look("foreign") == []


def test_a_page_shows_no_fault_and_complains_of_nothing(wide_page):
    assert wide_page.faults == []
    assert [said for said in wide_page.complaints if not any(re.search(known, said) for known in COMPLAINTS)] == []


def test_a_page_has_one_heading_and_it_is_a_question(wide_page):
    headings = wide_page.page.locator("h1").all_inner_texts()
    assert len(headings) == 1
    assert headings[0].endswith("?")


def test_the_tab_key_reaches_the_choices_and_the_table_and_a_ring_is_seen_at_every_stop(wide_page):
    wide_page.page.locator("h1").click()
    without = []
    for _ in range(MOST_STOPS):
        wide_page.page.keyboard.press("Tab")
        if wide_page.look("stop") is None:
            break
        without += wide_page.look("unringed")
    assert wide_page.look("unreached") == []
    assert without == []


def test_every_tab_bears_the_name_of_its_page(wide, paths):
    titles = {}
    for path in paths:
        wide.visit(path)
        titles[path] = wide.page.title()
    assert len(set(titles.values())) == len(paths)
    assert titles["ward_map"] == "Ward map"


def test_every_stop_in_the_menu_and_around_the_page_has_a_ring(wide):
    wide.visit("")
    stops, without = set(), []
    while (at := _next_stop(wide)) not in stops:
        stops.add(at)
        without += wide.look("unringed")
    assert {"stMain", "stMainMenuButton", "stSidebarNavLink"} <= {name for name, _ in stops}
    assert without == []


def test_the_place_in_the_menu_where_the_keyboard_is_has_a_ring(wide):
    wide.visit("")
    for _ in range(MOST_STOPS):
        wide.page.keyboard.press("Tab")
        if wide.page.locator(f"{LINKS}:focus").count():
            break
    assert "solid 3px" in wide.page.locator(f"{LINKS}:focus").evaluate("link => getComputedStyle(link).outline")


def _next_stop(opened):
    opened.page.keyboard.press("Tab")
    return tuple(opened.page.evaluate("(at => [at.dataset.testid ?? at.tagName, at.outerHTML])(document.activeElement)"))


def test_on_a_phone_nothing_scrolls_sideways_but_tables_in_their_box(phone_page):
    assert phone_page.look("sideways") == []


def test_a_page_enlarged_to_400_per_cent_cuts_off_no_words_and_scrolls_no_way_but_down(wide, paths):
    wide.page.set_viewport_size({"width": ENLARGED, "height": 640})
    wrong = {}
    for path in paths:
        wide.visit(path)
        if found := wide.look("sideways") + wide.look("cut"):
            wrong[path] = found
    assert wrong == {}


def test_on_a_phone_a_finger_on_a_picture_scrolls_the_page(phone_page):
    for picture in phone_page.page.locator(f"h1, {PICTURE}").all():
        assert phone_page.swipe_up(picture) > 0 or phone_page.fits


def test_the_server_has_nothing_to_confess(wide, paths, server):
    before = len(server.log)
    for path in paths:
        wide.visit(path)
    assert [line for line in server.log[before:].splitlines() if FAULT.search(line)] == []
