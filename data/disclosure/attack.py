"""The attacker: all that can be worked out about every unknown number, and which numbers that leaves too few values."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np

from data.disclosure.memory import Cells, Reader, Slot, joint, slot
from data.disclosure.policy import Policy
from data.disclosure.programs import Effort, Impossible, Programs
from data.disclosure.system import CELL, Component, Number, System


@dataclass
class Attack:
    """For each unknown of a system the smallest and the largest value witnessed.

    enough: a spread so wide was not looked at further; one that is less is exact.
    """

    numbers: list[Number]
    low: np.ndarray
    high: np.ndarray
    enough: int
    impossible: list[Component] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """A system, what an attack on it gives, and the columns of the numbers it leaves too few values.

    weak: those that the newest release gives away. public: those that were given away just as far before it.
    """

    system: System
    attack: Attack
    weak: list[int]
    public: list[int]


def attack_release(reader: Reader, newest: Cells, enough: int, effort: Effort, seen: Attack | None = None) -> Found:
    """Attack a release with all that its reader has.

    Releases that cannot all be true at once show that a hidden count was revised: their slots are then held apart,
    and a figure quoted there is taken to be of an older count.
    seen: an attack on the same release with fewer cells hidden, whose witnesses still count.
    """
    apart: set[Slot] = set()
    while True:
        system = joint(reader, newest, apart)
        attack = attack_system(system, enough, effort, since=reader.newest, seen=seen)
        if not attack.impossible:
            return _found(system, attack, reader, effort)
        doubted = {slot(system.numbers[at].key) for part in attack.impossible for at in part.columns}
        quoted = {key: value for key, value in reader.quoted.items() if slot(key) not in doubted}
        if doubted <= apart and len(quoted) == len(reader.quoted):
            raise Impossible
        apart |= doubted
        reader = replace(reader, quoted=quoted)


def attack_system(
    system: System,
    enough: int,
    effort: Effort,
    since: int = 0,
    within: Collection[int] | None = None,
    seen: Attack | None = None,
) -> Attack:
    """Attack every unknown, component by component.

    since: leave out components of which no release from this one on says anything. within: only components of these columns.
    """
    attack = Attack(system.numbers, np.full(len(system.numbers), np.nan), np.full(len(system.numbers), np.nan), enough)
    if seen is not None and seen.numbers == system.numbers:
        attack.low, attack.high = seen.low.copy(), seen.high.copy()
    right = system.right()
    wanted = None if within is None else set(within)
    for part in system.components(np.isnan(system.value)):
        if part.rows.size and system.told_by[part.rows].max() < since:
            continue
        if wanted is None or not wanted.isdisjoint(part.columns):
            _attack_component(system, part, right, effort, attack)
    return attack


def _attack_component(system: System, part: Component, right: np.ndarray, effort: Effort, attack: Attack) -> None:
    low, high = attack.low[part.columns], attack.high[part.columns]
    if (high - low >= attack.enough).all():
        return
    programs = _programs(system, part, right, attack.enough, effort)
    programs.remember(low, high)
    try:
        programs.widen(np.arange(len(part.columns)))
    except Impossible:
        attack.impossible.append(part)
    else:
        attack.low[part.columns], attack.high[part.columns] = programs.low, programs.high


def holds(system: System, part: Component, right: np.ndarray, policy: Policy, effort: Effort, given_up: Collection[int]) -> bool:
    """Whether every number of a component keeps the promise, but for those given up; stops at the first that does not."""
    programs = _programs(system, part, right, policy.width, effort)
    for place, column in enumerate(part.columns):
        programs.widen_one(place)
        if column not in given_up and is_weak(system.kind[column], programs.low[place], programs.high[place], policy):
            return False
    return True


def _programs(system: System, part: Component, right: np.ndarray, enough: int, effort: Effort) -> Programs:
    rows = system.matrix[part.rows][:, part.columns]
    return Programs(rows, system.equal[part.rows], right[part.rows], system.least[part.columns], enough, effort)


def is_weak(kind: np.ndarray, low: np.ndarray, high: np.ndarray, policy: Policy) -> np.ndarray:
    """Which numbers break the promise: too few values are possible.

    A number that is no cell may be known when it cannot be one that the policy would hide.
    """
    harmless = (kind != CELL) & ((low > policy.few) | (high < 1))
    return (high - low < policy.width) & ~harmless


def _found(system: System, attack: Attack, reader: Reader, effort: Effort) -> Found:
    """Which weak numbers the newest release gives away: what a reader knew as well when it showed nothing is public."""
    weak = np.flatnonzero(is_weak(system.kind, attack.low, attack.high, reader.policy)).tolist()
    public = []
    if weak and (reader.earlier or reader.quoted):
        newest = system.shown_by == reader.newest
        value, least = system.value, system.least
        system.value, system.least = np.where(newest, np.nan, value), np.where(newest, 0.0, least)
        then = attack_system(system, attack.enough, effort, within=weak)
        system.value, system.least = value, least
        public = [at for at in weak if (then.low[at], then.high[at]) == (attack.low[at], attack.high[at])]
    return Found(system, attack, [at for at in weak if at not in public], public)
