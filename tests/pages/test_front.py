"""What frames every page: nothing that a release says of itself can leave the place that is meant for it."""

import re
from dataclasses import replace

import pytest

from data.release import about
from pages.parts import sayings, texts

pytestmark = pytest.mark.usefixtures("on_sample")


def test_the_foot_of_a_sheet_says_source_day_and_release():
    release = about()
    said = texts.foot(sayings.source(release))
    assert f"Source: {release.supplied_by}, as at 31 August 2021. Release {release.release_id}." in said


@pytest.mark.parametrize(
    "name", ['A"; } body { display: none }', "</style><script>alert(1)</script>", "A \\\n new line", "Cyngor Sir Ynys Môn"]
)
def test_a_supplier_s_name_cannot_end_the_text_it_stands_in(name):
    said = texts.foot(sayings.source(replace(about(), supplied_by=name)))
    (text,) = re.findall(r'content: "([^"]*)"', said)
    read = re.sub(r"\\([0-9a-f]{6})", lambda found: chr(int(found[1], 16)), text)
    assert read.startswith(f"Source: {name}, as at ")
    assert said.count("<") == 2
    assert said.count("{") == 2
