"""Who is looking, and whether they may."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from data.access import access, sign_in_is_set_up
from data.problems import ReaderProblem


class MayNotLook(ReaderProblem):
    """Whoever is looking may not see this."""


class NotSignedIn(MayNotLook):
    """Nobody has signed in, or the time for which they had has ended."""


@dataclass(frozen=True)
class Viewer:
    """Who is looking.

    role: member, scrutineer or officer. account: what the provider never gives to another person; two people of one name
    differ in it. sign_in: names this one sign-in. until: when it ends, in seconds since 1970; None without sign-in.
    """

    name: str
    role: str
    signed_in: bool
    username: str = ""
    account: str = ""
    sign_in: str = ""
    until: float | None = None

    @property
    def who(self) -> str:
        """The person as records name them: nobody else is called the same."""
        return f"{self.name} ({self.username})" if self.signed_in else self.name


ANYONE = Viewer("Anyone", "member", signed_in=False)
_acting: ContextVar[Viewer | None] = ContextVar("acting", default=None)
# Who signed out in another tab is out here as well: each sign-in that was ended, until its time would have ended anyway.
_signed_out: dict[tuple[str, str], float] = {}


def looking() -> Viewer:
    """Who is looking. Raises NotSignedIn where sign-in is needed, MayNotLook for whoever has no role."""
    if acting := _acting.get():
        return acting
    said = access()
    if not sign_in_is_set_up():
        return ANYONE
    claims = st.user.to_dict()
    role = said.role_of(claims)
    viewer = Viewer(
        name=_first(claims, "name", "preferred_username", "email", "sub"),
        role=role or "member",
        signed_in=claims.get("is_logged_in") is True,
        username=_first(claims, "preferred_username", "email", "sub"),
        account=f"{_first(claims, 'iss')} {_first(claims, 'oid', 'sub')}".strip(),
        sign_in=_first(claims, "nonce", "iat"),
        until=_ends(claims),
    )
    if said.is_open and (role is None or not _is_in(viewer)):
        return ANYONE
    _require_in(viewer)
    if role is None:
        raise MayNotLook(
            f"You are signed in as {viewer.name}, and have not been given a role here, so no figures can be shown to you. "
            f"Ask {said.ask}."
        )
    return viewer


@contextmanager
def acting(viewer: Viewer) -> Iterator[Viewer]:
    """Look as a viewer who was seen at the door, for as long as one view or one file takes. Raises NotSignedIn."""
    if viewer.signed_in:
        _require_in(viewer)
    token = _acting.set(viewer)
    try:
        yield viewer
    finally:
        _acting.reset(token)


def require_viewer(manifest: Mapping[str, object]) -> None:
    """Let the viewer pass, or raise MayNotLook. The invented sample opens to anyone where sign-in is not set up."""
    if looking().signed_in or manifest.get("synthetic") or access().is_open:
        return
    raise MayNotLook(
        "This release was made from real extracts, so it opens only to people who have signed in, and sign-in is not set up. "
        "Nothing is wrong with the figures. Ask the officer who looks after the dashboard to set up sign-in."
    )


def require_officer() -> Viewer:
    """The officer who is looking, or raise MayNotLook."""
    viewer = looking()
    if viewer.signed_in and viewer.role == "officer":
        return viewer
    if not sign_in_is_set_up():
        raise MayNotLook(
            "This page is for officers, and opens only where sign-in is set up, so that what is done here is done by someone. "
            "The same can be done by command where the dashboard is installed: “python -m data.publish” publishes, and "
            "“python -m data.activity” tells and checks the log. The README says how."
        )
    raise MayNotLook(f"This page is for officers. If you need it, ask {access().ask}.")


def sign_out(viewer: Viewer) -> None:
    """End a viewer's sign-in, in every tab that it is open in."""
    for past in [key for key, until in list(_signed_out.items()) if until <= time.time()]:
        _signed_out.pop(past, None)
    _signed_out[viewer.account, viewer.sign_in] = viewer.until or 0
    st.logout()


def _require_in(viewer: Viewer) -> None:
    if not viewer.signed_in:
        raise NotSignedIn("These figures are for people who have been given a role. Sign in to see them.")
    if not _is_in(viewer):
        raise NotSignedIn("Your sign-in has ended. Sign in again to go on from where you were.")


def _is_in(viewer: Viewer) -> bool:
    """Whether a sign-in holds now: Streamlit keeps one for thirty days, whatever the token says of its end."""
    has_time = viewer.until is not None and viewer.until > time.time()
    return viewer.signed_in and has_time and (viewer.account, viewer.sign_in) not in _signed_out


def _ends(claims: Mapping[str, object]) -> float | None:
    """When a token ends; None when it does not say."""
    ends = claims.get("exp")
    return float(ends) if isinstance(ends, int | float) and not isinstance(ends, bool) else None


def _first(claims: Mapping[str, object], *names: str) -> str:
    """The first of some claims that is there, as text."""
    return next((str(claims[name]) for name in names if claims.get(name)), "")
