"""Slides are moved by keyboard, fill the screen, and come back from their address."""

import pytest

from tests.support.browser import window

PROJECTOR, SMALL, LARGE, PHONE = (1366, 768), (1280, 720), (1920, 1080), (390, 844)
# Where the lowest of a slide is, and how high the letters of its picture are as they are seen.
LOWEST = """() => Math.max(...[...document.querySelectorAll('p.source, .st-key-moves')]
    .map(one => one.getBoundingClientRect().bottom))"""
LETTERS = """() => [...document.querySelectorAll('.js-plotly-plot text')].filter(one => one.textContent.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a).filter(size => size > 0)"""
ACROSS = "() => Math.max(...[...document.querySelectorAll('.main-svg')].map(one => one.getBoundingClientRect().right))"


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


@pytest.mark.parametrize("size", [PROJECTOR, SMALL])
def test_every_slide_fits_a_projector_with_its_source_and_its_buttons(browser, server, size):
    with window(browser, server.url, size) as opened:
        opened.visit("present")
        opened.page.get_by_role("button", name="Start with the first slide").click()
        opened.page.get_by_text("Slide 1 of").wait_for()
        slides = int(opened.page.get_by_text("Slide 1 of").inner_text().split()[-1])
        for at in range(1, slides + 1):
            opened.page.get_by_text(f"Slide {at} of").wait_for()
            opened.settle()
            assert opened.fits, opened.page.locator("h1").inner_text()
            assert opened.page.evaluate(LOWEST) <= size[1]
            opened.page.keyboard.press("ArrowRight")


def test_a_larger_screen_has_larger_letters_and_a_phone_has_the_whole_picture(browser, server):
    seen = {}
    for size in (SMALL, LARGE, PHONE):
        with window(browser, server.url, size) as opened:
            opened.visit("present")
            opened.page.get_by_role("button", name="Start with the first slide").click()
            opened.page.get_by_text("Slide 1 of").wait_for()
            while not opened.page.locator(".js-plotly-plot text").count():
                opened.page.keyboard.press("ArrowRight")
                opened.page.wait_for_timeout(1000)
                opened.settle()
            seen[size] = min(opened.page.evaluate(LETTERS))
            assert opened.page.evaluate(ACROSS) <= size[0]
    assert seen[SMALL] >= 21
    assert seen[LARGE] >= 32
    assert seen[PHONE] >= 10
