"""The ledger: what was recommended, resolved or promised in public, and how it stands on a day that readers choose."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from textwrap import shorten

import plotly.graph_objects as go

from data.months import month_end
from data.release import Answer
from pages.parts import frame, promised, texts, words
from pages.parts.drawings.timeline import Moment, timeline
from pages.parts.overview.cards import CARDS
from pages.parts.tables import Table
from pages.parts.texts import text
from queries.pages.questions import ANY

KINDS = {"recommendation": "Recommendations", "resolution": "Resolutions", "commitment": "Promises"}
SINGLE = {"recommendation": "recommendation", "resolution": "resolution", "commitment": "promise"}
MONTHS_AHEAD = 12
LABEL = 70
NO_DAYS = "No entry here has a due date, so there is no line of days to draw and none can be overdue."
TIMES = {2: "twice", 3: "three times"}
TO_BE_ASKED = {*promised.OVERDUE, *promised.NEVER_SCHEDULED}
IN_A_SENTENCE = {
    promised.BOTH: ("is overdue and was never scheduled", "are overdue and were never scheduled"),
    promised.IS_OVERDUE: ("is overdue", "are overdue"),
    promised.IS_NEVER_SCHEDULED: ("was never scheduled", "were never scheduled"),
    "open": ("is open", "are open"),
    "done": ("is done", "are done"),
}
SAID = "What papers say of it"
TO_BE_ASKED_HEADINGS = ("What", "How it stands", "Days overdue", "Due", "Owner", "Made by", SAID)
HEADINGS = ("Entry", *TO_BE_ASKED_HEADINGS[:-1], "Made", "Linked measure", "Paper", SAID)
# Where a measure is shown; any other is explained where all are.
PAGES = {card.measure: card.page for card in CARDS} | {
    "flags_opened": "flag_flow",
    "flags_closed": "flag_flow",
    "support_cases": "support_services",
}
MEANING = "what_numbers_mean"


def days(found: Answer) -> dict[date, str]:
    """The days that may be chosen: the answer's own, the release's where that is earlier, then month ends.

    They go on until a year after the last due date.
    """
    first = found.question.on
    due = [row.due_on for row in found.rows if row.due_on]
    last = max([first, *due]) + timedelta(days=MONTHS_AHEAD * 31)
    ends = [first]
    while ends[-1] < last:
        ends.append(month_end(ends[-1] + timedelta(days=1)))
    earlier = [found.release.as_at] if found.release.as_at < first else []
    return {day: words.day(day) for day in (first, *earlier, *ends[1:])}


def kinds(found: Answer) -> dict[str, str]:
    there = {row.kind for row in found.rows}
    return {ANY: "Every kind"} | {kind: name for kind, name in KINDS.items() if kind in there}


def makers(found: Answer) -> dict[str, str]:
    return {ANY: "Anyone"} | {name: name for name in sorted({row.made_by for row in found.rows})}


def standings(found: Answer) -> dict[str, str]:
    there = {row.standing for row in found.rows}
    if promised.BOTH in there:
        there |= {promised.IS_OVERDUE, promised.IS_NEVER_SCHEDULED}
    return {ANY: "Any"} | {name: said for name, said in promised.STANDINGS.items() if name in there}


def sentence(found: Answer) -> str:
    """How many are overdue, never scheduled, open and done; of how many no paper says; and what was promised more than once."""
    if not found.rows:
        return "No entry of the ledger fits all these choices."
    counts = _counts(found)
    if len(found.rows) == 1:
        return _of_one(found)
    silent = counts.get("not stated", 0)
    listed = words.listed(_each(counts))
    parts = [
        f"On {words.day(found.question.on)}, of {len(found.rows)} {_noun(found)}, {listed or 'none is known to be done'}.",
        f"For {silent} no paper says what came of {'it' if silent == 1 else 'them'}." if silent else "",
        *(f"Promised {TIMES.get(len(rows), 'many times')} and never scheduled: “{_bare(rows)}”." for rows in _again(found)),
    ]
    return " ".join(part for part in parts if part)


def _each(counts: Mapping[str, int]) -> list[str]:
    """ "5 are overdue (3 of them never scheduled)", "2 more were never scheduled", "2 are done": each entry once."""
    both, late, never, still_open, done = (counts.get(name, 0) for name in IN_A_SENTENCE)
    overdue = _count(promised.BOTH, both) or _count(promised.IS_OVERDUE, late)
    if both and late:
        overdue = f"{both + late} are overdue ({both} of them never scheduled)"
    more = _count(promised.IS_NEVER_SCHEDULED, never, "more " if both else "")
    return [*filter(None, (overdue, more, _count("open", still_open), _count("done", done)))]


def _count(standing: str, many: int, more: str = "") -> str:
    return f"{many} {more}{IN_A_SENTENCE[standing][many > 1]}" if many else ""


def _of_one(found: Answer) -> str:
    """The same of a single entry, by what it is."""
    (row,) = found.rows
    if row.standing == "not stated":
        return f"No paper says what came of the one {SINGLE[row.kind]} chosen."
    return f"On {words.day(found.question.on)} the one {SINGLE[row.kind]} chosen {IN_A_SENTENCE[row.standing][0]}."


def care(_found: Answer) -> str:
    return (
        "Overdue is counted on the day that is named; what became of an entry is what a paper last said. What was made after "
        "that day is left out; what was made on a day that no paper gives is kept. Never scheduled means that the work "
        "programme or agenda that a paper printed does not list it: it may have been added since. Where no paper says, this "
        "page does not guess."
    )


@text
def over_the_line(found: Answer) -> str:
    """The picture's title, where there is a picture."""
    return texts.title(title(found)) if dated(found) else ""


