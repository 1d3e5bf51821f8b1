"""Terms are explained in our own words, and every sign that a reader may meet instead of a number is among them."""

import pytest

from data.settings import district_folder
from data.terms import terms
from geo.areas import district
from pages.parts import words
from tests.support.made_up_map import FOLDER as ASHMERE

HERE = district(district_folder())

KINDS = {"sign", "comparison", "term"}


def test_there_are_terms_of_each_kind():
    assert {term.kind for term in terms()} == KINDS


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.term)
def test_a_term_is_whole_sentences_with_a_source(term):
    assert term.meaning.endswith(".")
    assert term.source


def test_no_term_is_told_twice():
    names = [term.term for term in terms()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("sign", words.IN_WORDS.values())
def test_what_may_stand_instead_of_a_number_is_explained(sign):
    assert sign in [term.term for term in terms() if term.kind == "sign"]


def test_a_district_adds_terms_of_its_own_and_its_papers_to_those_that_all_use(monkeypatch):
    ours = {term.term: term for term in terms()}
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(ASHMERE))
    theirs = {term.term: term for term in terms()}
    assert "Harbour meeting" in theirs
    assert "Harbour meeting" not in ours
    assert ours["Flag"].meaning == theirs["Flag"].meaning
    assert ours["Flag"].source.startswith(f"{theirs['Flag'].source}; Document AU")


def test_no_paper_of_a_district_stands_in_the_terms_that_all_use(monkeypatch, tmp_path):
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(tmp_path))
    told = " ".join(f"{term.term} {term.meaning} {term.source}" for term in terms())
    assert not [word for word in (HERE.name, HERE.operation, "Document AU", "Yorkshire") if word in told]
