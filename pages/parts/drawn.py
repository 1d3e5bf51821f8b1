"""Drawing once: what was drawn is kept, and sent again as it is to whoever asks for the same of the same release."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache, wraps
from operator import attrgetter
from types import FunctionType, NoneType
from typing import NoReturn, TypeVar

import streamlit as st

from data.release import Answer
from data.settings import district_folder, releases_folder

MOST_KEPT = 4_096
Given = TypeVar("Given")
AS_WRITTEN = (str, int, float, bool, date, NoneType)


class NoKey(TypeError):
    """What is given to a drawing cannot be told in words, so nobody could tell two drawings apart."""


@dataclass(frozen=True)
class Work:
    """A function, what it is given, and the one text that tells this, with district and releases, from all other work."""

    do: Callable[..., object] = field(compare=False)
    given: tuple = field(compare=False)
    key: str


def drawn(draw: Callable[..., Given]) -> Callable[..., Given]:
    """Draw once for all that give the same. Raises NoKey for what cannot be told from another: a lambda, an open object.

    What the function gives back is kept with what it drew, and shared by all: it is not to be changed.
    """
    return _once(draw, _draw)


def remembered(make: Callable[..., Given]) -> Callable[..., Given]:
    """The same for what draws nothing: at a fifth of the cost, for nothing has to be sent again."""
    return _once(make, _make)


def _once(do: Callable[..., Given], keep: Callable[[Work], Given]) -> Callable[..., Given]:
    name = _name(do)

    @wraps(do)
    def once(*given: object) -> Given:
        return keep(Work(do, given, f"{district_folder()} {releases_folder()} {name}{_several(given)}"))

    return once


def _draw(work: Work) -> object:
    return _kept(work=work)


# One argument with one text: Streamlit hashes each argument, and each piece of it, at every view; and where it is not given by
# its name, the function is asked for that. As a resource, for what is drawn is only read: data would be copied at every view.
@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False, hash_funcs={Work: lambda work: work.key})
def _kept(work: Work) -> object:
    return work.do(*work.given)


@lru_cache(maxsize=MOST_KEPT)
def _make(work: Work) -> object:
    return work.do(*work.given)


# Asked for a hundred times a view: what a kind of thing is said by is looked up, not found out again.
@cache
def _sayer(kind: type) -> Callable[[object], str]:
    """How things of a kind are said."""
    if issubclass(kind, Answer):
        return attrgetter("key")
    if issubclass(kind, AS_WRITTEN):
        return repr
    if issubclass(kind, FunctionType):
        return _name
    if issubclass(kind, tuple | list):
        return _several
    if is_dataclass(kind):
        return _fields_of(kind)
    return _no_key


def _several(given: Iterable[object]) -> str:
    """What is given, in full: two that say the same draw the same."""
    return f"({', '.join([_sayer(type(each))(each) for each in given])})"


def _fields_of(kind: type) -> Callable[[object], str]:
    names = [one.name for one in fields(kind)]
    return lambda given: f"{kind.__qualname__}{_several([getattr(given, name) for name in names])}"


@cache
def _name(function: FunctionType) -> str:
    if "<" in function.__qualname__:
        _no_key(function)
    return f"{function.__module__}.{function.__qualname__}"


def _no_key(given: object) -> NoReturn:
    raise NoKey(f"{type(given).__qualname__} cannot be told in words: give a drawing values, answers and named functions.")
