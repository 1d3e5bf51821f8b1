"""Where a district's files lie on this machine. Each setting is an environment variable; the defaults suit a laptop."""

import os
from pathlib import Path

GEO = Path(__file__).resolve().parent


def district_folder() -> Path:
    """The folder that holds all that is this district's (SCRUTINY_DISTRICT)."""
    return Path(os.environ.get("SCRUTINY_DISTRICT", GEO / "districts" / "bradford"))


def boundaries_folder() -> Path:
    """Where the true shapes of its wards are kept, a file for each vintage; never in the repository (SCRUTINY_BOUNDARIES)."""
    return Path(os.environ.get("SCRUTINY_BOUNDARIES", district_folder() / "boundaries"))
