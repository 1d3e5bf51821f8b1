"""The counts before anything is hidden: which of them the policy is about, and whether they hang together as declared."""

from collections.abc import Mapping, Sequence

from data.disclosure.cells import Counted, Key
from data.disclosure.policy import Policy
from data.disclosure.relations import Relation, relations
from data.disclosure.structure import Structure

NAMED = 10


class BrokenCounts(Exception):
    """The counts themselves break a relation that is always true: the counting or the extract is at fault."""


def counts(cells: Sequence[Counted], structure: Structure, policy: Policy) -> dict[Key, int]:
    """The numbers that the policy is about."""
    counted = (cell for cell in cells if cell.status == "shown" and cell.value is not None)
    return {cell.key: cell.value for cell in counted if not structure.is_exempt(cell.key, policy)}


def check(cells: Sequence[Counted], structure: Structure, policy: Policy) -> None:
    """Raise BrokenCounts unless every relation that an attacker may use is true of the counts."""
    if broken := broken_relations(cells, structure, policy):
        raise BrokenCounts(f"The counts do not hang together: {'; '.join(broken[:NAMED])}.")


def broken_relations(cells: Sequence[Counted], structure: Structure, policy: Policy) -> list[str]:
    """The relations that the counts break: their rule, and the measure and period of their first number."""
    values = counts(cells, structure, policy)
    blank = [cell.key for cell in cells if cell.key not in values and not structure.is_exempt(cell.key, policy)]
    none = [key for key, value in values.items() if value == 0]
    return sorted(
        {
            f"{relation.rule} ({first.measure}, {first.period_type} from {first.period})"
            for relation in relations(structure, list(values), blank, none)
            for _, first in relation.terms[:1]
            if all(key in values for _, key in relation.terms) and not _is_true(relation, values)
        }
    )


def _is_true(relation: Relation, values: Mapping[Key, int]) -> bool:
    total = sum(times * values[key] for times, key in relation.terms)
    return total == 0 if relation.equal else total <= 0
