"""Which pages there are, read from the page files and from the running menu, so that a new page brings its own tests."""

from pathlib import Path

from tests.support.browser import Window
from tests.support.server import ROOT

LINKS = '[data-testid="stSidebarNavLink"]'


def page_names(root: Path = ROOT) -> tuple[str, ...]:
    """The page files by name ("ward_map"), in alphabetical order."""
    rooms = (room for room in (root / "pages").iterdir() if room.is_dir() and room.name != "parts")
    return tuple(sorted(file.stem for room in rooms for file in room.glob("*.py") if file.stem != "__init__"))


def officer_names(root: Path = ROOT) -> tuple[str, ...]:
    """Those of them that are for officers, and listed to officers only."""
    return tuple(sorted(file.stem for file in (root / "pages" / "officer").glob("*.py") if file.stem != "__init__"))


def menu_paths(window: Window) -> tuple[str, ...]:
    """The paths that the open window's menu leads to, "" for the page readers meet first."""
    links = window.page.locator(LINKS).evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    return tuple(path.strip("/") for path in links)


def path_of(name: str, paths: tuple[str, ...]) -> str:
    """The path of a page: its name, or "" when it is the one the menu leads to without a name."""
    return name if name in (*paths, *officer_names()) else ""
