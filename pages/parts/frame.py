"""The frame of every page, top to bottom: question, answer, picture, table, what the number is, how, take it away."""

from collections.abc import Callable, Sequence
from datetime import date

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.release import Answer, Release, about_if_readable, ask, ask_before
from pages.parts import explained, sayings, tables, texts, words
from pages.parts.door import taking_away
from pages.parts.drawn import drawn
from pages.parts.tables import Table
from pages.parts.texts import Text, text, write
from queries.pages.questions import MeasureMeaning

SAME_FIGURES = "The table below has the same figures."
SUMMARY = "The same figures as a table"
KEPT = "The address of this page keeps your choices: copy it to come back to this view, or to send it to someone."
CHART = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}

Sentence = Callable[[Answer], str]
Picture = Callable[[Answer], go.Figure]
Rows = Callable[[Answer], Table]


def heading(said: str) -> DeltaGenerator:
    """The page's question, and the place where its answer is to stand, on a page with choices between the two."""
    write(question(said))
    return st.container()


def question(said: str) -> Text:
    """The page's question, led by what the records are and the day they speak of. It also gives every sheet its foot."""
    return question_of(about_if_readable(), said)


def question_of(release: Release | None, said: str) -> Text:
    """The same where it is known of which release, or that there is none to speak of."""
    if release is None:
        return _question(said.strip())
    return _question(said.strip(), release.synthetic or "", release.as_at, sayings.source(release))


def answer(place: DeltaGenerator, found: Answer, sentence: Sentence) -> None:
    """The answer in a sentence or two, large, in the place under the heading."""
    with place:
        write(answered(found, sentence))


@text
def answered(found: Answer, sentence: Sentence) -> str:
    """The same as a text, for a page without choices."""
    return texts.paragraphs("answer", (sentence(found),))


def extract_source(found: Answer) -> str:
    """Who supplied the figures of a release, the day they speak of, and which release it is."""
    return sayings.source(found.release)


def counted_source(found: Answer) -> str:
    """The same, led by what is counted and how, for a figure that has no strip of facts of its own."""
    measure = sayings.meaning(found.question.asked_of[0])
    return f"{words.sentence_case(measure.counts)}, {words.KINDS[measure.kind]}. {extract_source(found)}"


@text
def title(found: Answer, said: Sentence) -> str:
    """The plain title of a picture: the last of the texts above it."""
    return texts.title(said(found))


def picture(found: Answer, figure: Picture, sentence: Sentence, key: str = "picture") -> None:
    """The picture, under its title. What it says is said in words for whoever cannot see it. Its source leads the texts below."""
    _picture(found, figure, sentence, key)


@text
def source(found: Answer, said: Sentence = extract_source) -> str:
    """The line under a picture that says where its figures come from."""
    return texts.paragraphs("source", (said(found),))


@text
def foot(found: Answer, said: Sentence) -> str:
    """The source at the foot of every sheet of paper, for a page whose figures are not the release's extracts'."""
    return texts.foot(f"{said(found)} Release {found.release.release_id}.")


def table(found: Answer, rows: Rows, *, is_open: bool = False, summary: str = SUMMARY, on_paper: bool = True) -> Text:
    """The same figures as a table: one click away, and open on a phone and, unless told otherwise, on paper."""
    return _table(found, rows, is_open, summary, on_paper)


@text
def note(found: Answer, *sentences: Sentence) -> str:
    """What the picture or table must not be taken for, a paragraph for each sentence."""
    return texts.paragraphs("note", (sentence(found) for sentence in sentences))


def facts(*found: Answer, as_at: Sentence = sayings.release_day, on_paper: bool = True) -> Text:
    """What this number is, in five facts, of every answer on the page together, the chief one first.

    as_at: the day it speaks of, where that is not the release's.
    """
    return _facts(found, tuple(ask_before(each.question) for each in found), as_at, on_paper)


@text
def how(*found: Answer) -> str:
    """How was this worked out? From each measure's one declaration, as it was when the release was made."""
    asked = {measure: each for each in reversed(found) for measure in reversed(each.question.asked_of)}
    told = [(ask(MeasureMeaning(measure=measure)), _periods(each, measure)) for measure, each in reversed(asked.items())]
    return explained.fold("".join(_worked_out(meaning, periods, len(told) > 1) for meaning, periods in told))


@text
def kept_choices() -> str:
    """What brings this view back, on a page that has choices."""
    return texts.paragraphs("note screen", (KEPT,))


def take_away(found: Answer, rows: Rows, name: str, *beside: Answer, records: Sentence = sayings.records) -> None:
    """A file of exactly what is shown, made only when it is asked for.

    beside: what else stands in the table, so that the file says what it is. records: whether its figures are invented.
    """
    taking_away.button(
        "Download this table (CSV)",
        lambda: csv(found, rows, beside, records),
        file_name=f"{name}_{found.release.release_id}.csv",
        mime="text/csv",
        release_id=found.release.release_id,
    )


