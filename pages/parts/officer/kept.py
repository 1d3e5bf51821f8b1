"""What an officer chose and looked at stays what the next click is about; when it is gone, the page says so."""

from collections.abc import Mapping

import streamlit as st

from pages.parts import choices

LOOKED_AT = "looked at"


def one_of(label: str, releases: Mapping[str, str], key: str) -> str:
    """One of some releases, by id, in a list. releases: what each is called there; it may not change while the release stays."""
    chosen = choices.many(label, releases, key=key)
    _looked_at()[key] = chosen
    return chosen


def lost(releases: Mapping[str, object], key: str) -> str | None:
    """The release that was looked at and is not among these any more, as when a colleague threw it away meanwhile.

    The list then falls back to another, so every button's key bears the id of the release that it is about: a click for the
    one that is lost finds no button, and does nothing.
    """
    before = _looked_at().pop(key, None)
    return None if before in releases else before


def forget() -> None:
    """After a step of the officer's own, whatever is gone is gone by that."""
    st.session_state.pop(LOOKED_AT, None)


def _looked_at() -> dict[str, str]:
    return st.session_state.setdefault(LOOKED_AT, {})
