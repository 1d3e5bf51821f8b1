"""What a reader may choose. Every choice stands in the address, under one fixed name, and comes from the release."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, TypeVar

import streamlit as st

from data.release import ask
from pages.parts import words
from queries.pages.questions import AreasReleased

IN_THE_ADDRESS = "query-params"
ABOVE_WARDS = ("district", "committee", "other")
# Pixels that a letter of an option takes, and what stands around it; a narrow list and a wide one fill the page's width.
LETTER, AROUND, NARROW, WIDE = 6.2, 52, 320, 588
Option = TypeVar("Option")
_in_vain: ContextVar[list[str] | None] = ContextVar("the choices of a row that the address asks in vain", default=None)


@contextmanager
def row() -> Iterator[None]:
    """The one quiet row that choices stand in; below it is said what the address asks of them in vain."""
    told = []
    before = _in_vain.set(told)
    try:
        with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
            yield
    finally:
        _in_vain.reset(before)
    _say_what_is_asked_in_vain(told)


def few(label: str, options: Mapping[Option, str], key: str) -> Option:
    """One of a few, side by side. options: what is asked and how it is said; the first is chosen to begin with.

    Where there is only one, nothing is to be chosen and nothing is drawn.
    """
    if len(options) == 1:
        return next(iter(options))
    said = {name: option for option, name in options.items()}
    _note_what_is_asked_in_vain(label, said, key)
    chosen = st.segmented_control(label, list(said), default=next(iter(said)), required=True, key=key, bind=IN_THE_ADDRESS)
    return said.get(chosen, next(iter(options)))


def many(label: str, options: Mapping[Option, str], key: str, filter_mode: Literal["fuzzy", "contains"] = "fuzzy") -> Option:
    """One of many, in a list that can be searched: filter_mode says how."""
    said = {name: option for option, name in options.items()}
    _note_what_is_asked_in_vain(label, said, key)
    chosen = st.selectbox(label, list(said), key=key, bind=IN_THE_ADDRESS, width=wide_enough(said), filter_mode=filter_mode)
    return said.get(chosen, next(iter(options)))


def _note_what_is_asked_in_vain(label: str, offered: Container[str], key: str) -> None:
    """An address may be older than the release, or wrong: when it is opened, that is not passed over in silence."""
    if key in st.session_state or all(asked in offered for asked in st.query_params.get_all(key)):
        return
    told = _in_vain.get()
    if told is None:
        _say_what_is_asked_in_vain([label])
    else:
        told.append(label)


def _say_what_is_asked_in_vain(labels: Sequence[str]) -> None:
    if labels:
        named = words.listed([f'"{label}"' for label in labels])
        st.info(
            f"The address of this page asks for something that is not offered under {named}. "
            "The usual is chosen there; choose again if you meant something else."
        )


def wide_enough(said: Iterable[str]) -> int:
    """The pixels of a list that shows its longest option whole, within limits: the same whichever is chosen."""
    return min(max(NARROW, round(AROUND + LETTER * max(map(len, said)))), WIDE)


def several(label: str, options: Sequence[str], usual: Sequence[str], key: str) -> list[str]:
    """Some of a few, as they are said; to begin with the usual ones."""
    _note_what_is_asked_in_vain(label, options, key)
    return st.multiselect(label, options, default=usual, key=key, bind=IN_THE_ADDRESS, width=620, wrap=True)


def area(measure: str, period_type: str, breakdown: str = "all") -> str:
    """The district, a committee or elsewhere, where the measure is released for such periods; by code."""
    return many("Area", areas(measure, period_type, breakdown), key="area")


def committee(measure: str, period_type: str) -> str:
    """An area committee that the measure is released for, by code; those of the latest wards first."""
    vintages = {r.code: r.vintage for r in ask(AreasReleased(measure=measure)).rows}
    offered = areas(measure, period_type, levels=("committee",)).items()
    return many("Area committee", dict(sorted(offered, key=lambda area: vintages[area[0]], reverse=True)), key="area")


def areas(measure: str, period_type: str, breakdown: str = "all", levels: Container[str] = ABOVE_WARDS) -> dict[str, str]:
    """The areas of some levels that the measure is released for in such periods, by code, as readers are offered them."""
    offered = [
        r
        for r in ask(AreasReleased(measure=measure)).rows
        if r.level in levels and (r.period_type, r.breakdown) == (period_type, breakdown)
    ]
    names = Counter(r.name for r in offered)
    return {r.code: _name(r, names[r.name] > 1) for r in offered}


def split(measure: str, period_type: str, area_code: str) -> str:
    """The total, or one way of splitting it that is released there; some are released for the ends of quarters only."""
    periods = {
        r.breakdown: r.periods
        for r in ask(AreasReleased(measure=measure)).rows
        if (r.code, r.period_type) == (area_code, period_type)
    }
    offered = [b for b in words.BREAKDOWNS if b in periods and "all" in periods]
    return many("Split by", {b: _often(b, periods[b] < periods["all"]) for b in offered}, key="split")


def district(measure: str) -> str:
    """The code of the district itself."""
    return next(r.code for r in ask(AreasReleased(measure=measure)).rows if r.level == "district")


def _often(breakdown: str, is_rarer: bool) -> str:
    return words.BREAKDOWNS[breakdown] + (" (ends of quarters)" if is_rarer else "")


def _name(area: object, is_shared: bool) -> str:
    """An area's name; two areas of one name, before and after the wards changed, are told apart by the year."""
    if area.level == "district":
        return f"{area.name} district"
    return f"{area.name} (wards of {area.vintage})" if is_shared else area.name
