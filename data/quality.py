"""How complete the records are, in whole percentages that give no child away.

Some of what is looked for is counted in released cells too: month by month, or as a part of what a cell counts. A share of
the records would then be one more sum over hidden cells, that no audit knows of. Such a share is worked out from the cells
that are shown, or told only where the cells say as much already. Records of flags are counted at the ends of months, not once
each, but a reader may take it that each child has one: their shares are told only where nothing that they bear on is hidden.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from data.disclosure.cells import Cell, Key
from data.disclosure.memory import COUNTED
from data.disclosure.policy import Policy
from data.disclosure.structure import Structure
from data.splits import ALL

WORDS = {
    ("ce_flags", "ward_not_known"): (
        "Flags with no ward",
        "Records of a flag in which the child's ward is not known. These children are in no ward or area committee.",
    ),
    ("ce_flags", "ethnicity_not_obtained"): (
        "Flags with no ethnicity",
        "Records of a flag in which the child's ethnicity has not yet been obtained.",
    ),
    ("ce_flags", "exploitation_type_not_obtained"): (
        "Flags with no kind of exploitation",
        "Records of a flag in which the kind of exploitation has not yet been obtained.",
    ),
    ("missing_episodes", "ward_not_known"): (
        "Missing episodes with no ward",
        "Missing episodes in which the child's ward is not known. They are in no ward or area committee.",
    ),
    ("missing_episodes", "ethnicity_not_obtained"): (
        "Missing episodes with no ethnicity",
        "Missing episodes in which the child's ethnicity has not yet been obtained.",
    ),
    ("missing_episodes", "interview_offer_not_recorded"): (
        "Return interviews with no record of an offer",
        "Missing episodes that ended, in which no one recorded whether a return interview was offered.",
    ),
    ("missing_episodes", "not_ended"): (
        "Missing episodes that have not ended",
        "Missing episodes with no end by the as-at date: the child is still missing, or the end was not recorded.",
    ),
}


class Finding(Protocol):
    """What one check found: how many records of how many, and the children behind those found and the rest."""

    extract: str
    name: str
    records_found: int
    records: int
    children_found: int
    children_in_the_rest: int


class Counterpart(NamedTuple):
    """The cells that count what a check looks for, and those of the whole it is a share of; both of all their periods.

    category: None for every category of the breakdown.
    """

    measure: str
    level: str
    breakdown: str
    category: str | None
    whole: str
    every: str


COUNTED_IN_CELLS = {
    ("missing_episodes", "ethnicity_not_obtained"): Counterpart(
        "missing_episodes", "district", "ethnic_group", "Not yet obtained", "missing_episodes", "quarter"
    ),
    ("missing_episodes", "interview_offer_not_recorded"): Counterpart(
        "interviews_offer_not_recorded", "district", ALL, ALL, "interviews_due", "month"
    ),
}
PART_OF_CELLS = {
    ("missing_episodes", "ward_not_known"): Counterpart("missing_episodes", "other", ALL, ALL, "missing_episodes", "month"),
    ("missing_episodes", "not_ended"): Counterpart(
        "missing_episodes", "district", "duration", "3 days or more, or not yet returned", "missing_episodes", "quarter"
    ),
}
# What a check looks for, or all that it does not, is among these from the first period to the last.
TIED_TO_CELLS = {
    ("ce_flags", "ward_not_known"): (
        Counterpart("flags_open", "other", ALL, ALL, "flags_open", "month"),
        Counterpart("flags_opened", "other", ALL, ALL, "flags_opened", "quarter"),
    ),
    ("ce_flags", "ethnicity_not_obtained"): (
        Counterpart("flags_open", "district", "ethnic_group", "Not yet obtained", "flags_open", "month"),
    ),
    ("ce_flags", "exploitation_type_not_obtained"): (
        Counterpart("flags_open", "district", "exploitation_type", None, "flags_open", "month"),
    ),
    # Episodes less those that have not ended are the interviews due.
    ("missing_episodes", "not_ended"): (Counterpart("interviews_due", "district", ALL, ALL, "missing_episodes", "month"),),
}
ONLY_SHOWN = "Of the periods whose figures are shown."


def quality_rows(findings: Iterable[Finding], policy: Policy, cells: Mapping[Key, Cell], structure: Structure) -> list[tuple]:
    """The rows of a release's quality table: extract, name, title, percent, status, detail. cells: as they are released."""
    rows = []
    for finding in findings:
        check = finding[:2]
        title, detail = WORDS[check]
        percent, status = _percent(finding, policy)
        if counted := _pairs(COUNTED_IN_CELLS.get(check), cells, structure):
            percent, status, detail = _of_shown(counted, detail)
        elif percent is not None:
            held = _pairs(PART_OF_CELLS.get(check), cells, structure)
            tied = TIED_TO_CELLS.get(check, ())
            beside = [[part for part, _ in held], *([part] for one in tied for part in _parts(one, cells, structure))]
            says_more = not (_say_as_much(held, percent, structure, policy) and _are_all_shown(tied, cells, structure))
            if says_more or _leaves_few(finding, beside, policy):
                percent, status = None, "hidden"
        rows.append((*check, title, percent, status, detail))
    return rows


