"""Every way in passes through the front door."""

import pytest

from tests.support.browser import window
from tests.support.menu import menu_paths, officer_names, page_names, path_of
from tests.support.server import served


def test_the_menu_leads_to_every_page_and_nowhere_else(paths):
    listed = set(page_names()) - set(officer_names())
    assert sorted(paths) == sorted(path_of(name, paths) for name in listed)
    assert paths.count("") == 1


@pytest.mark.parametrize("name", page_names())
def test_a_fresh_servers_first_request_may_be_a_deep_link(name, browser, releases, paths, synthetic):
    with served(releases=releases) as fresh, window(browser, fresh.url) as opened:
        opened.visit(path_of(name, paths))
        assert opened.faults == []
        assert sorted(menu_paths(opened)) == sorted(paths)
        assert synthetic in opened.text
        assert opened.page.locator("h1").inner_text().endswith("?")


def test_an_address_that_leads_nowhere_leads_on_to_a_page_in_one_click(wide, synthetic):
    wide.page.goto(f"{wide.address}/no_such_page")
    shown = wide.page.locator("body").inner_text()
    assert wide.page.locator("h1").inner_text().endswith("?")
    assert not [word for word in ("Traceback", ".py", "Error", "Exception") if word in shown]
    wide.page.get_by_role("link").click()
    wide.settle()
    assert synthetic in wide.text
    assert wide.elsewhere == []
