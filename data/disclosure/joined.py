"""What is joined in what. A reader who has one period in two ways of joining can take one number from the other.

Moving a ward to another committee, or a value to another category, makes two releases differ by just what was moved.
No sum of one release tells that of the other, so no audit sees it: such releases are not made.
"""

from collections.abc import Mapping
from typing import NamedTuple

from data.disclosure.cells import Key
from data.disclosure.memory import COUNTED, Cells
from data.disclosure.policy import Policy
from data.disclosure.structure import Structure
from data.splits import ALL, breakdown_of, folds_of

Joined = Mapping[str, Mapping[str, str]]
AREAS, GONE = "areas", "gone"


class Table(NamedTuple):
    """All numbers of one measure, period, level and split."""

    measure: str
    period_type: str
    period: object
    level: str
    breakdown: str


class Parts(NamedTuple):
    """The areas and the categories of a table."""

    areas: set[str]
    categories: set[str]


def joined(structure: Structure) -> dict[str, dict[str, str]]:
    """The whole that each part is counted in: of areas, and of the values of each fold ("ce_flags age_group:three")."""
    found: dict[str, dict[str, str]] = {AREAS: {area.code: area.parent for area in structure.areas if area.parent}}
    for fold in structure.folds:
        found.setdefault(f"{fold.extract} {fold.fold}", {})[fold.value] = fold.category
    return found


def joined_otherwise(structure: Structure, policy: Policy, then: tuple[Cells, Joined], now: tuple[Cells, Joined]) -> set[str]:
    """The tables, by measure and split, that an earlier release tells of other parts than a newer one for the same period.

    A category may be added where no value of another goes there; of a release that does not say what it joined nobody
    knows, so there none may. Areas may not be added: the same district is told in others.
    """
    moved, may_add = _moved(then[1], now[1]), bool(then[1])
    before, after = (_tables(structure, policy, cells) for cells, _ in (then, now))
    return {
        f"{table.measure} by {'area' if table.breakdown == ALL else table.breakdown}"
        for table, parts in before.items()
        if table.level == GONE or (table in after and _differ(structure, table, parts, after[table], moved, may_add))
    }


def _moved(then: Joined, now: Joined) -> dict[str, set[str]]:
    """What parts that are elsewhere now were counted in, and are."""
    moved: dict[str, set[str]] = {}
    for name, wholes in then.items():
        for part, whole in wholes.items():
            if (other := now.get(name, {}).get(part, whole)) != whole:
                moved.setdefault(name, set()).update((whole, other))
    return moved


def _tables(structure: Structure, policy: Policy, cells: Cells) -> dict[Table, Parts]:
    found: dict[Table, Parts] = {}
    for key, cell in cells.items():
        if cell.status in COUNTED and not structure.is_exempt(key, policy):
            parts = found.setdefault(_table(structure, key), Parts(set(), set()))
            parts.areas.add(key.area_code)
            parts.categories.add(key.category)
    return found


def _table(structure: Structure, key: Key) -> Table:
    area = structure.area.get(key.area_code)
    return Table(*key[:3], area.level if area else GONE, key.breakdown)


def _differ(structure: Structure, table: Table, then: Parts, now: Parts, moved: Mapping[str, set[str]], may_add: bool) -> bool:
    return (
        then.areas != now.areas
        or not then.categories <= now.categories
        or (not may_add and then.categories != now.categories)
        or bool(then.areas & moved.get(AREAS, set()))
        or not moved.keys().isdisjoint(_folds_of(structure, table))
    )


def _folds_of(structure: Structure, table: Table) -> set[str]:
    """The folds that a table's categories come from, by the names that they have in what is joined."""
    measure = structure.measures[table.measure]
    splits = {split for one in measure.released for split in one.splits if breakdown_of(split) == table.breakdown}
    return {f"{measure.extract} {fold}" for split in splits for fold in folds_of(split)}
