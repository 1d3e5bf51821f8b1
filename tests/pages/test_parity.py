"""One number, one value: what a page's sentence, its pictures and their words say stands in the tables of the same page."""

import pytest

from tests.support import parity
from tests.support.opened import opened, pictures, texts
from tests.support.pages import page_files

pytestmark = pytest.mark.usefixtures("on_sample")


def views(app):
    """The first view of a page, and one for the second and the last of what each of its choices offers."""
    yield {}
    for widget in (*app.get("button_group"), *app.selectbox):
        for option in dict.fromkeys(widget.options[1:2] + widget.options[-1:]):
            yield {widget.key: option}


def strays(app):
    """Figures that are told or drawn and stand in no table: by where they were found."""
    told = texts(app)
    listed = parity.in_tables(told)
    found = {"answer": parity.numbers(parity.answer(told))}
    for place, (figure, alt) in enumerate(pictures(app)):
        found |= {f"picture {place}": parity.in_picture(figure), f"alt {place}": parity.numbers(alt)}
    return {where: sorted(figures - listed) for where, figures in found.items() if figures - listed}


@pytest.mark.parametrize("page", page_files())
def test_every_number_that_is_told_or_drawn_stands_in_a_table(page):
    first = opened(page)
    assert {str(view): found for view in views(first) if (found := strays(opened(page, **view)))} == {}


@pytest.mark.parametrize("page", page_files())
def test_the_first_picture_says_the_answer_to_whoever_cannot_see_it(page):
    app = opened(page)
    drawn = pictures(app)
    said = parity.answer(texts(app))
    assert [alt for _, alt in drawn[:1] if alt.split(". ")[0] not in said] == []


@pytest.mark.parametrize("page", page_files())
def test_a_picture_has_figures_to_be_held_to_its_table(page):
    """But for a line of months, which has none."""
    drawn = pictures(opened(page))
    assert [alt for figure, alt in drawn if not parity.in_picture(figure) and "trials" not in alt] == []
