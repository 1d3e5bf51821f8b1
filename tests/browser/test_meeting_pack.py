"""A pack is made and taken away in a browser, by mouse or by keyboard alone, and nothing is asked of another host."""

import zipfile

import pytest

from tests.support.browser import PHONE, WIDE, window

PAGE = "meeting_pack?topics=Headlines"
READY_SECONDS = 60
MAKE, TAKE = "Make the pack", "Everything in one file (ZIP)"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_pack_is_made_and_taken_away(browser, server, size, tmp_path):
    with window(browser, server.url, size) as opened:
        opened.visit(PAGE)
        opened.page.get_by_role("button", name=MAKE).click()
        take = opened.page.get_by_role("button", name=TAKE)
        take.wait_for(timeout=READY_SECONDS * 1000)
        with opened.page.expect_download() as waiting:
            take.click()
        waiting.value.save_as(tmp_path / "pack.zip")
        opened.settle()
        assert opened.page.evaluate("document.scrollingElement.scrollWidth") == size[0]
        assert (opened.faults, opened.elsewhere) == ([], [])
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert archive.testzip() is None
        assert {name.rpartition(".")[2] for name in archive.namelist()} >= {"pptx", "xlsx", "ods", "csv", "json", "html", "txt"}


def test_a_pack_is_made_by_keyboard_alone(browser, server):
    with window(browser, server.url) as opened:
        opened.visit(PAGE)
        opened.page.get_by_role("button", name=MAKE).focus()
        opened.page.keyboard.press("Enter")
        opened.page.get_by_role("button", name=TAKE).wait_for(timeout=READY_SECONDS * 1000)
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.tagName") in ("BUTTON", "SUMMARY")
        assert opened.faults == []
