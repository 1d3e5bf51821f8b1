"""Drawing once: what was drawn is kept, and sent again as it is to whoever asks for the same of the same release."""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import wraps
from types import FunctionType, NoneType
from typing import TypeVar

import streamlit as st

from data.release import Answer

MOST_KEPT = 4_096
Given = TypeVar("Given")
AS_WRITTEN = (str, int, float, bool, date, NoneType)


class NoKey(TypeError):
    """What is given to a drawing cannot be told in words, so nobody could tell two drawings apart."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """A function that draws, what it is given, and the one text that tells it from every other drawing."""

    draw: Callable[..., object]
    given: tuple
    key: str


def drawn(draw: Callable[..., Given]) -> Callable[..., Given]:
    """Draw once for all that give the same. Raises NoKey for what cannot be told from another: a lambda, an open object.

    What the function gives back is kept with what it drew, and shared by all: it is not to be changed.
    """
    name = _said(draw)

    @wraps(draw)
    def once(*given: object) -> Given:
        return _once(Drawing(draw, given, f"{name}{_said(given)}"))

    return once


# One argument with one text: Streamlit looks up and hashes each argument, and each piece of it, at every view.
# As a resource, for what is drawn is only read: data would be copied at every view.
@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False, hash_funcs={Drawing: lambda drawing: drawing.key})
def _once(drawing: Drawing) -> object:
    return drawing.draw(*drawing.given)


def _said(given: object) -> str:
    """What is given, in full: two that say the same draw the same."""
    if isinstance(given, Answer):
        return given.key
    if isinstance(given, AS_WRITTEN):
        return repr(given)
    if isinstance(given, FunctionType) and "<" not in given.__qualname__:
        return f"{given.__module__}.{given.__qualname__}"
    if isinstance(given, tuple | list):
        return f"({', '.join(map(_said, given))})"
    if is_dataclass(given) and not isinstance(given, type):
        return f"{type(given).__qualname__}{_said([getattr(given, field.name) for field in fields(given)])}"
    raise NoKey(f"{type(given).__qualname__} cannot be told in words: give a drawing values, answers and named functions.")
