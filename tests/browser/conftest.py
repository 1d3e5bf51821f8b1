"""Browser tests: one server on the published sample, one browser. Left out where there is no browser, except in CI."""

import os
from pathlib import Path

import pytest

from tests.support.browser import PHONE, WIDE, launched, why_not, window
from tests.support.menu import menu_paths, page_names, path_of
from tests.support.sample import banner
from tests.support.server import served

HERE = Path(__file__).parent
LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config, items):
    if os.environ.get("CI") == "true" or why_not() is None:
        return
    left_out = [item for item in items if item.path.is_relative_to(HERE) and "browser" in item.fixturenames]
    items[:] = [item for item in items if item not in left_out]
    config.stash[LEFT_OUT] = len(left_out)
    config.hook.pytest_deselected(items=left_out)


def pytest_terminal_summary(terminalreporter, config):
    if config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(f"Browser tests left out: {why_not()}", yellow=True)


@pytest.fixture(scope="package")
def browser():
    with launched() as found:
        yield found


@pytest.fixture(scope="package")
def server(releases):
    with served(releases=releases) as running:
        yield running


@pytest.fixture(scope="package")
def synthetic(releases):
    return banner(releases)


@pytest.fixture(scope="package")
def paths(browser, server):
    """Where the menu leads."""
    with window(browser, server.url) as opened:
        opened.visit("")
        return menu_paths(opened)


@pytest.fixture
def wide(browser, server):
    """A reader's new window, on a wide screen."""
    with window(browser, server.url) as opened:
        yield opened


@pytest.fixture(scope="package", params=page_names())
def wide_page(request, browser, server, paths):
    """Each page in turn on a wide screen, with everything on it opened. Not to be changed by a test."""
    with window(browser, server.url, WIDE) as opened:
        opened.visit(path_of(request.param, paths))
        opened.unfold()
        yield opened


@pytest.fixture(scope="package", params=page_names())
def phone_page(request, browser, server, paths):
    """Each page in turn on a phone, with everything on it opened. Not to be changed by a test."""
    with window(browser, server.url, PHONE) as opened:
        opened.visit(path_of(request.param, paths))
        opened.unfold()
        yield opened
