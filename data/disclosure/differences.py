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


def small_differences(policy: Policy, values: Mapping[Key, int]) -> list[Difference]:
    """Where a whole exceeds its parts by too few to show. Without its last part, if that is zero, it is hidden for itself."""
    return [one for one in differences(policy, values) if values[one.parts[-1]] and policy.is_few(one.left(values))]


def beside_small_differences(policy: Policy, values: Mapping[Key, int]) -> Iterator[Key]:
    """Parts of a part that is hidden for a small difference, so near its whole that they would tell it.

    Of 100 due, 1 not offered, 93 accepted: offered is hidden, so it is 95 to 99; but at 95 to 98 it would be near the 93 and
    hide that too. So the 93 is hidden as well, and each next part of a part as far as it lies as near.
    """
    part_of = {whole: part for whole, part, *more in policy.differences if not more}
    for one in small_differences(policy, values):
        key, reach = one.parts[-1], policy.few
        while (part := part_of.get(key.measure)) is not None:
            key, reach = key._replace(measure=part), reach + policy.few
            if not values.get(key) or values[one.whole] - values[key] > reach:
                break
            yield key


def measures_behind(key: Key) -> list[str]:
    """The measures that a number is taken from: its own, or those of a difference, the smallest part last."""
    return key.measure.split(LESS)