def _parts(told: Counterpart, cells: Mapping[Key, Cell], structure: Structure) -> list[Cell]:
    """The cell that counts a part, of each period (and of each category, when every one is meant)."""
    return [
        cell
        for key, cell in cells.items()
        if (key.measure, key.period_type, key.breakdown) == (told.measure, told.every, told.breakdown)
        and told.category in (None, key.category)
        and structure.level(key) == told.level
        and cell.status in COUNTED
    ]


def _whole(part: Cell, told: Counterpart, structure: Structure) -> Key:
    district = next(area.code for area in structure.areas if area.level == "district")
    return part.key._replace(measure=told.whole, area_code=district, breakdown=ALL, category=ALL)


def _pairs(told: Counterpart | None, cells: Mapping[Key, Cell], structure: Structure) -> list[tuple[Cell, Cell]]:
    """For each period the cell that counts a part, and that of the whole; nothing when there are none."""
    parts = _parts(told, cells, structure) if told else []
    return [(part, cells[of]) for part in parts if (of := _whole(part, told, structure)) in cells]


def _are_all_shown(tied: Iterable[Counterpart], cells: Mapping[Key, Cell], structure: Structure) -> bool:
    """Whether nothing is kept back of the cells that a share bears on, nor of their wholes where those are cells."""
    parts = [(part, cells.get(_whole(part, told, structure), part)) for told in tied for part in _parts(told, cells, structure)]
    return all(cell.status == "shown" for pair in parts for cell in pair)


def _of_shown(pairs: list[tuple[Cell, Cell]], detail: str) -> tuple[int | None, str, str]:
    """The share over the periods in which both numbers are shown."""
    shown = [(part.value, whole.value) for part, whole in pairs if part.status == whole.status == "shown"]
    found, records = (sum(values) for values in zip(*shown, strict=True)) if shown else (0, 0)
    if records == 0:
        return None, "hidden" if len(shown) < len(pairs) else "not_applicable", detail
    return round(100 * found / records), "shown", detail if len(shown) == len(pairs) else f"{detail} {ONLY_SHOWN}"


def _say_as_much(pairs: list[tuple[Cell, Cell]], percent: int, structure: Structure, policy: Policy) -> bool:
    """Whether the cells say already that what the check found, and so what they count, is not less than the share tells."""
    if any(whole.status != "shown" for _, whole in pairs):
        return False
    at_least = sum(part.value if part.status == "shown" else structure.least(part.key, policy) for part, _ in pairs)
    return not pairs or 100 * at_least >= (percent - 0.5) * sum(whole.value for _, whole in pairs)


def _leaves_few(finding: Finding, beside: Iterable[list[Cell]], policy: Policy) -> bool:
    """Whether cells count few besides what the check found, and a percentage of so few records would tell how many."""
    counts = (sum(cell.value or 0 for cell in cells) for cells in beside)
    is_told = finding.records < 100 * policy.possible_values
    return is_told and any(policy.is_few(count - finding.records_found) for count in counts)


def _percent(finding: Finding, policy: Policy) -> tuple[int | None, str]:
    """A share, hidden when either side of it is too few to show. It is of records: a child may have several."""
    if finding.records == 0:
        return None, "not_applicable"
    sides = (
        finding.records_found,
        finding.records - finding.records_found,
        finding.children_found,
        finding.children_in_the_rest,
    )
    if any(policy.is_few(side) for side in sides):
        return None, "hidden"
    return round(100 * finding.records_found / finding.records), "shown"
