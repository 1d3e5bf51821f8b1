"""The audit: judges a release by its cells alone, as any reader can, and says whether the promise is kept."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

import numpy as np

from data.disclosure.attack import Found, attack_release
from data.disclosure.cells import Counted, Key
from data.disclosure.differences import beside_small_differences, differences
from data.disclosure.memory import COUNTED, KEPT_BACK, Cells, Reader, once_hidden, slot
from data.disclosure.programs import Effort
from data.disclosure.system import BETWEEN, CELL
from data.splits import ALL

TOO_FEW = "too few to show"
FEW_CHILDREN = "too few children are behind it"
TELLS_A_DIFFERENCE = "it would tell which small difference is hidden beside it"
NOT_AS_COUNTED = "it is not what was counted"
SPLIT_IN_PART = "the rest of its split is withheld"
PART_OF_FEW = "it is a part of a total that is too few to show"
HIDDEN_BEFORE = "hidden in an earlier release"
FEW_OR_GUARDS = "too few, or beside one that is"
WORKED_OUT = "it can be worked out"
TOO_FEW_VALUES = "too few values remain possible"


@dataclass(frozen=True, order=True)
class Weak:
    """A number that is not protected, and why. It never tells what can be worked out."""

    key: Key
    why: str

    def __str__(self) -> str:
        """Names the cell by measure, period and area."""
        key = self.key
        split = "" if key.breakdown == ALL else f", {key.breakdown} {key.category}"
        return f"{key.measure}, {key.period_type} from {key.period.day} {key.period:%B %Y}, {key.area_code}{split}: {self.why}"


@dataclass(frozen=True)
class Verdict:
    """The audit of one release, with every earlier release that readers keep.

    failures: numbers that this release would give away. already_public: numbers it does not protect because an earlier
    release or a paper has told them. hidden_before: hidden cells that an earlier release kept back. district_totals: those
    kept back, by measure and period. narrowest: how many values stay possible for the hidden cell with the fewest
    (nine or more are not told apart). between: numbers of 5 or less that no cell tells and that are left fewer than five
    values (a ward's quarter inside its rolling years); they are outside the promise and hidden cells keep them few.
    """

    cells: int
    hidden: int
    withheld: int
    hidden_before: int
    district_totals: tuple[str, ...]
    narrowest: int | None
    between: int
    programs: int
    integer_programs: int
    seconds: float
    failures: tuple[Weak, ...]
    already_public: tuple[Weak, ...]

    @property
    def passed(self) -> bool:
        return not self.failures

    def as_evidence(self) -> dict[str, Any]:
        """For audit.json: the verdict and what it rests on, all of it worked out from what the release itself shows.

        Why a cell is hidden is told as far as a reader knows it: to say how many are too few and how many guard another
        would say which of two is the small one.
        """
        told = asdict(self) | {"seconds": round(self.seconds, 1)}
        del told["failures"], told["hidden_before"], told["district_totals"]
        because = {
            FEW_OR_GUARDS: self.hidden - self.hidden_before,
            HIDDEN_BEFORE: self.hidden_before,
            "withheld": self.withheld,
        }
        return {
            "audited": True,
            "passed": self.passed,
            **told,
            "already_public": [str(weak) for weak in self.already_public],
            "kept_back_because": because,
            "district_totals_kept_back": list(self.district_totals),
        }


def audit(reader: Reader, newest: Cells) -> Verdict:
    """Judge the newest release."""
    start, effort = perf_counter(), Effort()
    found = attack_release(reader, newest, 2 * reader.policy.width, effort)
    hard = [at for at in found.weak if found.system.kind[at] != BETWEEN]
    statuses = [cell.status for cell in newest.values()]
    kept_back = [key for key, cell in newest.items() if cell.status in KEPT_BACK]
    before = once_hidden(reader.earlier)
    totals = sorted(key for key in kept_back if reader.structure.is_district_total(key))
    return Verdict(
        cells=sum(status in COUNTED for status in statuses),
        hidden=statuses.count("hidden"),
        withheld=statuses.count("withheld"),
        hidden_before=sum(newest[key].status == "hidden" and key in before for key in kept_back),
        district_totals=tuple(f"{key.measure}, {key.period_type} from {key.period}" for key in totals),
        narrowest=_narrowest(found),
        between=len(found.weak) - len(hard),
        programs=effort.linear,
        integer_programs=effort.integer,
        seconds=perf_counter() - start,
        failures=tuple(sorted({*_weak(found, hard), *_wrongly_shown(reader, newest)})),
        already_public=tuple(sorted({*_weak(found, found.public), *_told_before(reader, newest, found)})),
    )


def _weak(found: Found, columns: list[int]) -> list[Weak]:
    low, high = found.attack.low, found.attack.high
    return [Weak(found.system.numbers[at].key, WORKED_OUT if low[at] == high[at] else TOO_FEW_VALUES) for at in columns]


def _narrowest(found: Found) -> int | None:
    width = found.attack.high - found.attack.low
    width[found.public] = np.nan
    cells = width[(found.system.kind == CELL) & np.isfinite(width)]
    return int(min(cells.min(), found.attack.enough)) + 1 if cells.size else None


def unlike_the_counts(cells: Sequence[Counted], newest: Cells, reader: Reader) -> tuple[Weak, ...]:
    """What no reader can see and only the counting run can, of the numbers that are shown.

    They are as counted, have no few children behind them, and do not tell by the policy's own rules how small a difference is.
    """
    structure, policy = reader.structure, reader.policy
    beside = beside_small_differences(policy, {cell.key: cell.value for cell in cells if cell.value is not None})
    found = [Weak(key, TELLS_A_DIFFERENCE) for key in beside if key in newest and newest[key].status == "shown"]
    for cell in cells:
        told = newest.get(cell.key)
        if told is None or (told.status == "shown" and told.value != cell.value):
            found.append(Weak(cell.key, NOT_AS_COUNTED))
        elif told.status == "shown" and policy.is_few(cell.children) and not structure.is_exempt(cell.key, policy):
            found.append(Weak(cell.key, FEW_CHILDREN))
    return tuple(sorted(found))


def _wrongly_shown(reader: Reader, newest: Cells) -> list[Weak]:
    """Numbers that the release shows and must not: few, a small difference, hidden before, of a split or total kept back."""
    found, kept_back, policy = [], once_hidden(reader.earlier), reader.policy
    split = {key: (*key[:3], reader.structure.level(key), key.breakdown) for key in newest}
    few = {slot(key) for key, c in newest.items() if c.status == "hidden" and reader.structure.is_district_total_of_children(key)}
    withheld = {split[key] for key, cell in newest.items() if cell.status == "withheld" and key not in kept_back}
    for key, cell in newest.items():
        if cell.status != "shown" or reader.structure.is_exempt(key, policy):
            continue
        if reader.structure.least(key, policy) <= cell.value <= policy.few:
            found.append(Weak(key, TOO_FEW))
        if key in kept_back:
            found.append(Weak(key, HIDDEN_BEFORE))
        if split[key] in withheld:
            found.append(Weak(key, SPLIT_IN_PART))
        if slot(key) in few:
            found.append(Weak(key, PART_OF_FEW))
    shown = {key: cell.value for key, cell in newest.items() if cell.status == "shown" and cell.value is not None}
    found += [Weak(one.rest, TOO_FEW) for one in differences(policy, shown) if policy.is_few(one.left(shown))]
    return found


def _told_before(reader: Reader, newest: Cells, found: Found) -> list[Weak]:
    """Numbers kept back now that an earlier release or a paper has shown."""
    shown = {key for cells in reader.earlier for key, cell in cells.items() if cell.status == "shown"}
    kept_back = [key for key, cell in newest.items() if cell.status in KEPT_BACK]
    quoted = [key for key in kept_back if key not in shown and not np.isnan(found.system.value[found.system.newest[key]])]
    return [
        *(Weak(key, "an earlier release shows a figure for it") for key in kept_back if key in shown),
        *(Weak(key, "a paper quotes it") for key in quoted),
    ]
