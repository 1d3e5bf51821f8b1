"""Parts of a whole: a share is made of figures that are shown, and of nothing that would give a hidden one away."""

from collections.abc import Sequence
from typing import Protocol

from data.release import Answer
from data.statistics.rates import Estimate, proportion
from pages.parts import words
from pages.parts.drawings.bars import Bar

NO_SHARE = "No percentage"
# A group of those whose own is not known: counted, and never called the largest.
UNOBTAINED = "not yet obtained"
NO_LARGEST = "no group shown is the largest"
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


def largest(parts: Sequence[Part]) -> list[Part]:
    """The groups that have the most of those shown and known: one, several that are alike, or none where none has any."""
    known = [(row, estimate) for row, estimate in parts if row.value and not is_unobtained(row)]
    most = max((row.value for row, _ in known), default=None)
    return [(row, estimate) for row, estimate in known if row.value == most]


def largest_in_words(parts: Sequence[Part], by: str) -> str:
    """ "By ethnic group, the largest group shown is “White”, 52%."; a tie is told as one. by: as each_in_words has it."""
    most = largest(parts)
    if not most:
        return f"By {by}, {NO_LARGEST}."
    group = "groups shown are" if len(most) > 1 else "group shown is"
    return f"By {by}, the largest {group} {_named(most)}."


def largest_in_short(parts: Sequence[Part]) -> tuple[str, ...]:
    """The same for a title, the longest way of saying it first: "largest shown is “White”, 52%"."""
    most = largest(parts)
    if not most:
        return (NO_LARGEST,)
    if len(most) == 1:
        return (f"largest shown is {_named(most)}",)
    return f"largest shown are {_named(most)}", f"{len(most)} groups are the largest shown"


def number(row: Figure, things: str) -> str:
    """160 children; in words where it is not shown. things: what is counted."""
    return f"{words.number(row.value)} {things}" if row.status == "shown" else words.figure(row.value, row.status)


def bar(part: Part, whole: Figure, things: str) -> Bar:
    """A group's bar in per cent of the whole, with its range; a mark and words where it has no share."""
    row, estimate = part
    heading, counted, is_quiet = (
        f"<b>{words.safe(words.sentence_case(row.category))}</b>",
        number(row, things),
        is_unobtained(row),
    )
    if estimate is None:
        return Bar(row.category, counted, f"{heading}<br>{counted}", None, is_quiet=is_quiet)
    percent, ends = words.percent(estimate.value), (round(x) for x in (estimate.value, estimate.lower, estimate.upper))
    hover = f"{heading}<br>{counted}, {percent} of {words.number(whole.value)}<br>95% range {range_in_words(estimate, row)}"
    return Bar(row.category, f"{counted}, {percent}", hover, *ends, is_quiet=is_quiet)


def is_unobtained(row: tuple) -> bool:
    return row.category.lower() == UNOBTAINED


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


def _named(most: Sequence[Part]) -> str:
    """“White” and “Asian”, 40% each"""
    row, estimate = most[0]
    names = words.listed([f"“{words.sentence_case(row.category)}”" for row, _ in most])
    return f"{names}, {share_in_words(estimate, row).lower()}{' each' if len(most) > 1 else ''}"


def _why_none(part: Figure) -> str:
    return NO_SHARE if part.status == "shown" else words.figure(part.value, part.status)
