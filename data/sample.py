"""The invented sample that comes with the project, where there is one of the district that is set."""

import tomllib
from pathlib import Path

from data import settings

# Why its second release says other numbers than its first: an officer would write the like.
REASONS = {
    "restatement": "The second extract holds records that came late or were corrected, as every real one does.",
    "small-number": "A correction made fewer of a number that was shown before.",
}


def sample_folders() -> list[Path]:
    """The folders of the district's sample, oldest first; [] for a district without one."""
    about = (settings.district_folder() / "district.toml").read_text(encoding="utf-8")
    here = tomllib.loads(about)["code"]
    return sorted(file.parent for file in settings.SAMPLE.glob("*/extract.toml") if _is_of(file, here))


def _is_of(terms: Path, district: str) -> bool:
    return tomllib.loads(terms.read_text(encoding="utf-8"))["district"] == district
