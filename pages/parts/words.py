"""How figures are said: numbers, days, hidden figures, and sentences that never claim more than they know."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape

HIDDEN = "Too few to show"
IN_WORDS = {
    "hidden": HIDDEN,
    "withheld": "Not shown: it would give too much away",
    "not_supplied": "Not supplied",
    "not_applicable": "Does not apply",
}
# For where there is no room for more: on a map, or beside a scale.
SHORT = {"hidden": "too few", "withheld": "not shown", "not_supplied": "not given", "not_applicable": "\u2013"}
WHY_HIDDEN = "5 or fewer, or it would give another away"
NOT_NONE = "It does not mean none; in a ward, 0 is hidden too."
KINDS = {"stock": "on a date", "flow": "in a period", "cumulative": "over twelve months"}
BREAKDOWNS = {
    "all": "Total",
    "risk_level": "Risk level",
    "age_group": "Age group",
    "gender": "Gender",
    "ethnic_group": "Ethnic group",
    "exploitation_type": "Type of exploitation",
    "social_care_status": "Social care status",
    "lead_agency": "Lead agency",
    "nrm_status": "National Referral Mechanism",
    "end_reason": "Reason for closing",
    "looked_after_status": "Looked-after status",
    "duration": "How long they lasted",
    "service": "Service",
}
# Each extract as its contract calls it, in the order in which the pages use them.
EXTRACTS = {
    "ce_flags": "Exploitation flags",
    "missing_episodes": "Missing episodes and return interviews",
    "case_progress": "Progress of the police operation",
    "support_cases": "Records of support services",
    "ward_population": "Children in each ward",
    "commitments": "Recommendations, resolutions and commitments",
    "practice_events": "Changes of practice",
    "reported_figures": "Figures already in public papers",
    "comparators": "Figures of other areas",
}


def number(value: float) -> str:
    """A whole number as readers see it: 999, 1,234."""
    return f"{value:,}"


def figure(value: int | None, status: str) -> str:
    """A released figure as readers see it, in words when there is no number."""
    return number(value) if status == "shown" else IN_WORDS[status]


def percent(share: float) -> str:
    """A share of a hundred in whole per cent: 52%, under 1%, over 99%."""
    whole = round(share)
    if whole == 0 and share > 0:
        return "under 1%"
    return "over 99%" if whole == 100 and share < 100 else f"{whole}%"


@lru_cache(maxsize=10_000)
def day(when: date) -> str:
    """31 August 2020"""
    return f"{when.day} {when:%B %Y}"


def month(when: date) -> str:
    """Aug 2020"""
    return f"{when:%b %Y}"


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def mid_sentence(text: str) -> str:
    """What stands alone, as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def listed(names: Sequence[str], joined_by: str = "and") -> str:
    """Names as a sentence lists them: "a, b and c"; nothing of none."""
    return f" {joined_by} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def safe(text: object) -> str:
    """The one way that text enters HTML. A quotation mark stands by its number: pictures know few of the names."""
    return escape(str(text), quote=True).replace("&quot;", "&#34;")
