"""Over random small districts and two releases each, a second attacker corners no hidden cell.

SCRUTINY_ATTACKS sets how many districts are tried: 300, always the same, when it is not set.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.disclosure.audit import audit
from data.disclosure.memory import Reader
from data.disclosure.policy import POLICY
from data.disclosure.suppress import protect
from tests.disclosure.attacker import Attacker
from tests.disclosure.small import FLAGS, INTERVIEWS, MISSING, Small, counted, revised, small

ATTACKS = int(os.environ.get("SCRUTINY_ATTACKS", "300"))
SETS = (FLAGS, MISSING, INTERVIEWS, (*MISSING, "flagged_and_missing"))


def two_releases(place: Small, quarters: int, measures: tuple[str, ...], changes: int, seed: int):
    """What is published of a district twice: a quarter earlier, with records that were late or wrong, and now."""
    published, named = [], set()
    for known, covered in ((revised(place, seed, changes), quarters - 1), (place, quarters)):
        cells = counted(known, covered, measures)
        release = {cell.key: cell for cell in protect(cells, place.structure(), POLICY, tuple(published)).cells}
        verdict = audit(Reader(place.structure(), POLICY, tuple(published)), release)
        if verdict.passed:
            published.append(release)
            named = {tuple(one.key) for one in verdict.already_public}
    return published, named


def cornered(place: Small, published, named=frozenset()):
    """The hidden cells of which the second attacker leaves fewer than five values possible."""
    areas = {area.code: (area.level, area.parent) for area in place.areas}
    plain = [{tuple(key): cell.value for key, cell in release.items()} for release in published]
    withheld = {
        (number, tuple(key)) for number, one in enumerate(published) for key, cell in one.items() if cell.status == "withheld"
    }
    return {key: span for key, span in Attacker(areas, plain, withheld).narrow(4).items() if key not in named}


@settings(max_examples=ATTACKS, deadline=None, derandomize=ATTACKS == 300, suppress_health_check=list(HealthCheck), database=None)
@given(
    seed=st.integers(0, 10**6),
    wards=st.integers(3, 12),
    quarters=st.sampled_from((2, 2, 2, 3, 3, 4, 5, 8) if ATTACKS > 300 else (2, 2, 2, 3, 3, 4, 5)),
    children=st.integers(4, 90),
    busy=st.sampled_from((0.5, 1, 2, 4)),
    measures=st.sampled_from(SETS),
    changes=st.sampled_from((0, 0, 1, 3)),
)
def test_no_hidden_number_of_a_small_district_can_be_cornered(seed, wards, quarters, children, busy, measures, changes):
    place = small(seed, wards, 1 + seed % min(3, wards // 2), quarters, children, busy)
    published, named = two_releases(place, quarters, measures, changes, seed)
    assert cornered(place, published, named) == {}


@pytest.mark.parametrize("seed", range(6))
def test_a_year_of_every_measure_together_keeps_the_promise(seed):
    place = small(seed, 6, 2, 5, 60, 2)
    published, named = two_releases(place, 5, (*FLAGS, *MISSING, *INTERVIEWS, "flagged_and_missing"), 2, seed)
    assert len(published) == 2
    assert cornered(place, published, named) == {}


def test_the_second_attacker_does_corner_what_is_hidden_too_little():
    """Only what the policy hides is hidden: the second attacker must find some of it, or it proves nothing."""
    found = 0
    for seed in range(10):
        place = small(seed, 6, 2, 2, 60, 2)
        cells = counted(place, 2, MISSING)
        shown = {tuple(c.key): None if 1 <= c.value <= 5 or place.structure().level(c.key) == "ward" else c.value for c in cells}
        areas = {area.code: (area.level, area.parent) for area in place.areas}
        found += len(Attacker(areas, [shown]).narrow(4))
    assert found > 20
