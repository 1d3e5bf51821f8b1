"""Words a reader may not know, and the signs this dashboard uses, explained in our own words."""

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from data.settings import HOME, district_folder

TERMS = HOME / "data" / "published" / "terms.csv"


@dataclass(frozen=True)
class Term:
    """One word or sign. kind says where it belongs; source names the paper or law that it comes from."""

    kind: Literal["sign", "comparison", "term"]
    term: str
    meaning: str
    source: str


def terms() -> tuple[Term, ...]:
    """Every term: those of the whole country in the order of their file, then those that only this district uses."""
    return _terms(district_folder() / "terms.csv")


@cache
def _terms(of_district: Path) -> tuple[Term, ...]:
    """A district's file adds terms of its own, and to a term that all use its own words (if any) and where they stand."""
    found = {term.term: term for term in _read(TERMS)}
    for local in _read(of_district):
        known = found.get(local.term)
        found[local.term] = local if known is None else _together(known, local)
    return tuple(found.values())


def _together(known: Term, local: Term) -> Term:
    return replace(known, meaning=local.meaning or known.meaning, source=f"{known.source}; {local.source}")


def _read(file: Path) -> list[Term]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [Term(**row) for row in csv.DictReader(lines)]
