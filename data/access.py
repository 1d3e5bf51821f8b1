"""Who may come in: the access file that an officer writes, and whether sign-in is set up."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data import settings
from data.problems import ReaderProblem

# From the least to the most: who is in several groups has the role that may most.
ROLES = ("member", "scrutineer", "officer")
SETTINGS = {"access", "opened_by", "reason", "claim", "roles", "ask"}
_seen_at_start: dict[str, bool] = {}
NOBODY_NAMED = "the officer who looks after the dashboard"


class AccessUnclear(ReaderProblem):
    """The access file does not say, or does not say whole, who may come in: then nobody may."""

    def __init__(self, fault: str):
        super().__init__(
            f"The file that says who may come in cannot be followed: {fault} Until it is mended the dashboard opens to nobody. "
            "Nothing is wrong with the figures. Tell the officer who looks after the dashboard."
        )


@dataclass(frozen=True)
class Access:
    """What the access file says. roles: a value of the token's claim to a role; values it does not name have no role."""

    claim: str
    roles: Mapping[str, str]
    ask: str
    opened_by: str | None = None
    reason: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether anyone may look without signing in, as a named person has decided."""
        return self.opened_by is not None

    def role_of(self, claims: Mapping[str, object]) -> str | None:
        """The role that a token's claims give, None when they give none."""
        held = claims.get(self.claim)
        groups = [held] if isinstance(held, str) else held if isinstance(held, list) else []
        roles = {self.roles[group] for group in groups if isinstance(group, str) and group in self.roles}
        return max(roles, key=ROLES.index, default=None)


def access() -> Access:
    """What the access file says now: an edit counts at once. Without a file nobody has a role. Raises AccessUnclear."""
    file = settings.access_file()
    try:
        seen = file.stat()
    except FileNotFoundError:
        return _nobody()
    except OSError as problem:
        raise AccessUnclear("it cannot be opened.") from problem
    return _read(file, seen.st_ino, seen.st_mtime_ns)


def sign_in_is_set_up() -> bool:
    """Whether Streamlit's secrets name a provider that people sign in with; to a server, as they did when it started."""
    return _seen_at_start.get("auth", False) if _seen_at_start else _names_a_provider()


def look_at_the_secrets_once() -> None:
    """Hold what the secrets say for as long as this process runs: a file that is not there is looked for at every view."""
    _seen_at_start["auth"] = _names_a_provider()


def _names_a_provider() -> bool:
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def provider() -> str | None:
    """The name of the provider in the secrets, None where it stands without a name."""
    section = st.secrets["auth"]
    if "client_id" in section:
        return None
    return next((name for name, value in section.items() if isinstance(value, Mapping) and "client_id" in value), None)


@lru_cache(maxsize=1)
def _nobody() -> Access:
    """What a file that says nothing would say; once, because it is asked at every view."""
    return _said({})


@lru_cache(maxsize=4)
def _read(file: Path, _inode: int, _changed: int) -> Access:
    try:
        return _said(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as problem:
        raise AccessUnclear("it cannot be read as TOML.") from problem


def _said(words: Mapping[str, object]) -> Access:
    """What the file's words mean. Raises AccessUnclear with what is missing; its words never repeat a value of the file."""
    if not SETTINGS.issuperset(words):
        raise AccessUnclear(f"it may hold {', '.join(sorted(SETTINGS))}, and holds something else.")
    roles = words.get("roles", {})
    if not isinstance(roles, Mapping) or not set(map(str, roles.values())) <= set(ROLES):
        raise AccessUnclear(f"[roles] gives a group one of {', '.join(ROLES)}, and gives something else.")
    opened = words.get("access", "sign-in")
    if opened not in ("sign-in", "open"):
        raise AccessUnclear("access is “sign-in” or “open”, and is something else.")
    named = {name: str(words.get(name, "")).strip() for name in ("opened_by", "reason")}
    if opened == "open" and not all(named.values()):
        raise AccessUnclear("access is “open”, and that needs opened_by (a person's name) and a reason.")
    return Access(
        claim=str(words.get("claim", "roles")),
        roles=dict(roles),
        ask=str(words.get("ask", NOBODY_NAMED)),
        opened_by=named["opened_by"] if opened == "open" else None,
        reason=named["reason"] if opened == "open" else None,
    )
