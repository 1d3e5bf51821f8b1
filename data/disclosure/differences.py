"""The differences that the policy counts as numbers: what a reader gets by taking parts from their whole."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from data.disclosure.cells import Key
from data.disclosure.policy import Policy

LESS = " less "


class Difference(NamedTuple):
    """A whole and parts of it that share no child's record: what is left of the whole is a count as well."""

    whole: Key
    parts: tuple[Key, ...]

    @property
    def cells(self) -> tuple[Key, ...]:
        return (self.whole, *self.parts)

    @property
    def rest(self) -> Key:
        """The number that is left. No cell tells it; its measure names what it is taken from."""
        return self.whole._replace(measure=LESS.join(key.measure for key in self.cells))

    def left(self, values: Mapping[Key, int]) -> int:
        """How many are left of the whole."""
        return values[self.whole] - sum(values[part] for part in self.parts)


def differences(policy: Policy, told: Collection[Key]) -> Iterator[Difference]:
    """The differences among cells."""
    held = set(told)
    for whole, *parts in policy.differences:
        for key in sorted(key for key in held if key.measure == whole):
            found = Difference(key, tuple(key._replace(measure=part) for part in parts))
            if held.issuperset(found.parts):
                yield found


def measures_behind(key: Key) -> list[str]:
    """The measures that a number is taken from: its own, or those of a difference, the smallest part last."""
    return key.measure.split(LESS)
