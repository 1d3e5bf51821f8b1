"""A table is shown and downloaded word for word, and nothing in it is taken for markup or a formula."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.spreadsheets import BREAKS, SIGNS
from pages.parts import tables
from pages.parts.pack import said
from pages.parts.tables import Table
from pages.parts.trends import over_time
from tests.support.answers import monthly

WARDS = Table(caption="Wards & more", headings=("Ward", "Children"), rows=(("<b>City</b>", "12"), ("Tong", "Too few to show")))


def read(table, notes=()):
    return list(csv.reader(io.StringIO(tables.csv_text(table, notes).removeprefix("\ufeff"))))


def test_text_is_never_taken_for_markup():
    html = tables.html(WARDS)
    assert "<b>" not in html
    assert "&lt;b&gt;City&lt;/b&gt;" in html
    assert "Wards &amp; more" in html


def test_every_heading_has_a_scope_and_the_table_a_caption():
    html = tables.html(WARDS)
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert html.count("<caption>") == 1


def test_a_wide_table_can_be_scrolled_with_the_keyboard():
    assert 'tabindex="0" role="region" aria-label="Wards &amp; more"' in tables.html(WARDS)


def test_the_download_holds_the_notes_then_the_table_as_shown():
    assert read(WARDS, [("As at", "31 August 2021")]) == [
        ["As at", "31 August 2021"],
        [],
        ["Ward", "Children"],
        ["<b>City</b>", "12"],
        ["Tong", "Too few to show"],
    ]


@pytest.mark.parametrize("start", [" =", "\u00a0@", *SIGNS, *BREAKS])
def test_no_cell_of_a_download_is_taken_for_a_formula(start):
    table = Table(caption="", headings=(f"{start}A",), rows=((f"{start}1",),))
    assert [cell[0] for line in read(table, [("Note", f"{start}x")]) for cell in line[-1:]] == ["'", "'", "'"]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_whatever_a_cell_holds_no_tag_of_its_own_enters_the_page(rows):
    html = tables.html(Table(caption="", headings=("A", "B"), rows=tuple(rows)))
    assert html.count("<td") == len(rows)
    assert html.count("<th") == len(rows) + 3
    assert html.count("<") == html.count(">")


@pytest.mark.usefixtures("on_sample")
def test_a_series_is_a_row_for_each_period_and_a_column_for_the_total_and_each_category():
    table = over_time.by_period(monthly({"significant": [7, "hidden"], "moderate": [9, "withheld"]}))
    assert table.headings == ("Period", "Total", "Significant", "Moderate")
    assert [(row[0], *row[2:]) for row in table.rows] == [
        ("January 2020", "7", "9"),
        ("February 2020", "Too few to show", "Not shown: it would give too much away"),
    ]
    assert all(row[1].isdigit() for row in table.rows)


def test_columns_of_words_are_set_to_the_left_and_numbers_to_the_right():
    html = tables.html(
        Table(caption="", headings=("Month", "Flags", "Reading"), rows=(("May", "7", "usual"),), texts=("Reading",))
    )
    assert '<td class="number">7</td><td class="short">usual</td>' in html


def test_rows_of_one_group_stand_under_one_heading():
    grouped = Table(
        "Counts", ("What", "Area", "Number"), (("A", "North", "7"), ("A", "South", "9"), ("B", "North", "8")), is_grouped=True
    )
    told = tables.html(grouped)
    north = '<th scope="row" class="short">North</th><td class="number">7</td>'
    assert told.count("<tbody>") == 2
    assert f'<th scope="rowgroup" class="group" rowspan="2">A</th>{north}</tr><tr><th scope="row" class="short">South' in told
    assert told.count('<th scope="col"') == 3


def kinds(*rows, **told):
    """What each column holds, as its heading says."""
    html = tables.html(Table("", tuple("ABCDEFGH"[: len(rows[0])]), rows, **told))
    return re.findall(r'<th scope="col" class="([^"]+)"', html)


def test_a_column_is_as_wide_as_what_it_holds_asks_for():
    few, some, many = "No clear difference", "A flag was opened again", "A sentence. " * 6
    assert kinds((few, "7", few, some, many), texts=("C", "D", "E")) == ["name", "number", "short", "words", "sentences"]
    assert kinds((many, few), numbers=False) == ["sentences", "short"]
    assert kinds(("May", "7"), ("June", "Not shown: it would give too much away")) == ["name", "number loose"]
    assert kinds((many, few, "7"), texts=("B",), is_grouped=True) == ["group", "short", "number"]


def test_every_cell_of_a_table_that_fills_the_page_may_break():
    few, many = "No clear difference", "A sentence. " * 6
    assert kinds((many, many, many, few, "7"), texts=("B", "C", "D")) == [*["sentences"] * 3, "words", "number loose"]
    assert 'class="scroll full listed"' in tables.html(Table("", ("A", "B", "C"), ((many,) * 3,), numbers=False))


def test_every_cell_has_the_kind_of_its_heading():
    html = tables.html(WARDS)
    assert re.findall(r'<t[hd](?: scope="\w+")? class="(\w+)"', html) == ["name", "number"] * 3


def test_a_row_of_sentences_is_an_entry_on_a_phone_and_each_cell_knows_its_heading():
    words = Table("", ("What", "When & where", "Source"), (("A sentence. " * 6,) * 3,), numbers=False)
    assert 'class="scroll full listed"' in tables.html(words)
    assert re.findall(r'<td class="sentences" data-head="([^"]+)"', tables.html(words)) == ["When &amp; where", "Source"]
    for other in (replace(words, rows=(("A", "B", "C"),)), replace(words, is_series=True), replace(words, is_grouped=True)):
        assert "listed" not in tables.html(other)
        assert "data-head" not in tables.html(other)


def test_of_a_long_list_of_entries_a_phone_begins_with_fewer():
    words = Table("", ("What", "When", "Source"), (("A sentence. " * 6,) * 3,) * 45, numbers=False)
    assert "Show all 45, not only the first 5" in tables.folded(words, "As a table")


def folded(rows, **told):
    return tables.folded(Table("", ("Month", "Flags"), (("May", "7"),) * rows, **told), "As a table")


def test_a_phone_begins_with_a_part_of_a_long_table_and_offers_the_rest():
    assert "Show all 45, not only the first 12" in folded(45)
    assert "Show all 36, not only the latest 12" in folded(36, is_series=True)
    assert folded(45).count("<tr>") == 46


def test_a_table_that_is_short_or_open_on_every_screen_is_never_shown_in_part():
    assert "Show all" not in folded(18)
    assert "Show all" not in tables.folded(Table("", ("A", "B"), (("May", "7"),) * 45), "As a table", is_open=True)


def test_a_part_of_a_table_stays_a_table_of_its_kind():
    whole = Table("c", ("When", "Number", "Reading"), (("May", "1", "a"),), texts=("Reading",), is_grouped=True, is_series=True)
    assert said.only(whole, (0, 1), whole.rows) == replace(whole, headings=("When", "Number"), rows=(("May", "1"),), texts=())
