"""How complete the records are: what the checks of the extracts found, in whole percentages that give no child away."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from data.release import Answer, ask_before
from pages.parts import texts, words
from pages.parts.drawings.bars import Bar, bars
from pages.parts.tables import Table
from pages.parts.texts import text

REFUSALS = (
    "An extract with a single fault is refused whole, and the figures you see stay as they are. Every fault is told to the "
    "officer by file, row and column, with what to do.",
    "Among what is refused: two open flags of one child, an end before its start, a ward nobody knows, a column nobody "
    "asked for, and anything that looks like a name, a date of birth, a full postcode or a number from another system.",
    "Nothing is dropped or mended on the way. A record that is late appears in the next release, and the page that compares "
    "releases says what changed.",
)


def title(_: Answer) -> str:
    return "Records in which something is not known"


def sentence(found: Answer) -> str:
    """The largest gap of those that can be shown, and how many checks found too few to show."""
    shown = [row for row in found.rows if row.status == "shown"]
    if not shown:
        return "No check of these records can be shown."
    largest = max(shown, key=lambda row: row.value)
    said = f"The largest gap found in the records is “{largest.title}”: {largest.value}%."
    hidden = sum(row.status == "hidden" for row in found.rows)
    return f"{said} {hidden} of {len(found.rows)} checks found too few to show." if hidden else said


def care(_: Answer) -> str:
    return (
        "Percentages are of records, not of children: a child may have several. What is not known is counted in the district’s "
        "figures, and said on the pages where it matters."
    )


def picture(found: Answer) -> go.Figure:
    rows = [Bar(row.title, _percent(row), words.safe(f"{row.title}: {_percent(row)}"), row.value) for row in found.rows]
    highest = max((row.value for row in found.rows if row.value is not None), default=0)
    return bars(rows, highest=max(10, highest * 1.1), suffix="%")


def table(found: Answer) -> Table:
    """A row for each check: what it found now, what it found in the release before, and what it means."""
    before = ask_before(found.question)
    last_time = {(row.extract, row.title): _percent(row) for row in before.rows} if before else {}
    when = f"Release as at {words.day(before.release.as_at)}" if before else "Release before"
    return Table(
        caption=f"{title(found)}, in per cent of records, as at {words.day(found.release.as_at)}",
        headings=("What is not known", "Share", when, "What that means"),
        rows=tuple(
            (row.title, _percent(row), last_time.get((row.extract, row.title), "No such check"), row.detail) for row in found.rows
        ),
        texts=("What that means",),
    )


def supplied(found: Answer) -> Table:
    """A row for each extract there can be: its file, and the first day it covers."""
    given = {extract["name"]: extract for extract in found.release.extracts}
    return Table(
        caption=f"Extracts of this release. Source: {found.release.supplied_by}",
        headings=("Extract", "File", "Covers from", "Checksum (sha256)"),
        rows=tuple((said, *_of(given.get(name))) for name, said in words.EXTRACTS.items()),
        numbers=False,
    )


def facts(found: Answer) -> Sequence[tuple[str, str]]:
    """What these numbers are."""
    hidden = sum(row.status == "hidden" for row in found.rows)
    return (
        ("What is counted", "Records, not children"),
        ("Kind of number", "Share of an extract, by its as-at date"),
        (words.HIDDEN, f"{hidden} of {len(found.rows)} figures here" if hidden else "No figure here"),
    )


def how(found: Answer) -> Sequence[tuple[str, str]]:
    """How they were worked out."""
    return (
        ("Definition", "The share of an extract’s records in which something is not known."),
        ("Numerator", "Records in which it is not known"),
        ("Denominator", "All records of the extract that the check bears on"),
        ("Rounding", "To whole per cent"),
        (
            "What is hidden",
            f"{words.HIDDEN}: where the records or the children on either side are 1 to {found.release.few}, or where the share "
            "would say more of a hidden figure than is known.",
        ),
    )


@text
def refusals() -> str:
    """What becomes of a record that is wrong."""
    return texts.points(REFUSALS)


def _percent(row: tuple) -> str:
    return f"{row.value}%" if row.status == "shown" else words.IN_WORDS[row.status]


def _of(extract: dict[str, str] | None) -> Sequence[str]:
    if extract is None:
        return ("Not supplied", "", "")
    covers = extract.get("covers_from")
    return extract["file"], words.day(date.fromisoformat(covers)) if covers else "All it holds", f"{extract['sha256'][:16]}…"
