"""The door: the only way from a page to a figure. It opens releases, read-only, and nothing else."""

import json
from collections import namedtuple
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb

from data import settings
from data.problems import ReaderProblem
from data.release_folder import current_release
from data.viewer import require_viewer
from queries.pages.question import Question

MOST_ROWS = 5_000


class NoRelease(ReaderProblem):
    """There is nothing to show yet, or what there is cannot be read."""


@dataclass(frozen=True)
class Release:
    """What a release says of itself. synthetic: the sentence every screen says of invented records, None for real ones."""

    release_id: str
    as_at: date
    made_at: str
    synthetic: str | None
    supplied_by: str
    extracts: tuple[Mapping[str, str], ...]
    policy: Mapping[str, object]

    def source(self, extract: str) -> str:
        """The files an extract came in and the starts of their checksums, in words."""
        names = extract.split(" and ")
        files = [f"{e['file']} (sha256 {e['sha256'][:12]})" for e in self.extracts if e["name"] in names]
        return ", ".join(files) or "not supplied"


@dataclass(frozen=True, eq=False)
class Answer:
    """What a release answers to a question: one named tuple per row, as the question's SQL says."""

    question: Question
    release: Release
    rows: tuple

    @property
    def key(self) -> tuple[str, str]:
        """What makes two answers the same: a release never changes once it is made."""
        return self.release.release_id, repr(self.question)


def ask(question: Question) -> Answer:
    """Ask the current release. Raises a ReaderProblem when there is none, or the viewer may not look."""
    return _answer(_opened(_current()), question)


def ask_before(question: Question) -> Answer | None:
    """Ask the release before the current one; None when there is none, or it cannot be read."""
    current = _current()
    before = [folder for folder in _kept(current.parent) if _order(folder) < _order(current)]
    try:
        return _answer(_opened(before[-1]), question) if before else None
    except ReaderProblem:
        return None


def about() -> Release:
    """What the current release says of itself."""
    release, _ = _opened(_current())
    return release


def exists() -> bool:
    """Whether there is a release to open."""
    return current_release(settings.releases_folder()) is not None


def _current() -> Path:
    releases = settings.releases_folder()
    release_id = current_release(releases)
    if release_id is None:
        raise NoRelease("No figures have been published yet. Nothing is wrong. Ask the officer who publishes them.")
    return releases / release_id


def _kept(releases: Path) -> list[Path]:
    """The folders of all releases that are kept, oldest first."""
    return sorted((folder for folder in releases.glob("[0-9]*-[0-9]*") if folder.is_dir()), key=_order)


def _order(folder: Path) -> tuple[str, int]:
    as_at, _, number = folder.name.rpartition("-")
    return as_at, int(number)


def _opened(folder: Path) -> tuple[Release, duckdb.DuckDBPyConnection]:
    manifest, release, connection = _read(folder)
    require_viewer(manifest)
    return release, connection


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[Mapping[str, object], Release, duckdb.DuckDBPyConnection]:
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        release = Release(
            release_id=manifest["release_id"],
            as_at=date.fromisoformat(manifest["as_at"]),
            made_at=manifest["made_at"],
            synthetic=manifest["synthetic"],
            supplied_by=manifest["supplied_by"],
            extracts=tuple(manifest["extracts"]),
            policy=manifest["policy"],
        )
        connection = duckdb.connect(
            folder / "release.duckdb",
            read_only=True,
            config={"enable_external_access": "false", "python_enable_replacements": "false", "threads": 1},
        )
    except (OSError, ValueError, KeyError, duckdb.Error) as problem:
        raise NoRelease(
            "The current release cannot be read, so no figures can be shown. They are not lost. "
            "Ask the officer who publishes them to go back to the release before."
        ) from problem
    return manifest, release, connection


@lru_cache(maxsize=2_048)
def _rows(connection: duckdb.DuckDBPyConnection, question: Question) -> tuple:
    # A cursor per call: DuckDB refuses a second call on a busy connection.
    with connection.cursor() as cursor:
        found = cursor.execute(question.sql, question.values)
        row = namedtuple("Row", [column[0] for column in found.description])
        rows = tuple(row(*values) for values in found.fetchmany(MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise NoRelease("This view asks for more rows than a page can show. Choose a smaller one.")
    return rows


def _answer(opened: tuple[Release, duckdb.DuckDBPyConnection], question: Question) -> Answer:
    release, connection = opened
    return Answer(question, release, _rows(connection, question))
