"""Slides are moved by keyboard, fill the screen, and come back from their address."""

import pytest

from tests.support.browser import window

PROJECTOR = (1366, 768)


@pytest.fixture
def room(browser, server):
    with window(browser, server.url, PROJECTOR) as opened:
        opened.visit("present")
        yield opened


def test_the_arrow_keys_move_on_and_back_and_escape_ends(room):
    page = room.page
    page.get_by_role("button", name="Start with the first slide").click()
    page.get_by_text("Slide 1 of").wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Slide 2 of").wait_for()
    page.keyboard.press("ArrowLeft")
    page.get_by_text("Slide 1 of").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="Which figures are to be shown to the committee?").wait_for()
    assert "slide=" not in page.url


def test_a_slide_has_no_menu_and_comes_back_from_its_address(room, synthetic):
    page = room.page
    page.get_by_role("button", name="Start with the first slide").click()
    page.get_by_text("Slide 1 of").wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Slide 2 of").wait_for()
    title = page.locator("h1").inner_text()
    page.reload()
    page.get_by_text("Slide 2 of").wait_for()
    assert page.locator("h1").inner_text() == title
    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    assert synthetic in page.locator("body").inner_text()
    assert room.elsewhere == []
