"""What is told beside the figures comes from files, with its source, and holds no number that was made up."""

from pathlib import Path

from data import settings
from data.local import claimants, contacts
from geo.areas import district

FOLDER = settings.HOME / "geo" / "districts" / "bradford"
NATIONAL = ("999", "101", "0808 800 5000", "0800 1111")


def test_only_national_numbers_are_given():
    numbers = [line.how for line in contacts(FOLDER) if any(letter.isdigit() for letter in line.how)]
    assert sorted(numbers) == sorted(NATIONAL)


def test_the_first_line_is_for_a_child_in_danger_now():
    assert contacts(FOLDER)[0].how == "999"


def test_a_district_without_contacts_has_none():
    assert contacts(Path("no", "such", "district")) == ()


def test_the_claimant_rate_is_known_for_the_wards_of_the_paper_only_and_as_it_was_printed():
    here = district(FOLDER)
    assert set(claimants()) == {ward.code for ward in here.of_level("ward", "2004")}
    assert claimants()["E05001341"].percent == "9.2"
    assert all(found.source.startswith("Document AV") for found in claimants().values())
