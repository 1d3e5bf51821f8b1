"""The last meeting, or an earlier release: which release the current one is compared with, and what differs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from data.release import Answer, Release, about, ask, ask_of, earlier
from pages.parts import choices, words
from pages.parts.committee.changes import Change, Spans, changes, periods
from pages.parts.drawn import drawn
from queries.measures import MEASURES
from queries.pages.questions import ReleasedFigures

EVERY, ALL = ReleasedFigures(measures=tuple(MEASURES)), "all"
NO_REASON = "No reason was recorded."
RESTATEMENT = "restatement"


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
    before, newest = ask_of(release_id, EVERY), ask(EVERY)
    later = takewhile(lambda release: release.release_id != release_id, earlier())
    between = [ask_of(release.release_id, EVERY) for release in later]
    steps = (before, *reversed(between), newest)
    return Answer(EVERY, newest.release, tuple(_changes(steps)), before=before.release)


def choose_measure(found: Answer) -> Answer:
    """All that differs, or what differs of one measure."""
    titles = {change.measure: change.title for change in found.rows}
    if len(titles) < 2:
        return found
    measure = choices.many("Show the figures of", {ALL: "All measures", **titles}, key="measure")
    if measure == ALL:
        return found
    rows = tuple(change for change in found.rows if change.measure == measure)
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
    """The files that a figure was counted from, and the day that they speak of."""
    files = [one["file"] for one in brought.extracts if one["name"] in extract.split(" and ")]
    return f"{' and '.join(files) or 'No extract'}, as at {words.day(brought.as_at)}"


def _reason(brought: Release, measure: str) -> str:
    """Why figures of a measure were restated, as the release that did says."""
    said = [one["reason"] for one in brought.reasons if _is_about(one, measure)]
    return " ".join(dict.fromkeys(said)) or NO_REASON


def _is_about(told: Mapping[str, str], measure: str) -> bool:
    return told.get("measure") in (None, measure) and told.get("about", RESTATEMENT) == RESTATEMENT


# Kept like what is drawn of them: two whole releases take a while to compare.
@drawn
def _changes(steps: tuple[Answer, ...]) -> list[Change]:
    found = changes([step.rows for step in steps])
    brought = [steps[change.step].release for change in found]
    return [
        change._replace(source=_source(release, change.extract), reason=_reason(release, change.measure))
        for change, release in zip(found, brought, strict=True)
    ]


@drawn
def _periods(first: Answer, last: Answer) -> list[Spans]:
    return periods(first.rows, last.rows)
