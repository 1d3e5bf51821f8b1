"""The parts of the page about changes: each with a title, a sentence, and a table where there is something to list."""

from data.release import Answer, Release
from pages.parts import explained, frame, tables, texts, words
from pages.parts.frame import Rows, Sentence
from pages.parts.texts import Text, text

COUNTED = "Figures that differ between two releases"
COMPARED = (
    "Every figure of both releases is looked up by its measure, period, place and category. It is listed when one of the two "
    "shows it and the other says it otherwise. What both keep back is never compared."
)
PERIODS = "A period that only one of the two releases covers is told as new or dropped out, not as a change of its figures."
SIGNALS = "What moved is judged as on the pages of each measure: by its usual range, never by the difference of two figures."
REASONS = "The reason of a restatement is what the officer wrote when the release was published. It is never made up here."
REPORTED = (
    "Figures that papers reported come from a list chosen by hand. None is about one child or a handful. What differs is "
    "explained by the note on that list, or marked as unexplained."
)


@text
def part(found: Answer, title: str, sentence: Sentence, rows: Rows | None = None) -> str:
    """One part of the page."""
    listed = rows(found) if rows else None
    said = texts.paragraphs("said", (sentence(found),))
    return f"{texts.title(title)}{said}{tables.html(listed) if listed and listed.rows else ''}"


def folded(found: Answer, rows: Rows, summary: str) -> Text:
    """A long table, one click away; nothing where there is nothing to list."""
    return frame.table(found, rows, summary=summary, on_paper=False) if found.rows else texts.NOTHING


@text
def facts(found: Answer) -> str:
    """What is compared with what."""
    now = words.day(found.release.as_at)
    told = (
        ("What is counted", COUNTED),
        ("Kind of number", "A comparison"),
        ("As at", f"{now}, against {words.day(found.before.as_at)}" if found.before else now),
        (words.HIDDEN, "Kept back in both: never compared"),
    )
    return explained.strip("What is compared", told)


@text
def how(found: Answer) -> str:
    """How the two releases were compared, and what each was made from."""
    told = (
        ("Figure by figure", COMPARED),
        ("Periods", PERIODS),
        ("Movement", SIGNALS),
        ("Reasons", REASONS),
        ("Reported figures", REPORTED),
        *((f"Release {release.release_id}", _made_from(release)) for release in (found.before, found.release) if release),
    )
    return explained.fold(f'<dl class="how">{texts.pairs(told)}</dl>')


def _made_from(release: Release) -> str:
    files = "; ".join(f"{extract['file']} (sha256 {extract['sha256']})" for extract in release.extracts)
    return f"As at {words.day(release.as_at)}. Source: {release.supplied_by}. {files}"
