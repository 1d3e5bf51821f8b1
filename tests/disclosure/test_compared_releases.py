"""Two releases that differ only behind hidden figures are compared, and nothing comes of it but that nothing changed."""

import pytest

from data.publish import publish
from pages.parts.committee import meetings, restated
from tests.disclosure.test_non_interference import AUGUST, exits, with_moves
from tests.support.opened import opened, said

PAGE = "pages/committee/since_last_meeting.py"


@pytest.fixture(scope="module")
def shelves(tmp_path_factory):
    """Two folders of two releases: in one the same extracts twice, in the other some that moved behind hidden figures."""
    home = tmp_path_factory.mktemp("compared")
    moved = with_moves(home / "moved")
    for name, second in {"same": AUGUST, "moved": moved}.items():
        for extracts in (AUGUST, second):
            publish(extracts, home / name, published_by="An officer")
    return [home / name / "2021-08-31-2" for name in ("same", "moved")]


def test_nothing_is_listed_that_moved_behind_hidden_figures(shelves, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelves[1].parent))
    assert meetings.since("2021-08-31-1").rows == ()
    assert "no figure was restated" in said(opened(PAGE))
    assert restated.NONE_HIDDEN in said(opened(PAGE))


def test_the_page_sends_the_same_whether_anything_moved_behind_hidden_figures_or_not(shelves, monkeypatch, caplog):
    one, other = (exits(folder, PAGE, monkeypatch, caplog) for folder in shelves)
    assert one == other
