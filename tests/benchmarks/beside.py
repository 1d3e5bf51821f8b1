"""The pages that ours are measured beside, each on a server of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tests.support.server import ROOT, Server, served

CONFIGURED = ROOT / ".streamlit"
PARTS = Path(__file__).parent / "parts_alone" / "app.py"


@contextmanager
def empty_page(*, is_configured: bool = False) -> Iterator[Server]:
    """An empty page of a Streamlit that nobody has configured, or that is configured as ours is."""
    with _folder(is_configured=is_configured) as folder:
        (folder / "app.py").write_text("import streamlit as st\n", encoding="utf-8")
        with _quiet(folder) as server:
            yield server


@contextmanager
def parts_alone() -> Iterator[Server]:
    """A page of Streamlit's own parts, configured as ours are, without a line of ours."""
    with _folder(is_configured=True) as folder:
        shutil.copy(PARTS, folder)
        with _quiet(folder) as server:
            yield server


@contextmanager
def _folder(*, is_configured: bool) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="beside-") as folder:
        if is_configured:
            shutil.copytree(CONFIGURED, Path(folder) / CONFIGURED.name)
        yield Path(folder)


def _quiet(folder: Path) -> AbstractContextManager[Server]:
    """It makes no request elsewhere."""
    return served(folder, options=("--browser.gatherUsageStats", "false"))
