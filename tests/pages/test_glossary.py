"""The glossary is made from the release: every measure, found quickly, and light."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.release import ask
from data.terms import terms
from pages.parts.about import glossary
from queries.measures import MEASURES
from queries.pages.questions import Glossary
from tests.support.opened import texts
from tests.support.pages import ROOT

LIGHT = 80_000

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def meanings():
    return ask(Glossary())


@pytest.fixture
def page():
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page("pages/about/what_numbers_mean.py").run()


@pytest.fixture
def told(page):
    return "\n".join(texts(page))


def test_every_measure_has_a_fold_of_its_own(told):
    assert told.count('<details class="measure">') == len(MEASURES)
    for measure in MEASURES.values():
        assert f'id="{glossary.anchor(measure.title)}"' in told


def test_every_link_of_the_page_leads_to_a_place_on_it(told):
    links = re.findall(r'href="#([^"]+)"', told)
    assert links
    assert len(set(links)) == len(links)
    assert set(links) == set(re.findall(r'<h2 id="([^"]+)">', told))


def test_every_term_is_explained(told):
    assert told.count("<dt>") > len(terms())
    assert "Philomena Protocol" in told


def test_the_page_is_light(told):
    assert len(told.encode("utf-8")) < LIGHT


def test_where_a_measure_is_shown_is_read_from_the_release(meanings):
    rows = {row[0]: row[4] for row in glossary.table(meanings).rows}
    assert rows["Children with an open flag"] == (
        "The district: each month, also by age group, ethnic group, type of exploitation, gender, lead agency, "
        "national referral mechanism, risk level and social care status. "
        "Area committees: each month; at the end of each quarter, also by risk level. Wards: at the end of each quarter."
    )
    assert rows["Suspects charged"].startswith("The district: at each report")


def test_the_table_to_keep_has_every_measure_and_every_term(meanings):
    names = [row[0] for row in glossary.table(meanings).rows]
    assert names == [*dict.fromkeys(names)]
    assert {measure.title for measure in MEASURES.values()} | {term.term for term in terms()} == set(names)


def test_every_measure_stands_under_one_topic_told_in_words(meanings):
    topics = [topic for topic, _ in glossary._by_topic(meanings)]
    assert topics == list(dict.fromkeys(topics))
    assert set(topics) <= set(glossary.TOPICS.values())
