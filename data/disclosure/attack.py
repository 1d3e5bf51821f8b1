"""The attacker: all that can be worked out about every unknown number, and which numbers that leaves too few values."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from data.disclosure.memory import Cells, Reader, Slot, joint, slot
from data.disclosure.policy import Policy
from data.disclosure.programs import Effort, Impossible, Programs
from data.disclosure.system import BETWEEN, CELL, Component, Number, System


@dataclass
class Attack:
    """For each unknown of a system the smallest and the largest value witnessed.

    enough: a spread so wide was not looked at further; one that is less is exact.
    """

    numbers: list[Number]
    low: np.ndarray
    high: np.ndarray
    enough: int


@dataclass(frozen=True)
class Found:
    """A system, an attack on it, and the columns of the numbers that it leaves too few values.

    before: the attack of a reader to whom the newest release shows nothing, on the weak numbers.
    weak: those that the newest release gives away. public: those that were given away just as far before it.
    """

    system: System
    attack: Attack
    before: Attack
    weak: list[int]
    public: list[int]


def attack_release(reader: Reader, newest: Cells, enough: int, effort: Effort, seen: Found | None = None) -> Found:
    """Attack a release with all that its reader has.

    Releases that cannot all be true at once show that a hidden count was revised: their slots are then held apart,
    and a figure quoted there is taken to be of an older count.
    seen: an attack on the same release with fewer cells hidden, whose witnesses still count.
    """
    apart: set[Slot] = set()
    while True:
        system = joint(reader, newest, apart)
        attack = _taken_over(seen.attack if seen else None, system, enough)
        impossible = attack_system(system, attack, effort, since=reader.newest)
        if not impossible:
            before = _taken_over(seen.before if seen else None, system, enough)
            return _found(system, attack, before, reader, effort)
        doubted = {slot(system.numbers[at].key) for part in impossible for at in system.matrix[part.rows].indices}
        quoted = {key: value for key, value in reader.quoted.items() if slot(key) not in doubted}
        if doubted <= apart and len(quoted) == len(reader.quoted):
            raise Impossible
        apart |= doubted
        reader = replace(reader, quoted=quoted)


def _taken_over(seen: Attack | None, system: System, enough: int) -> Attack:
    """What was witnessed before, when it was of the same numbers; else nothing yet."""
    if seen is not None and seen.numbers == system.numbers:
        return Attack(system.numbers, seen.low.copy(), seen.high.copy(), enough)
    nothing = np.full(len(system.numbers), np.nan)
    return Attack(system.numbers, nothing, nothing.copy(), enough)


def attack_system(
    system: System, attack: Attack, effort: Effort, since: int = 0, targets: Collection[int] | None = None
) -> list[Component]:
    """Attack unknowns component by component, and put what is witnessed into the attack; give back the impossible components.

    since: leave out components of which no release from this one on says anything. targets: these columns, else all.
    """
    impossible = []
    right, news = system.right(), system.says_anything(since)
    for part in system.components(np.isnan(system.value)):
        if part.rows.size and not news[part.rows].any():
            continue
        places = np.arange(len(part.columns)) if targets is None else np.flatnonzero(np.isin(part.columns, list(targets)))
        low, high = attack.low[part.columns], attack.high[part.columns]
        if (high[places] - low[places] >= attack.enough).all():
            continue
        programs = _programs(system, part, right, attack.enough, effort)
        programs.remember(low, high)
        try:
            programs.widen(places, system.kind[part.columns[places]] != BETWEEN)
        except Impossible:
            impossible.append(part)
        else:
            at = part.columns[places]
            attack.low[at], attack.high[at] = programs.low[places], programs.high[places]
    return impossible


def _found(system: System, attack: Attack, before: Attack, reader: Reader, effort: Effort) -> Found:
    """Which weak numbers the newest release gives away: what a reader knew as well when it showed nothing is public."""
    weak = np.flatnonzero(is_weak(system, slice(None), attack.low, attack.high, reader.policy)).tolist()
    public = []
    if reader.earlier or reader.quoted:
        newest = system.shown_by == reader.newest
        value, least, most = system.value, system.least, system.most
        system.value, system.least = np.where(newest, np.nan, value), np.where(newest, 0.0, least)
        system.most = np.where([number.since == reader.newest for number in system.numbers], np.inf, most)
        attack_system(system, before, effort, targets=[at for at in weak if np.isnan(before.low[at])])
        system.value, system.least, system.most = value, least, most
        public = [at for at in weak if (before.low[at], before.high[at]) == (attack.low[at], attack.high[at])]
    return Found(system, attack, before, [at for at in weak if at not in public], public)


def holds(system: System, part: Component, right: np.ndarray, policy: Policy, effort: Effort, given_up: Collection[int]) -> bool:
    """Whether every number of a component keeps the promise, but for those given up; stops at the first that does not.

    A component that cannot be does not hold either: releases that contradict each other tell of a revision.
    """
    programs = _programs(system, part, right, policy.width, effort)
    for place, column in enumerate(part.columns):
        try:
            programs.widen_one(place, system.kind[column] != BETWEEN)
        except Impossible:
            return False
        if column not in given_up and is_weak(system, column, programs.low[place], programs.high[place], policy):
            return False
    return True


def _programs(system: System, part: Component, right: np.ndarray, enough: int, effort: Effort) -> Programs:
    rows, bounds = system.matrix[part.rows][:, part.columns], (system.least[part.columns], system.most[part.columns])
    return Programs(rows, system.equal[part.rows], right[part.rows], bounds, enough, effort)


def is_weak(system: System, columns: int | slice, low: np.ndarray, high: np.ndarray, policy: Policy) -> np.ndarray:
    """Which numbers break the promise: too few values are possible.

    A number that is no cell may be known when it cannot be one that the policy would hide; a withheld cell that is none
    may be where a true zero is shown.
    """
    is_cell = system.kind[columns] == CELL
    harmless = (~is_cell & (low > policy.few)) | ((~is_cell | system.none_is_shown[columns]) & (high < 1))
    return (high - low < policy.width) & ~harmless
