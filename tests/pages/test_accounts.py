"""Two reports that count differently are set on one basis, and nothing is said that they do not state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.justice.accounts import Report, account, what_cannot_be_known

APART, WITHIN = "live, with pending trial counted separately", "live, including those pending trial"


def report(label: str, basis: str, live=None, pending=None, **others) -> Report:
    names = {"discontinued": "being discontinued", "finalised": "finalised", "started": "started", "reopened": "re-opened"}
    return Report(label, basis, {"live": live, "pending trial": pending} | {names[name]: n for name, n in others.items()})


AUTUMN = report("autumn 2020", APART, live=12, pending=5)
FEBRUARY = report("3 February 2021", WITHIN, live=10, pending=2, discontinued=2)


def test_each_basis_is_read_for_what_live_includes():
    assert report("a", APART).pending_is_within_live is False
    assert report("a", WITHIN).pending_is_within_live is True
    assert report("a", "live, not including those pending trial").pending_is_within_live is False
    assert report("a", "not stated").pending_is_within_live is None


def test_seventeen_became_ten_and_twelve_became_eight():
    found = account([AUTUMN, FEBRUARY])
    assert found.wholes == (17, 10)
    assert found.not_pending == (12, 8)
    assert (found.left, found.explained, found.unexplained) == (7, 2, 5)
    assert not found.joined_stated


def test_the_answer_leads_with_the_mismatch():
    words = account([AUTUMN, FEBRUARY]).words
    assert "17 investigations were live or pending trial in the report of autumn 2020 and 10" in words
    assert words.endswith("So at least 7 left the count, and the reports explain at most 2 of them.")


def test_what_is_not_known_is_said_in_full():
    first, second, third, fourth = what_cannot_be_known(account([AUTUMN, FEBRUARY]))
    assert "12 live and 10 live" in first
    assert "17 and 10, or 12 and 8 without those pending trial" in first
    assert second.endswith("among the at least 7 that left, what became of at least 5 others is not stated.")
    assert "If any were, more than 7 left the count." in third
    assert "finalised, closed because the victim disengaged or closed because of the evidence" in fourth


def test_reports_that_count_alike_are_not_said_to_differ_and_nothing_is_left_of_nought():
    first, second, *_ = what_cannot_be_known(
        account([report("June", APART, live=21, pending=6), report("July", APART, live=14, pending=9, finalised=4)])
    )
    assert f"Both count “{APART}”." in first
    assert "do not count alike" not in first
    assert second == "The report of July states 4 finalised. Whether those are among the at least 4 that left is not stated."


@pytest.mark.parametrize(
    "reports",
    [
        [],
        [AUTUMN],
        [AUTUMN, report("later", "not stated", live=10, pending=2)],
        [AUTUMN, report("later", WITHIN, live=10)],
        [report("earlier", APART, pending=5), FEBRUARY],
    ],
)
def test_reports_that_do_not_say_enough_are_not_set_side_by_side(reports):
    assert account(reports) is None


def test_those_that_joined_are_counted_among_the_departures_when_stated():
    later = report("later", WITHIN, live=10, pending=2, started=3, reopened=0, finalised=1)
    found = account([AUTUMN, later])
    assert (found.left, found.explained, found.joined_stated) == (10, 1, True)
    assert found.words.endswith("So 10 left the count, and the reports explain at most 1 of them.")


def test_where_those_that_joined_are_not_stated_those_that_left_are_the_fewest_there_can_be():
    told = [account([AUTUMN, report("later", WITHIN, live=10, pending=2, **joined)]).words for joined in ({}, {"started": 0})]
    assert all("So at least 7 left the count" in words for words in told)


def test_a_report_with_as_many_claims_nothing():
    found = account([AUTUMN, report("later", WITHIN, live=17, pending=5)])
    assert "left the count" not in found.words
    assert "do not say whether they are the same" in found.words


@given(*[st.integers(0, 40)] * 4, st.one_of(st.none(), st.integers(0, 40)))
def test_explained_and_unexplained_add_up_to_those_that_left(live, pending, later, later_pending, discontinued):
    first = report("first", APART, live=live, pending=pending)
    second = report("second", WITHIN, live=later + later_pending, pending=later_pending, discontinued=discontinued)
    found = account([first, second])
    assert found.explained + found.unexplained == found.left
    assert found.explained >= 0
    assert found.wholes == (live + pending, later + later_pending)
