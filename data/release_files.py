"""The files of one release: what it says of itself, and rows of its figures, opened read-only. Only the door looks in here."""

import hashlib
import json
from collections import namedtuple
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb

from data.problems import ReaderProblem
from queries.pages.question import FIGURES, Question

UNREADABLE = (
    "The current release cannot be read, so no figures can be shown. They are not lost. "
    "Ask the officer who publishes them to go back to the release before."
)


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


@lru_cache(maxsize=128)
def words(folder: Path) -> tuple[Mapping[str, object], Release]:
    """The manifest, and what it and the audit say. Raises NoRelease when they cannot be read."""
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
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise NoRelease(UNREADABLE) from problem


@lru_cache(maxsize=8)
def connected(folder: Path) -> duckdb.DuckDBPyConnection:
    """The figures, locked against writing and against any other file. Raises NoRelease when they cannot be opened."""
    try:
        return duckdb.connect(
            folder / "release.duckdb",
            read_only=True,
            config={"enable_external_access": "false", "python_enable_replacements": "false", "threads": 1},
        )
    except duckdb.Error as problem:
        raise NoRelease(UNREADABLE) from problem


def rows(connection: duckdb.DuckDBPyConnection, question: Question) -> tuple:
    """What the figures answer to a question: one named tuple per row. Raises NoRelease for more rows than a page can show."""
    # A cursor per call: DuckDB refuses a second call on a busy connection.
    with connection.cursor() as cursor:
        _name_figures(cursor)
        found = cursor.execute(question.sql, question.values)
        row = namedtuple("Row", [column[0] for column in found.description])
        # Lists as tuples: an answer is shared by all who ask, and told from another by its rows.
        fetched = found.fetchmany(question.most_rows + 1)
        made = tuple(row(*(tuple(each) if isinstance(each, list) else each for each in values)) for values in fetched)
    if len(made) > question.most_rows:
        raise NoRelease("This view asks for more rows than a page can show. Choose a smaller one.")
    return made


def _name_figures(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give this cursor the view that questions select from. Raises NoRelease when the tables are not those of a release."""
    try:
        cursor.execute(FIGURES)
    except duckdb.Error as problem:
        raise NoRelease(UNREADABLE) from problem


@lru_cache(maxsize=8)
def fingerprint(folder: Path) -> str:
    """The sha256 of the file of figures."""
    with (folder / "release.duckdb").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
