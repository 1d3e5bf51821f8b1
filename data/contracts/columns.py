"""What a column of an extract is: its kind, meaning, allowed values, and the words used when it is wrong."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from geo.areas import District
from queries.measures import MEASURES

Kind = Literal[
    *("id", "list", "ward", "area", "measure", "measures", "postcode district", "season", "text"),
    *("day", "moment", "month", "whole", "number"),
]

Text = Series[str]
Day = Moment = Month = Series["datetime64[us]"]
Whole = Series[pd.Int64Dtype]
Number = Series[pd.Float64Dtype]

WARD_NOT_KNOWN = ("not known", "out of area")
POSTCODE_NOT_KNOWN = ("not known", "confidential")
YES_NO = ("yes", "no", "not recorded")
GENDERS = ("female", "male", "other", "not yet obtained")
OLDEST = 18
LONGEST_ID, LONGEST_LABEL, LONGEST_TEXT = 64, 200, 5000
LISTED_IN_FULL = 12
LONG_NUMBER = 10_000

SHAPES = {
    "id": f"an id that says nothing of the child: letters, figures and hyphens, a figure among them, at most {LONGEST_ID} long",
    "area": "the code of the district, a committee or a ward",
    "measure": "the name of a measure of this dashboard",
    "measures": "names of measures of this dashboard, with ; between",
    "season": "a season and year, such as autumn 2020",
    "day": "a real date between 1990 and 2100 written year-month-day, such as 2021-08-31",
    "moment": "a real date and time between 1990 and 2100, such as 2021-08-31 14:05",
    "month": "a month between 1990 and 2100 written year-month, such as 2021-05",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a contract.

    description: what it holds, for the people who make the extract and those who read its figures.
    optional: the cell may be blank. absent: the whole column may be left out (all blank).
    allowed: the values it may hold; () when any of its kind will do.
    by_district: the allowed values are the district's own list (folds.csv), not the contract's.
    personal: it says something about one child, so its value is never repeated.
    least, most: bounds of a number. longest: bound of a text, in characters.
    """

    name: str
    kind: Kind
    description: str
    optional: bool = False
    absent: bool = False
    allowed: tuple[str, ...] = ()
    by_district: bool = False
    personal: bool = False
    least: int | None = None
    most: int | None = None
    longest: int = LONGEST_LABEL

    def values(self, extract: str, district: District) -> tuple[str, ...]:
        """Every value the column may hold in one district; () when any of its kind will do."""
        if self.by_district:
            return district.values(extract, self.name)
        if self.kind == "ward":
            return tuple(area.code for area in district.of_level("ward")) + self.allowed
        if self.kind == "area":
            return tuple(area.code for area in district.areas)
        if self.kind == "measure":
            return tuple(MEASURES)
        return self.allowed if self.kind == "list" else ()

    def expected(self, values: tuple[str, ...] = ()) -> str:
        """What a cell should hold, in words. values: the district's own list, where there is one."""
        return self._shape(values or self.allowed) + (", or blank" if self.optional else "")

    def _shape(self, values: tuple[str, ...]) -> str:
        instead = "".join(f", or {value}" for value in self.allowed)
        match self.kind:
            case "list" if self.by_district and len(values) > LISTED_IN_FULL:
                return f"one of the {len(values)} labels in the district's list for {self.name}, such as {values[0]}"
            case "list":
                return "one of: " + ", ".join(values)
            case "ward":
                return "the ONS code of a ward of this district, as wards were on that date" + instead
            case "postcode district":
                return "the first part of a postcode, such as AB12" + instead
            case "text":
                return f"plain text of at most {self.longest:,} characters"
            case "whole" | "number":
                most = f"{self.most:,}" if (self.most or 0) >= LONG_NUMBER else self.most
                return f"a {'whole number' if self.kind == 'whole' else 'number'} from {self.least} to {most}"
            case _:
                return SHAPES[self.kind]


def column(kind: Kind, description: str, *, optional: bool = False, **about: object) -> object:
    """A pandera field that carries its Column; the contract's class gives it its name."""
    return pa.Field(
        description=description,
        nullable=optional,
        ge=about.get("least"),
        le=about.get("most"),
        metadata={"kind": kind, "description": description, "optional": optional, **about},
    )


def an_id(description: str) -> object:
    """An id made for this extract: it links rows and says nothing of the child."""
    return column("id", description, personal=True, longest=LONGEST_ID)


def one_of(allowed: tuple[str, ...], description: str, **about: object) -> object:
    """A value from the contract's own list."""
    return column("list", description, allowed=allowed, **about)


def from_district(description: str, **about: object) -> object:
    """A value from the district's list (folds.csv)."""
    return column("list", description, by_district=True, **about)
