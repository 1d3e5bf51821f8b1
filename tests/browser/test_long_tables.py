"""A phone begins with a part of a long table; the rest is one click away there, and never left out elsewhere."""

import pytest

from tests.support.browser import PHONE, window
from tests.support.menu import path_of

TABLE = '.scroll[aria-label^="Children with an open flag"]'
ROWS = f"{TABLE} tbody tr"
REST = "details.part.latest > summary"
MONTHS, A_YEAR = 36, 12


@pytest.fixture
def phone(browser, server, paths):
    """A phone with the flag trends on it."""
    with window(browser, server.url, PHONE) as opened:
        opened.visit(path_of("flag_trends", paths))
        yield opened.page


def seen(page):
    """The headings of the rows that are shown."""
    return page.locator(f"{ROWS}:visible > th").all_inner_texts()


def test_a_phone_shows_the_latest_year_and_the_rest_when_asked(phone):
    latest = seen(phone)
    assert len(latest) == A_YEAR
    assert latest[-1] == "August 2021"
    phone.locator(REST).press("Enter")
    assert len(seen(phone)) == MONTHS


def test_on_paper_no_row_is_left_out(phone):
    phone.emulate_media(media="print")
    assert len(seen(phone)) == MONTHS


def test_a_wide_screen_shows_every_row_of_an_opened_table(wide, paths):
    wide.visit(path_of("flag_trends", paths))
    wide.unfold()
    assert len(seen(wide.page)) == MONTHS
    assert wide.page.locator(f"{REST}:visible").count() == 0
