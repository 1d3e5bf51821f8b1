"""What a measure is: the one declaration every count, page, export and test reads."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

Level = Literal["district", "committee", "ward"]
Every = Literal["month", "quarter_end", "quarter", "year_to_quarter", "report"]

MEASURES_FOLDER = Path(__file__).parent / "measures"


@dataclass(frozen=True)
class Released:
    """Where and how often a measure is released, and how it is split there.

    `every` is "quarter_end" for the month cell of a quarter's last month: a stock has no quarter
    cells of its own. `splits` are fold names of the district's folds.csv, "all" for the total;
    what follows a colon chooses between two foldings of one breakdown ("age_group:two").
    Whatever is released for committees is released for the area `elsewhere` too.
    """

    level: Level
    every: Every
    splits: tuple[str, ...] = ("all",)

    @property
    def period_type(self) -> str:
        return "month" if self.every == "quarter_end" else self.every


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One number's meaning.

    title: a heading without a full stop. Good: "Children with an open flag". Bad: "CE flags (Aug-20)."
    question: what a reader would ask. Good: "How many children had an open flag on the last day of the month?"
    definition: whole sentences. Good: "A child is counted once, however many flags they have had."
    numerator, denominator: in words; denominator None when the figure is a plain count.
    per: 10_000 when the figure may also be shown for every 10,000 children aged 0 to 17, else None.
    cleared: counts the police have cleared; the small-number rules do not apply to them.
    also_extracts: the other extracts it needs, when one is not enough; a period must be covered by each.
    identities: sums and inequalities this measure takes part in, in words, for the reader.
    """

    name: str
    title: str
    question: str
    definition: str
    why_it_matters: str
    counts: Literal["children", "flags", "episodes", "interviews", "records", "investigations", "suspects", "indictments"]
    kind: Literal["stock", "flow", "cumulative"]
    released: tuple[Released, ...]
    numerator: str
    extract: str
    higher_is: Literal["worse", "better", "neither"]
    owner: str
    reviewed_on: date
    denominator: str | None = None
    per: int | None = None
    additive_over_areas: bool = True
    additive_over_categories: bool = True
    additive_over_time: bool = False
    identities: tuple[str, ...] = ()
    cleared: bool = False
    also_extracts: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    @property
    def extracts(self) -> tuple[str, ...]:
        """Every extract the measure is counted from."""
        return (self.extract, *self.also_extracts)

    @property
    def sql(self) -> str:
        """The text of the query that counts this measure (queries/measures/<name>.sql)."""
        return (MEASURES_FOLDER / f"{self.name}.sql").read_text(encoding="utf-8")
