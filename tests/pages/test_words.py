"""How figures and names are said, wherever they are said."""

from datetime import date

import pytest

from pages.parts import words


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["finalised"], "finalised"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_listed_as_a_sentence_lists_them(names, said):
    assert words.listed(names) == said
    assert words.listed(names, "or") == said.replace(" and ", " or ")


def test_a_sentence_begins_with_a_capital_and_leaves_the_capitals_within_it():
    assert words.sentence_case("flags of the NRM in Bradford") == "Flags of the NRM in Bradford"


def test_within_a_sentence_only_the_first_letter_is_made_small():
    assert words.mid_sentence("Referrals to the National Referral Mechanism") == "referrals to the National Referral Mechanism"


@pytest.mark.parametrize(("when", "said"), [(date(2020, 8, 31), "31 August 2020"), (date(2021, 2, 3), "3 February 2021")])
def test_a_day_is_said_with_its_number_and_the_whole_name_of_its_month(when, said):
    assert words.day(when) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (2922, "2,922"), (142619, "142,619"), (-2922, "-2,922")],
)
def test_a_number_has_a_comma_from_a_thousand_on(value, said):
    assert words.number(value) == said
    assert words.figure(value, "shown") == said
