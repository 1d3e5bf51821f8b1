"""A cell: one number of one measure, for one period, area and category."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Status = Literal["shown", "hidden", "withheld", "not_supplied", "not_applicable"]


class Key(NamedTuple):
    """Which number: the first six columns of a release's cells."""

    measure: str
    period_type: str
    period: date
    area_code: str
    breakdown: str
    category: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A number as counted, before protection. Exists only inside a publish run.

    value: the count, None when the source gives none.
    children: distinct children behind it (None for figures that are not about children).
    status: "shown" for a number that was counted, else "not_supplied" or "not_applicable".
    """

    key: Key
    value: int | None
    children: int | None
    status: Status = "shown"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as released: value is None unless status is "shown"."""

    key: Key
    value: int | None
    status: Status
