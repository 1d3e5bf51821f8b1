"""What a reader knows about how numbers hang together: measures as declared, areas and their parents, how lists are folded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import inf

from data.disclosure.cells import Key
from data.disclosure.policy import Policy
from data.months import MONTHS_IN, months_after
from data.splits import ALL, breakdown_of
from geo.areas import Area, Fold
from queries.measure import Measure


def inside(period_type: str, period: date, finer: str) -> list[date]:
    """The first days of the finer periods that make up a period, in order: the months of a quarter, the quarters of a year."""
    step = MONTHS_IN[finer]
    return [months_after(period, step * at) for at in range(MONTHS_IN[period_type] // step)]


@dataclass(frozen=True)
class Structure:
    """Declarations only: nothing here depends on a count.

    ends_with_a_month: whether each day that releases speak of is the last of a month, so that nothing is told after it.
    """

    measures: Mapping[str, Measure]
    areas: tuple[Area, ...]
    folds: tuple[Fold, ...] = ()
    ends_with_a_month: bool = True

    @cached_property
    def area(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    @cached_property
    def parts(self) -> dict[str, list[Area]]:
        """The areas that make up an area, of every vintage."""
        parts: dict[str, list[Area]] = {}
        for area in self.areas:
            if area.parent:
                parts.setdefault(area.parent, []).append(area)
        return parts

    def level(self, key: Key) -> str:
        return self.area[key.area_code].level

    def is_exempt(self, key: Key, policy: Policy) -> bool:
        """Figures the police have cleared: they count no children, and the small-number rules do not apply to them."""
        measure = self.measures[key.measure]
        return measure.cleared and measure.counts in policy.cleared

    def least(self, key: Key, policy: Policy) -> int:
        """The smallest value a hidden number can have: 1 where true zeros are shown, else 0."""
        return 1 if self.level(key) in policy.levels_showing_zeros else 0

    def most(self, key: Key, policy: Policy) -> float:
        """The largest value that a hidden number can have: a district's total of children is hidden only where it is few."""
        return policy.few if self.is_district_total_of_children(key) else inf

    def least_withheld(self, key: Key, policy: Policy) -> int:
        """The smallest value that a withheld number can have: no district's total of children is withheld that is few."""
        return policy.few + 1 if self.is_district_total_of_children(key) else 0

    def is_district_total(self, key: Key) -> bool:
        return key.breakdown == ALL and self.level(key) == "district"

    def is_district_total_of_children(self, key: Key) -> bool:
        """None is the sum of others in time, so hardly one is hidden but for its own size; one that only guards is withheld."""
        return self.is_district_total(key) and self.measures[key.measure].counts == "children"

    def covering(self, part: str, whole: str, breakdown: str, category: str) -> tuple[str, ...] | None:
        """The categories of one measure's breakdown that together hold one category of another's.

        Two measures may fold the same field in two ways: "looked after by this or another authority"
        holds "looked after" and "looked after by another authority". None when they do not match.
        """
        if category == ALL:
            return (ALL,)
        of_part = self._values(part, breakdown)
        of_whole = self._values(whole, breakdown)
        wanted = {value for value, name in of_part.items() if name == category}
        found = tuple(dict.fromkeys(name for value, name in of_whole.items() if value in wanted))
        held = {value for value, name in of_whole.items() if name in found}
        return found if wanted and held == wanted else None

    def category(self, measure: str, breakdown: str, value: str) -> str | None:
        """The category that holds a value, where the measure is told by it."""
        return self._values(measure, breakdown).get(value)

    def _values(self, name: str, breakdown: str) -> dict[str, str]:
        """How one measure folds the values of a breakdown: value to category."""
        measure = self.measures[name]
        variants = [s for r in measure.released for s in r.splits if breakdown_of(s) == breakdown]
        return {f.value: f.category for f in self.folds if variants and (f.extract, f.fold) == (measure.extract, variants[0])}


def by_measure(keys: Iterable[Key]) -> dict[str, set[Key]]:
    found: dict[str, set[Key]] = {}
    for key in keys:
        found.setdefault(key.measure, set()).add(key)
    return found
