"""Slides on the screen of the room: one message each, drawn as the pages draw it and larger, moved on by keyboard.

The address says which slides there are and which of them is shown, so that a link opens it again.
"""

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import NamedTuple

import streamlit as st

from data.release import about, held
from pages.parts import frame, tables, texts
from pages.parts.drawings.larger import has_room, larger
from pages.parts.drawn import drawn
from pages.parts.pack import content, topics
from pages.parts.pack.content import Section
from pages.parts.pack.paging import slides_of_table
from pages.parts.pack.slides import LIMITS
from pages.parts.texts import text

SHOWN, OF, AT = "show", "of", "slide"
LAST = "What these numbers cannot tell you"
MOST_KEPT = 64
MOST_OF_SOURCE = 120
# Streamlit fits a picture to its place; Plotly would fit it once more, to a place that the stylesheet enlarges.
CHART = frame.CHART | {"responsive": False}
# The size of a table's letters, and its width and height, in the stylesheet's pixels.
TABLE = (21.6, 1184, 470)
KEYS = "The arrow keys move on and back. F11 fills the screen. Escape ends."


class Slide(NamedTuple):
    """One message. section: what it is of; None on the last slide, which says what numbers cannot tell."""

    title: str
    section: Section | None


class Deck(NamedTuple):
    """The slides of some topics of an area, of one release: what they are asked by, so that they are made once."""

    release_id: str
    area: str
    titles: tuple[str, ...]

    @property
    def slides(self) -> list[Slide]:
        return _made(*self)


def deck(area: str, titles: Sequence[str]) -> Deck:
    """The slides of the release that is held."""
    return Deck(about().release_id, area, tuple(titles))


@text
def answer(ready: Deck) -> str:
    """How many slides there are."""
    said = f"{len(ready.slides)} slides are ready." if ready.slides else "No slide is ready. Choose at least one topic."
    return texts.paragraphs("answer", (said,))


@text
def left_out(area: str, titles: tuple[str, ...]) -> str:
    """Which of the topics chosen the area has no slide of."""
    said = topics.without([area], titles)
    return texts.paragraphs("note", (said,)) if said else ""


def start(ready: Deck) -> None:
    """The way to the first slide, and how slides are moved."""
    if ready.titles:
        shown = {SHOWN: ".".join(_short(title) for title in ready.titles), OF: ready.area, AT: "1"}
        st.button("Start with the first slide", type="primary", on_click=_go, args=(shown,), key="start")
        st.caption(KEYS)


@text
def contents(ready: Deck) -> str:
    """What each slide says, in their order."""
    if not ready.slides:
        return ""
    rows = tuple((str(number), slide.title) for number, slide in enumerate(ready.slides, start=1))
    return tables.html(tables.Table("The slides, in their order", ("Slide", "Message"), rows, numbers=False))


def stop_after_slide() -> None:
    """Show the slide that the address names, and end the page; nothing where it names none that there is."""
    asked = st.query_params
    titles = [title for title in topics.TITLES if _short(title) in asked.get(SHOWN, "").split(".")]
    area = asked.get(OF, "")
    if not titles or area not in topics.areas():
        return
    ready = deck(area, titles)
    at = min(max(_number(asked.get(AT, "")), 1), len(ready.slides))
    _show(ready, at)
    _move(at, len(ready.slides))
    st.stop()


# As a resource: slides are only read, and hold the functions that draw them.
@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _made(release_id: str, area: str, titles: tuple[str, ...]) -> list[Slide]:
    """A slide for each section of the topics, and one that says what they cannot tell; none where nothing is chosen."""
    with held(release_id):
        made = [Slide(section.finding, section) for section in topics.sections([area], titles)]
    return [*made, Slide(LAST, None)] if made else []


@drawn
def _show(ready: Deck, at: int) -> None:
    slide, release = ready.slides[at - 1], about()
    texts.write(frame.question(slide.title))
    with held(ready.release_id):
        figure = slide.section.picture() if slide.section and slide.section.picture else None
    said = texts.points(LIMITS)
    if figure and has_room(figure):
        st.plotly_chart(larger(figure), key="slide", config=CHART, alt=slide.section.sentence)
        said = ""
    elif slide.section:
        said = _in_words(slide.section)
    own = slide.section.records if slide.section else None
    named = shorten(content.source(release, slide.section), MOST_OF_SOURCE, placeholder=" … (in full on its page).")
    source = " ".join(filter(None, (named, own, f"Release {release.release_id}.")))
    st.html(f"{said}{texts.paragraphs('source slide', (source,))}")


def _in_words(section: Section) -> str:
    """Its table, where a slide has room for all of it, else what was found in a sentence."""
    if len(slides_of_table(section.on_slides, *TABLE)) == 1:
        return tables.html(section.on_slides)
    return texts.paragraphs("answer", (section.sentence,))


def _move(at: int, last: int) -> None:
    """Back, on and out, by key or by hand. Focus stays on the button, so the space bar goes on as well."""
    with st.container(horizontal=True, vertical_alignment="center", key="moves"):
        st.button("Back", shortcut="Left", disabled=at == 1, on_click=_go, args=({AT: str(at - 1)},), key="back")
        st.button("Next", shortcut="Right", disabled=at == last, on_click=_go, args=({AT: str(at + 1)},), key="next")
        st.button("End", shortcut="Esc", on_click=_go, args=({SHOWN: None, OF: None, AT: None},), key="end")
        st.caption(f"Slide {at} of {last}")


def _go(changes: Mapping[str, str | None]) -> None:
    for name, value in changes.items():
        if value is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = value


def _short(title: str) -> str:
    """A topic as the address names it: "flag-trends"."""
    return title.lower().replace(" ", "-")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 1
