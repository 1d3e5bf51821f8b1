"""Every place page on a release that runs across the change of wards of 7 May 2026: a break, its reason, and never a join."""

import re
from html import unescape

import pytest

from data import settings
from data.release import ask
from geo.areas import district
from queries.pages.questions import Areas, AreasReleased, Series, WardFigures, WardPeriods
from tests.pages.test_parity import views
from tests.support.opened import opened, pictures, said
from tests.support.pages import page_files

MAP, PROFILE, COMMITTEE = (f"pages/places/{name}.py" for name in ("ward_map", "ward_profile", "area_committee"))
PLACES = [page for page in page_files() if page.startswith("pages/places/")]
CHANGE = "7 May 2026"
HERE = district(settings.district_folder())
OF = {vintage: {ward.name for ward in HERE.of_level("ward", vintage)} for vintage in ("2004", "2026")}
OLD_ALONE, NEW_ALONE = OF["2004"] - OF["2026"], OF["2026"] - OF["2004"]

pytestmark = pytest.mark.usefixtures("on_both_sides")


def text(app):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", said(app))))


def names_in_tables(app):
    """The wards that head a row of a table."""
    heads = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', said(app))
    return {unescape(re.sub(r"<[^>]+>", "", head)) for head in heads} & (OF["2004"] | OF["2026"])


def hovered(app):
    ((figure, _),) = pictures(app)
    told = [trace["text"] for trace in figure["data"] if trace.get("hoveron") == "fills"]
    return {unescape(text.partition("</b>")[0].removeprefix("<b>")) for text in told}


@pytest.mark.parametrize("page", PLACES)
def test_every_view_of_a_place_page_opens_without_a_fault(page):
    for view in views(opened(page)):
        app = opened(page, **view)
        assert not [*app.error, *app.exception, *app.warning]


@pytest.mark.parametrize("page", PLACES)
def test_a_place_page_marks_the_break_and_says_the_reason(page):
    told = text(opened(page))
    assert "[b]" in told
    assert CHANGE in told
    assert "never joined" in told


@pytest.mark.parametrize(("when", "vintage"), [("31 March 2026", "2004"), ("30 June 2026", "2026"), ("30 June 2027", "2026")])
def test_the_map_draws_the_wards_of_its_day_and_says_which_they_are(when, vintage):
    app = opened(MAP, on=when)
    assert hovered(app) == names_in_tables(app) == OF[vintage]
    told = "were until 6 May 2026" if vintage == "2004" else "have been since 7 May 2026"
    assert f"These are the wards as they {told}." in text(app)
    assert app.selectbox(key="ward").options[1:] == sorted(app.selectbox(key="ward").options[1:])


def test_the_map_offers_no_year_in_which_the_wards_changed():
    app = opened(MAP, measure="Children flagged in twelve months")
    assert app.selectbox(key="over").options == [
        *("July 2026 to June 2027", "April 2025 to March 2026", "January to December 2025"),
    ]


def test_every_ward_answer_is_of_one_set_of_wards():
    for row in ask(WardPeriods()).rows:
        found = ask(WardFigures(measure=row.measure, period_type=row.period_type, period=row.period))
        assert {ward.vintage for ward in found.rows if ward.level == "ward"} == {row.vintage}


def test_no_series_of_a_ward_or_committee_runs_across_the_day():
    areas = {area.code: area for area in ask(Areas()).rows if area.vintage}
    ran = set()
    for measure, period_type in (("flags_open", "month"), ("missing_episodes", "year_to_quarter"), ("missing_episodes", "month")):
        released = ask(AreasReleased(measure=measure)).rows
        for code in {row.code for row in released if row.period_type == period_type} & set(areas):
            found = ask(Series(measure=measure, period_type=period_type, area_code=code, breakdown="all"))
            told = [row for row in found.rows if row.status != "not_applicable"]
            area = areas[code]
            ran.add(area.vintage)
            assert all(row.last_day >= area.valid_from for row in told)
            assert all(area.valid_to is None or row.last_day <= area.valid_to for row in told)
    assert ran == {"2004", "2026"}


@pytest.mark.parametrize(("ward", "quarters"), [("Tong (until May 2026)", 5), ("Wyke (since May 2026)", 5)])
def test_a_ward_s_page_stops_or_starts_at_the_day_and_shows_the_break_in_its_table(ward, quarters):
    app = opened(PROFILE, ward=ward)
    assert len(app.selectbox(key="quarter").options) == quarters
    assert f"{CHANGE}: the wards changed [b] [b] [b] [b]" in text(app)


def test_a_committee_s_page_holds_the_wards_of_its_own_time():
    committees = opened(COMMITTEE).selectbox(key="area").options
    assert len(committees) == 10
    for name in committees:
        app = opened(COMMITTEE, area=name)
        wards = names_in_tables(app)
        assert wards
        assert not (wards & OLD_ALONE and wards & NEW_ALONE)
        assert CHANGE in text(app)


def test_no_old_ward_s_name_stands_for_a_new_ward():
    assert hovered(opened(MAP, on="30 June 2027")) & OLD_ALONE == set()
    assert hovered(opened(MAP, on="31 March 2026")) & NEW_ALONE == set()
