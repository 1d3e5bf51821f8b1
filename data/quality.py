"""How complete the records are, in whole percentages that give no child away."""

from collections.abc import Iterable
from typing import Protocol

from data.disclosure.policy import Policy

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


def quality_rows(findings: Iterable[Finding], policy: Policy) -> list[tuple]:
    """The rows of a release's quality table: extract, name, title, percent, status, detail."""
    return [(f.extract, f.name, title, *_percent(f, policy), detail) for f in findings for title, detail in [WORDS[f[:2]]]]


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
