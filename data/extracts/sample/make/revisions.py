"""What the first extract did not yet know, or had wrong: the difference a later extract of the same months makes."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from .flags import Flag
from .missing import Episode

# Nothing before this day is revised: the months the papers tell stay as they were.
REVISED_FROM = date(2020, 10, 1)
LATE_FROM = date(2021, 4, 1)
LATE_FLAGS, LATE_EPISODES = 9, 14
WRONG_WARDS, WRONG_LEVELS, UNKNOWN_ENDS, WRONG_ENDS = 8, 7, 6, 5
LATE_INTERVIEWS, UNKNOWN_PLACES = 12, 5
LEVELS = ("emerging", "moderate", "significant")


@dataclass
class FirstKnown:
    """How some records stood when the first extract was made: None for one that had not arrived."""

    flags: dict[Flag, Flag | None] = field(default_factory=dict)
    episodes: dict[Episode, Episode | None] = field(default_factory=dict)
    kinds: Counter = field(default_factory=Counter)

    def flag(self, flag: Flag) -> Flag | None:
        return self.flags.get(flag, flag)

    def episode(self, episode: Episode) -> Episode | None:
        return self.episodes.get(episode, episode)


def first_known(flags: list[Flag], episodes: list[Episode], as_at: date, rng: Random) -> FirstKnown:
    """Choose what the first extract lacks or has wrong."""
    known = FirstKnown()
    _flags(flags, as_at, known, rng)
    _episodes(episodes, as_at, known, rng)
    return known


def _flags(flags: list[Flag], as_at: date, known: FirstKnown, rng: Random) -> None:
    rows_of = Counter(flag.child for flag in flags)
    # Only flags that were never changed and whose child has no other: nothing else hangs on them.
    alone = [f for f in flags if rows_of[f.child] == 1 and REVISED_FROM <= f.started_on <= as_at]
    rng.shuffle(alone)

    def take(how_many: int, kind: str, wanted) -> list[Flag]:
        chosen = [f for f in alone if f not in known.flags and wanted(f)][:how_many]
        known.kinds[kind] += len(chosen)
        return chosen

    def ended(flag: Flag, first: date) -> bool:
        return flag.ended_on is not None and first <= flag.ended_on <= as_at

    for flag in take(LATE_FLAGS, "late flags", lambda f: f.started_on >= LATE_FROM):
        known.flags[flag] = None
    for flag in take(UNKNOWN_ENDS, "ends not yet recorded", lambda f: ended(f, LATE_FROM)):
        known.flags[flag] = replace(flag, ended_on=None, end_reason="")
    for flag in take(WRONG_ENDS, "corrected end dates", lambda f: ended(f, REVISED_FROM) and _midmonth(f)):
        known.flags[flag] = replace(flag, ended_on=flag.ended_on.replace(day=flag.ended_on.day + rng.randrange(3, 9)))
    for flag in take(WRONG_WARDS, "corrected wards", lambda f: f.ward_code not in ("not known", "out of area")):
        known.flags[flag] = replace(flag, ward_code="not known")
    for flag in take(WRONG_LEVELS, "corrected risk levels", lambda f: f.risk_level != LEVELS[0]):
        known.flags[flag] = replace(flag, risk_level=LEVELS[LEVELS.index(flag.risk_level) - 1])


def _midmonth(flag: Flag) -> bool:
    return flag.ended_on.day <= 19


def _episodes(episodes: list[Episode], as_at: date, known: FirstKnown, rng: Random) -> None:
    recent = [e for e in episodes if e.type == "missing" and e.started_at.date() >= LATE_FROM and e.ended_at.date() <= as_at]
    rng.shuffle(recent)

    def take(how_many: int, kind: str, wanted) -> list[Episode]:
        chosen = [e for e in recent if e not in known.episodes and wanted(e)][:how_many]
        known.kinds[kind] += len(chosen)
        return chosen

    for episode in take(LATE_EPISODES, "late episodes", lambda e: e.ended_at is not None):
        known.episodes[episode] = None
    for episode in take(LATE_INTERVIEWS, "interviews recorded late", lambda e: e.interviewed_at is not None):
        known.episodes[episode] = replace(episode, offered="not recorded", accepted="not recorded", interviewed_at=None)
    for episode in take(UNKNOWN_PLACES, "corrected wards of episodes", lambda e: e.ward_code not in ("not known", "out of area")):
        known.episodes[episode] = replace(episode, ward_code="not known")
