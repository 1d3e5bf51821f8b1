"""Where things lie on this machine. Each setting is an environment variable; the defaults suit a laptop."""

from pathlib import Path

from geo.folders import boundaries_folder, district_folder, named

__all__ = [
    "HOME",
    "SAMPLE",
    "access_file",
    "activity_folder",
    "boundaries_folder",
    "district_folder",
    "received_folder",
    "releases_folder",
]

HOME = Path(__file__).resolve().parents[1]
SAMPLE = HOME / "data" / "extracts" / "sample"


def releases_folder() -> Path:
    """Where releases are kept (SCRUTINY_RELEASES)."""
    return named("SCRUTINY_RELEASES", HOME, "data", "releases")


def received_folder() -> Path:
    """The hand-over folder, where officers lay record-level extracts (SCRUTINY_RECEIVED)."""
    return named("SCRUTINY_RECEIVED", HOME, "data", "extracts", "received")


def activity_folder() -> Path:
    """Where the log of what was done is kept (SCRUTINY_ACTIVITY)."""
    return named("SCRUTINY_ACTIVITY", HOME, "data", "activity")


def access_file() -> Path:
    """The file that says who may come in (SCRUTINY_ACCESS)."""
    return named("SCRUTINY_ACCESS", HOME, ".streamlit", "access.toml")
