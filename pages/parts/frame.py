"""The frame of every page, top to bottom: question, answer, picture, table, what the number is, how, take it away."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.release import Answer, ask, ask_before
from pages.parts import tables, words
from pages.parts.drawn import drawn
from pages.parts.tables import Table
from queries.pages.questions import MeasureMeaning

SAME_FIGURES = "The table below has the same figures."
CHART = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}

Sentence = Callable[[Answer], str]
Picture = Callable[[Answer], go.Figure]
Rows = Callable[[Answer], Table]


def heading(question: str) -> DeltaGenerator:
    """The page's question, and the place where its answer is to stand."""
    st.title(question.strip(), anchor=False)
    return st.container()


def answer(place: DeltaGenerator, found: Answer, sentence: Sentence) -> None:
    """The answer in a sentence or two, large, in the place under the heading."""
    with place:
        _html("answer", found, sentence)


def extract_source(found: Answer) -> str:
    """The line under a picture that says where its figures come from."""
    release = found.release
    return f"Source: {release.supplied_by}, as at {words.day(release.as_at)}. Release {release.release_id}."


def picture(
    found: Answer,
    figure: Picture,
    sentence: Sentence,
    title: Sentence,
    source: Sentence = extract_source,
    key: str = "picture",
) -> None:
    """The picture under its own plain title. What it says is said in words for whoever cannot see it."""
    _picture(found, figure, sentence, title, source, key)


def table(found: Answer, rows: Rows, *, is_open: bool = False) -> None:
    """The same figures as a table: one click away, and open on a phone and on paper."""
    _table(found, rows, is_open)


def note(found: Answer, sentence: Sentence) -> None:
    """A caption: what the picture or table must not be taken for."""
    _html("note", found, sentence)


def facts(found: Answer) -> None:
    """What this number is, in five facts."""
    _facts(found, ask_before(found.question), ask(MeasureMeaning(measure=found.question.asked_of[0])))


def how(found: Answer) -> None:
    """How was this worked out? From each measure's one declaration, as it was when the release was made."""
    with st.expander("How was this worked out?"):
        for measure in found.question.asked_of:
            _how(ask(MeasureMeaning(measure=measure)), len(found.question.asked_of) > 1)


def take_away(found: Answer, rows: Rows, name: str) -> None:
    """A file of exactly what is shown, made only when it is asked for; and the link that brings this view back."""
    st.download_button(
        "Download this table (CSV)",
        data=lambda: _csv(found, rows),
        file_name=f"{name}_{found.release.release_id}.csv",
        mime="text/csv",
        on_click="ignore",
        key="download",
        icon=":material/download:",
    )
    st.caption("The address of this page keeps your choices: copy it to come back to this view, or to send it to someone.")


def _csv(found: Answer, rows: Rows) -> bytes:
    shown = rows(found)
    notes = [("Table", shown.caption)]
    for measure in (ask(MeasureMeaning(measure=name)).rows[0] for name in found.question.asked_of):
        notes += [
            ("Measure", measure.title),
            ("What is counted", f"{measure.counts}, {words.KINDS[measure.kind]}"),
            ("Definition", measure.definition),
        ]
    notes += [
        ("As at", words.day(found.release.as_at)),
        ("Release", found.release.release_id),
        (words.HIDDEN, words.WHY_HIDDEN),
    ]
    if found.release.synthetic:
        notes.append(("Please note", found.release.synthetic))
    return tables.csv_text(shown, notes).encode("utf-8")


@drawn
def _html(name: str, found: Answer, sentence: Sentence) -> None:
    said = sentence(found)
    if said:
        st.markdown(f'<p class="{name}">{words.safe(said)}</p>', unsafe_allow_html=True)


@drawn
def _picture(found: Answer, figure: Picture, sentence: Sentence, title: Sentence, source: Sentence, key: str) -> None:
    st.subheader(title(found), anchor=False)
    st.plotly_chart(figure(found), key=key, config=CHART, alt=f"{sentence(found)} {SAME_FIGURES}")
    st.markdown(f'<p class="source">{words.safe(source(found))}</p>', unsafe_allow_html=True)


@drawn
def _table(found: Answer, rows: Rows, is_open: bool) -> None:
    st.markdown(
        f'<details class="table"{" open" if is_open else ""}><summary>The same figures as a table</summary>'
        f"{tables.html(rows(found))}</details>",
        unsafe_allow_html=True,
    )


@drawn
def _facts(found: Answer, before: Answer | None, meaning: Answer) -> None:
    measure = meaning.rows[0]
    hidden = sum(row.status == "hidden" for row in found.rows if hasattr(row, "status"))
    strip: Sequence[tuple[str, str]] = (
        ("What is counted", words.sentence_case(measure.counts)),
        ("Kind of number", words.sentence_case(words.KINDS[measure.kind])),
        ("As at", words.day(found.release.as_at)),
        (words.HIDDEN, f"{hidden} of {len(found.rows)} figures here" if hidden else "No figure here"),
        ("Changed since last time", _changed(found, before)),
    )
    pairs = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in strip)
    st.markdown(f'<dl class="facts" aria-label="What this number is">{pairs}</dl>', unsafe_allow_html=True)


def _changed(found: Answer, before: Answer | None) -> str:
    """How many of the figures shown here were said differently in the release before."""
    if before is None:
        return "There is no release before this one"
    last_time = {_what(row): (row.value, row.status) for row in before.rows}
    changed = sum(_what(row) in last_time and (row.value, row.status) != last_time[_what(row)] for row in found.rows)
    when = words.day(before.release.as_at)
    return f"{changed} of {len(found.rows)} figures, since the release as at {when}" if changed else f"No figure, since {when}"


def _what(row: tuple) -> tuple:
    """What a row is of: all of it but the figure itself."""
    return tuple(value for name, value in row._asdict().items() if name not in ("value", "status"))


@drawn
def _how(meaning: Answer, is_one_of_several: bool) -> None:
    measure = meaning.rows[0]
    policy = meaning.release.policy
    pairs = [
        ("Definition", measure.definition),
        ("Why it matters", measure.why_it_matters),
        ("Numerator", measure.numerator),
        ("Denominator", measure.denominator or "None: it is a plain count"),
        ("From", meaning.release.source(measure.extract)),
        ("What is hidden", str(policy.get("in_words", f"{words.HIDDEN}: {words.WHY_HIDDEN}."))),
        ("Looked after by", f"{measure.owner}; last reviewed {words.day(measure.reviewed_on)}"),
        *(("Take care", caveat) for caveat in measure.caveats),
        *(("Adds up", identity) for identity in measure.identities),
        *(("Changed", change) for change in measure.changes),
    ]
    listed = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in pairs)
    title = f'<p class="title">{words.safe(measure.title)}</p>' if is_one_of_several else ""
    st.markdown(f'{title}<dl class="how">{listed}</dl>', unsafe_allow_html=True)
    st.markdown("The question as it was put to the records (SQL):")
    st.code(measure.sql, language="sql")
