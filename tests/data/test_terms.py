"""Terms are explained in our own words, and every sign that a reader may meet instead of a number is among them."""

import pytest

from data.terms import terms
from pages.parts import words

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
