"""A district's folder: its areas, vintages and lists fit together."""

from datetime import date

import pytest

from data import settings
from geo.areas import District, district

BRADFORD = district(settings.HOME / "geo" / "districts" / "bradford")
VINTAGES = [name for name, _ in BRADFORD.vintages]


def test_a_district_is_read_once():
    assert district(settings.HOME / "geo" / "districts" / "bradford") is BRADFORD


def test_a_vintage_is_in_force_from_its_first_day():
    for (earlier, _), (later, start) in zip(BRADFORD.vintages, BRADFORD.vintages[1:], strict=False):
        assert BRADFORD.vintage_on(start) == later
        assert BRADFORD.vintage_on(date.fromordinal(start.toordinal() - 1)) == earlier


def test_a_day_before_the_first_wards_is_told_in_words():
    with pytest.raises(ValueError, match="No wards are known for 1999-12-31"):
        BRADFORD.vintage_on(date(1999, 12, 31))


@pytest.mark.parametrize("vintage", VINTAGES)
def test_every_ward_of_a_vintage_lies_in_a_committee_of_the_district_and_the_vintage(vintage):
    committees = {area.code for area in BRADFORD.of_level("committee", vintage)}
    wards = BRADFORD.of_level("ward", vintage)
    assert len(wards) == 30
    assert {ward.parent for ward in wards} == committees
    assert {area.parent for area in BRADFORD.of_level("committee", vintage)} == {BRADFORD.code}


def test_no_code_is_given_twice():
    codes = [area.code for area in BRADFORD.areas]
    assert len(codes) == len(set(codes))


def test_areas_of_a_vintage_are_in_force_when_it_is():
    for place, (vintage, start) in enumerate(BRADFORD.vintages):
        last = [date.fromordinal(BRADFORD.vintages[place + 1][1].toordinal() - 1)] if place + 1 < len(VINTAGES) else [None]
        of_vintage = [area for area in BRADFORD.areas if area.vintage == vintage]
        assert {(area.valid_from, area.valid_to) for area in of_vintage} == {(start, *last)}


def test_areas_that_never_change_belong_to_every_vintage():
    assert [area.code for area in BRADFORD.of_level("district", VINTAGES[0])] == [BRADFORD.code]
    assert [area.code for area in BRADFORD.of_level("other", VINTAGES[-1])] == ["elsewhere"]


def test_values_and_categories_keep_the_order_of_the_folder_and_say_each_once():
    small = District(
        code="E0",
        name="Small",
        partnership="",
        operation="",
        vintages=(),
        areas=(),
        folds=tuple(BRADFORD.folds[:0]) + tuple(fold for fold in BRADFORD.folds if fold.field == "nrm_status"),
    )
    assert small.values("ce_flags", "nrm_status") == (
        *("not referred", "awaiting decision", "reasonable grounds", "conclusive grounds", "no grounds"),
    )
    assert small.categories("ce_flags", "nrm_status") == ("not referred", "decision pending", "decision made")
    assert small.values("ce_flags", "gender") == ()


def test_every_value_is_folded_once_in_each_fold():
    keys = [(fold.extract, fold.field, fold.value, fold.fold) for fold in BRADFORD.folds]
    assert len(keys) == len(set(keys))
