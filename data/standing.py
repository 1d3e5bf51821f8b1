"""What stands in the folder of releases, as an officer needs to know it: which readers see, which they had, which wait."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.changes import Change
from data.release_folder import current_release, history, is_unseen, kept_folders, manifest_of

CURRENT, HAD, DRAFT, WAITING, DAMAGED = "current", "had", "draft", "waiting", "damaged"


@dataclass(frozen=True)
class Standing:
    """One release. state: CURRENT, HAD (readers had it), DRAFT (to be handed in), WAITING (for a second person), DAMAGED.

    changes, newly_covered, compared_with: against what readers had when it was made.
    """

    release_id: str
    state: str
    as_at: date | None = None
    made_at: str = ""
    is_invented: bool = False
    published_by: str | None = None
    confirmed_by: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    compared_with: str | None = None
    changes: Sequence[Change] = ()
    newly_covered: int = 0

    @property
    def is_unseen(self) -> bool:
        return self.state in (DRAFT, WAITING)


def standings(releases: Path) -> list[Standing]:
    """Every release there is, the newest first. One that says nothing of itself is damaged."""
    current = current_release(releases)
    found = [_standing(folder, current) for folder in kept_folders(releases)]
    return sorted(found, key=lambda one: (one.made_at, one.release_id), reverse=True)


def told(releases: Path) -> list[Mapping[str, object]]:
    """What was done in the folder, the latest first."""
    return history(releases)[::-1]


def _standing(folder: Path, current: str | None) -> Standing:
    unseen = is_unseen(folder)
    try:
        said = manifest_of(folder)
        # Without its audit a release is damaged too.
        json.loads((folder / "audit.json").read_text(encoding="utf-8"))
        compared = said.get("compared") or {}
        state = CURRENT if folder.name == current else HAD if not unseen else WAITING if said["published_by"] else DRAFT
        return Standing(
            release_id=folder.name,
            state=state,
            as_at=date.fromisoformat(said["as_at"]),
            made_at=said["made_at"],
            is_invented=bool(said["synthetic"]),
            published_by=said["published_by"],
            confirmed_by=said["confirmed_by"],
            reasons=dict(said["reasons"] or {}),
            compared_with=compared.get("with"),
            changes=tuple(Change(**one) for one in compared.get("changes", ())),
            newly_covered=compared.get("newly_covered", 0),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Standing(folder.name, DRAFT if unseen else CURRENT if folder.name == current else DAMAGED)
