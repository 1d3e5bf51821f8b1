"""Three years of invented missing episodes: some children often, most once, some of them also flagged."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from .draw import Even, months, pick, rounded, shared_out
from .figures import FIRST_DAY, LAST_DAY, episodes, shares
from .flags import Flag
from .people import Births, Child, Wards

AGAIN_THIS_MONTH = 0.42
FLAGGED = 0.27
SEEN_BEFORE = 0.62
SMALL = 12
AWAY_FROM, AWAY_TO = 17, 27
HOURS = {
    "under 6 hours": (1, 6),
    "6 to 24 hours": (6, 24),
    "1 to 2 days": (24, 72),
    "3 days or more, or not yet returned": (72, 260),
}


@dataclass(eq=False)
class Episode:
    """One row of missing_episodes."""

    child: Child
    type: str
    started_at: datetime
    ended_at: datetime
    ward_code: str
    offered: str = "not recorded"
    accepted: str = "not recorded"
    interviewed_at: datetime | None = None
    number: int = 0


class Register:
    """All episodes so far, and the children known to have been missing."""

    def __init__(self, rng: Random, births: Births, wards: Wards, flags: list[Flag]):
        self.rng, self.births, self.wards, self.flags = rng, births, wards, flags
        self.episodes: list[Episode] = []
        self.known: list[Child] = []
        self.ages = Even(shares("missing_episodes", "age"), rng)
        self.genders = Even(shares("missing_episodes", "gender"), rng)
        self.durations = Even(shares("missing_episodes", "duration"), rng)
        self.care = shares("missing_episodes", "looked_after_status")
        self.groups = shares("missing_episodes", "ethnic_group")

    def month(self, first: date, last: date, groups: dict[str, int]) -> None:
        """As many missing episodes of each group as wished, and some of being away without authorisation."""
        self.at_risk = self._flagged(first, last)
        total = sum(groups.values())
        table = rounded(list(groups.values()), shared_out(total, list(self.care.values())))
        for group, counts in zip(groups, table, strict=True):
            for care, count in zip(self.care, counts, strict=True):
                self._some_go_missing(group, care, count, groups[group] < SMALL, first, last)
        self._some_are_away(first, last)

    def _flagged(self, first: date, last: date) -> dict[Child, str]:
        """Children with an open flag on any day of the month, and the ward it is recorded in."""
        return {
            flag.child: flag.ward_code
            for flag in self.flags
            if flag.started_on <= last and (flag.ended_on is None or flag.ended_on > first)
        }

    def _some_go_missing(self, group: str, care: str, count: int, few: bool, first: date, last: date) -> None:
        times: dict[Child, int] = {}
        for _ in range(count):
            often = {child: 0.2 + child.keen for child, n in times.items() if n < 8}
            if often and not few and self.rng.random() < AGAIN_THIS_MONTH:
                child = pick(often, self.rng)
            else:
                child = self._someone(group, care, first, last, times)
            times[child] = times.get(child, 0) + 1
        for child, how_often in times.items():
            self._record(child, how_often, "missing", first, last)

    def _someone(self, group: str, care: str, first: date, last: date, but: dict[Child, int]) -> Child:
        """A child with a flag, a child who has been missing of late, or a child not seen before."""

        def ready(child: Child) -> bool:
            fits = (child.group, child.care) == (group, care) and child not in but
            return fits and child.age(first) >= 9 and child.age(last) < 18 and child.free_from < datetime.combine(first, time())

        chance = self.rng.random()
        flagged = {child: 0.3 + child.keen for child in self.at_risk if ready(child)}
        if flagged and chance < FLAGGED:
            return self._met(pick(flagged, self.rng))
        known = {c: 0.1 + c.keen for c in self.known if ready(c) and (first - c.last_missing).days < 150}
        if known and chance < FLAGGED + SEEN_BEFORE * (1 - FLAGGED):
            return pick(known, self.rng)
        return self._new(first, group, care)

    def _met(self, child: Child) -> Child:
        if not child.keen:
            child.keen = 0.02 + self.rng.random() ** 4
            self.known.append(child)
        return child

    def _record(self, child: Child, how_often: int, kind: str, first: date, last: date) -> None:
        """Episodes of one child in one month, one after another."""
        hours = ((last - first).days + 1) * 24
        starts = sorted(self.rng.randrange(hours * 12) for _ in range(how_often))
        opens = [datetime.combine(first, time()) + timedelta(minutes=5 * start) for start in starts]
        for at, began in enumerate(opens):
            low, high = HOURS[self.durations.draw()]
            ended = began + timedelta(minutes=5 * self.rng.randrange(low * 12, high * 12))
            if at + 1 < how_often:
                ended = min(ended, began + (opens[at + 1] - began) * 0.8).replace(second=0, microsecond=0)
            ward = self.at_risk.get(child, child.ward)
            self.episodes.append(Episode(child, kind, began, ended, ward))
            child.free_from = ended
        child.last_missing = last

    def _some_are_away(self, first: date, last: date) -> None:
        """Children looked after who stay away from a placement without leave, not counted as missing."""
        start = datetime.combine(first, time())
        ready = [c for c in self.known if c.care != "not looked after" and c.age(last) < 18 and c.free_from < start]
        ready = [c for c in ready if c.last_missing < first and (first - c.last_missing).days < 400]
        for _ in range(self.rng.randrange(AWAY_FROM, AWAY_TO)):
            child = (
                ready.pop(self.rng.randrange(len(ready))) if ready else self._new(first, next(iter(self.groups)), "looked after")
            )
            self._record(child, 1, "away without authorisation", first, last)

    def _new(self, day: date, group: str, care: str) -> Child:
        """A child not met before."""
        child = self.births.child(day, int(self.ages.draw()), self.genders.draw(), group, care, self.wards.draw())
        return self._met(child)


def three_years(rng: Random, births: Births, wards: Wards, flags: list[Flag]) -> list[Episode]:
    """All rows of missing_episodes as they are known at the last day."""
    register = Register(rng, births, wards, flags)
    path = episodes()
    for first, last in months(FIRST_DAY, LAST_DAY):
        register.month(first, last, path[first])
    ordered = sorted(register.episodes, key=lambda episode: (episode.started_at, episode.child.number))
    for number, episode in enumerate(ordered, 1):
        episode.number = number
    return ordered
