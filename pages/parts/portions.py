"""Parts of a whole: a share is made of figures that are shown, and of nothing that would give a hidden one away."""

from collections.abc import Sequence
from typing import Protocol

from data.release import Answer
from data.statistics.rates import Estimate, proportion
from pages.parts import words

NO_SHARE = "No percentage"
# Scales end at a whole ten per cent.
STEP = 10

Part = tuple[tuple, Estimate | None]


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


def whole_and_parts(found: Answer) -> tuple[tuple, list[Part]]:
    """The whole, and its groups in the release's order, each with its share where there can be one."""
    (whole,) = (row for row in found.rows if row.category == "all")
    return whole, [(row, share(found, row, whole)) for row in found.rows if row.category != "all"]


def each_in_words(parts: Sequence[Part], by: str, were: str = "") -> str:
    """Every group with its share: "By gender: 52% female; 48% male.", "8% were aged 0 to 10; 42% were aged 11 to 14."

    by: the way of splitting, within a sentence; were: what leads to a group that is no word of its own.
    """
    said = [
        f"{words.percent(estimate.value)} {were}{row.category}" if estimate else f"{row.category}: {_why_none(row).lower()}"
        for row, estimate in parts
    ]
    lead = "" if were and all(estimate for _, estimate in parts) else f"By {by}: "
    return f"{lead}{'; '.join(said)}."


def end_of_scale(parts: Sequence[Part]) -> int:
    """Where a scale in per cent ends: at the first step that no range goes beyond."""
    return STEP * -(-max((estimate.upper for _, estimate in parts if estimate), default=100) // STEP)


def listed(whole: tuple, parts: Sequence[Part]) -> tuple[tuple[str, ...], ...]:
    """Rows of a table: each group's figure, share and range, then the whole."""
    rows = (
        (
            words.sentence_case(row.category),
            words.figure(row.value, row.status),
            share_in_words(estimate, row),
            range_in_words(estimate, row),
        )
        for row, estimate in parts
    )
    return *rows, ("All of them", words.figure(whole.value, whole.status), "100%" if whole.value else "", "")


def _why_none(part: Figure) -> str:
    return NO_SHARE if part.status == "shown" else words.figure(part.value, part.status)
