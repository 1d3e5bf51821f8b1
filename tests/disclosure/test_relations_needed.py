"""Each kind of relation is needed: forget one, and the second attacker corners a number that the protection left too narrow.

For each there is one small table in which nothing else does its work. Many say only that one number is at most another;
then the table asks for eight possible values rather than five, so that no third number has to close the other side, and
both attackers forget that a hidden total of children is 1 to 5, which leaves five. That this is needed too has tables of its own.
"""

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from data.disclosure import memory
from data.disclosure.cells import Counted
from data.disclosure.counts import check
from data.disclosure.memory import DIFFERENCE_RULE
from data.disclosure.policy import POLICY
from data.disclosure.relations import relations
from data.disclosure.structure import Structure
from data.disclosure.suppress import protect
from tests.disclosure import attacker
from tests.disclosure.attacker import Attacker
from tests.disclosure.drawn import AREAS, JANUARY, LOOKED_AFTER, NORTH, STRUCTURE, areas, chain, judged, levels, of
from tests.disclosure.small import DURATIONS
from tests.disclosure.test_relations import RULES

WIDE = replace(POLICY, possible_values=8)
# Where differences are not hidden for themselves: with them, a whole is at least its part already.
NO_DIFFERENCES = replace(WIDE, differences=())
# Where a difference of three numbers does not hide one of them already.
OF_TWO = replace(POLICY, differences=tuple(names for names in POLICY.differences if len(names) == 2))
YEAR, QUARTER = "year_to_quarter", "quarter"


