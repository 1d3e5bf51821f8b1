"""A share is made of shown figures only, and never says how few are left."""

import pytest

from data.statistics.rates import proportion
from pages.parts import words
from pages.parts.portions import NO_SHARE, range_in_words, share, share_in_words
from tests.support.figures import of_period

pytestmark = pytest.mark.usefixtures("on_sample")
PART, WHOLE = ("interviews_offered", "all"), ("interviews_due", "all")


def made(part, whole):
    found = of_period({WHOLE: whole, PART: part})
    estimate = share(found, found.rows[1], found.rows[0])
    return estimate, share_in_words(estimate, found.rows[1]), range_in_words(estimate, found.rows[1])


def test_it_is_the_wilson_share_of_the_two_figures():
    estimate, said, between = made(105, 136)
    assert estimate == proportion(105, 136)
    assert (said, between) == ("77%", "69% to 83%")


@pytest.mark.parametrize("status", ["hidden", "withheld", "not_supplied", "not_applicable"])
def test_there_is_none_of_a_part_that_is_not_shown(status):
    assert made(status, 136) == (None, words.IN_WORDS[status], words.IN_WORDS[status])


def test_there_is_none_of_a_whole_that_is_not_shown():
    assert made(105, "hidden") == (None, NO_SHARE, NO_SHARE)


def test_there_is_none_of_a_whole_of_nobody():
    assert made(0, 0) == (None, NO_SHARE, NO_SHARE)


@pytest.mark.parametrize("left", range(1, 6))
def test_there_is_none_where_what_is_left_would_be_hidden(left):
    assert made(136 - left, 136) == (None, NO_SHARE, NO_SHARE)


@pytest.mark.parametrize("left", [0, 6])
def test_nobody_left_and_enough_left_may_be_told(left):
    assert made(136 - left, 136)[0] == proportion(136 - left, 136)


def test_a_share_is_said_in_whole_per_cent_and_never_rounded_to_nothing_or_all():
    said = [words.percent(share) for share in (0, 0.3, 0.5, 12.4, 99.4, 99.7, 100)]
    assert said == ["0%", "under 1%", "under 1%", "12%", "99%", "over 99%", "100%"]
