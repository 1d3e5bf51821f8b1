"""Signing in and out, and what whoever may not come in is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from data import activity
from data.access import access, provider, sign_in_is_set_up
from data.problems import ReaderProblem
from data.release import Release
from data.viewer import MayNotLook, NoRole, NotSignedIn, Viewer, acting, looking, require_officer, sign_out
from pages.parts import frame, texts, words

RECORDED = "officer_page_recorded"


@dataclass(frozen=True)
class Caller:
    """Who is at the door: a viewer, or the reason why they may not come in."""

    viewer: Viewer | None
    refusal: ReaderProblem | None = None

    @property
    def is_officer(self) -> bool:
        return self.viewer is not None and self.viewer.signed_in and self.viewer.role == "officer"

    @property
    def menu(self) -> str:
        """Where the menu stands: whoever may not come in sees none."""
        return "sidebar" if self.viewer else "hidden"

    @contextmanager
    def inside(self) -> Iterator[Viewer]:
        """One view by this viewer. Raises the refusal of whoever may not come in."""
        if self.refusal:
            raise self.refusal
        if self.viewer.signed_in:
            _came_in(self.viewer.who, self.viewer.account, self.viewer.sign_in)
        with acting(self.viewer) as viewer:
            _told(viewer)
            yield viewer


def caller() -> Caller:
    """Who is at the door."""
    try:
        return Caller(looking())
    except ReaderProblem as refusal:
        return Caller(None, refusal)


def officers_only(page: str, release_id: str | None) -> None:
    """Let an officer in to a page, and record the view once a visit. Raises MayNotLook for anyone else."""
    viewer = require_officer()
    if st.session_state.get(RECORDED) != page:
        activity.noted("view", viewer.who, release_id)
        st.session_state[RECORDED] = page


def closed(refusal: MayNotLook, release: Release | None) -> None:
    """What whoever may not look is told, and what they can do. release: the one whose other pages they may see, if any."""
    if isinstance(refusal, NotSignedIn):
        _ask_to_sign_in(refusal)
        return
    texts.write(frame.question_of(release, "Why can this not be shown?"))
    st.html(_why(refusal))
    if isinstance(refusal, NoRole):
        _offer_the_way_out(refusal.viewer)


def _ask_to_sign_in(refusal: NotSignedIn) -> None:
    texts.write(frame.question_of(None, "Who is looking?"))
    st.html(_why(refusal))
    if st.button("Sign in", type="primary", key="sign_in"):
        st.login(provider())
    st.html(
        "<p>You sign in with your own organisation, and come back to the page you asked for. The dashboard never sees your "
        f"password. If you have no account or no role here, ask {words.safe(access().ask)}.</p>"
        "<p>What is recorded: that you signed in, and what you download. Which pages you read is not.</p>"
    )


def _why(refusal: MayNotLook) -> str:
    """As a text that is not kept: it may name somebody."""
    return texts.paragraphs("answer", (str(refusal),))


def _told(viewer: Viewer) -> None:
    """In the menu: as whom one is signed in, with the way out; where anyone may look, the way in for officers."""
    # Whoever was let in without a sign-in where not anyone may look was let in because there is none to be had.
    if not viewer.signed_in and not (sign_in_is_set_up() and access().is_open):
        return
    with st.sidebar:
        if viewer.signed_in:
            st.html(f'<p class="viewer">You are signed in as {words.safe(viewer.name)} ({words.safe(viewer.role)}).</p>')
            _offer_the_way_out(viewer)
        elif st.button("Sign in", key="sign_in"):
            st.login(provider())


def _offer_the_way_out(viewer: Viewer) -> None:
    st.button("Sign out", on_click=sign_out, args=(viewer,), key="sign_out")


@lru_cache(maxsize=10_000)
def _came_in(who: str, _account: str, _sign_in: str) -> None:
    """Record a sign-in once, however many tabs and views it opens."""
    activity.noted("sign-in", who)