def line_of_days(found: Answer) -> None:
    """The picture, where any entry has a due date."""
    if dated(found):
        frame.picture(found, picture, sentence)


@text
def under_the_line(found: Answer) -> str:
    """Where the picture's days come from, or why there is none."""
    if dated(found):
        return texts.paragraphs("source", (source(found),))
    return texts.paragraphs("note", (NO_DAYS,))


def title(found: Answer) -> str:
    return f"What has a due date, and how late it is on {words.day(found.question.on)}"


def named_in_the_table(_found: Answer) -> str:
    return "Source: the public papers named in the table."


def source(found: Answer) -> str:
    return f"{named_in_the_table(found)} Release {found.release.release_id}."


def picture(found: Answer) -> go.Figure:
    """A row for each entry with a due date: a bar from that day to the chosen one where it is overdue, else the day alone."""
    on = found.question.on
    return timeline([_moment(row, on) for row in dated(found)], on)


def dated(found: Answer) -> list[tuple]:
    """The entries that have a due date, the earliest first."""
    return sorted((row for row in found.rows if row.due_on), key=lambda row: (row.due_on, row.commitment_id))


def in_short(row: tuple) -> str:
    """The first words of an entry, for a label."""
    return shorten(row.text, LABEL, placeholder=" …")


def to_be_asked(found: Answer) -> Table:
    """What is overdue or was never scheduled."""
    rows = [row for row in found.rows if row.standing in TO_BE_ASKED]
    caption = "Overdue or never scheduled" if rows else "Nothing here is overdue, or known never to have been scheduled"
    return _table(f"{caption}, {words.day(found.question.on)}", TO_BE_ASKED_HEADINGS, rows)


def table(found: Answer) -> Table:
    """Every entry: overdue first, then never scheduled."""
    return _table(f"{words.sentence_case(_noun(found))}, as they stand on {words.day(found.question.on)}", HEADINGS, found.rows)


def facts(found: Answer) -> list[tuple[str, str]]:
    stand = "; ".join(f"{many} {promised.STANDINGS[name].lower()}" for name, many in _counts(found).items())
    return [
        ("What is counted", f"{len(found.rows)} {'entry' if len(found.rows) == 1 else 'entries'} of public papers"),
        ("Kind of number", f"On a date: {words.day(found.question.on)}"),
        ("How they stand", stand or "No entry"),
        (words.HIDDEN, "No figure here: none counts children"),
    ]


