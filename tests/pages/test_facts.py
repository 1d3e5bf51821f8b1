"""The strip of facts speaks of every figure on the page, not of the first picture's alone."""

import re

import pytest

from pages.parts import words
from tests.support.opened import opened, said

pytestmark = pytest.mark.usefixtures("on_sample")

FACT = re.compile(rf"<dt>{words.HIDDEN}</dt><dd>(.*?)</dd>")


def hidden(page, **choices):
    (fact,) = FACT.findall(said(opened(page, **choices)))
    return fact


def test_hidden_figures_of_a_committee_s_wards_are_counted():
    fact = hidden("pages/places/area_committee.py", area="Keighley")
    assert re.fullmatch(r"[1-9]\d* of \d+ figures here", fact)


def test_hidden_figures_of_the_flows_are_counted_with_those_of_the_stock():
    fact = hidden("pages/risk/flag_trends.py", area="Outside the district or ward not known")
    assert re.fullmatch(r"[1-9]\d* of \d+ figures here", fact)


def test_where_nothing_on_the_page_is_hidden_that_is_said():
    assert hidden("pages/risk/flag_trends.py") == "No figure here"


@pytest.mark.parametrize("page", ["pages/places/area_committee.py", "pages/risk/flag_trends.py", "pages/places/ward_profile.py"])
def test_what_changed_is_told_of_all_figures_of_the_page_together(page):
    told = said(opened(page))
    of_all = re.search(r"<dt>Too few to show</dt><dd>\d+ of (\d+) figures", told)
    changed = re.search(r"<dt>Changed since last time</dt><dd>\d+ of (\d+) figures", told)
    assert not (of_all and changed) or of_all[1] == changed[1]
