"""Hides what is too few to show, then the fewest and least wanted other numbers until the audit holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.disclosure.attack import Found, attack_release, holds
from data.disclosure.cells import Cell, Counted, Key
from data.disclosure.counts import check, counts
from data.disclosure.differences import beside_small_differences, measures_behind, small_differences
from data.disclosure.memory import Cells, Reader, once_hidden, slot
from data.disclosure.moves import Room
from data.disclosure.policy import Policy
from data.disclosure.programs import Effort
from data.disclosure.structure import Structure
from data.disclosure.system import BETWEEN, Component, System
from data.disclosure.wanted import Wanted

FEW, FEW_CHILDREN, SMALL_DIFFERENCE, BESIDE_IT = "too few", "too few children", "a small difference", "beside it"
BEFORE, PROTECTS, WITHHELD = "hidden before", "protects another", "withheld"


@dataclass(frozen=True)
class Protected:
    """The cells as they may be released, in the order given, and why each that is kept back is: for the run alone to know."""

    cells: list[Cell]
    because: dict[Key, str]

    def by_key(self) -> dict[Key, Cell]:
        return {cell.key: cell for cell in self.cells}


def protect(
    cells: Sequence[Counted],
    structure: Structure,
    policy: Policy,
    earlier: Sequence[Cells] = (),
    quoted: Mapping[Key, int] | None = None,
) -> Protected:
    """Decide what of a release's counts may be shown.

    earlier: the audited releases before, oldest first. quoted: figures that papers have told.
    Raises BrokenCounts when the counts do not hang together as their declarations say.
    """
    check(cells, structure, policy)
    run = _Run(cells, Reader(structure, policy, earlier, quoted or {}))
    run.hide_what_the_policy_hides()
    run.repair()
    run.show_again_what_need_not_be_hidden()
    return run.result()


class _Run:
    """One run of the protection: `because` grows as cells are hidden.

    given_up: columns that nothing can be done about: public already, or between cells and not worth a whole split.
    """

    def __init__(self, cells: Sequence[Counted], reader: Reader):
        self.cells, self.reader, self.structure, self.policy = cells, reader, reader.structure, reader.policy
        self.values = counts(cells, reader.structure, reader.policy)
        self.because: dict[Key, str] = {}
        self.shown_before = {key: c.value for release in reader.earlier for key, c in release.items() if c.status == "shown"}
        self.small_differences = small_differences(self.policy, self.values)
        self.wanted = Wanted(reader.structure, self.values, self.shown_before)
        self.effort = Effort()
        self.seen: Found | None = None
        self.given_up: set[int] = set()

    # What the policy says.

    def hide_what_the_policy_hides(self) -> None:
        for cell in self.cells:
            if cell.key in self.values and (why := self._few(cell)):
                self._keep_back(cell.key, why)
        for key in beside_small_differences(self.policy, self.values):
            self._keep_back(key, BESIDE_IT)
        for small in self.small_differences:
            self._keep_back(small.parts[-1], SMALL_DIFFERENCE)
        for key, status in once_hidden(self.reader.earlier).items():
            if key in self.values:
                self._keep_back(key, WITHHELD if status == "withheld" else BEFORE)
        self._withhold_the_parts_of_few_children()

    def _few(self, cell: Counted) -> str | None:
        if self.structure.least(cell.key, self.policy) <= cell.value <= self.policy.few:
            return FEW
        if self.policy.is_few(cell.children):
            return FEW_CHILDREN
        return None

    def _withhold_the_parts_of_few_children(self) -> None:
        """All of them, wherever the children are: to show those that are none would tell of the others."""
        hidden = (key for key, why in self.because.items() if why != WITHHELD)
        few = {slot(key) for key in hidden if self.structure.is_district_total_of_children(key)}
        for key in self.values:
            if slot(key) in few and not self.structure.is_district_total(key):
                self._keep_back(key, WITHHELD)

    def _keep_back(self, key: Key, why: str) -> None:
        """The first reason is kept, but for withholding: a cell withheld once or for its split is withheld."""
        if why == WITHHELD or key not in self.because:
            self.because[key] = why
        self.wanted.hide(key)

    def released(self) -> dict[Key, Cell]:
        """The cells as they would be released now."""
        found = {}
        for cell in self.cells:
            why = self.because.get(cell.key)
            status = cell.status if why is None else "withheld" if self._is_withheld(cell.key, why) else "hidden"
            found[cell.key] = Cell(cell.key, cell.value if status == "shown" else None, status)
        return found

    def _is_withheld(self, key: Key, why: str) -> bool:
        """A district's total of children that only guards another is not said to be few."""
        return why == WITHHELD or (why == PROTECTS and self.structure.is_district_total_of_children(key))

    # Until the audit holds.

    def repair(self) -> None:
        """Audit, hide beside what is not protected, audit again; what nothing protects is left for the audit to refuse."""
        while True:
            system, weak = self._audited()
            if not weak or not self._make_room(system, weak):
                return

    def _audited(self) -> tuple[System, list[int]]:
        """The system as it stands, and the columns of the numbers it gives away, worst first."""
        found = attack_release(self.reader, self.released(), self.policy.width, self.effort, self.seen)
        if self.seen is None or self.seen.attack.numbers != found.attack.numbers:
            self.given_up = set()
        self.seen = found
        self.given_up.update(found.public)
        spread = found.attack.high - found.attack.low
        weak = [at for at in found.weak if at not in self.given_up]
        return found.system, sorted(weak, key=lambda at: (spread[at], found.system.numbers[at]))

    def _make_room(self, system: System, weak: list[int]) -> bool:
        """Hide or withhold something for each weak number; whether anything could be done."""
        before, given_up = dict(self.because), len(self.given_up)
        left = self._hide_beside(system, weak, self._prices(system, shown_before=False))
        if self.shown_before:
            left = self._hide_beside(system, left, self._prices(system, shown_before=True))
        self.given_up.update(at for at in left if system.kind[at] == BETWEEN)
        if self.because == before:
            hard = [at for at in left if system.kind[at] != BETWEEN]
            for part in system.components(np.isnan(system.value)) if hard else []:
                mine = [at for at in hard if at in part.columns]
                if mine and not any(self._withhold(system, at) for at in mine):
                    self._withhold_all(system, part, mine[0])
        return self.because != before or len(self.given_up) > given_up

    def _hide_beside(self, system: System, weak: list[int], price: np.ndarray) -> list[int]:
        """Hide the cheapest cells that make room for weak numbers; give back those for which there is no room."""
        left = []
        for part in system.components(np.isnan(system.value) | np.isfinite(price)) if weak else []:
            mine = [at for at in weak if at in part.columns]
            if mine:
                left += self._fill(system, Room(system, part, price), mine)
        return left

    def _fill(self, system: System, room: Room, weak: list[int]) -> list[int]:
        left, hidden = [], 0
        for at in weak:
            cells = room.cells_to_hide(at, whole_numbers=not hidden, width=self._width(at))
            if cells is None:
                left.append(at)
                continue
            room.hide(cells)
            hidden += len(cells)
            for cell in cells:
                self._keep_back(system.numbers[cell].key, PROTECTS)
        return left

    def _width(self, weak: int) -> float:
        """The room that a weak number needs: what is promised, or all that readers have left it already."""
        before = self.seen.before
        return float(np.fmin(self.policy.width, before.high[weak] - before.low[weak]))

    def _prices(self, system: System, shown_before: bool, district: bool = False) -> np.ndarray:
        """What each cell costs to hide, by column; infinite for what may not be hidden or would not protect.

        A true zero is shown wherever zeros are; a cell whose value readers already have protects nothing.
        """
        price = np.full(len(system.numbers), np.inf)
        for at in np.flatnonzero(system.shown_by == self.reader.newest):
            key = system.numbers[at].key
            may_go = self.values.get(key) and key not in self.reader.quoted
            may_go = may_go and (district or not self.structure.is_district_total(key))
            if may_go and (shown_before or key not in self.shown_before):
                price[at] = self.wanted.price(key)
        return price

    # When hiding single cells saves nothing.

    def _withhold(self, system: System, weak: int) -> bool:
        """Save one number by withholding its split, else its level; else by hiding district totals, else all of its period."""
        key = system.numbers[weak].key
        key = key._replace(measure=measures_behind(key)[-1])
        of_period = [one for one in self.values if one[:3] == key[:3] and not self._cannot_be_withheld(one)]
        of_level = [one for one in of_period if self.structure.level(one) == self.structure.level(key)]
        of_split = [one for one in of_level if one.breakdown == key.breakdown]
        price = self._prices(system, shown_before=True)
        for group in (of_split, of_level):
            if not any(self.structure.is_district_total(one) for one in group) and self._save(system, weak, group, price):
                return True
        price = self._prices(system, shown_before=True, district=True)
        return any(self._save(system, weak, group, price) for group in ([], of_split, of_level, of_period))

    def _withhold_all(self, system: System, part: Component, weak: int) -> bool:
        """Save what is left by withholding whatever it hangs together with: several flows at once tell where a stock stood."""
        near = {slot(system.numbers[at].key) for at in system.matrix[part.rows].indices}
        group = [one for one in self.values if slot(one) in near and not self._cannot_be_withheld(one)]
        return self._save(system, weak, group, self._prices(system, shown_before=True, district=True))

    def _cannot_be_withheld(self, key: Key) -> bool:
        """A district's total of children that is few, or none, would pass for more: what stands around it goes instead."""
        return self.structure.is_district_total_of_children(key) and (key in self.because or not self.values[key])

    def _save(self, system: System, weak: int, group: list[Key], price: np.ndarray) -> bool:
        """Withhold a group of cells, and hide what else is needed, if that makes room for a weak number."""
        columns = np.array([system.newest[key] for key in group], dtype=int)
        own = columns[[system.numbers[at].since == self.reader.newest for at in columns]]
        value, least, most = system.value, system.least, system.most
        system.value, system.least, system.most = value.copy(), least.copy(), most.copy()
        system.value[columns[system.shown_by[columns] == self.reader.newest]] = np.nan
        system.least[own] = [self.structure.least_withheld(system.numbers[at].key, self.policy) for at in own]
        system.most[own] = np.inf
        parts = system.components(np.isnan(system.value) | np.isfinite(price))
        part = next(part for part in parts if weak in part.columns)
        cells = Room(system, part, price).cells_to_hide(weak, whole_numbers=True, width=self._width(weak))
        system.value, system.least, system.most = value, least, most
        if cells is None or not (cells or any(self.because.get(key) != WITHHELD for key in group)):
            return False
        for key in group:
            self._keep_back(key, WITHHELD)
        for cell in cells:
            self._keep_back(system.numbers[cell].key, PROTECTS)
        return True

    # Nothing more than needed.

    def show_again_what_need_not_be_hidden(self) -> None:
        """Show each added cell again, the most wanted first, when the audit still holds without it; until none is left.

        So is a part that was hidden for a small difference, when its whole is hidden too: nobody can take the difference.
        Showing a cell can tell that its period was revised, so the whole is audited again before it counts.
        """
        self.seen = None
        system, weak = self._audited()
        while not weak:
            held = dict(self.because)
            added = [key for key, why in held.items() if why in (PROTECTS, SMALL_DIFFERENCE)]
            added.sort(key=lambda key: (-self.wanted.price(key), key))
            shown = [key for key in added if self._can_be_shown(system, key)]
            self.because = {key: why for key, why in held.items() if key not in shown}
            self.seen = None
            system, weak = self._audited()
            if weak:
                self.because = held
            if not shown:
                return

    def _can_be_shown(self, system: System, key: Key) -> bool:
        """Whether the promise holds when one more cell is shown; if so the system shows it from now on."""
        at = system.newest[key]
        if not np.isnan(system.value[at]):
            return self.because[key] == PROTECTS
        if self._would_tell_a_small_difference(system, key):
            return False
        part = next(part for part in system.components(np.isnan(system.value)) if at in part.columns)
        system.value[at] = self.values[key]
        rest = np.isin(np.arange(len(system.numbers)), part.columns[part.columns != at])
        right = system.right()
        if all(holds(system, piece, right, self.policy, self.effort, self.given_up) for piece in system.components(rest)):
            return True
        system.value[at] = np.nan
        return False

    def _would_tell_a_small_difference(self, system: System, key: Key) -> bool:
        """Whether this number is the last that a reader lacks to take a difference that is too few to show."""
        among = [small for small in self.small_differences if key in small.cells]
        others = ([system.newest[one] for one in small.cells if one != key] for small in among)
        return any(not np.isnan(system.value[columns]).any() for columns in others)

    def result(self) -> Protected:
        released = self.released()
        return Protected([released[cell.key] for cell in self.cells], self.because)