def csv(found: Answer, rows: Rows, beside: Sequence[Answer], records: Sentence) -> bytes:
    """The file: what it is, line by line, then the table."""
    shown = rows(found)
    notes = [("Table", shown.caption)]
    names = dict.fromkeys(name for each in (found, *beside) for name in each.question.asked_of)
    for measure in (sayings.meaning(name) for name in names):
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
    if said := records(found):
        notes.append(("Please note", said))
    return tables.csv_text(shown, notes).encode("utf-8")


@drawn
def _picture(found: Answer, figure: Picture, sentence: Sentence, key: str) -> None:
    st.plotly_chart(figure(found), key=key, config=CHART, alt=f"{sentence(found)} {SAME_FIGURES}")


@text
def _question(said: str, records: str = "", as_at: date | None = None, source: str = "") -> str:
    asked = f"<h1>{words.safe(said)}</h1>"
    if as_at is None:
        return asked
    told = " ".join(filter(None, (records, f"As at {words.day(as_at)}.")))
    return f'<p class="banner">{words.safe(told)}</p>{asked}{texts.foot(source)}'


@text
def _table(found: Answer, rows: Rows, is_open: bool, summary: str, on_paper: bool) -> str:
    return tables.folded(rows(found), summary, is_open=is_open, on_paper=on_paper)


@text
def _facts(found: Sequence[Answer], before: Sequence[Answer | None], as_at: Sentence, on_paper: bool) -> str:
    measures = dict.fromkeys(measure for each in found for measure in each.question.asked_of)
    meanings = [sayings.meaning(measure) for measure in measures]
    counted = dict.fromkeys(meaning.counts for meaning in meanings)
    kinds = dict.fromkeys(words.KINDS[meaning.kind] for meaning in meanings)
    figures = [row for each in found for row in each.rows]
    hidden = sum(row.status == "hidden" for row in figures if hasattr(row, "status"))
    strip = (
        ("What is counted", words.sentence_case(" and ".join(counted))),
        ("Kind of number", words.sentence_case(", ".join(kinds))),
        ("As at", as_at(found[0])),
        (words.HIDDEN, f"{hidden} of {len(figures)} figures here" if hidden else "No figure here"),
        ("Changed since last time", _changed(found, before)),
    )
    return explained.strip("What this number is", strip, on_paper=on_paper)


def _changed(found: Sequence[Answer], before: Sequence[Answer | None]) -> str:
    """How many of the figures shown here the release before said otherwise, and how many it did not have."""
    pairs = [(now, then) for now, then in zip(found, before, strict=True) if then is not None]
    if not pairs:
        return explained.NONE_BEFORE
    changed, new = map(sum, zip(*(_changed_and_new(now, then) for now, then in pairs), strict=True))
    return explained.changed_in_words(changed, new, sum(len(now.rows) for now, _ in pairs), pairs[0][1])


def _changed_and_new(found: Answer, before: Answer) -> tuple[int, int]:
    last_time = {_what(row): (row.value, row.status) for row in before.rows}
    new = sum(_what(row) not in last_time for row in found.rows)
    changed = sum((row.value, row.status) != last_time.get(_what(row), (row.value, row.status)) for row in found.rows)
    return changed, new


def _what(row: tuple) -> tuple:
    """What a row is of: all of it but the figure itself, and what areas are compared with."""
    return tuple(value for name, value in row._asdict().items() if name not in ("value", "status", "ward_known"))


def _periods(found: Answer, measure: str) -> str:
    """The periods of a measure's figures: one by name, many by their number, the first and the last."""
    rows = [row for row in found.rows if hasattr(row, "label") and getattr(row, "measure", measure) == measure]
    labels = list(dict.fromkeys(row.label for row in rows))
    if len(labels) < 2:
        return labels[0] if labels else "The whole release"
    return f"{len(labels)}: the first {labels[0]}, the last {labels[-1]}"


def _worked_out(meaning: Answer, periods: str, is_one_of_several: bool) -> str:
    measure = meaning.rows[0]
    policy = meaning.release.policy
    pairs = [
        ("Definition", measure.definition),
        ("Why it matters", measure.why_it_matters),
        ("What is counted", words.sentence_case(measure.counts)),
        ("Kind of number", words.sentence_case(words.KINDS[measure.kind])),
        ("Numerator", measure.numerator),
        ("Denominator", measure.denominator or "None: it is a plain count"),
        ("Periods shown", periods),
        ("As at", f"{words.day(meaning.release.as_at)}, release {meaning.release.release_id}"),
        ("From", meaning.release.source(measure.extract)),
        ("What is hidden", str(policy.get("in_words", f"{words.HIDDEN}: {words.WHY_HIDDEN}."))),
        ("Kept by", f"{measure.owner}; last reviewed {words.day(measure.reviewed_on)}"),
        *(("Take care", caveat) for caveat in measure.caveats),
        *(("Adds up", identity) for identity in measure.identities),
        ("Changed", " ".join(measure.changes) or "Not since it was first declared"),
    ]
    title = f'<p class="title">{words.safe(measure.title)}</p>' if is_one_of_several else ""
    asked = explained.sql("The question as it was put to the records (SQL):", f"SQL of {measure.title}", measure.sql)
    return f'{title}<dl class="how">{texts.pairs(pairs)}</dl>{asked}'
