"""What the page of packs draws: the choices, what the pack will say, the files as they are made, and whether an old one holds."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.release import Answer, about, ask, held, kept
from pages.parts import choices, tables, texts, words
from pages.parts.door import taking_away
from pages.parts.pack import building, making, paper, restated, topics
from pages.parts.pack.content import HELD, Pack
from pages.parts.tables import Table
from pages.parts.texts import text
from queries.pages.questions import Areas

MOST_KEPT = 4
NOTHING = "Choose at least one area and one topic. Nothing is wrong."
NOT_LISTED = (
    "A release that is not in the list is no longer kept here, so nothing can be said of a pack of it. "
    "Ask the officer who publishes before you use one."
)
NEW = "None: make a new one"
MADE, UNPRINTED = "pack_made", "pack_unprinted"
NO_PAPER = "This machine has no browser to make a PDF. Print the brief from your own: it is laid out for A4."
NOT_PRINTED = (
    "The PDF could not be made this time; all other files are complete. Make the pack again to try once more, "
    "or print the brief from your own browser: it is laid out for A4."
)


def areas() -> tuple[str, ...]:
    """The areas of the pack, by code: to begin with, the district."""
    names = {name: code for code, name in topics.areas().items()}
    return tuple(names[name] for name in choices.several("Areas", list(names), list(names)[:1], key="areas"))


def chosen_topics() -> tuple[str, ...]:
    """The topics of the pack, in the order of the menu."""
    picked = choices.several("Topics", list(topics.TITLES), list(topics.USUAL), key="topics")
    return tuple(title for title in topics.TITLES if title in picked)


def earlier() -> str | None:
    """The release a pack in hand was made of, None for none."""
    releases = kept()
    return choices.many(HELD, {None: NEW} | {release: release for release in releases}, key="pack")


def answer(place: DeltaGenerator, codes: Sequence[str]) -> None:
    """What the pack is, in the place under the heading."""
    with place:
        texts.write(_answer(ask(Areas()), tuple(codes)))


def still_holds(release_id: str | None, codes: Sequence[str], titles: Sequence[str]) -> None:
    """Of a pack in hand: which of its figures have been restated since."""
    if release_id and codes and titles:
        texts.write(_still_holds(ask(Areas()), release_id, tuple(codes), tuple(titles)))


def contents(codes: Sequence[str], titles: Sequence[str]) -> None:
    """What the pack will say: each section's finding, before anything is made."""
    if not codes or not titles:
        st.info(NOTHING)
        st.stop()
    texts.write(_contents(ask(Areas()), tuple(codes), tuple(titles)))


def files(codes: Sequence[str], titles: Sequence[str]) -> None:
    """The button that makes the pack, how far it is, and a button for each file."""
    chosen = (about().release_id, tuple(codes), tuple(titles))
    if st.button("Make the pack", type="primary", icon=":material/inventory_2:"):
        st.session_state[MADE] = chosen
        st.session_state.pop(UNPRINTED, None)
    if st.session_state.get(MADE) == chosen:
        _offer(*chosen)


def _offer(*chosen: object) -> None:
    """Make one file after another, saying which, and put a button for each where it can be seen."""
    made: dict[str, bytes] = {}
    is_printable = paper.browser() is not None
    with st.status("Making the pack", expanded=False) as status:
        for number, file in enumerate(making.FILES, start=1):
            status.update(label=f"Making the pack: {file.title}, {number} of {len(making.FILES)}")
            if file.ending != making.PAPER:
                made[file.ending] = _file(*chosen, file.ending)
            elif is_printable and st.session_state.get(UNPRINTED) != chosen:
                # A print that failed is not tried again at every view, but when the pack is asked for again.
                try:
                    made[file.ending] = _file(*chosen, file.ending)
                except paper.NotPrinted:
                    st.session_state[UNPRINTED] = chosen
        status.update(label="The pack is ready", state="complete")
    pack = _pack(*chosen)
    _download(
        "Everything in one file (ZIP)", making.together(pack, made), making.name(pack, making.EVERYTHING), "application/zip", True
    )
    with st.container(horizontal=True, gap="small"):
        for file in making.FILES:
            if file.ending in made:
                _download(file.title, made[file.ending], making.name(pack, file.ending), file.mime)
    if making.PAPER not in made:
        st.caption(NOT_PRINTED if is_printable else NO_PAPER)


def _download(label: str, content: bytes, name: str, mime: str, is_first: bool = False) -> None:
    taking_away.button(
        label,
        partial(bytes, content),
        file_name=name,
        mime=mime,
        release_id=about().release_id,
        key=f"download{name}",
        is_first=is_first,
    )


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _pack(release_id: str, codes: tuple[str, ...], titles: tuple[str, ...]) -> Pack:
    """The pack of these choices, of that release; nothing changes it once it is made."""
    with held(release_id):
        return building.pack(codes, titles)


@st.cache_data(max_entries=MOST_KEPT * len(making.FILES), show_spinner=False)
def _file(release_id: str, codes: tuple[str, ...], titles: tuple[str, ...], ending: str) -> bytes:
    """One file of a pack. What raises is not kept, so that it is tried again. Raises NotPrinted."""
    pack = _pack(release_id, codes, titles)
    return next(file.make(pack) for file in making.FILES if file.ending == ending)


@text
def _answer(found: Answer, codes: tuple[str, ...]) -> str:
    names = [topics.areas()[code] for code in codes]
    what = words.listed(names) or "no area yet"
    said = (
        f"The pack says the same sentences and figures as the screen, for {what}, as at {words.day(found.release.as_at)}: "
        "as slides, workbooks, one table and a brief to print."
    )
    return texts.paragraphs("answer", (said,))


@text
def _contents(found: Answer, codes: tuple[str, ...], titles: tuple[str, ...]) -> str:
    rows = tuple((section.name, section.finding) for section in topics.sections(codes, titles))
    caption = f"What the pack will say, of release {found.release.release_id}"
    left_out = topics.without(codes, titles)
    said = texts.paragraphs("note", (left_out,)) if left_out else ""
    return said + tables.html(Table(caption, ("Topic", "What was found"), rows, numbers=False))


@text
def _still_holds(found: Answer, release_id: str, codes: tuple[str, ...], titles: tuple[str, ...]) -> str:
    told = restated.compared(found.release, release_id, codes, titles)
    listed = tables.html(restated.table(told)) if told.changed else ""
    said = texts.paragraphs("said", (restated.sentence(told),))
    return f"{texts.title('Does the pack you hold still stand?')}{said}{listed}{texts.paragraphs('note', (NOT_LISTED,))}"
