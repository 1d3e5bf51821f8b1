"""How much each shown number is wanted: what hiding it would cost a reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from data.disclosure.cells import Key
from data.disclosure.structure import Structure
from data.splits import ALL

# Committees are kept before the parts of the district's totals, those before wards.
LEVELS = {"ward": 1.0, "other": 1.6, "committee": 2.5, "district": 100.0}
SPLIT = 1.2
# A recent number is worth more than an old one, a big one more than a small one.
RECENT, BIG = 0.3, 0.15
# A series that has a hidden point already loses less by another.
SERIES_BROKEN = 0.6
# A number of a revised period that readers know from before is a poor guard, most of all when it did not change.
SHOWN_BEFORE, UNCHANGED = 3.0, 20.0


@dataclass
class Wanted:
    """Prices of one run. shown_before: the values that earlier releases show.

    broken: the series (a number without its period) that have a hidden point.
    """

    structure: Structure
    values: Mapping[Key, int]
    shown_before: Mapping[Key, int]

    def __post_init__(self) -> None:
        periods = sorted({key.period for key in self.values})
        self.age = {period: at / max(1, len(periods) - 1) for at, period in enumerate(periods)}
        self.broken: set[tuple] = set()

    def hide(self, key: Key) -> None:
        self.broken.add(_series(key))

    def price(self, key: Key) -> float:
        """What hiding one number costs, for each step that it must be able to move."""
        base = LEVELS[self.structure.level(key)] if key.breakdown == ALL else SPLIT
        size = 1 + BIG * log2(1 + self.values[key])
        known = self.shown_before.get(key)
        guard = 1 if known is None else UNCHANGED if known == self.values[key] else SHOWN_BEFORE
        return base * size * guard * (1 + RECENT * self.age[key.period]) * (SERIES_BROKEN if _series(key) in self.broken else 1)


def _series(key: Key) -> tuple:
    return key._replace(period=None)
