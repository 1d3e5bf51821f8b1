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


def browser() -> str | None:
    """Where a Chromium is, None where there is none."""
    return next((found for found in map(shutil.which, NAMES) if found), None)


def pdf(html: bytes, day: date) -> bytes | None:
    """The page on A4; None where there is no browser or it does not print. day: the date the file bears."""
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
        except (OSError, subprocess.SubprocessError):
            return None
        return steady.pdf(printed.read_bytes(), day) if printed.is_file() else None
