"""A release that readers do not see yet: what would change for them, the reasons, and the second person."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import desk, release
from data.problems import ReaderProblem
from data.release import Answer
from data.standing import CURRENT, DRAFT, WAITING, Standing
from data.viewer import require_officer
from pages.parts import frame, tables, texts, words
from pages.parts.about import protection
from pages.parts.officer import kept
from pages.parts.officer.checking import RELEASE, finish
from pages.parts.officer.log import HANDED_IN
from pages.parts.tables import Table
from queries.pages.questions import Headlines, HiddenFigures

KINDS = {
    "small-number": "Figures that readers have would be hidden",
    "restatement": "Figures that readers have would be other numbers",
    "coverage": "Something that readers have would be gone",
}
STATES = {DRAFT: "a draft, not published yet", WAITING: "waits for a second person"}


def answer(place: DeltaGenerator) -> None:
    """What readers see now and what waits, in a sentence or two."""
    with place:
        st.html(f'<p class="answer">{words.safe(sentence(desk.releases()))}</p>')


def sentence(releases: list[Standing]) -> str:
    """Readers see one release; so many wait."""
    now = next((one for one in releases if one.state == CURRENT), None)
    seen = "Readers see no figures yet." if now is None else f"Readers see release {now.release_id}{_as_at(now)}."
    unseen = sum(one.is_unseen for one in releases)
    waits = (
        "Nothing waits to be published." if not unseen else "One release waits." if unseen == 1 else f"{unseen} releases wait."
    )
    return f"{seen} {waits}"


def chosen() -> Standing | None:
    """The release to look at among those that wait; None when none does."""
    st.html(texts.title("Look at what readers would see"))
    unseen = {one.release_id: one for one in desk.releases() if one.is_unseen}
    if gone := kept.lost(unseen, RELEASE):
        st.warning(f"Release {gone} no longer waits: choose again.")
    if not unseen:
        st.info("No release waits. Check an extract, and what readers would see is shown here before they see it.")
        return None
    # By its id alone: how far it is may change while somebody looks at it.
    return unseen[kept.one_of("Release that waits", {name: name for name in unseen}, RELEASE)]


def preview(waits: Standing | None) -> None:
    """The headline figures as they are and as they would be, what would change, what would be hidden, and the audit of it."""
    if waits is None:
        return
    try:
        with release.held(waits.release_id):
            coming, hidden = release.ask(Headlines()), release.ask(HiddenFigures())
        now = release.ask(Headlines()) if release.about_if_readable() else None
    except ReaderProblem:
        st.error("This release cannot be read. Throw it away and make it again. Readers see the same figures as before.")
        return
    st.html(_facts(waits, hidden))
    st.html(tables.html(headlines(coming, now)))
    if waits.changes:
        st.html(tables.html(changed(waits)))
    _protected(hidden)


def _protected(hidden: Answer) -> None:
    """What was done so that no child can be worked out, told as readers would be told it."""
    texts.write(
        texts.heading("How children would be protected"),
        frame.note(hidden, protection.sentence, protection.not_counted),
        frame.table(hidden, protection.by_measure, is_open=True, summary="What is kept back, by measure"),
        texts.heading("The audit's evidence"),
        protection.evidence(hidden),
    )


def headlines(coming: Answer, now: Answer | None) -> Table:
    """The latest figure of each measure, as readers see it and as they would."""
    had = {row.name: row for row in now.rows} if now else {}
    return Table(
        caption="The latest figure of each measure, for the district",
        headings=("Measure", "What is counted", "Readers see", "Readers would see"),
        rows=tuple(
            (row.title, f"{words.sentence_case(row.counts)}, {words.KINDS[row.kind]}", _figure(had.get(row.name)), _figure(row))
            for row in coming.rows
        ),
        texts=("What is counted",),
    )


def changed(waits: Standing) -> Table:
    """What would not be as readers have it, and the reasons that were given."""
    return Table(
        caption="What would change in the figures that readers have",
        headings=("Change", "How much", "Reason"),
        rows=tuple((KINDS[one.kind], one.in_words, waits.reasons.get(one.kind, "None given yet")) for one in waits.changes),
        numbers=False,
    )


def decide(waits: Standing | None) -> None:
    """Give reasons and publish a draft; confirm what another officer handed in; or throw it away."""
    if waits is None:
        return
    if waits.state == DRAFT:
        _publish(waits)
    else:
        _confirm(waits)
    if st.button("Throw it away", key=f"throw_away {waits.release_id}"):
        finish(desk.throw_away(waits.release_id))


def _publish(waits: Standing) -> None:
    reasons = {
        one.kind: st.text_input(f"Reason. {KINDS[one.kind]}", max_chars=500, key=f"why {waits.release_id} {one.kind}")
        for one in waits.changes
    }
    alone = waits.is_invented and not _readers_see_real_ones()
    lacking = not alone and not all(why.strip() for why in reasons.values())
    st.caption(
        "These records are invented, so readers see them as soon as they are published."
        if alone
        else f"{'Each change needs a reason. ' if waits.changes else ''}A second officer must confirm it before readers see it. "
        "Both names and the reasons are kept with the release."
    )
    said, key = "Publish" if alone else "Hand in for confirmation", f"publish {waits.release_id}"
    if st.button(said, type="primary", disabled=lacking, key=key):
        finish(desk.hand_in(waits.release_id, reasons))


def _confirm(waits: Standing) -> None:
    own = waits.published_by == require_officer().who
    said = f"{HANDED_IN} by {waits.published_by}. A second officer must confirm it before readers see it."
    said += " You handed it in, so it cannot be you." if own else ""
    st.html(f"<p>{words.safe(said)}</p>")
    if st.button("Confirm: let readers see it", type="primary", disabled=own, key=f"confirm {waits.release_id}"):
        finish(desk.confirm(waits.release_id))


def _readers_see_real_ones() -> bool:
    """Then what calls itself invented needs reasons and a second person too."""
    return any(one.state == CURRENT and not one.is_invented for one in desk.releases())


def _facts(waits: Standing, hidden: Answer) -> str:
    strip = (
        ("How far it is", words.sentence_case(STATES[waits.state])),
        ("As at", words.day(waits.as_at) if waits.as_at else "Not known"),
        (f"{HANDED_IN} by", waits.published_by or "Nobody yet"),
        ("Would be hidden", protection.how_many(hidden)),
        ("Newly covered", f"{words.number(waits.newly_covered)} figures"),
        ("Compared with", f"Release {waits.compared_with}" if waits.compared_with else "There is no release yet"),
    )
    return f'<dl class="facts" aria-label="What this release is">{texts.pairs(strip)}</dl>'


def _figure(row: tuple | None) -> str:
    if row is None:
        return words.IN_WORDS["not_supplied"]
    return f"{words.figure(row.value, row.status)} ({words.day(row.last_day) if row.kind == 'stock' else row.label})"


def _as_at(one: Standing) -> str:
    return f", as at {words.day(one.as_at)}" if one.as_at else ", which says nothing of itself"
