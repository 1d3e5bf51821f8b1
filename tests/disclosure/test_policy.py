"""The policy hides what it says, at its very edges, and can be written down and read again."""

import json
from collections import defaultdict
from dataclasses import fields, replace

import pytest

from data.disclosure.policy import POLICY, Policy
from tests.disclosure.drawn import areas, kept_back, of


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (5, True), (6, False), (400, False)])
def test_counts_of_1_to_5_are_hidden_and_true_zeros_are_not(count, hidden):
    assert bool(kept_back({of("flags_open"): count})) is hidden


@pytest.mark.parametrize(("count", "hidden"), [(0, True), (1, True), (5, True), (6, False)])
def test_a_ward_hides_its_zeros_too(count, hidden):
    found = kept_back(areas("children_flagged_year", "year_to_quarter", (count, 20, 30, 20, 20, 20), 9))
    assert (of("children_flagged_year", "N1", of("flags_open").period.replace(month=1), "year_to_quarter") in found) is hidden


@pytest.mark.parametrize(("children", "hidden"), [(1, True), (5, True), (6, False), (None, False)])
def test_many_episodes_of_few_children_are_hidden(children, hidden):
    away = of("away_episodes")
    assert bool(kept_back({away: 40}, children={away: children})) is hidden


@pytest.mark.parametrize(("offered", "hidden"), [(60, False), (59, True), (55, True), (54, False)])
def test_a_part_too_near_its_whole_is_hidden_though_a_district_total(offered, hidden):
    found = kept_back({of("interviews_due"): 60, of("interviews_offered"): offered})
    assert found == ({of("interviews_offered")} if hidden else set())


@pytest.mark.parametrize(("not_recorded", "hidden"), [(20, False), (19, True), (15, True), (14, False)])
def test_interviews_recorded_as_not_offered_cannot_be_taken_from_three_numbers(not_recorded, hidden):
    unrecorded = of("interviews_offer_not_recorded")
    found = kept_back({of("interviews_due"): 60, of("interviews_offered"): 40, unrecorded: not_recorded})
    assert found == ({unrecorded} if hidden else set())


@pytest.mark.parametrize(
    ("accepted", "within", "hidden"), [(90, 60, 2), (89, 60, 1), (93, 85, 3), (93, 84, 2), (0, 0, 1), (99, 99, 3)]
)
def test_what_would_tell_how_small_a_difference_is_is_hidden_beside_it(accepted, within, hidden):
    """Of 100 due 99 are offered. That the accepted are not near them would say which of 95 to 99 it is."""
    after = [of("interviews_offered"), of("interviews_accepted"), of("interviews_within_72h")]
    found = kept_back(dict(zip([of("interviews_due"), *after], (100, 99, accepted, within), strict=True)))
    assert found == set(after[:hidden])


def test_no_release_of_a_chain_leaves_fewer_than_five_values_to_whoever_knows_the_policy():
    due, offered, accepted = of("interviews_due"), of("interviews_offered"), of("interviews_accepted")
    told = defaultdict(set)
    for counts in ((30, some, fewer) for some in range(31) for fewer in range(some + 1)):
        values = dict(zip((due, offered, accepted), counts, strict=True))
        found = kept_back(values)
        told[tuple(None if key in found else value for key, value in values.items())].add(counts)
    possible = {release: [{counts[at] for counts in found} for at in (1, 2)] for release, found in told.items()}
    few = {release: values for release, values in possible.items() if any(1 < len(each) < 5 for each in values)}
    exact = [release for release, values in possible.items() for at in (1, 2) if release[at] is None and len(values[at - 1]) == 1]
    assert (few, exact) == ({}, [])


def test_no_part_of_a_small_whole_is_hidden_when_it_is_a_true_zero():
    assert kept_back({of("interviews_due"): 3, of("interviews_offered"): 0}) == {of("interviews_due")}


def test_figures_the_police_have_cleared_are_shown_however_small():
    cleared = {of("indictments", every="report"): 2, of("investigations", every="report", split=("state", "live")): 1}
    assert kept_back(cleared) == set()


def test_no_measure_of_children_can_be_cleared():
    assert replace(POLICY, cleared=()).cleared == ()
    assert kept_back({of("indictments", every="report"): 2}, policy=replace(POLICY, cleared=("suspects",)))


def test_every_setting_has_a_reason_and_someone_who_decides_it():
    manifest = POLICY.as_manifest()
    assert manifest["in_words"].startswith("Numbers from 1 to 5 are hidden")
    for setting in fields(POLICY):
        assert manifest[setting.name]["reason"].endswith(".")
        assert manifest[setting.name]["decided_by"]


def test_the_policy_is_read_again_from_a_manifest():
    other = replace(POLICY, few=9, levels_showing_zeros=("district",))
    assert Policy.from_manifest(json.loads(json.dumps(other.as_manifest()))) == other
    assert Policy.from_manifest({}) == POLICY
