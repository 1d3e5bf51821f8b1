"""What was restated since an earlier release, what is newly hidden or shown: in a sentence, counted, and figure by figure."""

from collections import Counter
from collections.abc import Sequence

from data.release import Answer
from pages.parts import words
from pages.parts.committee import changes, figures, moved, periods, reported
from pages.parts.committee.changes import Change
from pages.parts.tables import Table

MOST_LISTED = 30
COUNTED = (changes.RESTATED, changes.NOW_FEW, changes.NOW_SHOWN, changes.NOW_GIVEN, changes.NO_LONGER)
ALWAYS = COUNTED[:2]
HEADINGS = ("Measure", "Period", "Where", "Of these", "Then", "Now", "Difference", "What happened", "From", "Reason")
NOTHING_BEFORE = "There is no earlier release to compare with yet: this is the first that is kept."
COUNTED_AS = "One corrected record can change many figures: a total, its parts, each place and each period that it counts in."
PUBLIC = "A figure that is now too few to show is not printed here, neither the old one nor the new."


def answer(found: Answer) -> str:
    """How much was restated and hidden, which periods are new, and what stands out now."""
    if found.before is None:
        return NOTHING_BEFORE
    many = Counter(change.kind for change in found.rows)
    said = [_many(many[changes.RESTATED], "was restated", "were restated")]
    said += [f"{words.number(many[changes.NOW_FEW])} now too few to show"] if many[changes.NOW_FEW] else []
    return f"Since the release as at {words.day(found.before.as_at)}, {' and '.join(said)}. {periods.in_short(found)} {moved.in_short(found)}"


def by_measure(found: Answer) -> Table:
    """How many figures of each measure were restated, hidden or shown; the whole last."""
    shown = [kind for kind in COUNTED if kind in ALWAYS or any(change.kind == kind for change in found.rows)]
    counts = Counter((change.title, change.kind) for change in found.rows)
    titles = dict.fromkeys(change.title for change in found.rows)
    rows = [(title, *(words.number(counts[title, kind]) for kind in shown)) for title in titles]
    whole = Counter(change.kind for change in found.rows)
    return Table(
        caption=f"Figures that are said otherwise than {_then(found)}",
        headings=("Measure", *shown),
        rows=(*rows, ("All measures", *(words.number(whole[kind]) for kind in shown))),
    )


def counted(found: Answer) -> str:
    """What is counted beside it: a figure may stand in a total and in its parts."""
    return COUNTED_AS if found.before else NOTHING_BEFORE


def sentence(found: Answer) -> str:
    """How many are listed and how many more there are; what is not printed."""
    if found.before is None:
        return NOTHING_BEFORE
    if not found.rows:
        return f"No figure is said otherwise than {_then(found)}."
    more = len(found.rows) - MOST_LISTED
    limit = f"The first {MOST_LISTED}, and {words.number(more)} more: choose one measure, or download the whole table."
    few = PUBLIC if any(change.kind == changes.NOW_FEW for change in found.rows) else ""
    return " ".join(part for part in (limit if more > 0 else "", few) if part)


def listed(found: Answer) -> Table:
    """Figure by figure, the district first; as many as a reader can take in."""
    return _table(found, found.rows[:MOST_LISTED])


def everything(found: Answer) -> Table:
    """All that was restated, hidden or shown, and every figure that papers reported, for the download."""
    every = _table(found, found.rows)
    return Table(every.caption, every.headings, (*every.rows, *reported.as_changes()), texts=every.texts)


def _table(found: Answer, rows: Sequence[Change]) -> Table:
    return Table(
        caption=f"Figure by figure: {_then(found)}, and now",
        headings=HEADINGS,
        rows=tuple(_cells(change) for change in rows),
        texts=(*HEADINGS[1:4], *HEADINGS[7:]),
    )


def _cells(change: Change) -> tuple[str, ...]:
    then, now = words.figure(change.then, change.was), words.figure(change.now, change.status)
    if change.kind == changes.NOW_FEW:
        then = "Shown then"
    return (
        change.title,
        change.label,
        figures.where(change),
        figures.split(change.breakdown, change.category),
        then,
        now,
        figures.difference(change.then, change.now),
        change.kind,
        change.source,
        change.reason,
    )


def _many(number: int, one: str, more: str) -> str:
    if not number:
        return f"no figure {one}"
    return f"{words.number(number)} {f'figure {one}' if number == 1 else f'figures {more}'}"


def _then(found: Answer) -> str:
    return f"in the release as at {words.day(found.before.as_at)}" if found.before else "then"
