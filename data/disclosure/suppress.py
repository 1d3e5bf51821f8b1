"""Hides what is too few to show, then what would give it away. A first, simple rule, with no audit behind it."""

from collections import defaultdict
from collections.abc import Sequence

from data.disclosure.cells import Cell, Counted, Key
from data.disclosure.policy import Policy
from data.disclosure.structure import Structure, Sum

NOT_AUDITED = {
    "audited": False,
    "reason": (
        "Small numbers are hidden, and the next smallest of each sum with them. "
        "No audit has shown that what is hidden cannot be worked out."
    ),
}


def protect(cells: Sequence[Counted], structure: Structure, policy: Policy) -> list[Cell]:
    """The cells as they may be released, in the order given."""
    values = {c.key: c.value for c in cells if c.status == "shown" and c.value is not None}
    hidden = _few(cells, values, structure, policy)
    _hide_beside(hidden, values, structure)
    return [
        Cell(c.key, None, "hidden") if c.key in hidden else Cell(c.key, c.value if c.status == "shown" else None, c.status)
        for c in cells
    ]


def _few(cells: Sequence[Counted], values: dict[Key, int], structure: Structure, policy: Policy) -> set[Key]:
    """What the policy hides for its own sake: few, resting on few children, or giving a small difference."""
    counted = [c for c in cells if c.key in values and c.key.measure not in structure.cleared]
    hidden = {c.key for c in counted if policy.hides(values[c.key], c.children, of_a_ward=structure.is_ward(c.key))}
    for whole, part in policy.differences:
        for key, value in values.items():
            beside = key._replace(measure=part)
            if key.measure == whole and beside in values and policy.is_few(value - values[beside]):
                hidden.add(beside)
    return hidden


def _hide_beside(hidden: set[Key], values: dict[Key, int], structure: Structure) -> None:
    """In each sum with one hidden cell hide one more, until no sum has just one."""
    sums_of = defaultdict(list)
    for one in structure.sums:
        for key in one.keys:
            sums_of[key].append(one)
    waiting = list(structure.sums)
    while waiting:
        one = waiting.pop(0)
        if sum(key in hidden for key in one.keys) == 1 and (shown := _shown(one, hidden)):
            beside = min(shown, key=lambda key: (structure.is_district_total(key), values[key] == 0, values[key], key))
            hidden.add(beside)
            waiting.extend(sums_of[beside])


def _shown(one: Sum, hidden: set[Key]) -> list[Key]:
    return [key for key in one.keys if key not in hidden]
