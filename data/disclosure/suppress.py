"""Hides what is too few to show, then the fewest and least wanted other numbers until the audit holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.disclosure.audit import Attack, Weak, attacked, holds, weak_numbers
from data.disclosure.cells import Cell, Counted, Key
from data.disclosure.memory import LESS, Cells, once_hidden
from data.disclosure.moves import Room
from data.disclosure.policy import Policy
from data.disclosure.programs import Effort
from data.disclosure.relations import Relation, relations
from data.disclosure.structure import Structure
from data.disclosure.system import System
from data.disclosure.wanted import SHOWN_BEFORE, Wanted


class BrokenCounts(Exception):
    """The counts themselves break a relation that is always true: the counting or the extract is at fault."""


@dataclass(frozen=True)
class Protected:
    """The cells as they may be released, in the order given, and why each that is kept back is.

    because: for every hidden or withheld cell "few", "few children", "difference", "hidden before", "protects another"
    or "withheld". last_resort: district totals hidden though the policy does not hide them.
    """

    cells: list[Cell]
    because: dict[Key, str]
    last_resort: tuple[Key, ...]
    effort: Effort


def protect(
    cells: Sequence[Counted],
    structure: Structure,
    policy: Policy,
    earlier: Sequence[Cells] = (),
    quoted: Mapping[Key, int] | None = None,
) -> Protected:
    """Decide what of a release's counts may be shown.

    earlier: the audited releases before, oldest first. quoted: figures that papers have told.
    Raises BrokenCounts when the counts do not add up as their declarations say.
    """
    check(cells, structure, policy)
    run = _Run(cells, structure, policy, earlier, quoted)
    run.hide_what_the_policy_hides()
    run.repair()
    run.show_again_what_need_not_be_hidden()
    return run.result()


def check(cells: Sequence[Counted], structure: Structure, policy: Policy) -> None:
    """Every relation that the attacker may use must be true of the counts."""
    values = _counts(cells, structure, policy)
    broken = {
        f"{relation.rule} ({relation.terms[0][1].measure}, {relation.terms[0][1].period_type} from {relation.terms[0][1].period})"
        for relation in relations(structure, list(values), [cell.key for cell in cells if cell.status != "shown"])
        if all(key in values for _, key in relation.terms) and not _holds(relation, values)
    }
    if broken:
        raise BrokenCounts("The counts do not hang together: " + "; ".join(sorted(broken)))


def _holds(relation: Relation, values: Mapping[Key, int]) -> bool:
    total = sum(times * values[key] for times, key in relation.terms)
    return total == 0 if relation.equal else total <= 0


def _counts(cells: Sequence[Counted], structure: Structure, policy: Policy) -> dict[Key, int]:
    """The numbers that the policy is about."""
    return {
        c.key: c.value for c in cells if c.status == "shown" and c.value is not None and not structure.is_exempt(c.key, policy)
    }


class _Run:
    """One run of the protection: `because` grows as cells are hidden."""

    def __init__(
        self,
        cells: Sequence[Counted],
        structure: Structure,
        policy: Policy,
        earlier: Sequence[Cells],
        quoted: Mapping[Key, int] | None,
    ):
        self.cells, self.structure, self.policy = cells, structure, policy
        self.earlier, self.quoted = earlier, dict(quoted or {})
        self.values = _counts(cells, structure, policy)
        self.because: dict[Key, str] = {}
        self.shown_before = {key: c.value for release in earlier for key, c in release.items() if c.status == "shown"}
        self.wanted = Wanted(structure, self.values)
        self.effort = Effort()
        self.seen: Attack | None = None
        self.public: dict[int, Weak] = {}

    # What the policy says.

    def hide_what_the_policy_hides(self) -> None:
        for cell in self.cells:
            if cell.key in self.values and (why := self._few(cell)):
                self._hide(cell.key, why)
        for whole, part in self.policy.differences:
            for key, value in self.values.items():
                rest = key._replace(measure=part)
                if key.measure == whole and rest in self.values and 1 <= value - self.values[rest] <= self.policy.few:
                    self._hide(rest, "difference")
        for key in once_hidden(self.earlier):
            if key in self.values:
                self._hide(key, "hidden before")

    def _few(self, cell: Counted) -> str | None:
        if self.structure.least(cell.key, self.policy) <= cell.value <= self.policy.few:
            return "few"
        if cell.children is not None and 1 <= cell.children <= self.policy.few:
            return "few children"
        return None

    def _hide(self, key: Key, why: str) -> None:
        self.because.setdefault(key, why)
        self.wanted.hide(key)

    def released(self) -> dict[Key, Cell]:
        """The cells as they would be released now."""
        found = {}
        for cell in self.cells:
            why = self.because.get(cell.key)
            status = cell.status if why is None else "withheld" if why == "withheld" else "hidden"
            found[cell.key] = Cell(cell.key, cell.value if status == "shown" else None, status)
        return found

    # Until the audit holds.

    def repair(self) -> None:
        """Audit, hide beside what is not protected, audit again; leave what nothing protects for the audit to refuse."""
        while True:
            system, weak = self._audited()
            if not weak or not self._make_room(system, weak):
                return

    def _audited(self) -> tuple[System, list[int]]:
        """The system as it stands, and the columns of the numbers it gives away, worst first."""
        system, self.seen = attacked(
            self.released(), self.structure, self.policy, self.earlier, self.quoted, self.effort, self.policy.width, self.seen
        )
        weak, self.public = weak_numbers(system, self.seen, self.policy, self.earlier, self.quoted, self.effort)
        return system, sorted(weak, key=lambda at: (weak[at].high - weak[at].low, weak[at].key))

    def _make_room(self, system: System, weak: list[int]) -> bool:
        """Hide or withhold something for each weak number; whether anything could be done."""
        before = dict(self.because)
        left = self._hide_beside(system, weak, self._prices(system, shown_before=False))
        if left and self.shown_before:
            left = self._hide_beside(system, left, self._prices(system, shown_before=True))
        if self.because == before:
            for part in system.components(np.isnan(system.value)):
                next((at for at in left if at in part.columns and self._withhold(system, at)), None)
        return self.because != before

    def _hide_beside(self, system: System, weak: list[int], price: np.ndarray) -> list[int]:
        """Hide the cheapest cells that make room for weak numbers; give back those for which there is no room."""
        left = []
        for part in system.components(np.isnan(system.value) | np.isfinite(price)) if weak else []:
            mine = [at for at in weak if at in part.columns]
            if not mine:
                continue
            room = Room(system, part, price, self.policy.width)
            hidden = 0
            for at in mine:
                cells = room.cells_to_hide(at, whole_numbers=not hidden)
                if cells is None:
                    left.append(at)
                    continue
                room.hide(cells)
                hidden += len(cells)
                for cell in cells:
                    self._hide(system.numbers[cell].key, "protects another")
        return left

    def _prices(self, system: System, shown_before: bool, district: bool = False) -> np.ndarray:
        """What each cell costs to hide, by column; infinite for what may not be hidden or would not protect."""
        price = np.full(len(system.numbers), np.inf)
        for at in np.flatnonzero(system.shown_by == len(self.earlier)):
            key = system.numbers[at].key
            if key not in self.values or not self.values[key] or key in self.because or key in self.quoted:
                continue
            if self.structure.is_district_total(key) and not district:
                continue
            if key in self.shown_before and not shown_before:
                continue
            price[at] = self.wanted.price(key) * (SHOWN_BEFORE if self.shown_before.get(key) == self.values[key] else 1)
        return price

    # When hiding single cells saves nothing.

    def _withhold(self, system: System, weak: int) -> bool:
        """Save one number by withholding its split, else its level, else by hiding district totals, else all of its period."""
        key = system.numbers[weak].key
        key = key._replace(measure=key.measure.split(LESS)[-1])
        prices = self._prices(system, shown_before=True)
        level = self.structure.level(key)
        slot_keys = [one for one in self.values if one[:3] == key[:3]]
        of_level = [one for one in slot_keys if self.structure.level(one) == level]
        of_split = [one for one in of_level if one.breakdown == key.breakdown]
        for group in (of_split, of_level):
            if not any(self.structure.is_district_total(one) for one in group) and self._save(system, weak, group, prices):
                return True
        with_totals = self._prices(system, shown_before=True, district=True)
        return any(self._save(system, weak, group, with_totals) for group in ([], of_split, of_level, slot_keys))

    def _save(self, system: System, weak: int, group: list[Key], price: np.ndarray) -> bool:
        """Withhold a group of cells and hide what else is needed, if that makes room for a weak number."""
        columns = [at for at in np.flatnonzero(system.shown_by == len(self.earlier)) if system.numbers[at].key in set(group)]
        value, least = system.value, system.least
        system.value, system.least = value.copy(), least.copy()
        system.value[columns], system.least[columns] = np.nan, 0.0
        mask = np.isnan(system.value) | np.isfinite(price)
        part = next(part for part in system.components(mask) if weak in part.columns)
        cells = Room(system, part, price, self.policy.width).cells_to_hide(weak, whole_numbers=True)
        system.value, system.least = value, least
        if cells is None:
            return False
        for one in group:
            self._withhold_cell(one)
        for cell in cells:
            self._hide(system.numbers[cell].key, "protects another")
        return bool(group or cells)

    def _withhold_cell(self, key: Key) -> None:
        self.because[key] = "withheld"
        self.wanted.hide(key)

    # Nothing more than needed.

    def show_again_what_need_not_be_hidden(self) -> None:
        """Show each added cell again, the most wanted first, when the audit still holds without it; until none is left."""
        while True:
            system, weak = self._audited()
            added = sorted(
                (key for key, why in self.because.items() if why == "protects another"),
                key=lambda key: (-self.wanted.price(key), key),
            )
            shown = [key for key in added if not weak and self._can_be_shown(system, key)]
            for key in shown:
                del self.because[key]
                self.seen = None
            if not shown:
                return

    def _can_be_shown(self, system: System, key: Key) -> bool:
        """Whether the promise holds when one more cell is shown; if so the system shows it from now on."""
        at = system.newest[key]
        part = next(part for part in system.components(np.isnan(system.value)) if at in part.columns)
        system.value[at] = self.values[key]
        rest = np.isin(np.arange(len(system.numbers)), part.columns[part.columns != at])
        right = system.right()
        if all(holds(system, piece, right, self.policy, self.effort, self.public) for piece in system.components(rest)):
            return True
        system.value[at] = np.nan
        return False

    def result(self) -> Protected:
        released = self.released()
        last_resort = tuple(
            sorted(
                key
                for key, why in self.because.items()
                if self.structure.is_district_total(key) and why in ("protects another", "withheld")
            )
        )
        return Protected([released[cell.key] for cell in self.cells], self.because, last_resort, self.effort)
