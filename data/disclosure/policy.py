"""The policy: which numbers are hidden, how wide a hidden number must stay, and who decides. Change it here and nowhere else."""

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

<<<<<<< HEAD
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
        "'1 to 5' itself leaves five values open. No reader may be left with fewer, for any hidden number, by any reckoning.",
        STATISTICIAN,
    )
    differences: tuple[tuple[str, str], ...] = decided(
        (
            ("interviews_due", "interviews_offered"),
            ("interviews_offered", "interviews_accepted"),
            ("interviews_accepted", "interviews_within_72h"),
        ),
        "Interviews not offered, refused or late are counts of children that a reader gets by taking one number from another. "
        "When such a difference is 1 to 5, the smaller number is hidden.",
        COMMITTEE,
    )
    cleared: tuple[str, ...] = decided(
        ("investigations", "suspects", "indictments"),
        "The police clear these figures before they are given. They count no children and follow that clearance.",
        POLICE,
    )
=======
    fewest, most: a count from fewest to most is hidden, and so is any count whose children are so few. It is the rule
        of the Department for Education for statistics on the same children. A true zero says nothing of any one child.
    hides_ward_zeros: in a ward even a zero is hidden, since a ward is small enough for neighbours to know its children.
    differences: pairs of measures, the whole and its part, whose difference readers are meant to take. A difference
        from fewest to most is as good as a count, so the part is hidden.
    values_left_possible: how many values must stay possible for a hidden count. It is what "1 to 5" itself says.
    """

    fewest: int = 1
    most: int = 5
    hides_ward_zeros: bool = True
    differences: tuple[tuple[str, str], ...] = (
        ("interviews_due", "interviews_offered"),
        ("interviews_offered", "interviews_accepted"),
        ("interviews_accepted", "interviews_within_72h"),
    )
    values_left_possible: int = 5
>>>>>>> main

    @property
    def width(self) -> int:
        """The least distance between the smallest and the largest value that a hidden number can have."""
        return self.possible_values - 1

    def as_manifest(self) -> dict[str, dict[str, Any]]:
        """For the release's manifest: each setting with its value, its reason and who decides it."""
        return {setting.name: {"value": _plain(getattr(self, setting.name)), **setting.metadata} for setting in fields(self)}

<<<<<<< HEAD
    @classmethod
    def from_manifest(cls, manifest: dict[str, dict[str, Any]]) -> "Policy":
        """The policy a release was made with; settings its manifest does not tell are today's."""
        return cls(**{s.name: _frozen(manifest[s.name]["value"]) for s in fields(cls) if s.name in manifest})
=======
    def in_words(self) -> str:
        """The policy as readers are told it."""
        zeros = f" In wards, 0 to {self.most} is hidden." if self.hides_ward_zeros else ""
        return (
            f"Numbers from {self.fewest} to {self.most} are hidden, and any number that rests on so few children.{zeros} "
            "Other numbers are hidden where they would give one of these away. "
            "Figures that the police have cleared are shown as they are."
        )

    def as_row(self) -> dict[str, object]:
        """The policy as a release's manifest keeps it."""
        return asdict(self) | {"in_words": self.in_words()}
>>>>>>> main


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
