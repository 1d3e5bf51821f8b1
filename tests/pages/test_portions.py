"""A share is made of shown figures only, and never says how few are left."""

from datetime import date

import pytest

from data.release import Answer, about
from data.statistics.rates import proportion
from pages.parts import portions, words
from pages.parts.pack import flags, support
from pages.parts.portions import NO_LARGEST, NO_SHARE, range_in_words, share, share_in_words, whole_and_parts
from pages.parts.response import services
from pages.parts.risk import shares
from queries.pages.questions import ServiceFigures
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


def split(groups, whole):
    named = {("flags_open", name): figure for name, figure in groups.items()}
    return of_period({("flags_open", "all"): whole} | named, "ethnic_group")


GROUPS = {"Mixed": 10, "Black": "hidden", "Other": 10, "Not yet obtained": 60}


@pytest.mark.parametrize(
    ("groups", "said", "in_short"),
    [
        ({"White": 41, "Asian": 40}, "the largest group shown is “White”, 20%", "largest shown is “White”, 20%"),
        ({"White": 40, "Asian": 40}, "groups shown are “White” and “Asian”, 20% each", "shown are “White” and “Asian”, 20% each"),
        # All but a few: a share would say how few are left, yet it is the largest.
        ({"White": 198, "Mixed": 0, "Other": 0, "Not yet obtained": 0}, "is “White”, no percentage", "is “White”, no percentage"),
        (dict.fromkeys((*GROUPS, "White"), "hidden"), NO_LARGEST, NO_LARGEST),
        (dict.fromkeys((*GROUPS, "White"), 0), NO_LARGEST, NO_LARGEST),
    ],
)
def test_the_largest_is_one_and_the_same_on_the_page_and_in_the_pack_and_a_tie_is_told_as_one(groups, said, in_short):
    found = split(GROUPS | groups, 200)
    _, parts = whole_and_parts(found)
    assert portions.largest_in_words(parts, "ethnic group").endswith(f"{said}.")
    assert portions.largest_in_short(parts)[0].endswith(in_short)
    assert shares.sentence(found).endswith(f"{said}.")
    assert flags._largest(found).removeprefix("Ethnic group: ") in portions.largest_in_short(parts)


def test_a_service_whose_groups_are_alike_has_no_single_largest_on_the_page_nor_in_the_pack():
    asked = ServiceFigures(measure=services.MEASURE, period=date(2021, 2, 3), service="Turnaround", split="ethnic_group")
    groups = {
        ("support_cases", name): many for name, many in {"all": 100, "White": 40, "Asian": 40, "Mixed": 20, "Other": 0}.items()
    }
    found = Answer(asked, about(), of_period(groups, "ethnic_group").rows)
    assert services.sentence(found).endswith("the largest groups shown are “White” and “Asian”, 40% each.")
    assert "“White” and “Asian”" in support._findings(found, "Turnaround, by ethnic group")[0]
    assert "largest shown is" not in " ".join(support._findings(found, "Turnaround, by ethnic group"))


def test_a_bar_of_those_not_known_is_quiet_wherever_it_stands():
    found = split(GROUPS | {"White": 41}, 200)
    whole, parts = whole_and_parts(found)
    drawn = [portions.bar(part, whole, "records") for part in parts]
    assert [bar.name for bar in drawn if bar.is_quiet] == ["Not yet obtained"]
