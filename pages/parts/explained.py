"""What stands under figures that no measure counts, such as those of papers: a strip of facts, and how they were worked out."""

from collections.abc import Callable, Sequence

import streamlit as st

from data.release import Answer, ask_before
from pages.parts import words
from pages.parts.drawn import drawn

Pairs = Sequence[tuple[str, str]]


@drawn
def facts(found: Answer, told: Callable[[Answer], Pairs]) -> None:
    """What this number is, as a strip of facts; told gives each with its name."""
    pairs = [*told(found), ("As at", words.day(found.release.as_at)), ("Changed since last time", _changed(found))]
    strip = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in pairs)
    st.markdown(f'<dl class="facts" aria-label="What this number is">{strip}</dl>', unsafe_allow_html=True)


@drawn
def how(found: Answer, told: Callable[[Answer], Pairs], extract: str) -> None:
    """How was this worked out? In words, with the extract and the SQL that asked for it."""
    pairs = [
        *told(found),
        ("As at", f"{words.day(found.release.as_at)}, release {found.release.release_id}"),
        ("From", found.release.source(extract)),
    ]
    listed = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in pairs)
    fold(
        f'<dl class="how">{listed}</dl><p>The question as it was put to the release (SQL):</p><pre class="sql" '
        f'tabindex="0" role="region" aria-label="SQL of this page">{words.safe(found.question.sql)}</pre>'
    )


def fold(told: str) -> None:
    """How was this worked out? One click away; one text, for every element of its own would cost each view time.

    told: HTML, made safe.
    """
    st.html(f'<details class="explained screen"><summary>How was this worked out?</summary>{told}</details>')


def _changed(found: Answer) -> str:
    """How many rows are new or said differently from the same question's in the release before."""
    before = ask_before(found.question)
    if before is None:
        return "There is no release before this one"
    changed = len(set(found.rows) - set(before.rows))
    when = words.day(before.release.as_at)
    return f"{changed} of {len(found.rows)} rows are new or changed since {when}" if changed else f"No row, since {when}"
