"""An area committee's page: its trends, its wards beside it and the district, and a break where the wards change."""

from collections import namedtuple
from datetime import date

import pytest

from data.release import Answer, ask
from pages.parts import absent, breaks, tables, words
from pages.parts.drawings.charts import events_within
from pages.parts.places import committee, standing
from queries.pages.questions import AreasReleased, FiguresOverTime, PlaceFigures, Series
from tests.support.opened import opened, said

PAGE = "pages/places/area_committee.py"
Break = namedtuple("Break", "happened_on level reason")

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def codes():
    return list(dict.fromkeys(row.code for row in ask(AreasReleased(measure="flags_open")).rows if row.level == "committee"))


@pytest.fixture
def broken(monkeypatch):
    """A release within which the wards changed on 15 March 2021."""
    days = [Break(date(2021, 3, 15), level, "The wards changed on this day.") for level in ("committee", "ward")]
    monkeypatch.setattr(breaks, "within", lambda level: [day for day in days if day.level == level])


def monthly(code, measure="flags_open"):
    return ask(Series(measure=measure, period_type="month", area_code=code, breakdown="all"))


def test_the_answer_says_the_latest_day_and_month(codes):
    for code in codes:
        flags = monthly(code)
        told = committee.sentence(flags)
        assert flags.rows[-1].area_name in told
        assert "31 August 2021" in told or words.HIDDEN.lower() in told


def test_every_quarter_has_what_was_opened_and_what_was_closed(codes):
    found = ask(FiguresOverTime(measures=committee.FLOWS, period_type="quarter", area_code=codes[0], breakdown="all"))
    told = committee.flows(found)
    assert told.headings == ("Quarter", "Flags opened", "Flags closed")
    assert len(told.rows) == 11
    assert told.rows[-1][0] == "April to June 2021"


def test_its_wards_stand_beside_it_and_the_district_once_for_each_count(codes):
    told = committee.wards(committee.figures(codes[0]))
    assert len(told.rows) == len(standing.MEASURES) * (6 + 1 + 1)
    assert tables.html(told).count('scope="rowgroup"') == len(standing.MEASURES)


def test_a_hidden_ward_has_no_rate_anywhere_in_the_table(codes):
    for code in codes:
        for row in committee.wards(committee.figures(code)).rows:
            if row[2] == words.HIDDEN:
                assert row[3:5] == (standing.NO_RATE, standing.NO_RANGE)
                assert set(row[5:]) <= {standing.NOT_COMPARED, ""}


def test_before_a_whole_quarter_is_covered_the_table_says_so(codes):
    asked = PlaceFigures(measures=standing.MEASURES, area_code=codes[0], last_day=None)
    assert ask(asked).rows == ()
    assert committee.wards(ask(asked)).caption == absent.NO_QUARTER


def test_each_ward_s_page_is_linked():
    told = said(opened(PAGE, area="Keighley"))
    assert told.count('href="ward_profile?ward=') == 6
    assert "Worth+Valley+%28until+May+2026%29" in told


def test_without_a_change_of_wards_nothing_is_said_of_one(codes):
    flags = monthly(codes[0])
    assert breaks.sentence(flags) == ""
    assert breaks.MARK not in committee.open_flags(flags).to_json()


@pytest.mark.usefixtures("broken")
def test_a_change_of_wards_is_marked_in_both_pictures_and_told_with_its_reason(codes):
    for draw, measure in ((committee.open_flags, "flags_open"), (committee.episodes, "missing_episodes")):
        figure = draw(monthly(codes[0], measure))
        assert breaks.MARK in [note.text for note in figure.layout.annotations]
    assert breaks.sentence(monthly(codes[0])) == "[b] 15 March 2021: The wards changed on this day. They are never joined."


@pytest.mark.usefixtures("broken")
def test_a_series_that_ends_at_the_change_is_drawn_out_to_it(codes):
    whole = monthly(codes[0])
    old = Answer(whole.question, whole.release, tuple(row for row in whole.rows if row.last_day < date(2021, 3, 15)))
    assert committee.open_flags(old).layout.xaxis.range[1] == date(2021, 3, 15)


def test_each_numbered_line_of_either_picture_is_told_under_it(codes):
    told = said(opened(PAGE))
    code = codes[0]
    for measure in ("flags_open", "missing_episodes"):
        found = monthly(code, measure)
        numbered = events_within(found)
        assert numbered
        assert all(f"{number}: {words.safe(event.title)}, {words.day(event.happened_on)}." in told for number, event in numbered)
