"""The door for extracts: all of one is right, or it is refused whole with everything that is wrong.

Row numbers are those of a spreadsheet, where the column names are row 1. No message ever holds the value of a cell.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from data.contracts import CONTRACTS
from data.intake.across import earlier_than_covered, later_than_as_at, wards_without_population
from data.intake.checks import examined
from data.intake.faults import Fault, tell
from data.intake.files import content_of, handed, sha256
from data.intake.sheets import Unreadable
from data.intake.terms import TERMS, Terms, read_terms
from data.problems import ExtractRefused, Problem
from data.spreadsheets import as_text
from geo.areas import District

__all__ = ["Intake", "SourceFile", "problems_csv", "read"]


@dataclass(frozen=True)
class SourceFile:
    """A file that was read: its name without a path, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Intake:
    """An accepted extract.

    frames: one for each extract that was supplied, by contract name; its columns are the contract's, in order; text is str,
    whole numbers Int64, other numbers Float64, dates and times datetime64[us], blanks NA.
    covers_from: the first day each extract covers, for those that say.
    """

    frames: dict[str, pd.DataFrame]
    as_at: date
    covers_from: dict[str, date]
    supplied_by: str
    synthetic: str | None
    files: dict[str, SourceFile]
    warnings: list[Problem] = field(default_factory=list)


def read(folder: Path, district: District, as_at: date | None = None) -> Intake:
    """Read a hand-over folder. Raises ExtractRefused with every problem found. as_at: overrides the extract's own date."""
    found = handed(folder)
    faults, rows, sources = list(found.faults), {}, {}
    for name, path in found.paths.items():
        file = path.name.lower()
        try:
            content = content_of(path)
        except Unreadable as unreadable:
            faults.append(unreadable.fault(file))
            continue
        rows[name] = examined(content, CONTRACTS[name], district, file)
        sources[name] = SourceFile(path.name, sha256(content))
        faults += rows[name].faults
    terms, wrong = _terms(found.terms, district, set(found.paths), as_at)
    faults += wrong
    if not wrong and "ward_population" in rows and not rows["ward_population"].faults:
        faults += _populations(rows["ward_population"].frame, sources["ward_population"].name, district, terms)
    if faults or terms.as_at is None:
        raise ExtractRefused(tell(faults), sum(fault.count for fault in faults))
    frames = {name: checked.frame for name, checked in rows.items()}
    files = {name: source.name for name, source in sources.items()}
    not_counted = [*earlier_than_covered(frames, files, terms.covers_from), *later_than_as_at(frames, files, terms.as_at)]
    return Intake(
        frames={name: frame.reset_index(drop=True) for name, frame in frames.items()},
        as_at=terms.as_at,
        covers_from=terms.covers_from,
        supplied_by=terms.supplied_by,
        synthetic=terms.synthetic,
        files=sources,
        warnings=tell(found.notes + not_counted),
    )


def _populations(population: pd.DataFrame, file: str, district: District, terms: Terms) -> list[Fault]:
    if terms.as_at is None or not terms.covers_from:
        return []
    return wards_without_population(population, file, district, min(terms.covers_from.values()), terms.as_at)


def _terms(path: Path | None, district: District, supplied: set[str], as_at: date | None) -> tuple[Terms, list[Fault]]:
    """What extract.toml says, and what is wrong with it."""
    try:
        content = content_of(path) if path else None
    except Unreadable as unreadable:
        return Terms(as_at), [unreadable.fault(TERMS)]
    return read_terms(content, district, supplied, as_at)


def problems_csv(problems: list[Problem]) -> str:
    """Problems as CSV with a header row; a cell that a spreadsheet could run is made text by an apostrophe."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, ["file", "row", "column", "found", "expected", "todo"])
    table.writeheader()
    told = ({key: "" if cell is None else str(cell) for key, cell in problem.as_row().items()} for problem in problems)
    table.writerows({key: as_text(cell) for key, cell in row.items()} for row in told)
    return written.getvalue()
