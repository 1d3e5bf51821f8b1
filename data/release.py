"""The door: the only way from a page to a figure. It opens releases, read-only, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from data import release_files, settings
from data.problems import ReaderProblem
from data.release_files import NoRelease, Release, connected, rows, words
from data.release_folder import current_pointer, current_release, in_parts, is_unseen, seen_folders
from data.viewer import require_officer, require_viewer
from queries.pages.question import Question

DAMAGED = (
    "The release that was chosen cannot be read, so nothing can be compared with it. The current figures are whole. "
    "Open the page again to choose another, and tell the officer who publishes them."
)
GONE = "The release that was chosen is kept no more, so nothing can be compared with it. Open the page again to choose another."


class _Held(NamedTuple):
    """A release, by its folder, and when the pointer was last put anew as it was taken, in nanoseconds."""

    folder: Path
    changed: int


_Opened = tuple[Release, DuckDBPyConnection]
_with_releases: set[Path] = set()
_held: ContextVar[_Held | None] = ContextVar("held", default=None)


@dataclass(frozen=True, eq=False)
class Answer:
    """What a release answers to a question: one named tuple per row, as the question's SQL says.

    before: an earlier release that the rows were compared with, where they were.
    """

    question: Question
    release: Release
    rows: tuple
    before: Release | None = None

    @cached_property
    def key(self) -> str:
        """What makes two answers the same: a release never changes once it is made, and some rows are not all of them."""
        since = f" since {self.before.release_id}" if self.before else ""
        return f"{self.release.release_id}{since} {self.question!r} {hash(self.rows)}"


@contextmanager
def held(release_id: str | None = None) -> Iterator[None]:
    """Hold one release, the current one unless another is named: all that is asked within is answered by it.

    A view that asks twice would otherwise show two releases side by side when one is published in between.
    """
    found = _found()
    token = _held.set(found._replace(folder=found.folder.parent / release_id) if release_id else found)
    try:
        yield
    finally:
        _held.reset(token)


@contextmanager
def held_if_any() -> Iterator[None]:
    """The same of the current release, where there is one."""
    if not exists():
        yield
        return
    with held():
        yield


def ask(question: Question) -> Answer:
    """Ask the release that is held, else the current one. Raises a ReaderProblem when there is none, or for want of leave."""
    return _answer(_opened(_current()), question)


def ask_before(question: Question) -> Answer | None:
    """Ask the release before the current one; None when there is none, or it cannot be read."""
    before = _before(*_found())
    try:
        return _answer(_opened(before), question) if before else None
    except ReaderProblem:
        return None


def ask_of(release_id: str, question: Question) -> Answer:
    """Ask one of the releases that are kept. Raises a ReaderProblem when it is gone or damaged, or for want of leave."""
    current = _current()
    folder = current.parent / release_id
    try:
        return _answer(_opened(folder), question)
    except NoRelease as problem:
        if folder == current:
            raise
        raise NoRelease(DAMAGED if folder.is_dir() else GONE) from problem


def earlier() -> tuple[Release, ...]:
    """The releases before the current one that readers once had and whose audit passed, newest first."""
    told = (_told(folder) for folder in _earlier(*_found()))
    return tuple(release for release in told if release and release.audit.get("passed") is True)


def about() -> Release:
    """What the current release says of itself."""
    release, _ = _opened(_current())
    return release


def about_if_readable() -> Release | None:
    """The same, None when there is no release that can be read: an officer must come in then too, to mend it."""
    try:
        return about()
    except NoRelease:
        return None


def open_now() -> dict[str, str]:
    """The id and as-at date of the current release, for whoever watches over the server: all that is told without the door."""
    folder = _current()
    _, release = words(folder)
    connected(folder)
    return {"release": release.release_id, "as_at": release.as_at.isoformat()}


def fingerprint() -> str:
    """The sha256 of the current release's file: what two copies of one release share."""
    return release_files.fingerprint(_current())


def kept() -> tuple[str, ...]:
    """The ids of the releases that readers may have seen, the latest first: the only ones that may be held by name."""
    releases = settings.releases_folder()
    return tuple(folder.name for folder in _seen(releases, current_pointer(releases).changed))


def exists() -> bool:
    """Whether there is a release to open. Where there was one there is one: a pointer is replaced and never taken away."""
    releases = settings.releases_folder()
    if releases not in _with_releases and current_release(releases) is not None:
        _with_releases.add(releases)
    return releases in _with_releases


def _current() -> Path:
    return _found().folder


def _found() -> _Held:
    """The release that is held, else the current one."""
    if holding := _held.get():
        return holding
    releases = settings.releases_folder()
    release_id, changed = current_pointer(releases)
    if release_id is None:
        raise NoRelease("No figures have been published yet. Nothing is wrong. Ask the officer who publishes them.")
    return _Held(releases / release_id, changed)


def _before(current: Path, changed: int) -> Path | None:
    """The release that readers had before this one; None when it is the oldest."""
    return next(iter(_earlier(current, changed)), None)


@lru_cache(maxsize=8)
def _earlier(current: Path, changed: int) -> tuple[Path, ...]:
    """The releases that readers had before this one, newest first."""
    return tuple(folder for folder in _seen(current.parent, changed) if _order(folder) < _order(current))


@lru_cache(maxsize=8)
def _seen(releases: Path, _changed: int) -> tuple[Path, ...]:
    """The releases that readers may have seen, newest first.

    Looked up once for each time the pointer is put anew: only then has a release been seen that was not before.
    """
    return tuple(sorted(seen_folders(releases), key=_order, reverse=True))


def _order(folder: Path) -> tuple[str, int]:
    # A pointer that somebody wrote by hand comes before every release.
    return in_parts(folder.name) or ("", 0)


def _told(folder: Path) -> Release | None:
    """What a release says of itself, to whoever may look; None where it cannot be read."""
    try:
        manifest, release = words(folder)
        require_viewer(manifest)
    except ReaderProblem:
        return None
    return release


def _opened(folder: Path) -> _Opened:
    manifest, release = words(folder)
    require_viewer(manifest)
    if is_unseen(folder):
        require_officer()
    return release, connected(folder)


@lru_cache(maxsize=2_048)
def _answer(opened: _Opened, question: Question) -> Answer:
    """One answer for all who ask the same."""
    release, connection = opened
    return Answer(question, release, rows(connection, question))
