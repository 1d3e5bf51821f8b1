"""The policy: which numbers are hidden, and why. Small enough for a statistician to read whole."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Policy:
    """The numbers that decide what is hidden. Each is decided by the partnership's data protection lead.

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

    def is_few(self, number: int | None) -> bool:
        """Whether a number is too few to show."""
        return number is not None and self.fewest <= number <= self.most

    def hides(self, value: int, children: int | None, *, of_a_ward: bool) -> bool:
        """Whether a count must be hidden for what it is."""
        nothing_in_a_ward = of_a_ward and self.hides_ward_zeros and value == 0
        return self.is_few(value) or self.is_few(children) or nothing_in_a_ward

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


POLICY = Policy()
