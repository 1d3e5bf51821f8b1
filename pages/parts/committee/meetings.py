"""The last meeting, or an earlier release: which release the current one is compared with, and what differs."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from data.release import Answer, Release, about, ask, ask_of, earlier
from pages.parts import choices, words
from pages.parts.committee import changes
from pages.parts.committee.changes import Change, Spans
from pages.parts.drawn import remembered
from queries.measures import MEASURES
from queries.pages.questions import ReleasedFigures

EVERY, ALL = ReleasedFigures(measures=tuple(MEASURES)), "all"
NO_REASON = "No reason was recorded."
# A figure that is shown for the first time needs no reason; one that comes back is told as restated.
REASONS = {
    changes.RESTATED: "restatement",
    **dict.fromkeys(changes.NEWLY_KEPT_BACK.values(), "small-number"),
    changes.NOW_SHOWN: "restatement",
    changes.NOW_GIVEN: "coverage",
    changes.NO_LONGER: "coverage",
}


def choose() -> Answer:
    """The reader's choice among the releases kept, the one before to begin with; gives what differs since.

    Where only one release is kept there is nothing to choose: the answer has no rows, and none before it.
    """
    kept = {release.release_id: release for release in earlier()}
    if not kept:
        return Answer(EVERY, about(), ())
    chosen = choices.many("Compare with the release as at", _names(list(kept.values())), key="since")
    return since(chosen)


def since(release_id: str) -> Answer:
    """What differs between a release that is kept and the current one: one Change for each figure."""
    before, newest = ask_of(release_id, EVERY).release, about()
    between = takewhile(lambda release: release.release_id != release_id, earlier())
    steps = (newest.release_id, *(release.release_id for release in between), release_id)
    return Answer(EVERY, newest, tuple(_changes(steps[::-1])), before=before)


def choose_measure(found: Answer) -> Answer:
    """All that differs, or what differs of one measure."""
    titles = {change.figure.measure: change.figure.title for change in found.rows}
    if len(titles) < 2:
        return found
    measure = choices.many("Show the figures of", {ALL: "All measures", **titles}, key="measure")
    if measure == ALL:
        return found
    rows = tuple(change for change in found.rows if change.figure.measure == measure)
    return Answer(ReleasedFigures(measures=(measure,)), found.release, rows, before=found.before)


def spans(found: Answer) -> Sequence[Spans]:
    """Which periods are new since the earlier release, and which have dropped out."""
    return _periods(ask_of(found.before.release_id, EVERY), ask(EVERY)) if found.before else ()


def name(release: Release, others: Sequence[Release] = ()) -> str:
    """A release by its day, and by its name where another speaks of the same day."""
    days = Counter(other.as_at for other in others)
    said = words.day(release.as_at)
    return f"{said} (release {release.release_id})" if days[release.as_at] > 1 else said


def _names(kept: Sequence[Release]) -> dict[str, str]:
    return {release.release_id: name(release, [*kept, about()]) for release in kept}


def _source(brought: Release, extract: str) -> str:
    """The extracts that a figure was counted from."""
    named = [words.EXTRACTS.get(one["name"], one["name"]) for one in brought.extracts if one["name"] in extract.split(" and ")]
    return " and ".join(named) or "No extract"


# Kept like what is drawn of them: to compare whole releases takes a while.
@remembered
def _changes(steps: tuple[str, ...]) -> list[Change]:
    """What differs between the first and the last of some releases, by their ids; the others tell which brought it."""
    answers = [ask_of(step, EVERY) for step in steps]
    found = changes.changes([answer.rows for answer in answers])
    brought = [answers[change.step].release for change in found]
    return [
        change._replace(
            source=_source(release, change.figure.extract),
            as_at=words.day(release.as_at),
            reason=release.reasons.get(REASONS[change.kind], NO_REASON),
        )
        for change, release in zip(found, brought, strict=True)
    ]


@remembered
def _periods(first: Answer, last: Answer) -> list[Spans]:
    return changes.periods(first.rows, last.rows)
