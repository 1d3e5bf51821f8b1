"""What readers keep: every earlier release that was audited, joined with the newest into one system."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf
from typing import NamedTuple

import numpy as np

from data.disclosure.cells import Cell, Key
from data.disclosure.differences import differences, measures_behind
from data.disclosure.policy import Policy
from data.disclosure.relations import Relation, relations
from data.disclosure.structure import Structure, inside
from data.disclosure.system import CELL, DIFFERENCE, Number, Row, System
from data.months import MONTHS_IN

Cells = Mapping[Key, Cell]
COUNTED = ("shown", "hidden", "withheld")
KEPT_BACK = ("hidden", "withheld")
DIFFERENCE_RULE = "a whole is its parts and the rest"


@dataclass(frozen=True)
class Reader:
    """All that a reader has besides the newest release.

    earlier: the audited releases before it, oldest first. quoted: figures that papers have told.
    """

    structure: Structure
    policy: Policy
    earlier: Sequence[Cells] = ()
    quoted: Mapping[Key, int] = field(default_factory=dict)

    @property
    def newest(self) -> int:
        """The place of the newest release among all."""
        return len(self.earlier)


class Slot(NamedTuple):
    """All cells of one measure for one period: what is revised together."""

    measure: str
    period_type: str
    period: date


def slot(key: Key) -> Slot:
    return Slot(*key[:3])


def once_hidden(releases: Sequence[Cells]) -> dict[Key, str]:
    """Cells that a release kept back, with the last status that did: they stay so."""
    return {key: cell.status for cells in releases for key, cell in cells.items() if cell.status in KEPT_BACK}


def joint(reader: Reader, newest: Cells, apart: Collection[Slot] = ()) -> System:
    """One system of all releases.

    Where all values that two releases both show for a slot are equal, a reader takes it that nothing was
    revised: its numbers are the same numbers. Where one differs, the two releases' numbers are separate unknowns.
    apart: slots to hold separate though nothing shown differs, because their releases cannot all be true at once:
    a hidden count was revised.
    """
    return _Union(reader, newest, frozenset(apart)).system()


class _Union:
    def __init__(self, reader: Reader, newest: Cells, apart: frozenset[Slot]):
        self.structure, self.policy, self.quoted = reader.structure, reader.policy, reader.quoted
        self.releases = [
            {key: cell for key, cell in cells.items() if not self.structure.is_exempt(key, self.policy)}
            for cells in (*reader.earlier, newest)
        ]
        self.since = self._first_releases(apart)
        self.numbers: dict[Number, int] = {}

    def system(self) -> System:
        rows = list(self._rows())
        system = System(self.numbers, rows)
        before: set[Key] = set()
        for at, cells in enumerate(self.releases):
            for key, cell in cells.items():
                if cell.status in COUNTED:
                    column = self.numbers[self._number(at, key)]
                    self._tell(system, column, at, cell, may_be_anything=key in before)
                    system.newest[key] = column
            before.update(once_hidden([cells]))
        for number, column in self.numbers.items():
            if number.key in self.quoted and np.isnan(system.value[column]):
                system.value[column] = self.quoted[number.key]
        for row in rows:
            if row.rule == DIFFERENCE_RULE:
                *told, (_, rest) = row.terms
                system.kind[rest] = DIFFERENCE
                system.value[rest] = -sum(times * system.value[at] for times, at in told)
        return system

    def _tell(self, system: System, column: int, at: int, cell: Cell, may_be_anything: bool) -> None:
        """Put what one release says of a number into the system.

        A cell that stays hidden only because it once was may have fallen to zero, or be many by now.
        """
        if system.kind[column] != CELL:
            system.kind[column] = CELL
            zeros_are_shown = self.structure.least(cell.key, self.policy) == 1
            system.none_is_shown[column] = zeros_are_shown or self._is_part_of_none(at, cell.key)
            if not may_be_anything:
                system.least[column], system.most[column] = self._limits(cell)
        if cell.status == "shown" and np.isnan(system.value[column]):
            system.value[column], system.shown_by[column] = cell.value, at

    def _is_part_of_none(self, at: int, key: Key) -> bool:
        """Whether an area that holds this one has a true zero there for all to see: that this one has none tells of nobody."""
        while (parent := self.structure.area[key.area_code].parent) is not None:
            key = key._replace(area_code=parent)
            whole = self.releases[at].get(key)
            if whole is not None and whole.status == "shown" and whole.value == 0:
                return True
        return False

    def _limits(self, cell: Cell) -> tuple[float, float]:
        """The smallest and the largest value that the status of a cell leaves open, which no earlier release kept back."""
        least = self.structure.least(cell.key, self.policy)
        if cell.status == "hidden":
            return least, self.structure.most(cell.key, self.policy)
        withheld = self.structure.least_withheld(cell.key, self.policy)
        return withheld if cell.status == "withheld" else max(least, withheld), inf

    def _first_releases(self, apart: frozenset[Slot]) -> list[dict[Slot, int]]:
        """For each release, the release with which each of its slots first read as it does now."""
        since: list[dict[Slot, int]] = []
        last: dict[Slot, tuple[int, dict[Key, int]]] = {}
        for at, cells in enumerate(self.releases):
            shown: dict[Slot, dict[Key, int]] = {}
            for key, cell in cells.items():
                values = shown.setdefault(slot(key), {})
                if cell.status == "shown" and cell.value is not None:
                    values[key] = cell.value
            here = {}
            for one, values in shown.items():
                first, earlier = last.get(one, (at, {}))
                revised = one in apart or any(values.get(key, value) != value for key, value in earlier.items())
                here[one] = at if revised else first
                last[one] = (here[one], values if revised else earlier | values)
            since.append(here)
        return since

    def _number(self, at: int, key: Key) -> Number:
        """A number that is no cell is a new one as soon as anything that it is made of was revised."""
        here = self.since[at]
        if key in self.releases[at]:
            return Number(here[slot(key)], key)
        slots = [Slot(name, key.period_type, key.period) for name in measures_behind(key)]
        for finer in ("month", "quarter"):
            if MONTHS_IN[finer] < MONTHS_IN.get(key.period_type, 0):
                slots += [Slot(key.measure, finer, day) for day in inside(key.period_type, key.period, finer)]
        return Number(max((here[one] for one in slots if one in here), default=0), key)

    def _rows(self) -> Iterator[Row]:
        """The relations of every release, each stated once."""
        seen = set()
        for at, cells in enumerate(self.releases):
            counted = [key for key, cell in cells.items() if cell.status in COUNTED]
            blank = [key for key, cell in cells.items() if cell.status not in COUNTED]
            none = [key for key, cell in cells.items() if cell.status == "shown" and cell.value == 0]
            for key in counted:
                self._column(at, key)
            for relation in (*relations(self.structure, counted, blank, none), *self._differences(counted)):
                terms = tuple((times, self._column(at, key)) for times, key in relation.terms)
                if (terms, relation.equal) not in seen:
                    seen.add((terms, relation.equal))
                    yield Row(at, relation.rule, terms, relation.equal)

    def _column(self, at: int, key: Key) -> int:
        return self.numbers.setdefault(self._number(at, key), len(self.numbers))

    def _differences(self, counted: Sequence[Key]) -> Iterator[Relation]:
        """A whole is its parts and what a reader gets by taking them from it."""
        for one in differences(self.policy, counted):
            parts = ((1, part) for part in one.parts)
            yield Relation(DIFFERENCE_RULE, ((-1, one.whole), *parts, (1, one.rest)), True)
