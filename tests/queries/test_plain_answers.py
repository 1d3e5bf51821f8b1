"""Every counted measure is computed a second time in plain Python, and every cell is equal."""

import random
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from data import settings
from data.disclosure.counts import broken_relations
from data.disclosure.policy import POLICY
from data.disclosure.structure import Structure
from queries.measures import MEASURES
from tests.support.drawn import BRADFORD, USUAL, Run, sample_rows, typed
from tests.support.plain_answers import plain_answers

SAMPLES = sorted(file.parent for file in settings.SAMPLE.glob("*/extract.toml"))
COVERED = ("ce_flags", "missing_episodes")
WARDS = ("E05001341", "E05001342", "E05001347", "not known", "out of area")
REASONS = ("risk level changed", "moved within the district", "details changed", "risk reduced", "turned 18", "other")


@cache
def of_sample(place: int) -> Run:
    folder = SAMPLES[place]
    return Run(sample_rows(folder), date.fromisoformat(folder.name), dict.fromkeys(COVERED, date(2018, 9, 1)))


def differences(counted: Run) -> list[tuple]:
    """Cells whose value or children differ between the two computations, or that only the plain one has."""
    plain = plain_answers(counted.extracts, BRADFORD, counted.as_at, counted.covers_from)
    wrong = [
        (key, (cell.value, cell.children), plain.get(key, (0, 0)))
        for key, cell in counted.cells.items()
        if not MEASURES[key.measure].cleared and cell.status == "shown" and (cell.value, cell.children) != plain.get(key, (0, 0))
    ]
    return wrong + [(key, None, found) for key, found in plain.items() if key not in counted.cells]


def sums_that_fail(counted: Run) -> list[str]:
    return broken_relations(list(counted.cells.values()), Structure(MEASURES, BRADFORD.areas, BRADFORD.folds), POLICY)


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_every_cell_of_the_sample_is_equal_to_the_plain_answer(place):
    counted = of_sample(place)
    assert len(counted.cells) > 4000
    assert differences(counted) == []


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_parts_add_to_wholes_and_flows_explain_stocks_over_the_whole_sample(place):
    assert sums_that_fail(of_sample(place)) == []


@pytest.mark.parametrize("seed", range(12))
def test_every_cell_of_drawn_extracts_is_equal_to_the_plain_answer(seed):
    counted = drawn_at_random(random.Random(seed))
    assert differences(counted) == []
    assert sums_that_fail(counted) == []


def drawn_at_random(chance: random.Random) -> Run:
    """Extracts full of short flags, same-day changes, repeated episodes and days on the edge of periods."""
    flags = [row for child in range(12) for row in flags_of(f"child-{child}", chance)]
    episodes = [episode_of(f"child-{chance.randrange(12)}", number, chance) for number in range(60)]
    support = [
        typed(USUAL["support_cases"] | {"case_id": f"case-{number}", "age": str(chance.randrange(19))}) for number in range(9)
    ]
    chance.shuffle(flags)
    chance.shuffle(episodes)
    extracts = {"ce_flags": flags, "missing_episodes": episodes, "support_cases": support}
    covers_from = {name: date(2019, chance.choice((7, 10)), chance.choice((1, 2))) for name in COVERED}
    return Run(extracts, date(2020, 12, chance.choice((15, 31))), covers_from)


def flags_of(child: str, chance: random.Random) -> list[dict]:
    rows = []
    day = date(2019, 5, 1) + timedelta(days=chance.randrange(200))
    for _ in range(chance.randrange(6)):
        reason = chance.choice((*REASONS, None))
        end = None if reason is None else day + timedelta(days=chance.choice((0, 1, 20, 31, 90)))
        rows.append(
            typed(USUAL["ce_flags"] | {"child_id": child, "ward_code": chance.choice(WARDS), "age": str(chance.randrange(19))})
            | {"risk_level": chance.choice(("emerging", "moderate", "significant"))}
            | {"started_on": day, "ended_on": end, "end_reason": reason}
        )
        if end is None:
            break
        # A row of no days must stand alone on its day: two such rows could be told in either order.
        day = end + timedelta(days=chance.choice((1, 30)) if reason not in REASONS[:3] or end == day else 0)
    return rows


def episode_of(child: str, number: int, chance: random.Random) -> dict:
    start = datetime(2019, 6, 1) + timedelta(hours=chance.randrange(24 * 600))
    end = chance.choice((None, start + timedelta(hours=chance.choice((0, 5, 6, 24, 71, 72, 1000)))))
    offered = chance.choice(("yes", "no", "not recorded")) if end else "not recorded"
    accepted = chance.choice(("yes", "no")) if offered == "yes" else "no"
    held = end + timedelta(hours=chance.choice((0, 72, 73))) if accepted == "yes" and chance.random() < 0.8 else None
    return typed(
        USUAL["missing_episodes"]
        | {"episode_id": f"episode-{number:03}", "child_id": child, "ward_code": chance.choice(WARDS)}
        | {"type": chance.choice(("missing", "missing", "away without authorisation"))}
        | {"looked_after_status": chance.choice(("not looked after", "looked after", "looked after by another authority"))}
        | {"interview_offered": offered, "interview_accepted": accepted}
    ) | {"started_at": start, "ended_at": end, "interviewed_at": held}
