"""The printable brief as a PDF, where a Chromium is installed on this machine; without one there is none."""

import os
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from pages.parts.pack import steady

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SECONDS = 60
# Nothing is asked of any host, and nothing is remembered.
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


class NotPrinted(Exception):
    """There is a browser, and this time it made no PDF."""


def browser() -> str | None:
    """Where a Chromium is, None where there is none."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


def pdf(html: bytes, day: date) -> bytes | None:
    """The page on A4; None where there is no browser. day: the date the file bears. Raises NotPrinted."""
    found = browser()
    if found is None:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        page.write_bytes(html)
        as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        command = [found, *FLAGS, *as_root, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}", page.as_uri()]
        try:
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=True)
            content = printed.read_bytes()
        except (OSError, subprocess.SubprocessError) as fault:
            raise NotPrinted from fault
        return steady.pdf(content, day)
