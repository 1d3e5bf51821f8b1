"""Another district is a folder of files: every page stands, and keeps every promise, for one that does not exist."""

import inspect
import re
from itertools import product

import pytest

from data import settings
from data.release import about
from geo.areas import district
from tests.pages import test_every_page, test_parity
from tests.support.made_up_map import ASHMERE, keep
from tests.support.opened import opened, pictures, said
from tests.support.pages import page_files

BRADFORD = district(settings.HOME / "geo" / "districts" / "bradford")
LISTS = ("service", "lead_agency", "ethnicity", "social_care_status", "nrm_status")
# What the words of any district may hold, and two decisions that are the country's.
COMMON = {"Other", "Mixed", "White", "not open", "looked after", "reasonable grounds", "conclusive grounds"}

pytestmark = pytest.mark.usefixtures("on_ashmere")


def promises(module):
    """The tests of a module that look at one page."""
    return [
        test for name, test in vars(module).items() if name.startswith("test_") and "page" in inspect.signature(test).parameters
    ]


def words_of(here):
    """Every name and label that is one district's own."""
    names = {name for area in here.areas if area.level != "other" for name in (area.name, area.code)}
    labels = {label for fold in here.folds if fold.field in LISTS for label in (fold.value, fold.category)}
    return names | labels | {here.name, here.partnership, here.operation}


OURS_ALONE = words_of(BRADFORD) - words_of(ASHMERE) - COMMON


def everything(app):
    """All that a page sends: its text, its pictures and their words, what it offers."""
    drawn = [f"{figure} {alt}" for figure, alt in pictures(app)]
    offered = [option for widget in (*app.get("button_group"), *app.selectbox) for option in widget.options]
    return "\n".join([said(app), *drawn, *offered])


@pytest.mark.parametrize(
    ("promise", "page"),
    list(product([*promises(test_every_page), *promises(test_parity)], page_files())),
    ids=lambda value: getattr(value, "__name__", value),
)
def test_every_page_keeps_every_promise_for_a_district_that_does_not_exist(promise, page, on_ashmere):
    given = {"page": page, "releases": on_ashmere}
    promise(**{name: given[name] for name in inspect.signature(promise).parameters})


@pytest.mark.parametrize("page", page_files())
def test_no_name_or_label_of_another_district_is_said_on_any_view(page):
    first = opened(page)
    for view in test_parity.views(first):
        told = everything(opened(page, **view))
        assert [name for name in sorted(OURS_ALONE) if re.search(rf"\b{re.escape(name)}\b", told)] == []


def test_the_pages_are_of_the_district_that_is_set():
    assert about().synthetic == "Invented records of Ashmere."
    assert "Operation Lapwing" in said(opened("pages/justice/operation_dalesway.py"))
    assert "Harbour meeting" in said(opened("pages/about/what_numbers_mean.py"))
    assert "Ashmere" in said(opened("pages/overview/headlines.py"))
    assert "family front door" in said(opened("pages/places/ward_profile.py"))
    by = opened("pages/risk/who_is_flagged.py", by="Ethnic group")
    assert "Mixed or multiple" in said(by)


def test_its_three_committees_and_twelve_wards_are_those_on_the_map():
    app = opened("pages/places/ward_map.py")
    assert app.selectbox(key="ward").options[1:] == sorted(ward.name for ward in ASHMERE.of_level("ward"))
    assert "of 12 wards none or one will do so by chance" in said(app)
    listed = opened("pages/places/area_committee.py").selectbox(key="area").options
    assert [name for name in listed if name in ("Northern", "Riverside", "Southern")] == ["Northern", "Riverside", "Southern"]


def test_its_true_map_says_whose_shapes_they_are(tmp_path, monkeypatch):
    monkeypatch.setenv("SCRUTINY_BOUNDARIES", str(tmp_path))
    keep(tmp_path)
    app = opened("pages/places/ward_map.py", wards="True shapes")
    assert f"{ASHMERE.boundaries.attribution}." in said(app)
    ((figure, _),) = pictures(app)
    assert sum(trace.get("hoveron") == "fills" for trace in figure["data"]) == 12
