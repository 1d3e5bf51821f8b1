"""The security headers of every answer, so that they hold without a proxy too."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette import types

from pages.parts.door.layer import Layer

# Streamlit's own page holds one short script in its text; a page that an upgrade changes has another hash by itself.
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
PAGE = Path(st.__file__).parent / "static" / "index.html"


def content_security_policy(page: str) -> str:
    """What a browser may load and do for the page: its own host's files only, and no script that is not listed."""
    hashes = "".join(f" 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in INLINE.findall(page))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self'{hashes}",
            # Streamlit and Plotly write styles as they draw.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


ALWAYS = (
    (b"content-security-policy", content_security_policy(PAGE.read_text(encoding="utf-8")).encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # The address of a page holds its choices; it is told to this host alone, which leads back to it after a sign-in.
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
BEHIND_TLS = ((b"strict-transport-security", b"max-age=31536000"),)
OURS = frozenset(name for name, _ in ALWAYS + BEHIND_TLS)


class SecurityHeaders(Layer):
    """Adds the headers to every answer."""

    def turned(self, scope: types.Scope, send: types.Send) -> types.Send:
        by_tls = came_by_tls(scope)

        async def send_with_headers(message: types.Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = guarded(message.get("headers", ()), by_tls)
            await send(message)

        return send_with_headers


def came_by_tls(scope: types.Scope) -> bool:
    """Whether the browser's own connection is encrypted, up to this server or up to the proxy before it."""
    return scope.get("scheme") == "https" or any(
        name == b"x-forwarded-proto" and value == b"https" for name, value in scope["headers"]
    )


def guarded(headers: list[tuple[bytes, bytes]], by_tls: bool) -> list[tuple[bytes, bytes]]:
    """An answer's headers with ours. Behind TLS, cookies are kept off any other connection: Streamlit does not ask for it."""
    kept = [(name, _secure(value) if by_tls and name == b"set-cookie" else value) for name, value in headers if name not in OURS]
    return [*kept, *ALWAYS, *(BEHIND_TLS if by_tls else ())]


def _secure(cookie: bytes) -> bytes:
    return cookie if b"; secure" in cookie.lower() else cookie + b"; Secure"
