"""The page files there are, so that a new page brings its own tests."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def page_files() -> tuple[str, ...]:
    """Each page file as the menu names it: "pages/places/ward_map.py"."""
    rooms = (room for room in (ROOT / "pages").iterdir() if room.is_dir() and room.name != "parts")
    files = (file for room in rooms for file in room.glob("*.py") if file.stem != "__init__")
    return tuple(sorted(file.relative_to(ROOT).as_posix() for file in files))
