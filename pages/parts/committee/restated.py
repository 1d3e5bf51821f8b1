"""What was restated since an earlier release, and what is newly hidden or shown: in a sentence, counted, figure by figure.

Then and now are told, never the difference: of a corrected figure it would be a count of very few children.
"""

from collections import Counter
from collections.abc import Sequence

from data.release import Answer
from pages.parts import sayings, words
from pages.parts.committee import changes, figures, moved, periods, reported
from pages.parts.committee.changes import Change
from pages.parts.tables import Table

MOST_LISTED = 20
KEPT_BACK = tuple(changes.NEWLY_KEPT_BACK.values())
COUNTED = (changes.RESTATED, *KEPT_BACK, changes.NOW_SHOWN, changes.NOW_GIVEN, changes.NO_LONGER)
ALWAYS = COUNTED[:2]
LISTED = ("Measure", "Where and when", "Then", "Now")
BY, DAY, WHY = "By which extract", "By the release as at", "Why"
# As they are said above a table, of all that it lists.
SAID_ONCE = {BY: "From the extract: {}.", DAY: "By the release as at {}.", WHY: "Why: {}."}
DOWNLOADED = ("Measure", "Period", "Where", "Of these", "Then", "Now", "What happened", "From", "Reason")
NOTHING_BEFORE = "There is no earlier release to compare with yet: this is the first that is kept."
COUNTED_AS = "One corrected record can change many figures: a total, its parts, each place and each period that it counts in."
NOT_PRINTED = "Of a figure that is now kept back, neither the old nor the new is printed here."
NONE_HIDDEN = "No figure that was shown is now kept back, and none that was is shown now."
SHOWN_THEN = "Shown then"


def answer(found: Answer, *, names_all: bool = False) -> str:
    """How much was restated and hidden, which periods are new, and what stands out now. names_all: as moved.in_short has it."""
    moving = moved.in_short(found, names_all=names_all)
    if found.before is None:
        return f"{NOTHING_BEFORE} {moving}"
    many = Counter(change.kind for change in found.rows)
    said = [_many(many[changes.RESTATED], "was restated", "were restated")]
    said += [
        f"{words.number(many[kind])} {'is' if many[kind] == 1 else 'are'} {words.mid_sentence(kind)}"
        for kind in KEPT_BACK
        if many[kind]
    ]
    since = f"Since the release as at {words.day(found.before.as_at)}, {words.listed(said)}."
    return f"{since} {periods.in_short(found)} {moving}"


def counted(found: Answer) -> str:
    """What is counted: a figure may stand in a total and in its parts."""
    if found.before is None:
        return NOTHING_BEFORE
    return COUNTED_AS if found.rows else f"No figure is said otherwise than {_then(found)}."


def by_measure(found: Answer) -> Table:
    """How many figures of each measure were restated, hidden or shown; the whole last."""
    met = {change.kind for change in found.rows}
    shown = [kind for kind in COUNTED if kind in ALWAYS or kind in met]
    counts = Counter((change.figure.title, change.kind) for change in found.rows)
    whole = Counter(change.kind for change in found.rows)
    titles = dict.fromkeys(change.figure.title for change in found.rows)
    rows = [(title, *(words.number(counts[title, kind]) for kind in shown)) for title in titles]
    return Table(
        caption=f"Figures that are said otherwise than {_then(found)}",
        headings=("Measure", *shown),
        rows=(*rows, ("All measures", *(words.number(whole[kind]) for kind in shown))) if rows else (),
    )


def limit(found: Answer) -> str:
    """How many restated figures are listed, how many more there are, and what is the same of all that are listed."""
    rows = _of(found, restated=True)
    if not rows:
        return "" if found.rows else counted(found)
    said = [SAID_ONCE[name].format(value.removesuffix(".")) for name, value in _of_all(rows[:MOST_LISTED]).items()]
    return " ".join(filter(None, (_limit(rows), *said)))


