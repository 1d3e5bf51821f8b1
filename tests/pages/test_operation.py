"""The police's reports are shown as they stand: nothing filled in, what is worked out named as such."""

from datetime import date

import pytest

from data.release import ask
from pages.parts.justice import operation
from queries.pages.questions import CourtMonths, ReportNumbers

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def investigations():
    return ask(ReportNumbers(measure="investigations"))


@pytest.fixture
def trials():
    return ask(CourtMonths())


@pytest.fixture
def rows(investigations):
    return {row[0]: row[1:] for row in operation.table(investigations).rows}


def test_the_answer_leads_with_what_cannot_be_known(investigations):
    assert operation.sentence(investigations) == (
        "Operation Dalesway: counted the same way, 17 investigations were live or pending trial in the report of autumn 2020 "
        "and 10 in the report of 3 February 2021. So at least 7 left the count, and the reports explain at most 2 of them."
    )


@pytest.mark.parametrize(
    ("item", "stated"),
    [
        ("Live", ("12", "10")),
        ("Pending trial", ("5", "2")),
        ("At victim disclosure", ("5", "3")),
        ("With a Crown Prosecution Service lawyer", ("3", "5")),
        ("Being discontinued", ("Not stated", "2")),
        ("Finalised", ("Not stated", "Not stated")),
        ("Closed because the victim disengaged", ("1", "Not stated")),
        ("Suspects charged, in all cases", ("Not stated", "Not stated")),
        ("Indictments: the four one-suspect cases", ("42", "Not stated")),
        ("Indictments: the two investigations pending trial", ("Not stated", "47")),
        ("Worked out here: live or pending trial, each once", ("17", "10")),
        ("Worked out here: live and not pending trial", ("12", "8")),
        ("Worked out here: left the count since the report before, at least", ("Does not apply", "7")),
        ("Worked out here: of these, the report explains at most", ("Does not apply", "2")),
    ],
)
def test_each_report_is_shown_as_it_stands(rows, item, stated):
    assert rows[item] == stated


def test_every_released_number_stands_in_the_table_and_no_other(rows):
    released = [
        str(row.value)
        for measure in operation.STATED
        for row in ask(ReportNumbers(measure=measure)).rows
        if row.value is not None
    ]
    told = [cell for name, cells in rows.items() if not name.startswith("Worked out") for cell in cells if cell.isdigit()]
    assert sorted(told) == sorted(released)


def test_the_two_bars_are_of_one_length(investigations):
    figure = operation.picture(investigations)
    first, second = (sum(trace.x[bar] or 0 for trace in figure.data) for bar in (0, 1))
    assert first == second == 17


def test_the_papers_are_named_so_that_nobody_takes_the_numbers_for_invented(investigations):
    told = operation.sources(investigations)
    assert "The reports’ own numbers: none is invented." in told
    assert "Document AU" in told


def test_trials_are_told_by_month_and_no_outcome_is(trials):
    assert "May 2021, August 2021 and September 2021" in operation.court_sentence(trials)
    assert [row[0] for row in operation.court_table(trials).rows] == ["May 2021", "August 2021", "September 2021"]
    told = " ".join(cell for row in operation.court_table(trials).rows for cell in row).lower()
    assert not [word for word in ("convicted", "guilty", "sentenced", "acquitted") if word in told]


def test_a_month_is_drawn_as_long_as_it_is_and_a_season_as_a_season(trials):
    grey, blue = operation.court_picture(trials).data[:2]
    day = 24 * 60 * 60 * 1000
    assert [length / day for length in grey.x] == [91, 1]
    assert [length / day for length in blue.x] == [31, 31, 30]
    assert grey.base[0] == date(2020, 9, 1)


def test_every_label_of_the_timeline_runs_into_the_picture(trials):
    drawn = operation.court_picture(trials)
    labels = drawn.layout.annotations
    assert [label.xanchor for label in labels] == ["left", "left", "right", "right", "right"]
    assert {(label.yanchor, label.bgcolor) for label in labels} == {("bottom", "#FFFFFF")}
    lines = max(label.text.count("<br>") + 1 for label in labels)
    assert drawn.layout.height / len(labels) > 18 * lines
