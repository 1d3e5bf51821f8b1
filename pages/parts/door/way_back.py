"""The way back: whoever signs in on the way to a page lands on that page, with its choices.

Streamlit leads everyone who has signed in to the first page. The page that was asked for is kept in a cookie for as long as
signing in takes. Only a path of this dashboard is ever followed.
"""

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette import types

from pages.parts.door.layer import Layer

LEAVES = "/auth/login"
RETURNS = "/oauth2callback"
COOKIE = "scrutiny_asked"
SIGNED_IN = b"_streamlit_user="
PAGE = re.compile(r"/[a-z_]{1,60}")
LONGEST = 1_500
SECONDS = 900


class WayBack(Layer):
    """Remembers the page when a reader leaves to sign in, and leads back to it once they have."""

    def turned(self, scope: types.Scope, send: types.Send) -> types.Send:
        if scope["path"] not in (LEAVES, RETURNS):
            return send
        turned = _leaving if scope["path"] == LEAVES else _returning

        async def send_turned(message: types.Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = turned(list(message["headers"]), dict(scope["headers"]))
            await send(message)

        return send_turned


def page_of(address: str) -> str | None:
    """The page and choices that an address names, as a path of this dashboard; None for the first page or anything else."""
    try:
        found = urlsplit(address)
    except ValueError:
        return None
    if not PAGE.fullmatch(found.path) or found.path == RETURNS or len(address) > LONGEST:
        return None
    choices = urlencode(parse_qsl(found.query))
    return f"{found.path}?{choices}" if choices else found.path


def _leaving(answer: list[tuple[bytes, bytes]], asked: dict[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    page = page_of(asked.get(b"referer", b"").decode("latin-1"))
    return [*answer, _cookie(quote(page, safe=""), SECONDS) if page else _cookie("", 0)]


def _returning(answer: list[tuple[bytes, bytes]], asked: dict[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    page = page_of(unquote(_kept(asked.get(b"cookie", b"").decode("latin-1"))))
    signed_in = any(name == b"set-cookie" and value.startswith(SIGNED_IN) for name, value in answer)
    if not page or not signed_in:
        return answer
    led = [(name, value) for name, value in answer if name != b"location"]
    return [*led, (b"location", page.encode("ascii")), _cookie("", 0)]


def _kept(cookies: str) -> str:
    try:
        return SimpleCookie(cookies)[COOKIE].value
    except (CookieError, KeyError):
        return ""


def _cookie(value: str, seconds: int) -> tuple[bytes, bytes]:
    # "/", not "/oauth2callback": that is a page's address below the same host, and one path is easier to delete.
    return b"set-cookie", f"{COOKIE}={value}; HttpOnly; Max-Age={seconds}; Path=/; SameSite=Lax".encode("ascii")
