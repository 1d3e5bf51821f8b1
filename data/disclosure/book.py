"""What the rules of a release's relations stand on: its numbers, and how a relation between them is told."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from data.disclosure.cells import Key
from data.disclosure.structure import Structure, by_measure, inside
from data.months import MONTHS_IN, months_after
from data.splits import ALL, PAIRED_BY, folds_of
from queries.measure import Measure


class Relation(NamedTuple):
    """The sum of times * number over the terms is 0 (equal) or at most 0."""

    rule: str
    terms: tuple[tuple[int, Key], ...]
    equal: bool


class Book:
    """The numbers of a release; `unreleased` grows as rules name numbers that no cell holds.

    blank: cells that hold no count (not supplied, not applicable); a total may still hold what they would have said.
    none: those of the counted that are told to be none.
    """

    def __init__(self, structure: Structure, counted: Collection[Key], blank: Collection[Key], none: Collection[Key]):
        self.structure = structure
        self.keys = set(counted)
        self.blank = set(blank)
        self.none = set(none)
        self.unreleased: set[Key] = set()
        self.by_measure = by_measure(self.keys)
        self.starts = {area.valid_from for area in structure.areas if area.vintage and area.valid_from}

    def _measures(self) -> Iterator[tuple[Measure, set[Key]]]:
        for name in sorted(self.by_measure):
            yield self.structure.measures[name], self.by_measure[name]

    def _cells(self, measure: str, period_type: str | None = None, district: bool = False) -> list[Key]:
        """The released cells of a measure; of the district's total only, when asked."""
        return [
            key
            for key in sorted(self.by_measure.get(measure, ()))
            if period_type in (None, key.period_type) and (not district or self.structure.is_district_total(key))
        ]

    def _additive(self, period_type: str) -> set[Key]:
        """Released and unreleased numbers of a kind of period whose shorter periods add up to it."""
        return {
            key
            for key in self.keys | self.unreleased
            if key.period_type == period_type
            and self.structure.measures[key.measure].additive_over_time
            and not self._is_unsteady(key)
        }

    def _is_unsteady(self, key: Key) -> bool:
        """Elsewhere is another place after a change of wards: over such a day its periods do not add up."""
        last = months_after(key.period, MONTHS_IN.get(key.period_type, 0))
        return self.structure.level(key) == "other" and any(key.period < start < last for start in self.starts)

    def _number(self, key: Key) -> Key:
        if key not in self.keys:
            self.unreleased.add(key)
        return key

    def _can_be_told(self, key: Key) -> bool:
        """Whether the number is a cell, or its months are."""
        return key in self.keys or (key.period_type == "quarter" and bool(self.keys.intersection(months_of(key))))

    def _at_most(self, rule: str, parts: list[Key], wholes: list[Key]) -> Iterator[Relation]:
        """The relation, when every number in it is released."""
        if self.keys.issuperset(parts) and self.keys.issuperset(wholes):
            yield at_most(rule, parts, wholes)


def wholes_of(key: Key) -> list[Key]:
    """What a category is a part of: the total, or for a crossed split a category of each of its two."""
    if key.breakdown == ALL:
        return []
    crossed = folds_of(key.breakdown)
    if len(crossed) == 1:
        return [key._replace(breakdown=ALL, category=ALL)]
    return [key._replace(breakdown=s, category=c) for s, c in zip(crossed, key.category.split(PAIRED_BY), strict=True)]


def sum_of(rule: str, whole: Key, parts: list[Key]) -> Relation:
    return Relation(rule, ((-1, whole), *((1, part) for part in parts)), True)


def at_most(rule: str, parts: list[Key], wholes: list[Key]) -> Relation:
    return Relation(rule, (*((1, part) for part in parts), *((-1, whole) for whole in wholes)), False)


def months_of(key: Key) -> list[Key]:
    """The same number of each month of the period."""
    return [key._replace(period_type="month", period=month) for month in inside(key.period_type, key.period, "month")]
