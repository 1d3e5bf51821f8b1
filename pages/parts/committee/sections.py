"""The parts of the page about changes: each with a title, a sentence, and a table where there is something to list."""

import streamlit as st

from data.release import Answer, Release
from pages.parts import frame, tables, words
from pages.parts.drawn import drawn
from pages.parts.explained import fold
from pages.parts.frame import Rows, Sentence

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


def part(found: Answer, title: str, sentence: Sentence, rows: Rows | None = None) -> None:
    """One part of the page."""
    _part(found, title, sentence, rows)


def folded(found: Answer, rows: Rows, summary: str) -> None:
    """A long table, one click away; nothing where there is nothing to list."""
    if found.rows:
        frame.table(found, rows, summary=summary, on_paper=False)


def facts(found: Answer) -> None:
    """What is compared with what."""
    _facts(found)


def how(found: Answer) -> None:
    """How the two releases were compared, and what each was made from."""
    _how(found)


@drawn
def _part(found: Answer, title: str, sentence: Sentence, rows: Rows | None) -> None:
    st.subheader(title, anchor=False)
    if said := sentence(found):
        st.markdown(f"<p>{words.safe(said)}</p>", unsafe_allow_html=True)
    if rows and (listed := rows(found)).rows:
        st.markdown(tables.html(listed), unsafe_allow_html=True)


@drawn
def _facts(found: Answer) -> None:
    now = words.day(found.release.as_at)
    strip = (
        ("What is counted", "Figures that two releases say otherwise"),
        ("Kind of number", "A comparison"),
        ("As at", f"{now}, against {words.day(found.before.as_at)}" if found.before else now),
        (words.HIDDEN, "Kept back in both: never compared"),
    )
    pairs = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in strip)
    st.markdown(f'<dl class="facts" aria-label="What is compared">{pairs}</dl>', unsafe_allow_html=True)


@drawn
def _how(found: Answer) -> None:
    pairs = [
        ("Figure by figure", COMPARED),
        ("Periods", PERIODS),
        ("Movement", SIGNALS),
        ("Reasons", REASONS),
        ("Reported figures", REPORTED),
        *((f"Release {release.release_id}", _made_from(release)) for release in (found.before, found.release) if release),
    ]
    listed = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in pairs)
    fold(f'<dl class="how">{listed}</dl>')


def _made_from(release: Release) -> str:
    files = "; ".join(f"{extract['file']} (sha256 {extract['sha256']})" for extract in release.extracts)
    return f"As at {words.day(release.as_at)}, supplied by {release.supplied_by}. {files}"