def listed(found: Answer) -> Table:
    """The restated figures, the district's totals first; as many as a reader can take in."""
    rows = _of(found, restated=True)[:MOST_LISTED]
    own = [name for name in SAID_ONCE if name not in _of_all(rows)]
    return Table(
        caption=f"Figure by figure: {_then(found)}, and now",
        headings=(*LISTED, *own),
        rows=tuple(
            (
                *(c.figure.title, f"{figures.of_whom(c.figure)}, {c.figure.label}", *_then_and_now(c)),
                *(_brought(c)[name] for name in own),
            )
            for c in rows
        ),
        texts=(LISTED[1], *own),
    )


def otherwise(found: Answer) -> str:
    """What is not printed of figures that are newly hidden, and how many of them are listed."""
    rows = _of(found, restated=False)
    why = NOT_PRINTED if any(change.kind in KEPT_BACK for change in rows) else ""
    return " ".join(part for part in (_limit(rows), why) if part) or ("" if rows else NONE_HIDDEN)


def hidden_or_shown(found: Answer) -> Table:
    """The figures that are newly hidden, shown, given, or given no longer."""
    rows = _of(found, restated=False)
    return Table(
        caption=f"Figures that were shown {_then(found)} or are shown now, and not in both",
        headings=("Measure", "Period", "Of whom", "What happened", "Now"),
        rows=tuple(
            (c.figure.title, c.figure.label, figures.of_whom(c.figure), c.kind, _then_and_now(c)[1]) for c in rows[:MOST_LISTED]
        ),
        numbers=False,
    )


def everything(found: Answer) -> Table:
    """All that was restated, hidden or shown, and every figure that papers reported, for the download."""
    rows = [
        (
            *(c.figure.title, c.figure.label, figures.where(c.figure), figures.split(c.figure.breakdown, c.figure.category)),
            *_then_and_now(c),
            *(c.kind, f"{c.source}, as at {c.as_at}", c.reason),
        )
        for c in found.rows
    ]
    return Table(f"What changed: {_then(found)}, and now", DOWNLOADED, (*rows, *reported.as_changes()))


def records(found: Answer) -> str:
    """What the release says of its records, and which of the figures are not of them."""
    return sayings.records_but(found, "what papers reported")


def _brought(change: Change) -> dict[str, str]:
    """By which extract and which release a figure changed, and why."""
    return {BY: change.source, DAY: change.as_at, WHY: change.reason}


def _of_all(rows: Sequence[Change]) -> dict[str, str]:
    """What is the same of every change listed, so that it is said once above them and not in each row."""
    told = {name: {_brought(change)[name] for change in rows} for name in SAID_ONCE}
    return {name: values.pop() for name, values in told.items() if len(values) == 1}


def _of(found: Answer, *, restated: bool) -> Sequence[Change]:
    """The district's totals first, then its parts, then the places in it."""
    rows = [change for change in found.rows if (change.kind == changes.RESTATED) is restated]
    return sorted(rows, key=lambda change: (change.figure.level != "district", change.figure.category != "all"))


def _then_and_now(change: Change) -> tuple[str, str]:
    then = SHOWN_THEN if change.kind in KEPT_BACK else words.figure(change.then, change.was)
    return then, words.figure(change.now, change.status)


def _limit(rows: Sequence[Change]) -> str:
    more, measures = len(rows) - MOST_LISTED, {change.figure.measure for change in rows}
    ways = "choose one measure, or download all" if len(measures) > 1 else "download all"
    return f"The first {MOST_LISTED}, and {words.number(more)} more: {ways}." if more > 0 else ""


def _many(number: int, one: str, more: str) -> str:
    if not number:
        return f"no figure {one}"
    return f"{words.number(number)} {f'figure {one}' if number == 1 else f'figures {more}'}"


def _then(found: Answer) -> str:
    return f"in the release as at {words.day(found.before.as_at)}" if found.before else "then"
