"""A pack of another district, and of a release that runs across the change of wards: whole, and it holds its promises."""

import pytest

from pages.parts.pack import sheets
from tests.support.packs import slides, whole, written


@pytest.mark.usefixtures("on_ashmere")
def test_a_pack_of_a_district_that_does_not_exist_is_whole_and_names_no_other():
    pack = whole()
    made = written(pack)
    assert all(made.values())
    assert "Ashmere" in pack.title
    assert b"Bradford" not in made[".html"] + made[".csv"] + made[".csv-metadata.json"]
    assert [s.finding for s in pack.sections if len(s.finding.split()) > 12] == []


@pytest.mark.usefixtures("on_both_sides")
def test_a_pack_across_the_change_of_wards_marks_the_break_and_is_of_the_latest_committees():
    pack = whole()
    made = written(pack)
    assert all(made.values())
    assert len(slides(made[".pptx"])) > len(pack.sections)
    wards = next(section for section in pack.sections if section.name == "Wards")
    assert any("[b]" in care for care in wards.cares)
    assert "[b]" in sheets.LEGEND
    vintages = {cell["area_code"][:3] for cell in pack.cells}
    assert vintages
    assert [s.finding for s in pack.sections if len(s.finding.split()) > 12] == []
