"""How figures and names are said, wherever they are said."""

import pytest

from pages.parts import words


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["finalised"], "finalised"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_listed_as_a_sentence_lists_them(names, said):
    assert words.listed(names) == said
    assert words.listed(names, "or") == said.replace(" and ", " or ")
