"""Return interviews: who was offered one, who accepted, and how soon it was held."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

from .missing import Episode

NOT_RECORDED, NOT_OFFERED, ACCEPTED = 0.085, 0.125, 0.65
# Of interviews accepted, the share held within 72 hours: before and after a change in spring 2021.
IN_TIME_BEFORE, IN_TIME_AFTER, BETTER_FROM = 0.57, 0.68, date(2021, 3, 1)
NEVER_HELD = 0.06
# No outcome is let fall to a handful in a month, nor to a handful of children.
LEAST, MORE_AT_LEAST = 6, 5


def hold(episodes: list[Episode], rng: Random) -> None:
    """Give every ended episode what came of its interview, month by month and by who looks after the child."""
    months: dict[tuple, list[Episode]] = defaultdict(list)
    for episode in episodes:
        looked_after = episode.child.care != "not looked after"
        months[episode.type, episode.ended_at.year, episode.ended_at.month, looked_after].append(episode)
    for (kind, year, month, _), ended in months.items():
        share = IN_TIME_AFTER if date(year, month, 1) >= BETTER_FROM else IN_TIME_BEFORE
        _month(ended, share, LEAST if kind == "missing" else 0, rng)


def _month(ended: list[Episode], in_time: float, least: int, rng: Random) -> None:
    rng.shuffle(ended)
    waiting = _different_children_first(ended)
    for offered, share in (("not recorded", NOT_RECORDED), ("no", NOT_OFFERED)):
        how_many = max(least + rng.randrange(MORE_AT_LEAST) if least else 0, _about(share, len(ended), rng))
        for episode in waiting[:how_many]:
            episode.offered, episode.accepted = offered, offered
        waiting = _different_children_first(waiting[how_many:])
    accepted = _about(ACCEPTED, len(waiting), rng)
    for at, episode in enumerate(waiting):
        episode.offered, episode.accepted = "yes", "yes" if at < accepted else "no"
    soon, held = _about(in_time, accepted, rng), accepted - _about(NEVER_HELD, accepted, rng)
    for at, episode in enumerate(waiting[:held]):
        low, high = (3, 72) if at < soon else (73, 260)
        episode.interviewed_at = episode.ended_at + timedelta(minutes=5 * rng.randrange(low * 12, high * 12))


def _about(share: float, whole: int, rng: Random) -> int:
    """A share of a whole, give or take a tenth of it."""
    return round(share * whole * (0.9 + 0.2 * rng.random()))


def _different_children_first(episodes: list[Episode]) -> list[Episode]:
    """The same episodes, the first of each child before any second."""
    first_of = {episode.child: episode for episode in reversed(episodes)}
    return [e for e in episodes if first_of[e.child] is e] + [e for e in episodes if first_of[e.child] is not e]
