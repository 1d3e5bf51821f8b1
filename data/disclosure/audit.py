"""The audit: everything a reader can work out about each hidden number, and whether that keeps the promise."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from data.disclosure.cells import Key
from data.disclosure.memory import COUNTED, KEPT_BACK, LESS, Cells, Slot, joint, once_hidden, slot
from data.disclosure.policy import Policy
from data.disclosure.programs import Effort, Impossible, Programs
from data.disclosure.structure import Structure
from data.disclosure.system import CELL, DIFFERENCE, UNRELEASED, Component, Number, System


@dataclass(frozen=True, order=True)
class Weak:
    """A number that is not protected. low, high: the smallest and largest value a reader must still allow it."""

    key: Key
    why: str
    low: int
    high: int

    def __str__(self) -> str:
        """Names the cell by measure, period and area; never tells what can be worked out."""
        place = (
            self.key.area_code
            if self.key.breakdown == "all"
            else f"{self.key.area_code}, {self.key.breakdown} {self.key.category}"
        )
        return f"{self.key.measure}, {self.key.period_type} from {self.key.period:%d %B %Y}, {place}: {self.why}"


@dataclass(frozen=True)
class Verdict:
    """The audit of one release, with every earlier release that readers keep.

    failures: numbers that this release would give away. already_public: numbers it does not protect because an earlier
    release or a paper has told them. narrowest: how many values stay possible for the hidden number with the fewest.
    """

    cells: int
    hidden: int
    withheld: int
    narrowest: int | None
    programs: int
    integer_programs: int
    seconds: float
    failures: tuple[Weak, ...]
    already_public: tuple[Weak, ...]

    @property
    def passed(self) -> bool:
        return not self.failures


@dataclass
class Attack:
    """What a reader can work out: for each unknown of a system the smallest and the largest value witnessed.

    enough: a spread so wide was not looked at further; one that is less is exact.
    """

    numbers: list[Number]
    low: np.ndarray
    high: np.ndarray
    enough: int
    impossible: list[Component] = field(default_factory=list)


def audit(
    newest: Cells,
    structure: Structure,
    policy: Policy,
    earlier: Sequence[Cells] = (),
    quoted: Mapping[Key, int] | None = None,
) -> Verdict:
    """Judge a release by its cells alone, as any reader can."""
    start, effort = perf_counter(), Effort()
    system, attack = attacked(newest, structure, policy, earlier, quoted, effort, 2 * policy.width)
    weak, before = weak_numbers(system, attack, policy, earlier, quoted, effort)
    statuses = [cell.status for cell in newest.values()]
    widths = np.where(np.isin(np.arange(len(system.numbers)), list(before)), np.nan, attack.high - attack.low)
    cells = widths[(system.kind == CELL) & np.isfinite(widths)]
    return Verdict(
        cells=sum(status in COUNTED for status in statuses),
        hidden=statuses.count("hidden"),
        withheld=statuses.count("withheld"),
        narrowest=int(cells.min()) + 1 if cells.size else None,
        programs=effort.linear,
        integer_programs=effort.integer,
        seconds=perf_counter() - start,
        failures=tuple(sorted({*weak.values(), *_shown(newest, structure, policy, earlier)})),
        already_public=tuple(sorted({*before.values(), *_told_before(newest, system, earlier)})),
    )


def attacked(
    newest: Cells,
    structure: Structure,
    policy: Policy,
    earlier: Sequence[Cells],
    quoted: Mapping[Key, int] | None,
    effort: Effort,
    enough: int,
    seen: Attack | None = None,
) -> tuple[System, Attack]:
    """The joint system and what a reader gets out of it.

    Releases that cannot all be true at once show that a hidden count was revised: their slots are then held apart.
    seen: an attack on the same release with fewer cells hidden, whose witnesses still count.
    """
    quoted, apart = dict(quoted or {}), set[Slot]()
    while True:
        system = joint(structure, policy, [*earlier, newest], quoted, apart)
        attack = attack_system(system, policy, effort, enough, since=len(earlier), seen=seen)
        if not attack.impossible:
            return system, attack
        found = {slot(system.numbers[at].key) for part in attack.impossible for at in part.columns}
        doubted = {key for key in quoted if slot(key) in found}
        if found <= apart and not doubted:
            raise Impossible
        apart |= found
        for key in doubted:
            del quoted[key]


def attack_system(
    system: System,
    policy: Policy,
    effort: Effort,
    enough: int,
    since: int = 0,
    within: Collection[int] | None = None,
    seen: Attack | None = None,
) -> Attack:
    """Attack every unknown cell and difference, component by component.

    since: leave out components that no release from this one on says anything about. within: only components of these columns.
    """
    unknown = np.isnan(system.value)
    if seen is not None and seen.numbers == system.numbers:
        attack = Attack(system.numbers, seen.low.copy(), seen.high.copy(), enough)
    else:
        attack = Attack(system.numbers, np.full(len(unknown), np.nan), np.full(len(unknown), np.nan), enough)
    right = system.right()
    wanted = set(within) if within is not None else None
    for part in system.components(unknown):
        if since and part.rows.size and system.told_by[part.rows].max() < since:
            continue
        if wanted is None or not wanted.isdisjoint(part.columns):
            _attack_component(system, part, right, effort, attack)
    return attack


def _attack_component(system: System, part: Component, right: np.ndarray, effort: Effort, attack: Attack) -> None:
    targets = np.flatnonzero(system.kind[part.columns] != UNRELEASED)
    with np.errstate(invalid="ignore"):
        if (attack.high[part.columns[targets]] - attack.low[part.columns[targets]] >= attack.enough).all():
            return
    programs = _programs(system, part, right, attack.enough, effort)
    programs.remember(attack.low[part.columns], attack.high[part.columns])
    try:
        programs.widen(targets)
    except Impossible:
        attack.impossible.append(part)
        return
    attack.low[part.columns[targets]], attack.high[part.columns[targets]] = programs.low[targets], programs.high[targets]


def holds(
    system: System, part: Component, right: np.ndarray, policy: Policy, effort: Effort, public: Collection[int] = ()
) -> bool:
    """Whether every number of a component keeps the promise, but for those already public; stops at the first that does not."""
    programs = _programs(system, part, right, policy.width, effort)
    for target in np.flatnonzero(system.kind[part.columns] != UNRELEASED):
        programs.widen_one(target)
        column = part.columns[target]
        if column not in public and is_weak(system.kind[column], programs.low[target], programs.high[target], policy):
            return False
    return True


def _programs(system: System, part: Component, right: np.ndarray, enough: float, effort: Effort) -> Programs:
    rows = system.matrix[part.rows][:, part.columns]
    return Programs(rows, system.equal[part.rows], right[part.rows], system.least[part.columns], enough, effort)


def is_weak(kind: np.ndarray, low: np.ndarray, high: np.ndarray, policy: Policy) -> np.ndarray:
    """Which numbers break the promise: too few values possible.

    A difference is no cell: it may be known when it cannot be a small one.
    """
    narrow = high - low < policy.width
    harmless = (kind == DIFFERENCE) & ((low > policy.few) | (high < 1))
    return narrow & ~harmless


def weak_numbers(
    system: System,
    attack: Attack,
    policy: Policy,
    earlier: Sequence[Cells],
    quoted: Mapping[Key, int] | None,
    effort: Effort,
) -> tuple[dict[int, Weak], dict[int, Weak]]:
    """By column, the numbers that break the promise: those the newest release gives away, and those given away before it."""
    weak = {}
    for at in np.flatnonzero(is_weak(system.kind, attack.low, attack.high, policy)):
        low, high = int(attack.low[at]), int(attack.high[at])
        why = "it can be worked out" if low == high else "too few values remain possible"
        weak[int(at)] = Weak(system.numbers[at].key, why, low, high)
    if not weak or not (earlier or quoted):
        return weak, {}
    # What a reader knew before: the same system, when the newest release shows nothing.
    newest = system.shown_by == len(earlier)
    value, least = system.value, system.least
    system.value, system.least = np.where(newest, np.nan, value), np.where(newest, 0.0, least)
    then = attack_system(system, policy, effort, attack.enough, within=list(weak))
    system.value, system.least = value, least
    before = {at: weak.pop(at) for at in list(weak) if (then.low[at], then.high[at]) == (weak[at].low, weak[at].high)}
    return weak, before


def _shown(newest: Cells, structure: Structure, policy: Policy, earlier: Sequence[Cells]) -> list[Weak]:
    """Numbers that the release shows and must not."""
    found = []
    kept_back = once_hidden(earlier)
    for key, cell in newest.items():
        if cell.status != "shown" or structure.is_exempt(key, policy):
            continue
        value = cell.value
        if structure.least(key, policy) <= value <= policy.few:
            found.append(Weak(key, "too few to show", value, value))
        if key in kept_back:
            found.append(Weak(key, "hidden in an earlier release", value, value))
        for whole, part in policy.differences:
            of = newest.get(key._replace(measure=whole))
            if key.measure == part and of and of.status == "shown" and 1 <= of.value - value <= policy.few:
                found.append(Weak(key._replace(measure=f"{whole}{LESS}{part}"), "a difference too small to show", value, value))
    return found


def _told_before(newest: Cells, system: System, earlier: Sequence[Cells]) -> list[Weak]:
    """Numbers kept back now that an earlier release or a paper has shown."""
    shown = {key: cell.value for cells in earlier for key, cell in cells.items() if cell.status == "shown"}
    found = [
        Weak(key, "an earlier release shows a figure for it", shown[key], shown[key])
        for key, cell in newest.items()
        if cell.status in KEPT_BACK and key in shown
    ]
    known = {number.key for number, at in system.column.items() if not np.isnan(system.value[at])}
    return found + [
        Weak(key, "a paper quotes it", 0, 0)
        for key, cell in newest.items()
        if cell.status in KEPT_BACK and key in known and key not in shown
    ]
