"""Small invented districts: children, flags and episodes drawn from a seed, counted by plain loops as the conventions say.

Time is made of months of 30 days, so that a record's month is its day divided by 30.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from random import Random

from data.disclosure.cells import Counted, Key
from data.disclosure.structure import Structure
from geo.areas import Area, Fold
from queries.measures import MEASURES

DISTRICT, ELSEWHERE = "D", "elsewhere"
LEVELS = ("significant", "moderate", "emerging")
REASONS = ("risk reduced", "turned 18", "other")
LOOKED_AFTER = ("not looked after", "looked after", "looked after by another authority")
TWO = {LOOKED_AFTER[0]: LOOKED_AFTER[0], LOOKED_AFTER[1]: "looked after, any", LOOKED_AFTER[2]: "looked after, any"}
DURATIONS = ("under 6 hours", "6 to 24 hours", "1 to 2 days", "3 days or more, or not yet returned")
FOLDS = (
    *(Fold("missing_episodes", "duration", one, "duration", one) for one in DURATIONS),
    *(Fold("ce_flags", "risk_level", level, "risk_level", level) for level in LEVELS),
    *(Fold("ce_flags", "end_reason", reason, "end_reason", reason) for reason in REASONS),
    *(Fold("missing_episodes", "looked_after_status", one, "looked_after_status:three", one) for one in LOOKED_AFTER),
    *(Fold("missing_episodes", "looked_after_status", one, "looked_after_status:two", TWO[one]) for one in LOOKED_AFTER),
)
CATEGORIES = {
    "all": ("all",),
    "risk_level": LEVELS,
    "end_reason": REASONS,
    "looked_after_status:three": LOOKED_AFTER,
    "looked_after_status:two": tuple(dict.fromkeys(TWO.values())),
}
FLAGS = ("flags_open", "flags_opened", "flags_closed", "children_flagged_year")
MISSING = ("missing_episodes", "children_missing", "children_missing_repeatedly")
INTERVIEWS = tuple(name for name in MEASURES if name.startswith("interviews"))
LENGTH = {"month": 1, "quarter": 3, "year_to_quarter": 12}


@dataclass(frozen=True)
class Row:
    """One record of a flag: from one day up to another (None: still open)."""

    child: int
    start: int
    end: int | None
    ward: str
    level: str
    opens: bool
    closes: bool
    reason: str


@dataclass(frozen=True)
class Episode:
    child: int
    start: int
    end: int | None
    ward: str
    looked_after: str
    offered: str
    accepted: bool
    prompt: bool


@dataclass(frozen=True)
class Small:
    """One district: its areas and its records."""

    areas: tuple[Area, ...]
    rows: tuple[Row, ...]
    episodes: tuple[Episode, ...]

    def structure(self) -> Structure:
        return Structure(MEASURES, self.areas, FOLDS)


def small(seed: int, wards: int, committees: int, quarters: int, children: int, busy: float) -> Small:
    """A district of so many wards and children over so many quarters; busy: episodes per child, about."""
    rng = Random(seed)
    names = [f"C{at + 1}" for at in range(committees)]
    areas = [Area(DISTRICT, "District", "district", None, None, None, None)]
    areas += [Area(ELSEWHERE, "Elsewhere", "other", DISTRICT, None, None, None)]
    areas += [Area(name, name, "committee", DISTRICT, "old", date(2004, 1, 1), None) for name in names]
    areas += [
        Area(f"W{at + 1:02}", f"W{at + 1}", "ward", names[at % committees], "old", date(2004, 1, 1), None) for at in range(wards)
    ]
    places = [area.code for area in areas if area.level == "ward"] + [ELSEWHERE]
    weights = [rng.random() ** 2 + 0.02 for _ in places]
    homes = rng.choices(places, weights, k=children)
    days = quarters * 90
    rows, episodes = [], []
    for child, home in enumerate(homes):
        rows += _spells(rng, child, home, places, days)
        episodes += _episodes(rng, child, home, places, days, busy)
    return Small(tuple(areas), tuple(rows), tuple(sorted(episodes, key=lambda one: one.start)))


def _spells(rng: Random, child: int, home: str, places: list[str], days: int) -> list[Row]:
    rows, day = [], rng.randrange(-150, days)
    while day < days and rng.random() < 0.8:
        end = day + 1 + int(rng.expovariate(1 / 120))
        cuts = sorted({day, *(c for _ in range(rng.randrange(3)) if day < (c := rng.randrange(day, end + 1)) < end)})
        ward, level = home, rng.choice(LEVELS)
        for at, cut in enumerate(cuts):
            last = at == len(cuts) - 1
            stop = end if last else cuts[at + 1]
            rows.append(Row(child, cut, stop, ward, level, at == 0, last, rng.choice(REASONS)))
            ward, level = rng.choice([ward, rng.choice(places)]), rng.choice(LEVELS)
        day = end + 1 + int(rng.expovariate(1 / 60))
    return rows


def _episodes(rng: Random, child: int, home: str, places: list[str], days: int, busy: float) -> list[Episode]:
    found, looked_after = [], rng.choices(LOOKED_AFTER, (6, 3, 1))[0]
    while rng.random() < busy / (1 + busy):
        start = rng.randrange(days)
        offered = rng.choices(("yes", "no", "not recorded"), (8, 1, 1))[0]
        accepted = offered == "yes" and rng.random() < 0.7
        found.append(
            Episode(
                child,
                start,
                start + rng.randrange(6) if rng.random() < 0.97 else None,
                home if rng.random() < 0.9 else rng.choice(places),
                looked_after if rng.random() < 0.9 else rng.choice(LOOKED_AFTER),
                offered,
                accepted,
                accepted and rng.random() < 0.7,
            )
        )
    return found


def revised(place: Small, seed: int, changes: int) -> Small:
    """The same district as an earlier extract knew it: some episodes not yet known, some with another ward or status."""
    rng = Random(seed)
    episodes, rows = list(place.episodes), list(place.rows)
    wards = [area.code for area in place.areas if area.level == "ward"]
    for _ in range(min(changes, len(episodes))):
        at = rng.randrange(len(episodes))
        if rng.random() < 0.5:
            del episodes[at]
        else:
            episodes[at] = replace(episodes[at], ward=rng.choice(wards), looked_after=rng.choice(LOOKED_AFTER))
    for _ in range(min(changes, len(rows))):
        at = rng.randrange(len(rows))
        rows[at] = replace(rows[at], ward=rng.choice(wards), level=rng.choice(LEVELS))
    return replace(place, rows=tuple(rows), episodes=tuple(episodes))


def first_day(month: int) -> date:
    return date(2019 + month // 12, month % 12 + 1, 1)


def spans(quarters: int) -> list[tuple[str, int]]:
    """Every whole period of so many quarters: its kind and its first month."""
    months = 3 * quarters
    return [(kind, start) for kind, length in LENGTH.items() for start in range(0, months - length + 1, 1 if length == 1 else 3)]


def counted(place: Small, quarters: int, measures: tuple[str, ...]) -> list[Counted]:
    """Every declared cell of the measures for the first so many quarters, zeros included."""
    people: dict[tuple, list[int]] = defaultdict(list)
    parent = {area.code: area.parent for area in place.areas}
    for name, kind, start, ward, child, values in _things(place, quarters):
        for area in [DISTRICT, ELSEWHERE] if ward == ELSEWHERE else [DISTRICT, parent[ward], ward]:
            for split, category in [("all", "all"), *values.items()]:
                people[name, kind, start, area, split, category].append(child)
    cells = {}
    for name, kind, start, code, split, category in _declared(place, quarters, measures):
        who = people.get((name, kind, start, code, split, category), [])
        key = Key(name, kind, first_day(start), code, split.split(":")[0], category)
        cells[key] = Counted(key, len(who), len(set(who)))
    return [cells[key] for key in sorted(cells)]


def _declared(place: Small, quarters: int, measures: tuple[str, ...]) -> Iterator[tuple]:
    """Measure, kind of period, first month, area, split and category of every cell that must exist."""
    for name, released in [(one, released) for one in measures for released in MEASURES[one].released]:
        levels = {released.level, "other"} if released.level == "committee" else {released.level}
        for (kind, start), area in product(spans(quarters), place.areas):
            ends_a_quarter = released.every != "quarter_end" or start % 3 == 2
            if kind == released.period_type and ends_a_quarter and area.level in levels:
                for split in released.splits:
                    for category in CATEGORIES.get(split, ()):
                        yield name, kind, start, area.code, split, category


def _things(place: Small, quarters: int) -> Iterator[tuple]:
    """Everything counted: measure, kind of period, its first month, the ward, the child, and its categories."""
    as_at = quarters * 90 - 1
    rows = [_as_known(row, as_at) for row in place.rows if row.start <= as_at]
    episodes = [_as_known(one, as_at) for one in place.episodes if one.start <= as_at]
    for kind, start in spans(quarters):
        first, last = start * 30, (start + LENGTH[kind]) * 30 - 1
        flagged = {row.child: row for row in rows if row.start <= last and (row.end is None or row.end > first)}
        latest = {one.child: one for one in episodes if first <= one.start <= last}
        found = [*_flags(kind, rows, first, last), *_episodes_and_interviews(episodes, first, last)]
        found += [("children_flagged_year", row, {}) for row in flagged.values() if kind == "year_to_quarter"]
        for child, one in latest.items():
            found.append(("children_missing", one, _two(one)))
            mine = [other.start for other in episodes if other.child == child]
            if any(first <= third <= last and third - mine[at] <= 90 for at, third in enumerate(mine[2:])):
                found.append(("children_missing_repeatedly", one, _two(one)))
            if child in flagged:
                found.append(("flagged_and_missing", one, {}))
        for name, record, values in found:
            yield name, kind, start, record.ward, record.child, values


def _as_known(record, as_at: int):
    """What ends after the last day is open still."""
    if record.end is None or record.end <= as_at:
        return record
    return replace(record, end=None)


def _two(one: Episode) -> dict[str, str]:
    return {"looked_after_status:two": TWO[one.looked_after]}


def _flags(kind: str, rows: list[Row], first: int, last: int) -> Iterator[tuple]:
    for row in rows:
        if kind == "month" and row.start <= last and (row.end is None or row.end > last):
            yield "flags_open", row, {"risk_level": row.level}
        if row.opens and first <= row.start <= last:
            yield "flags_opened", row, {}
        if row.closes and row.end is not None and first <= row.end <= last:
            yield "flags_closed", row, {"end_reason": row.reason}


def _episodes_and_interviews(episodes: list[Episode], first: int, last: int) -> Iterator[tuple]:
    for one in episodes:
        values = {"looked_after_status:three": one.looked_after, **_two(one)}
        if first <= one.start <= last:
            yield "missing_episodes", one, values
        steps = {
            "interviews_due": True,
            "interviews_offered": one.offered == "yes",
            "interviews_offer_not_recorded": one.offered == "not recorded",
            "interviews_accepted": one.accepted,
            "interviews_within_72h": one.prompt,
        }
        if one.end is not None and first <= one.end <= last:
            yield from ((name, one, values) for name, reached in steps.items() if reached)
