"""What is told beside the figures comes from a file and holds no number that was made up."""

from pathlib import Path

from data import settings
from data.local import contacts

FOLDER = settings.HOME / "geo" / "districts" / "bradford"
NATIONAL = ("999", "101", "0808 800 5000", "0800 1111")


def test_only_national_numbers_are_given():
    numbers = [line.how for line in contacts(FOLDER) if any(letter.isdigit() for letter in line.how)]
    assert sorted(numbers) == sorted(NATIONAL)


def test_the_first_line_is_for_a_child_in_danger_now():
    assert contacts(FOLDER)[0].how == "999"


def test_a_district_without_contacts_has_none():
    assert contacts(Path("no", "such", "district")) == ()
