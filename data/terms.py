"""Words a reader may not know, and the signs this dashboard uses, explained in our own words."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data.settings import HOME

TERMS = HOME / "data" / "published" / "terms.csv"


@dataclass(frozen=True)
class Term:
    """One word or sign. kind says where it belongs; source names the paper or law that it comes from."""

    kind: Literal["sign", "comparison", "term"]
    term: str
    meaning: str
    source: str


@cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the file."""
    with TERMS.open(encoding="utf-8", newline="") as file:
        return tuple(Term(**row) for row in csv.DictReader(file))
