"""The policy hides what it says, at its very edges."""

import pytest

from data.disclosure.policy import POLICY


@pytest.mark.parametrize(("value", "hidden"), [(0, False), (1, True), (5, True), (6, False), (400, False)])
def test_counts_of_1_to_5_are_hidden_and_true_zeros_are_not(value, hidden):
    assert POLICY.hides(value, value, of_a_ward=False) is hidden


@pytest.mark.parametrize(("value", "hidden"), [(0, True), (1, True), (5, True), (6, False)])
def test_a_ward_hides_its_zeros_too(value, hidden):
    assert POLICY.hides(value, value, of_a_ward=True) is hidden


@pytest.mark.parametrize(("children", "hidden"), [(1, True), (5, True), (6, False), (None, False)])
def test_many_episodes_of_few_children_are_hidden(children, hidden):
    assert POLICY.hides(40, children, of_a_ward=False) is hidden


def test_the_policy_can_be_written_down():
    assert POLICY.as_row()["most"] == 5
    assert POLICY.as_row()["in_words"].startswith(
        "Numbers from 1 to 5 are hidden, and any number that rests on so few children. In wards"
    )
