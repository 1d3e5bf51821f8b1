"""A phone begins with a part of a long table, words as entries; the rest is one click away there, never left out elsewhere."""

import pytest

from tests.support.browser import PHONE, window
from tests.support.menu import path_of

TABLE = '.scroll[aria-label^="Children with an open flag"]'
ROWS = f"{TABLE} tbody tr"
REST = "details.part.latest > summary"
MONTHS, A_YEAR = 36, 12
LEDGER = '.scroll.listed[aria-label^="Recommendations"]'
AT_FIRST = 5
OUT_OF_SIGHT = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.ariaLabel)"
LED_BY = "cell => getComputedStyle(cell, '::before').content"


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


def test_a_phone_shows_each_row_of_words_as_an_entry_with_nothing_out_of_sight(browser, server, paths):
    with window(browser, server.url, PHONE) as opened:
        opened.visit(path_of("commitments", paths))
        entries = opened.page.locator(f"{LEDGER} tbody tr:visible")
        assert entries.count() == AT_FIRST
        assert opened.page.locator(".scroll").evaluate_all(OUT_OF_SIGHT) == []
        assert "How it stands" in entries.first.locator("td").nth(1).evaluate(LED_BY)
        opened.page.locator("details.part > summary", has_text=f"the first {AT_FIRST}").press("Enter")
        assert entries.count() > AT_FIRST
        assert opened.page.locator(".scroll").evaluate_all(OUT_OF_SIGHT) == []
        # It stays a table to whoever hears it: each cell under the heading of its column, which is not said twice.
        assert opened.page.get_by_role("table", name="Recommendations").get_by_role("columnheader").count() > 0
        assert opened.page.get_by_role("cell", name="Overdue", exact=True).count() > 0


def test_a_wide_screen_shows_words_in_columns(wide, paths):
    wide.visit(path_of("commitments", paths))
    wide.unfold()
    first = wide.page.locator(f"{LEDGER} tbody tr").first
    assert first.locator("td").first.evaluate(LED_BY) == "none"
    assert first.evaluate("row => getComputedStyle(row).display") == "table-row"
