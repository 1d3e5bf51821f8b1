"""The policy: which numbers are hidden, how wide a hidden number must stay, and who decides. Change it here and nowhere else.

What the pages say of it in short stands in pages/parts/words.py and data/published/terms.csv; a test holds that to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

COMMITTEE = "The partnership's scrutiny committee, on the advice of its information governance officer"
STATISTICIAN = "The authority's statistician"
POLICE = "The police force that gives the return"


def decided(value: Any, reason: str, by: str) -> Any:
    """One setting, with its reason and who decides it."""
    return field(default=value, metadata={"reason": reason, "decided_by": by})


@dataclass(frozen=True)
class Policy:
    """Every setting of the disclosure control. The release's manifest says which were used."""

    few: int = decided(
        5,
        "Counts of 1 to 5 are hidden: the Department for Education's rule for the same children. "
        "A count of anything else is hidden too when the children behind it number 1 to 5.",
        COMMITTEE,
    )
    levels_showing_zeros: tuple[str, ...] = decided(
        ("district", "committee", "other"),
        "A true zero of the district, a committee or elsewhere names nobody and is worth knowing. "
        "In a ward, 0 to 5 is hidden: a zero there would tell that each of its neighbours is not one.",
        COMMITTEE,
    )
    possible_values: int = decided(
        5,
        "'1 to 5' itself leaves five values open. No reader may be left with fewer, for any hidden number, by any sum or limit.",
        STATISTICIAN,
    )
    differences: tuple[tuple[str, ...], ...] = decided(
        (
            ("interviews_due", "interviews_offered"),
            ("interviews_offered", "interviews_accepted"),
            ("interviews_accepted", "interviews_within_72h"),
            ("interviews_due", "interviews_offered", "interviews_offer_not_recorded"),
        ),
        "Interviews not offered, refused or late are counts of children that a reader gets by taking one number from another; "
        "so are those recorded as not offered. When such a difference is 1 to 5, the last of its numbers is hidden, and so is "
        "the next in the chain where it lies so near that it would tell which it is.",
        COMMITTEE,
    )
    cleared: tuple[str, ...] = decided(
        ("investigations", "suspects", "indictments"),
        "The police clear these figures before they are given. They count no children and follow that clearance.",
        POLICE,
    )

    def is_few(self, number: int | None) -> bool:
        """Whether a number is too few to show, where true zeros are shown."""
        return number is not None and 1 <= number <= self.few

    def in_words(self) -> str:
        """The policy as readers are told it."""
        zeros = "" if "ward" in self.levels_showing_zeros else f" In wards, 0 to {self.few} is hidden."
        return (
            f"Numbers from 1 to {self.few} are hidden, and any number that rests on so few children.{zeros} "
            "Where a total of children of the whole district is hidden, none of its parts is shown. "
            "Other numbers are hidden where they would give one of these away: "
            f"at least {self.possible_values} values stay possible for every hidden number. "
            "Figures that the police have cleared are shown as they are."
        )

    @property
    def width(self) -> int:
        """The least distance between the smallest and the largest value that a hidden number can have."""
        return self.possible_values - 1

    def as_manifest(self) -> dict[str, Any]:
        """For the release's manifest: the policy in words, and each setting with its value, its reason and who decides it."""
        settings = {one.name: {"value": _plain(getattr(self, one.name)), **one.metadata} for one in fields(self)}
        return {"in_words": self.in_words(), **settings}

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> "Policy":
        """The policy that a release was made with; settings that its manifest does not tell are today's."""
        return cls(**{one.name: _frozen(manifest[one.name]["value"]) for one in fields(cls) if one.name in manifest})


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


POLICY = Policy()
