"""What stands round a ward's figures: its wards of another time as estimates, its neighbours, and what to do."""

import re

import pytest

from data.release import ask
from pages.parts.places import surroundings
from queries.pages.questions import Areas
from tests.support.opened import opened, said

PAGE = "pages/places/ward_profile.py"

pytestmark = pytest.mark.usefixtures("on_sample")


def code_of(name, vintage="2004"):
    return next(row.code for row in ask(Areas()).rows if (row.name, row.vintage) == (name, vintage))


def of(name, vintage="2004"):
    names = {row.code: row.name for row in ask(Areas()).rows}
    return [(names[code], told) for code, told in surroundings.shares(ask(Areas()), code_of(name, vintage))]


def test_an_old_ward_says_what_it_became_largest_share_first():
    assert of("Tong") == [
        ("Holme Wood & Bierley", "About 97% of its children live in the new ward"),
        ("Wyke", "About 3% of its children live in the new ward"),
    ]


def test_a_new_ward_says_what_it_was():
    assert of("Worth Valley", "2026") == [
        ("Worth Valley", "About 77% of its children lived in the old ward"),
        ("Bingley Rural", "About 22% of its children lived in the old ward"),
    ]


def test_a_share_that_the_estimate_cannot_tell_is_left_out():
    assert all("About 0%" not in told for row in ask(Areas()).rows for _, told in surroundings.shares(ask(Areas()), row.code))


@pytest.mark.parametrize(
    ("share", "told"), [(1, "Nearly all"), (0.995, "Nearly all"), (0.994, "About 99%"), (0.1997, "About 20%")]
)
def test_a_share_is_told_as_an_estimate(share, told):
    assert surroundings.share_in_words(share) == told


def test_what_became_of_a_ward_is_told_where_it_is_asked_for_and_not_before():
    told = said(opened(PAGE, ward="Tong (until May 2026)"))
    (fold,) = re.findall(r"<details[^>]*><summary>What happened to Tong when the wards changed\?</summary>.*?</details>", told)
    assert "Holme Wood" in fold
    assert "Holme Wood" not in told.replace(fold, "")


def test_the_page_says_who_lives_there_with_the_source_and_the_year():
    told = said(opened(PAGE, ward="Tong (until May 2026)"))
    assert "6,873 <small>mid-2020</small>" in told
    assert "19% <small>Claimants aged 18 to 24, November 2020. Document AV" in told


def test_a_ward_without_a_published_rate_says_so():
    assert "No figure for this ward" in said(opened(PAGE, ward="Wyke (since May 2026)"))


def test_neighbours_and_committee_are_linked():
    told = said(opened(PAGE, ward="Tong (until May 2026)"))
    for name in ("Bowling+and+Barkerend", "Little+Horton", "Wibsey", "Wyke"):
        assert f'href="ward_profile?ward={name}+%28until+May+2026%29"' in told
    assert 'href="area_committee?area=Bradford+South"' in told


def test_everyone_is_told_where_to_report_a_concern():
    for ward in ("Tong (until May 2026)", "Wyke (since May 2026)"):
        told = said(opened(PAGE, ward=ward))
        assert "A child is in danger now: police, <strong>999</strong>" in told
        assert "children&#x27;s social care front door" in told
        assert "Say nothing in public that could point to a child." in told


def test_without_contacts_of_its_own_a_district_still_says_where_to_turn(monkeypatch, tmp_path):
    monkeypatch.setattr(surroundings, "district_folder", lambda: tmp_path)
    lines = []
    monkeypatch.setattr(surroundings, "halves", lambda *parts: lines.extend(list(part) for _, part in parts))
    surroundings.to_do.__wrapped__()
    assert lines[1] == [surroundings.NO_CONTACTS]
