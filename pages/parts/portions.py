"""Parts of a whole: a share is made of figures that are shown, and of nothing that would give a hidden one away."""

from typing import Protocol

from data.release import Answer
from data.statistics.rates import Estimate, proportion
from pages.parts import words

NO_SHARE = "No percentage"


class Figure(Protocol):
    """What every row of a release has: a value where the status is "shown"."""

    @property
    def value(self) -> int | None: ...

    @property
    def status(self) -> str: ...


def share(found: Answer, part: Figure, whole: Figure) -> Estimate | None:
    """The part as a share of the whole, in per cent, with its 95% Wilson interval; None when there can be none.

    There is none when either figure is not shown, when the whole is 0, and when what is left of the whole is so few that
    the release's policy would hide it: the share would say how few.
    """
    if part.value is None or not whole.value or not 0 <= part.value <= whole.value:
        return None
    if 1 <= whole.value - part.value <= found.release.few:
        return None
    return proportion(part.value, whole.value)


def share_in_words(estimate: Estimate | None, part: Figure) -> str:
    """52%; in words where there is none."""
    return words.percent(estimate.value) if estimate else _why_none(part)


def range_in_words(estimate: Estimate | None, part: Figure) -> str:
    """46% to 57%; in words where there is none."""
    return f"{words.percent(estimate.lower)} to {words.percent(estimate.upper)}" if estimate else _why_none(part)


def _why_none(part: Figure) -> str:
    return NO_SHARE if part.status == "shown" else words.figure(part.value, part.status)
