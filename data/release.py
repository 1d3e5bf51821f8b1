"""The door: the only way from a page to a figure. It opens releases, read-only, and nothing else."""

import hashlib
import json
from collections import namedtuple
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import duckdb

from data import settings
from data.problems import ReaderProblem
from data.release_folder import Pointer, current_pointer, current_release, is_unseen, seen_folders
from data.viewer import require_officer, require_viewer
from queries.pages.question import FIGURES, Question

UNREADABLE = (
    "The current release cannot be read, so no figures can be shown. They are not lost. "
    "Ask the officer who publishes them to go back to the release before."
)
DAMAGED = (
    "The release that was chosen cannot be read, so nothing can be compared with it. The current figures are whole. "
    "Open the page again to choose another, and tell the officer who publishes them."
)
GONE = "The release that was chosen is kept no more, so nothing can be compared with it. Open the page again to choose another."
_held: ContextVar[Pointer | None] = ContextVar("held", default=None)


class NoRelease(ReaderProblem):
    """There is nothing to show yet, or what there is cannot be read."""


@dataclass(frozen=True, eq=False)
class Release:
    """What a release says of itself. synthetic: the sentence every screen says of invented records, None for real ones.

    reasons: why readers were to see other figures than before, as whoever published wrote, by kind of change
    ("restatement", "small-number", "coverage").
    """

    release_id: str
    as_at: date
    made_at: str
    synthetic: str | None
    supplied_by: str
    extracts: tuple[Mapping[str, str], ...]
    policy: Mapping[str, object]
    audit: Mapping[str, object]
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def few(self) -> int:
        """The largest count that the release's policy calls too few to show."""
        return self.policy["few"]["value"]

    def source(self, extract: str) -> str:
        """The files an extract came in and their checksums, in words."""
        names = extract.split(" and ")
        files = [f"{e['file']} (sha256 {e['sha256']})" for e in self.extracts if e["name"] in names]
        return ", ".join(files) or "not supplied"


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
    pointer = _pointer()
    token = _held.set(pointer._replace(release_id=release_id) if release_id else pointer)
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
    before = _before(_current(), _pointer().changed)
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
    current = _current()
    seen = seen_folders(current.parent)
    before = sorted((folder for folder in seen if _order(folder) < _order(current)), key=_order, reverse=True)
    told = (_told(folder) for folder in before)
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
    _, release = _words(folder)
    _connected(folder)
    return {"release": release.release_id, "as_at": release.as_at.isoformat()}


def fingerprint() -> str:
    """The sha256 of the current release's file: what two copies of one release share."""
    return _fingerprint(_current())


def kept() -> tuple[str, ...]:
    """The ids of the releases that readers may have seen, the latest first: the only ones that may be held by name."""
    return tuple(folder.name for folder in sorted(seen_folders(settings.releases_folder()), key=_order, reverse=True))


def exists() -> bool:
    """Whether there is a release to open."""
    return current_release(settings.releases_folder()) is not None


def _current() -> Path:
    return settings.releases_folder() / _pointer().release_id


def _pointer() -> Pointer:
    """Where the pointer stands, or stood when the release that is held was taken."""
    pointer = _held.get() or current_pointer(settings.releases_folder())
    if pointer.release_id is None:
        raise NoRelease("No figures have been published yet. Nothing is wrong. Ask the officer who publishes them.")
    return pointer


@lru_cache(maxsize=8)
def _before(current: Path, _changed: int) -> Path | None:
    """The release that readers had before this one; None when it is the oldest.

    Once for each time the pointer is put anew: then a release that waited may have been seen.
    """
    seen = seen_folders(current.parent)
    return max((folder for folder in seen if _order(folder) < _order(current)), key=_order, default=None)


@lru_cache(maxsize=8)
def _fingerprint(folder: Path) -> str:
    with (folder / "release.duckdb").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _order(folder: Path) -> tuple[str, int]:
    as_at, _, number = folder.name.rpartition("-")
    return as_at, int(number)


def _told(folder: Path) -> Release | None:
    """What a release says of itself, to whoever may look; None where it cannot be read."""
    try:
        manifest, release = _words(folder)
        require_viewer(manifest)
    except ReaderProblem:
        return None
    return release


def _opened(folder: Path) -> tuple[Release, duckdb.DuckDBPyConnection]:
    manifest, release = _words(folder)
    require_viewer(manifest)
    if is_unseen(folder):
        require_officer()
    return release, _connected(folder)


@lru_cache(maxsize=128)
def _words(folder: Path) -> tuple[Mapping[str, object], Release]:
    try:
        manifest, audit = (json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in ("manifest", "audit"))
        return manifest, Release(
            release_id=manifest["release_id"],
            as_at=date.fromisoformat(manifest["as_at"]),
            made_at=manifest["made_at"],
            synthetic=manifest["synthetic"],
            supplied_by=manifest["supplied_by"],
            extracts=tuple(manifest["extracts"]),
            policy=manifest["policy"],
            audit=audit,
            reasons=dict(manifest.get("reasons") or {}),
        )
    except (OSError, ValueError, KeyError) as problem:
        raise NoRelease(UNREADABLE) from problem


@lru_cache(maxsize=8)
def _connected(folder: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(
            folder / "release.duckdb",
            read_only=True,
            config={"enable_external_access": "false", "python_enable_replacements": "false", "threads": 1},
        )
    except duckdb.Error as problem:
        raise NoRelease(UNREADABLE) from problem


@lru_cache(maxsize=2_048)
def _answer(opened: tuple[Release, duckdb.DuckDBPyConnection], question: Question) -> Answer:
    """One answer for all who ask the same."""
    release, connection = opened
    return Answer(question, release, _rows(connection, question))


def _rows(connection: duckdb.DuckDBPyConnection, question: Question) -> tuple:
    # A cursor per call: DuckDB refuses a second call on a busy connection.
    with connection.cursor() as cursor:
        _name_figures(cursor)
        found = cursor.execute(question.sql, question.values)
        row = namedtuple("Row", [column[0] for column in found.description])
        # Lists as tuples: an answer is shared by all who ask, and told from another by its rows.
        fetched = found.fetchmany(question.most_rows + 1)
        rows = tuple(row(*(tuple(each) if isinstance(each, list) else each for each in values)) for values in fetched)
    if len(rows) > question.most_rows:
        raise NoRelease("This view asks for more rows than a page can show. Choose a smaller one.")
    return rows


def _name_figures(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give this cursor the view that questions select from. Raises NoRelease when the tables are not those of a release."""
    try:
        cursor.execute(FIGURES)
    except duckdb.Error as problem:
        raise NoRelease(UNREADABLE) from problem