def month(number):
    """The first day of a month, counted from January 2020."""
    return date(2020 + (number - 1) // 12, (number - 1) % 12 + 1, 1)


def months(measure, counts, first=1):
    return {of(measure, period=month(first + at)): count for at, count in enumerate(counts)}


def looked_after(measure, *counts):
    """A month by looked after status, three or two, with its total."""
    three = ("not looked after", "looked after", "looked after by another authority")
    names = three if len(counts) == 3 else (LOOKED_AFTER, "not looked after")
    split = {of(measure, split=("looked_after_status", name)): count for name, count in zip(names, counts, strict=True)}
    return split | {of(measure): sum(counts)}


WORLDS = {
    "an area is part of the district": (WIDE, {of("flags_open"): 7, of("flags_open", "elsewhere"): 4}),
    "a child no longer of the year was one of the old quarter": (
        WIDE,
        {
            of("children_missing", period=JANUARY, every=YEAR): 3,
            of("children_missing", period=month(4), every=YEAR): 7,
            of("children_missing", period=JANUARY, every=QUARTER): 0,
        },
    ),
    "a child of a part is a child of the whole period": (
        WIDE,
        {of("children_missing", period=JANUARY, every=QUARTER): 7} | months("children_missing", (4, 3, 0)),
    ),
    "a child of a period is a child of a part of it": (
        WIDE,
        {of("children_missing", period=JANUARY, every=QUARTER): 8} | months("children_missing", (6, 5, 0)),
    ),
    "a child of the year was one before, or is one of the new quarter": (
        WIDE,
        {
            of("children_missing", period=JANUARY, every=YEAR): 6,
            of("children_missing", period=month(4), every=YEAR): 9,
            of("children_missing", period=month(13), every=QUARTER): 3,
        },
    ),
    "a child new to an area's year was missing there": (
        WIDE,
        {
            of("children_missing", NORTH, JANUARY, YEAR): 6,
            of("children_missing", NORTH, month(4), YEAR): 9,
            of("missing_episodes", NORTH, month(13), QUARTER): 3,
            of("missing_episodes", period=month(13), every=QUARTER): 9,
            of("missing_episodes", period=JANUARY, every=QUARTER): 60,
        },
    ),
    "a child no longer of an area's year was missing there, or later elsewhere": (
        WIDE,
        {
            of("children_missing", NORTH, JANUARY, YEAR): 9,
            of("children_missing", NORTH, month(4), YEAR): 6,
            of("missing_episodes", NORTH, JANUARY, QUARTER): 3,
            of("missing_episodes", period=JANUARY, every=QUARTER): 9,
            of("missing_episodes", NORTH, month(13), QUARTER): 0,
            of("missing_episodes", period=month(13), every=QUARTER): 0,
        },
    ),
    "an offer is made, or not made, or not recorded": (
        NO_DIFFERENCES,
        {of("interviews_due"): 8, of("interviews_offered"): 2, of("interviews_offer_not_recorded"): 6},
    ),
    "areas add up": (POLICY, areas("children_flagged_year", YEAR, (6, 4, 8, 6, 4, 7), 9)),
    "categories add up to their total": (POLICY, levels(20, 9, 4)),
    "children flagged are open still or were closed": (
        WIDE,
        {of("children_flagged_year", period=JANUARY, every=YEAR): 8, of("flags_open", period=month(12)): 3}
        | months("flags_closed", (0, 6, *[0] * 10)),
    ),
    "children have an episode each": (
        POLICY,
        looked_after("children_missing", 7, 8) | looked_after("missing_episodes", 8, 9, 2),
    ),
    "children new to the year had a flag opened": (
        WIDE,
        {
            of("children_flagged_year", period=month(4), every=YEAR): 5,
            of("children_flagged_year", period=JANUARY, every=YEAR): 6,
        }
        | months("flags_opened", (0, 0, 0), first=13),
    ),
    "children no longer in the year had a flag closed": (
        WIDE,
        {
            of("children_flagged_year", period=month(4), every=YEAR): 7,
            of("children_flagged_year", period=JANUARY, every=YEAR): 4,
        }
        | months("flags_closed", (0, 0, 0, 0)),
    ),
    "flagged and missing are flagged": (
        WIDE,
        {of("flagged_and_missing"): 1, of("flags_open"): 7, of("flags_closed"): 0},
    ),
    "flagged and missing are missing": (WIDE, {of("flagged_and_missing"): 1, of("children_missing"): 7}),
    "interviews due follow missing episodes": (
        POLICY,
        months("missing_episodes", (12, 6, 12)) | months("interviews_due", (12, 2, 16)),
    ),
    "interviews_accepted are part of interviews_offered": (
        NO_DIFFERENCES,
        {of("interviews_offered"): 7, of("interviews_accepted"): 4},
    ),
    "interviews_offered are part of interviews_due": (
        NO_DIFFERENCES,
        {of("interviews_due"): 7, of("interviews_offered"): 4},
    ),
    "interviews_within_72h are part of interviews_accepted": (
        NO_DIFFERENCES,
        {of("interviews_accepted"): 7, of("interviews_within_72h"): 4},
    ),
    "missing in each of three months is missing again and again": (
        POLICY,
        {
            of("children_missing_repeatedly", period=JANUARY, every=QUARTER): 5,
            of("children_missing", period=JANUARY, every=QUARTER): 26,
        }
        | months("children_missing", (19, 19, 19)),
    ),
    "nobody missing again and again has three episodes": (
        POLICY,
        {
            of("children_missing_repeatedly", period=JANUARY, every=QUARTER): 0,
            of("children_missing", period=JANUARY, every=QUARTER): 40,
        }
        | months("children_missing", (5, 20, 20))
        | months("missing_episodes", (8, 21, 21)),
    ),
    "missing repeatedly are missing": (
        WIDE,
        {
            of("children_missing_repeatedly", period=JANUARY, every=QUARTER): 1,
            of("children_missing", period=JANUARY, every=QUARTER): 7,
        },
    ),
    "missing repeatedly are missing in a month of the quarter": (
        WIDE,
        {of("children_missing_repeatedly", period=JANUARY, every=QUARTER): 1} | months("children_missing", (6, 0, 0)),
    ),
    "missing repeatedly is one episode more than quarters": (
        POLICY,
        {of("children_missing_repeatedly", period=month(4), every=QUARTER): 1}
        | {of("children_missing", period=month(1 + 3 * at), every=QUARTER): 60 for at in (0, 1)}
        | {of("missing_episodes", period=month(1 + 3 * at), every=QUARTER): 60 + at for at in (0, 1)},
    ),
    "missing repeatedly is two episodes more than years": (
        POLICY,
        {
            of("children_missing_repeatedly", period=month(10), every=QUARTER): 1,
            of("children_missing", period=JANUARY, every=YEAR): 60,
            of("missing_episodes", period=JANUARY, every=YEAR): 62,
        },
    ),
    "missing repeatedly is three episodes in two quarters": (
        POLICY,
        {
            of("children_missing_repeatedly", period=month(4), every=QUARTER): 3,
            of("children_missing", period=month(4), every=QUARTER): 8,
            of("missing_episodes", period=JANUARY, every=QUARTER): 7,
            of("missing_episodes", period=month(4), every=QUARTER): 8,
        },
    ),
    "months add up to the quarter": (
        POLICY,
        {of("flags_closed", period=JANUARY, every=QUARTER): 17} | months("flags_closed", (6, 4, 7)),
    ),
    "open flags are flagged in the year": (
        POLICY,
        areas("children_flagged_year", YEAR, (10, 8, 3, 1, 6, 4), 1)
        | areas("flags_open", "month", (4, 8, 1, 0, 2, 0), 1, period=month(12)),
    ),
    "open flags are those before, and those opened, less those closed": (
        POLICY,
        {of("flags_open", period=month(2)): 54, of("flags_open"): 56, of("flags_opened"): 6, of("flags_closed"): 4},
    ),
    "quarters add up to the year": (
        POLICY,
        {of("missing_episodes", period=JANUARY, every=YEAR): 27}
        | {of("missing_episodes", period=month(1 + 3 * at), every=QUARTER): n for at, n in enumerate((9, 4, 7, 7))},
    ),
    "what has not ended is of the longest duration": (
        POLICY,
        {of("missing_episodes", period=JANUARY, every=QUARTER): 96}
        | {
            of("missing_episodes", period=JANUARY, every=QUARTER, split=("duration", name)): count
            for name, count in zip(DURATIONS, (60, 1, 30, 5), strict=True)
        }
        | months("missing_episodes", (32, 32, 32))
        | months("interviews_due", (31, 30, 30)),
    ),
    DIFFERENCE_RULE: (OF_TWO, chain(8, 40) | chain(7, 33, "interviews_offered") | chain(0, 6, "interviews_offer_not_recorded")),
}
# Behind whom few children stand, where that is what hides a number.
FEW_CHILDREN = {DIFFERENCE_RULE: [of("interviews_due", split=("looked_after_status", LOOKED_AFTER))]}


# A hidden total of children that is known to be 1 to 5, beside what would tell that it is 5, or not 1.
FEW_TOTALS = {
    "its quarter": {of("children_missing", period=JANUARY, every=QUARTER): 33} | months("children_missing", (15, 13, 5)),
    "its flows": months("flags_open", (1, 3, 5))
    | months("flags_opened", (2, 2), first=2)
    | months("flags_closed", (0, 0), first=2),
    "its year": {
        of("children_missing", period=JANUARY, every=YEAR): 20,
        of("children_missing", period=month(4), every=YEAR): 24,
        of("children_missing", period=month(13), every=QUARTER): 5,
    },
}


def forget_that_a_hidden_total_is_few(monkeypatch):
    monkeypatch.setattr(Structure, "most", lambda *_: inf)


def release_of(policy, counts, few_children=()):
    cells = [Counted(key, value, 4 if key in few_children else value) for key, value in counts.items()]
    check(cells, STRUCTURE, policy)
    return {cell.key: cell for cell in protect(cells, STRUCTURE, policy).cells}


def cornered(release, policy):
    """What the second attacker finds; differences only where the policy is about them."""
    places = {area.code: (area.level, area.parent) for area in AREAS}
    withheld = {(0, tuple(key)) for key, cell in release.items() if cell.status == "withheld"}
    found = Attacker(places, [{tuple(key): cell.value for key, cell in release.items()}], withheld).narrow(policy.width)
    return {key for key in found if " less " not in key[0] or tuple(key[0].split(" less ")) in policy.differences}


def test_there_is_a_table_for_every_kind_of_relation():
    assert WORLDS.keys() == RULES | {DIFFERENCE_RULE}


@pytest.mark.parametrize("rule", sorted(WORLDS))
def test_every_relation_is_needed(rule, monkeypatch):
    policy, counts = WORLDS[rule]
    if policy.possible_values > POLICY.possible_values:
        forget_that_a_hidden_total_is_few(monkeypatch)
        monkeypatch.setattr(attacker, "CHILDREN", set())
    release = release_of(policy, counts, FEW_CHILDREN.get(rule, ()))
    assert judged(release, policy=policy).passed
    assert cornered(release, policy) == set()
    with monkeypatch.context() as forgetting:
        forgetting.setattr(memory, "relations", lambda *told: [one for one in relations(*told) if one.rule != rule])
        if rule == DIFFERENCE_RULE:
            forgetting.setattr(memory._Union, "_differences", lambda *_: ())
        narrow = release_of(policy, counts, FEW_CHILDREN.get(rule, ()))
    assert not judged(narrow, policy=policy).passed
    assert cornered(narrow, policy)


@pytest.mark.parametrize("told_by", FEW_TOTALS)
def test_that_a_hidden_total_of_children_is_few_is_reckoned_with(told_by, monkeypatch):
    release = release_of(POLICY, FEW_TOTALS[told_by])
    assert judged(release).passed
    assert cornered(release, POLICY) == set()
    with monkeypatch.context() as forgetting:
        forget_that_a_hidden_total_is_few(forgetting)
        narrow = release_of(POLICY, FEW_TOTALS[told_by])
    assert not judged(narrow).passed
    assert cornered(narrow, POLICY)


@pytest.mark.parametrize("told_by", FEW_TOTALS)
def test_a_total_that_is_few_is_hidden_and_one_that_guards_it_is_withheld(told_by):
    """Withheld, the few one would be taken for few all the same, and reckoned with no more."""
    counts = FEW_TOTALS[told_by]
    totals = {
        key: cell.status for key, cell in release_of(POLICY, counts).items() if STRUCTURE.is_district_total_of_children(key)
    }
    assert {key for key, status in totals.items() if status == "hidden"} == {key for key in totals if counts[key] <= POLICY.few}
