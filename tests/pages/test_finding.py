"""A ward is found by its name, old or new, by what it was, and by a place in it; what cannot be found is said."""

import re

import pytest

from data.release import ask
from geo.around import Alias
from pages.parts.places import finding, standing
from queries.pages.questions import Areas
from tests.support.opened import opened, said

PAGE = "pages/places/ward_profile.py"
HOLME_WOOD = "Holme Wood & Bierley (since May 2026, mostly Tong before)"

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def offered():
    return finding.offered(ask(Areas()))


def typed(offered, text):
    """What the box leaves when a reader types part of a name."""
    return [label for label in offered if text.casefold() in label.casefold()]


def test_every_ward_of_every_vintage_is_offered_under_a_name_of_its_own(offered):
    wards = [row for row in ask(Areas()).rows if row.level == "ward"]
    own = {sought.area.code for sought in offered.values() if sought.alias is None}
    assert own == {row.code for row in wards}
    assert len(wards) == 60


def test_wards_that_have_figures_come_first_by_name(offered):
    with_figures = [sought.area for sought in offered.values()][:30]
    assert {area.vintage for area in with_figures} == {"2004"}
    assert [area.name for area in with_figures] == sorted(area.name for area in with_figures)


def test_the_old_name_of_a_ward_leads_to_the_new(offered):
    assert typed(offered, "tong")[0] == "Tong (until May 2026)"
    assert HOLME_WOOD in typed(offered, "tong")
    assert offered[HOLME_WOOD].area.name == "Holme Wood & Bierley"


def test_a_ward_that_kept_its_name_is_told_apart_by_its_time_alone(offered):
    assert {"Baildon (until May 2026)", "Baildon (since May 2026)"} <= set(offered)
    assert "Bolton & Undercliffe (since May 2026)" in offered


def test_a_place_leads_to_its_ward_and_the_page_says_why(offered):
    (label,) = typed(offered, "haworth")
    assert offered[label].area.name == "Worth Valley"
    assert "Haworth lies in the ward Worth Valley (Wikipedia, Worth Valley)." in said(opened(PAGE, ward=label))


def test_a_postcode_district_leads_to_each_ward_it_lies_in(offered):
    found = typed(offered, "BD4:")
    assert "BD4: partly in Tong (until May 2026)" in found
    assert {offered[label].area.name for label in found if "until" in label} == {"Tong", "Bowling and Barkerend"}
    assert "BD4 lies partly in the ward Tong (" in said(opened(PAGE, ward="BD4: partly in Tong (until May 2026)"))


def test_the_page_says_plainly_how_many_wards_a_postcode_finds():
    assert "A postcode finds 16 of the 30 wards: no public list" in said(opened(PAGE))


def test_the_page_names_every_postcode_district_that_finds_a_ward_and_no_other(offered):
    first = {label.split(":")[0] for label in offered if "partly in" in label and "until" in label}
    told = said(opened(PAGE))
    assert "Type the first part of a postcode only (BD1, BD2, BD3, BD4, BD5, BD6, BD7, BD8, BD9, BD10, BD15 or BD16)" in told
    assert first == set(re.findall(r"\bBD\d+", told[told.index("Type the first part") :].split(")")[0]))


def test_without_a_list_of_postcodes_nothing_is_said_of_typing_one():
    wards = [row for row in ask(Areas()).rows if row.level == "ward"]
    assert finding.by_postcode(wards, [Alias("Haworth", "place", wards[0].code, "A book")]) == ""


def test_only_the_wards_without_a_postcode_are_named():
    wards = [row for row in ask(Areas()).rows if row.name in ("Tong", "City", "Craven")]
    known = [Alias("XX1", "postcode district", row.code, "A public list") for row in wards if row.name != "Craven"]
    assert finding.without_postcode(wards, known).startswith("Craven cannot be found by postcode")
    everywhere = [Alias("XX1", "postcode district", row.code, "A public list") for row in wards]
    assert finding.without_postcode(wards, everywhere) == ""


def test_a_ward_of_a_later_time_explains_itself_and_offers_the_wards_it_was():
    app = opened(PAGE, ward=HOLME_WOOD)
    told = said(app)
    assert not app.error
    assert "There are no figures for Holme Wood &amp; Bierley: it has been a ward since 7 May 2026" in told
    assert "Nearly all of its children lived in" in told
    assert 'href="ward_profile?ward=Tong+%28until+May+2026%29"' in told
    assert "These shares are estimates." in told
    assert not app.get("plotly_chart")


def test_the_quarters_offered_are_those_the_ward_has_figures_for():
    days = standing.last_days("2004")
    assert days == sorted(days, reverse=True)
    assert len(days) == 12
    assert standing.last_days("2026") == []