def how(_found: Answer) -> list[tuple[str, str]]:
    return [
        ("What an entry is", "A recommendation, a resolution or a promise that a committee or a partner made in a public paper."),
        ("Overdue", "The due date is before the day chosen, and no paper says that it is done. It is worked out, never given."),
        (
            "Never scheduled",
            "The work programme or agenda that a paper printed does not list it; it may have been added since.",
        ),
        ("Not stated", "No paper says whether it is open or done."),
        ("Read only", "Entries come with the extract. Nothing can be entered or changed here."),
    ]


@text
def measures(found: Answer) -> str:
    """A link to the page of each measure that would show an entry's effect."""
    linked = {row.measure: row.measure_title for row in found.rows if row.measure}
    if not linked:
        return ""
    links = "; ".join(
        f"{texts.link(PAGES.get(name, MEANING), title)} "
        f"({words.safe(', '.join(row.commitment_id for row in found.rows if row.measure == name))})"
        for name, title in linked.items()
    )
    return f'<p class="note">Measures that would show an effect: {links}.</p>'


def _table(caption: str, headings: tuple[str, ...], rows: Sequence[tuple]) -> Table:
    told = tuple(tuple(_cells(row)[head] for head in headings) for row in rows)
    return Table(caption, headings, told, numbers=False)


def _cells(row: tuple) -> dict[str, str]:
    again = f" Promised before, as {row.same_as}." if row.same_as else ""
    return {
        "Entry": row.commitment_id,
        "What": f"{row.text}{again}",
        "How it stands": promised.STANDINGS[row.standing],
        "Days overdue": _late(row),
        "Due": promised.due(row),
        "Owner": row.owner or promised.NOT_STATED,
        "Made by": row.made_by,
        "Made": promised.made(row),
        "Linked measure": row.measure_title or "None",
        "Paper": row.document,
        SAID: row.evidence or promised.NOT_STATED,
    }


def _late(row: tuple) -> str:
    if row.days_overdue is not None:
        return words.number(row.days_overdue)
    return "Not overdue" if row.due_on or row.standing == "done" else "No day to count from"


def _moment(row: tuple, on: date) -> Moment:
    late = row.days_overdue is not None
    said = f"{promised.STANDINGS[row.standing]}{f', {row.days_overdue} days' if late else ''}"
    text = in_short(row)
    hover = f"<b>{words.safe(row.commitment_id)}</b>: {words.safe(text)}<br>Due {words.day(row.due_on)}. {words.safe(said)}"
    # A bar ends where the line of the chosen day stands.
    last = on - timedelta(days=1) if late else row.due_on
    return Moment(row.due_on, last, f"{said}, due {words.day(row.due_on)}: {text}", hover, row.standing in TO_BE_ASKED)


def _counts(found: Answer) -> dict[str, int]:
    """How many stand in each way, in the order of what is to be asked about first."""
    many = Counter(row.standing for row in found.rows)
    return {name: many[name] for name in promised.STANDINGS if many[name]}


def _again(found: Answer) -> list[list[tuple]]:
    """Entries that promise the same thing and were never scheduled, the first promise first."""
    never = [row for row in found.rows if row.standing in promised.NEVER_SCHEDULED]
    firsts = sorted({row.same_as for row in never if row.same_as})
    groups = [[row for row in never if first in (row.commitment_id, row.same_as)] for first in firsts]
    return [sorted(rows, key=lambda row: row.same_as is not None) for rows in groups if len(rows) > 1]


def _bare(rows: Sequence[tuple]) -> str:
    return rows[0].text.removesuffix(".")


def _noun(found: Answer) -> str:
    asked = found.question.kind
    return "recommendations, resolutions and promises" if asked == ANY else KINDS[asked].lower()
