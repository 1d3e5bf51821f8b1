"""How a place stands: its figures beside those of the areas it lies in, and whether a gap is more than chance."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from data.release import Answer, ask
from data.statistics.funnel import Difference, difference, district_rate
from data.statistics.rates import Estimate, rate
from pages.parts import breaks, words
from queries.pages.questions import WardPeriods

# What a ward has figures of, in the order readers meet them.
MEASURES = ("children_flagged_year", "flags_open", "children_missing", "missing_episodes")
BREAK = "not_applicable"
# What tells a committee's area from a ward of its name, and the district from both.
CALLED = {"committee": "area", "district": "district"}
NO_RATE, NO_RANGE, NOT_COMPARED = "No rate", "No range", "Not compared"


class Judged(NamedTuple):
    """One figure of one area. rate: None without a shown figure or a population.

    beside: how it compares with each area it lies in, by that area's level; only where both are shown and children are
    counted, because episodes do not happen one by one to different children. The district's is that of its children whose
    ward is known: no one else is in the figure of a ward or a committee.
    """

    row: tuple
    rate: Estimate | None
    beside: Mapping[str, Difference]

    @property
    def number(self) -> str:
        return breaks.IN_A_CELL if self.row.status == BREAK else words.figure(self.row.value, self.row.status)

    @property
    def rate_words(self) -> str:
        return f"{self.rate.value:.1f}" if self.rate else NO_RATE

    @property
    def range_words(self) -> str:
        return f"{self.rate.lower:.1f} to {self.rate.upper:.1f}" if self.rate and self.is_of_children else NO_RANGE

    @property
    def is_of_children(self) -> bool:
        return self.row.counts == "children"

    @property
    def when(self) -> str:
        """ "on 30 June 2021", "July 2020 to June 2021" """
        return f"on {words.day(self.row.last_day)}" if self.row.kind == "stock" else self.row.label

    def beside_words(self, level: str) -> str:
        """How it compares with the area of that level: "Higher", "No clear difference", "Not compared"."""
        return words.sentence_case(self.beside[level].words) if level in self.beside else NOT_COMPARED


def last_days(vintage: str) -> list[date]:
    """The ends of quarters that the wards of a vintage have figures for, latest first."""
    rows = [row for row in ask(WardPeriods()).rows if row.vintage == vintage]
    return sorted({row.last_day for row in rows}, reverse=True)


def read(found: Answer) -> dict[str, list[Judged]]:
    """Every measure's figures, as they were answered: wards by name, then the committee, then the district."""
    return {measure: _beside_each_other(list(rows)) for measure, rows in groupby(found.rows, key=lambda row: row.measure)}


def upwards(found: Answer) -> dict[str, list[Judged]]:
    """Every measure's figures of the area that was asked for and of those it lies in, without the wards that lie in it."""
    asked = found.question.area_code
    return {
        measure: [one for one in rows if one.row.level != "ward" or one.row.area_code == asked]
        for measure, rows in read(found).items()
    }


def place_name(row: object) -> str:
    """The area's name: Shipley, Shipley area, Bradford district."""
    return " ".join(filter(None, (row.area_name, CALLED.get(row.level))))


def known_rate(row: tuple) -> str | None:
    """The rate that areas are compared with beside the district, of its row; None where it is not known."""
    known = row.ward_known is not None and row.children_0_17
    return f"{district_rate(row.ward_known, row.children_0_17) * row.per:.1f}" if known else None


def _beside_each_other(rows: Sequence[tuple]) -> list[Judged]:
    held = {row.level: (row, row.ward_known if row.level == "district" else row.value) for row in rows if row.level != "ward"}
    averages = {
        level: district_rate(count, row.children_0_17)
        for level, (row, count) in held.items()
        if count is not None and row.children_0_17
    }
    return [_judged(row, averages) for row in rows]


def _judged(row: tuple, averages: Mapping[str, float]) -> Judged:
    if row.value is None or not row.children_0_17:
        return Judged(row, None, {})
    above = {"ward": ("committee", "district"), "committee": ("district",)}.get(row.level, ())
    beside = {
        level: difference(row.value, row.children_0_17, averages[level])
        for level in above
        if row.counts == "children" and level in averages
    }
    return Judged(row, rate(row.value, row.children_0_17, row.per), beside)
