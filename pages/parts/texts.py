"""Texts: the words and tables of a page, each made by a small function, several drawn as one.

Every element of its own costs each view time, so what stands together is sent together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

import streamlit as st

from pages.parts import words
from pages.parts.drawn import remembered

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class Text:
    """What makes a text, and what it is made from. It is HTML, and made safe; empty where there is nothing to say."""

    make: Callable[..., str]
    given: tuple


def text(make: Callable[..., str]) -> Callable[..., Text]:
    """Of a function that gives HTML, one that gives a text to be written."""

    @wraps(make)
    def to_be_written(*given: object) -> Text:
        return Text(make, given)

    return to_be_written


@dataclass(frozen=True)
class Html:
    """HTML that shows itself: in a plain text Streamlit would look for the name of a file, and for margins, at every view."""

    body: str

    def _repr_html_(self) -> str:
        return self.body


def write(*texts: Text) -> None:
    """Texts one below another, made once for all who ask for the same."""
    made = _together(texts)
    if made.body:
        st.html(made)


@remembered
def _together(texts: tuple[Text, ...]) -> Html:
    made = [said for each in texts if (said := each.make(*each.given))]
    return Html(f'<div class="texts">{"".join(f"<div>{said}</div>" for said in made)}</div>' if made else "")


@text
def heading(said: str) -> str:
    """The title of a part of a page, as a text of its own."""
    return title(said)


def title(said: str, anchor: str = "") -> str:
    """The title of a part of a page, as HTML. anchor: where an address that ends with it leads."""
    return f'<h2 id="{anchor}">{words.safe(said)}</h2>' if anchor else f"<h2>{words.safe(said)}</h2>"


def points(lines: Iterable[str]) -> str:
    """A list of sentences, as HTML."""
    return f'<ul class="points">{"".join(f"<li>{words.safe(line)}</li>" for line in lines)}</ul>'


def pairs(told: Pairs) -> str:
    """Terms, each with what is said of it, as HTML: what a description list holds."""
    return "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in told)


def paragraphs(name: str, lines: Iterable[str]) -> str:
    """Sentences of one kind ("note"), a paragraph each, as HTML; nothing for an empty one."""
    return "".join(f'<p class="{name}">{words.safe(line)}</p>' for line in lines if line)


def link(page: str, said: str, **choices: str) -> str:
    """A link to a page of this dashboard, as HTML. choices: those it opens with, as they stand in its address."""
    chosen = f"?{urlencode(choices)}" if choices else ""
    return f'<a href="{page}{words.safe(chosen)}" target="_self">{words.safe(said)}</a>'


def foot(said: str) -> str:
    """What every sheet of paper says at its foot, as a style; the last one of a page counts."""
    # A style reads each character by its number, so that no name can end the text.
    text = "".join(each if each.isalnum() or each in " ,.:-" else f"\\{ord(each):06x}" for each in said)
    return f'<style>@page {{ @bottom-left {{ content: "{text}"; }} }}</style>'


def _nothing() -> str:
    return ""


NOTHING = Text(_nothing, ())
