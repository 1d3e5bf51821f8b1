"""Below the headlines: every measure once, what its latest figure says, and a sentence that says no more than that."""

import re

import pytest

from data.release import ask
from pages.parts.overview import readings
from queries.measures import MEASURES
from queries.pages.questions import Headlines

pytestmark = pytest.mark.usefixtures("on_sample")
# A child whom two services help is in the records of both: their sum is no headline.
NO_HEADLINE = "support_cases"
CLAIMS = re.compile(r"\b(rose|fell|rising|falling|higher|lower)\b")


@pytest.fixture
def found():
    return ask(Headlines())


def told(found):
    return {row.name: (readings.reading(row), readings.sentence(row)) for row in found.rows}


def test_every_measure_of_the_release_has_one_row_in_the_order_readers_meet_them(found):
    headed = [name for name in MEASURES if name != NO_HEADLINE]
    assert [row.name for row in found.rows] == headed
    assert len(readings.table(found).rows) == len(headed) == len(MEASURES) - 1


def test_each_figure_of_the_table_says_when_it_is_of(found):
    table = readings.table(found)
    at = table.headings.index("When")
    when = dict(zip((row.name for row in found.rows), (row[at] for row in table.rows), strict=True))
    assert when["flags_open"] == "31 August 2021"
    assert when["children_flagged_year"] == "July 2020 to June 2021"
    assert when["missing_episodes"] == "August 2021"
    assert when["investigations"] == "3 February 2021"


def test_a_sentence_claims_a_movement_where_its_reading_names_a_signal_and_nowhere_else(found):
    of = told(found)
    assert [name for name, (reading, said) in of.items() if bool(CLAIMS.search(said)) != bool(CLAIMS.search(reading))] == []
    named = [(reading.split(": ")[-1], said) for reading, said in of.values() if CLAIMS.search(reading)]
    assert named
    assert all(signal in said for signal, said in named)


def test_a_stock_is_never_judged_by_itself(found):
    readings_of = {row.kind: readings.reading(row) for row in found.rows if row.kind != "flow" and row.period_type != "report"}
    assert readings_of == {"stock": readings.SEE_FLOWS, "cumulative": readings.IN_YEARS}


def test_a_report_s_number_is_given_as_reported_and_says_which_part_it_is(found):
    of = {row.name: (row, readings.sentence(row)) for row in found.rows if row.period_type == "report"}
    assert of
    assert all(readings.reading(row) == readings.AS_REPORTED for row, _ in of.values())
    assert all(row.category in said for row, said in of.values() if row.category != "all")
    assert all("as reported" in said for _, said in of.values())


def test_the_opening_is_the_sentences_of_its_measures_and_their_figures_stand_in_the_table(found):
    assert readings.opening(found) == " ".join(said for name, (_, said) in told(found).items() if name in readings.OPENING)
    listed = {row[0]: row[1] for row in readings.table(found).rows}
    assert all(listed[row.title] in readings.opening(found) for row in found.rows if row.name in readings.OPENING)


def test_every_figure_of_the_table_says_of_when_it_is(found):
    table = readings.table(found)
    assert table.headings[:3] == ("Measure", "Figure", "When")
    assert all(re.search(r"\d{4}", row[2]) for row in table.rows)


def test_the_figures_behind_each_number_can_be_looked_into(found):
    for name, title in readings.titles(found).items():
        series = readings.series(found, name)
        assert series.rows, title
        assert series.question.asked_of == (name,)
