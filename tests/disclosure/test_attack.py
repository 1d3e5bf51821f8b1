"""The attacker finds the intervals that reference implementations state, and recovers what was recovered elsewhere."""

import numpy as np
import pytest

from data.disclosure.attack import Attack, attack_system, holds, is_weak
from data.disclosure.policy import POLICY
from data.disclosure.programs import Effort, Impossible, Programs
from data.disclosure.system import BETWEEN, CELL, DIFFERENCE
from tests.disclosure.systems import intervals, reference, system_of

GAUSS = reference("sdc_gauss_district_month.json")
LEAKS = reference("leak_cases.json")


def gauss(least):
    hidden = GAUSS["reference"]["gauss"]["suppressed"]
    known = {str(one["id"]): one["freq"] for one in GAUSS["cells"] if one["id"] not in hidden}
    rows = [({str(name): times for name, times in equation}, True) for equation in GAUSS["equations"]]
    return system_of(rows, known, {str(name): least for name in hidden})


@pytest.mark.parametrize(("least", "stated"), [(0, "int"), (0, "real"), (1, "int_lb1")])
def test_the_stated_intervals_of_a_district_are_found(least, stated):
    expected = {str(name): (low, high) for name, low, high in GAUSS["audit"]["gauss"]["intervals"][stated]}
    assert intervals(gauss(least)) == expected


def leak(case):
    """A leak as a system: what is said of the unknowns becomes rows, their bounds multiples of a known one."""
    rows = []
    for said in case["constraints"]:
        above = {**said["coef"], "one": -said["hi"]}
        below = {**{name: -times for name, times in said["coef"].items()}, "one": said["lo"]}
        rows += [(above, False), (below, False)]
    return system_of(rows, {"one": 1}, case["lower_bounds"])


@pytest.mark.parametrize("case", LEAKS, ids=lambda case: case["name"])
def test_every_leak_gives_the_interval_that_is_stated(case):
    assert intervals(leak(case))[case["target"]] == tuple(case["interval"])


@pytest.mark.parametrize("case", [case for case in LEAKS if case["recovered"]], ids=lambda case: case["name"])
def test_every_leak_that_gave_a_count_away_is_refused(case):
    system = leak(case)
    [part] = system.components(np.isnan(system.value))
    assert not holds(system, part, system.right(), POLICY, Effort(), ())


def test_whole_numbers_narrow_what_fractions_leave_wide():
    """Three numbers make 7 and twice the first is twice the second and the third: every table is tried."""
    rows = [({"x": 1, "y": 1, "z": 1, "total": -1}, True), ({"x": 2, "y": -2, "z": -1}, True)]
    tables = [(x, y, 7 - x - y) for x in range(8) for y in range(8 - x) if 2 * x == 2 * y + 7 - x - y]
    possible = dict(zip("xyz", zip(*tables, strict=True), strict=True))
    expected = {name: (min(values), max(values)) for name, values in possible.items()}
    assert intervals(system_of(rows, {"total": 7}, {"x": 0, "y": 0, "z": 0})) == expected


def test_unknowns_that_hang_together_are_one_component_and_others_are_not():
    rows = [({"a": 1, "b": 1, "ab": -1}, True), ({"c": 1, "d": 1, "cd": -1}, True), ({"b": 1, "c": -1}, False)]
    apart = system_of(rows[:2], {"ab": 9, "cd": 9}, dict.fromkeys("abcd", 0))
    together = system_of(rows, {"ab": 9, "cd": 9}, dict.fromkeys("abcd", 0))
    assert [len(part.columns) for part in apart.components(np.isnan(apart.value))] == [2, 2]
    assert [len(part.columns) for part in together.components(np.isnan(together.value))] == [4]


def test_a_component_that_cannot_be_is_told_and_not_guessed():
    system = system_of([({"a": 1, "b": 1, "ab": -1}, True)], {"ab": 1}, {"a": 1, "b": 1})
    attack = Attack(system.numbers, np.full(3, np.nan), np.full(3, np.nan), 8)
    assert len(attack_system(system, attack, Effort())) == 1
    assert np.isnan(attack.low).all()


def test_a_table_in_which_a_relation_does_not_hold_is_no_witness():
    system = system_of([({"a": 1, "b": 1, "ab": -1}, True)], {"ab": 9}, {"a": 0, "b": 0})
    programs = Programs(system.matrix[:, 1:], system.equal, system.right(), (system.least[1:], system.most[1:]), 8, Effort())
    programs._believe(np.array([9.0, 1.0]))
    programs._believe(np.array([-1.0, 10.0]))
    assert not np.isfinite(programs.low).any()
    programs._believe(np.array([9.0, 0.0]))
    assert (programs.low == [9, 0]).all()


def test_a_program_without_a_table_says_so():
    system = system_of([({"a": 1, "b": 1, "ab": -1}, True)], {"ab": 1}, {"a": 1, "b": 1})
    programs = Programs(system.matrix[:, 1:], system.equal, system.right(), (system.least[1:], system.most[1:]), 8, Effort())
    with pytest.raises(Impossible):
        programs.widen_one(0, in_whole_numbers=True)


@pytest.mark.parametrize(
    ("kind", "low", "high", "weak"),
    [
        (CELL, 0, 3, True),
        (CELL, 0, 4, False),
        (CELL, 1, 4, True),
        (CELL, 100, 103, True),
        (CELL, 0, 0, True),
        (DIFFERENCE, 1, 4, True),
        (DIFFERENCE, 6, 6, False),
        (DIFFERENCE, 5, 8, True),
        (DIFFERENCE, 0, 0, False),
        (DIFFERENCE, 0, 2, True),
        (BETWEEN, 3, 3, True),
        (BETWEEN, 40, 40, False),
    ],
)
def test_five_values_must_stay_possible(kind, low, high, weak):
    system = system_of([], {}, {"one": 0})
    system.kind[0] = kind
    assert bool(is_weak(system, 0, np.array(low), np.array(high), POLICY)) is weak


@pytest.mark.parametrize(("none_is_shown", "weak"), [(True, False), (False, True)])
def test_a_cell_that_is_known_to_be_none_is_harmless_only_where_true_zeros_are_shown(none_is_shown, weak):
    system = system_of([], {}, {"one": 0})
    system.none_is_shown[0] = none_is_shown
    assert bool(is_weak(system, 0, np.array(0), np.array(0), POLICY)) is weak
    assert bool(is_weak(system, 0, np.array(0), np.array(1), POLICY))
