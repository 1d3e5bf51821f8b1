"""One view shows one release, though another is published while it is drawn."""

import shutil

from data import release
from data.release_folder import point_to
from queries.pages.questions import Headlines


def test_all_that_is_asked_while_a_release_is_held_is_answered_by_it(releases, tmp_path, monkeypatch):
    shelf = tmp_path / "releases"
    shutil.copytree(releases, shelf)
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelf))
    newest = release.about().release_id
    older = min(folder.name for folder in shelf.iterdir() if folder.is_dir())
    with release.held():
        point_to(shelf, older)
        assert release.ask(Headlines()).release.release_id == newest
    assert release.ask(Headlines()).release.release_id == older


def test_a_named_release_can_be_held(releases, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases))
    older = min(folder.name for folder in releases.iterdir() if folder.is_dir())
    with release.held(older):
        assert release.about().release_id == older
        assert release.ask_before(Headlines()) is None
    assert release.about().release_id != older
