"""Ranges start at nought, keep their order, and draw nothing where nothing is shown."""

import pytest

from pages.parts.drawings.bars import Bar, Heading
from pages.parts.drawings.ranges import ranges

ROWS = [
    Heading("Children flagged"),
    Bar("Here", "12.0", "Here: 12.0", 12.0, 6.0, 21.0),
    Bar("A very long name of a place", "Too few to show", "Too few to show", None),
    Bar("Everywhere", "10.0", "Everywhere: 10.0", 10.0, 9.0, 11.0, is_quiet=True),
]


@pytest.fixture
def figure():
    return ranges(ROWS)


def test_the_scale_starts_at_nought_and_holds_every_range(figure):
    start, end = figure.layout.xaxis.range
    assert start == 0
    assert end > 21


def test_rows_go_down_in_the_order_given(figure):
    places = [note.y for note in figure.layout.annotations]
    assert places == sorted(places)
    assert [note.text.replace("<br>", " ") for note in figure.layout.annotations] == [
        "<b>Children flagged</b>",
        *(r.name for r in ROWS[1:]),
    ]


def test_what_is_not_shown_is_said_at_nought_and_has_no_dot(figure):
    (said,) = (trace for trace in figure.data if trace.mode == "text")
    assert said.x[1] == 0
    assert said.text[1] == "Too few to show"
    assert sum(len(trace.x) for trace in figure.data if trace.mode == "markers") == 2


def test_with_nothing_shown_there_is_still_a_scale():
    assert ranges([Heading("Children"), ROWS[2]]).layout.xaxis.range[1] > 0


def test_a_name_cannot_bring_markup_along():
    assert "<i>" not in ranges([Bar("<i>x</i>", "<i>1</i>", "", 1.0, 0.5, 2.0)]).to_json()


def test_a_picture_of_no_row_at_all_is_empty_and_no_fault():
    assert not any(trace.text for trace in ranges([]).data)
