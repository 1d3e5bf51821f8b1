"""Where a district's files lie on this machine. Each setting is an environment variable; the defaults suit a laptop."""

import os
from functools import lru_cache
from pathlib import Path

GEO = Path(__file__).resolve().parent


def district_folder() -> Path:
    """The folder that holds all that is this district's (SCRUTINY_DISTRICT)."""
    return named("SCRUTINY_DISTRICT", GEO, "districts", "bradford")


def boundaries_folder() -> Path:
    """Where the true shapes of its wards are kept, a file for each vintage; never in the repository (SCRUTINY_BOUNDARIES)."""
    return named("SCRUTINY_BOUNDARIES", district_folder(), "boundaries")


def named(setting: str, *usual: Path | str) -> Path:
    """The path that an environment variable names; where it names none, the usual one, in its parts."""
    return _path(os.environ.get(setting), *usual)


# A path is made of its parts at some cost, and each view asks for several many times.
@lru_cache(maxsize=256)
def _path(name: str | None, *usual: Path | str) -> Path:
    return Path(name) if name else Path(*usual)
