"""A real OpenID Connect provider on loopback, and a dashboard whose people sign in with it, in the shape of Entra ID."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.browser import Window
from tests.support.server import Server, free_port, served

WHO_TO_ASK = "the performance team"
GROUPS = {"6f1e-officers": "officer", "6f1e-members": "member", "6f1e-scrutineers": "scrutineer"}
PEOPLE = (
    {"sub": "ada", "name": "Ada Officer", "preferred_username": "ada@example.org", "groups": ["6f1e-officers", "6f1e-members"]},
    {"sub": "bea", "name": "Bea Officer", "preferred_username": "bea@example.org", "groups": ["6f1e-officers"]},
    {"sub": "mel", "name": "Mel Member", "preferred_username": "mel@example.org", "groups": ["other", "6f1e-members"]},
    {"sub": "sol", "name": "Sol <b>Scrutineer</b>", "preferred_username": "sol@example.org", "groups": "6f1e-scrutineers"},
    {"sub": "nan", "name": "Nan Norole", "preferred_username": "nan@example.org", "groups": ["other"]},
)
SECRETS = """
[auth]
redirect_uri = "{dashboard}/oauth2callback"
cookie_secret = "a secret of these tests, longer than thirty-two bytes"

[auth.council]
client_id = "scrutiny"
client_secret = "another secret of these tests"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
ACCESS = f'ask = "{WHO_TO_ASK}"\nclaim = "groups"\n\n[roles]\n' + "".join(
    f'"{group}" = "{role}"\n' for group, role in GROUPS.items()
)


@dataclass(frozen=True)
class Guarded:
    """A dashboard whose people sign in: its server, its provider's address, its log and its access file."""

    server: Server
    provider: str
    activity: Path
    access: Path

    def sign_in(self, window: Window, who: str) -> None:
        """Sign in from the page that asks for it, as one of PEOPLE."""
        self.ask_the_provider(window)
        window.page.get_by_role("button", name=who, exact=True).click()
        window.page.wait_for_url(f"{self.server.url}/**")
        window.settle()

    def ask_the_provider(self, window: Window) -> None:
        """Go from the page that asks for a sign-in to the provider."""
        window.page.get_by_role("button", name="Sign in", exact=True).click()
        window.page.wait_for_url(f"{self.provider}/**")


@contextmanager
def provided(token_seconds: int = 3_600) -> Iterator[str]:
    """Run the provider; gives its address. token_seconds: how long a sign-in holds."""
    port = free_port()
    people = [part for person in PEOPLE for part in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    process = subprocess.Popen(
        [*command, "--token-max-age", str(token_seconds), *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def guarded(
    home: Path, releases: Path, token_seconds: int = 3_600, access: str = ACCESS, received: Path | None = None
) -> Iterator[Guarded]:
    """A provider and a dashboard that trusts it. home: a folder for its secrets, its access file and its log.

    received: the hand-over folder, where there is one.
    """
    port = free_port()
    with provided(token_seconds) as provider:
        secrets, access_file, activity = home / "secrets.toml", home / "access.toml", home / "activity"
        secrets.write_text(SECRETS.format(dashboard=f"http://127.0.0.1:{port}", provider=provider), encoding="utf-8")
        access_file.write_text(access, encoding="utf-8")
        places = {
            "SCRUTINY_ACCESS": access_file,
            "SCRUTINY_ACTIVITY": activity,
            "SCRUTINY_RECEIVED": received or home / "received",
        }
        with served(releases=releases, places=places, port=port, options=("--secrets.files", str(secrets))) as server:
            yield Guarded(server, provider, activity, access_file)


def _wait(address: str, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The provider did not answer within {seconds:.0f} seconds.")
