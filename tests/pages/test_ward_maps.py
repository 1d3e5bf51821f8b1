"""How wards may be drawn: colours compare children only, true shapes come only where they were added, one ward is found."""

import pytest

from data import settings
from data.release import ask
from geo.areas import district
from pages.parts import texts
from pages.parts.drawings.shades import BESIDE
from pages.parts.places import finding, ward_maps, wards
from queries.pages.questions import Areas, WardFigures, WardPeriods
from tests.support import made_up_map
from tests.support.made_up_map import keep_hexagons
from tests.support.opened import opened, pictures, said

PAGE = "pages/places/ward_map.py"
HERE = district(settings.district_folder())
ATTRIBUTION = HERE.boundaries.attribution
CHILDREN, EPISODES = "Children flagged in twelve months", "Missing episodes"

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """An empty folder for boundaries."""
    monkeypatch.setenv("SCRUTINY_BOUNDARIES", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def added(kept):
    keep_hexagons(kept, 1_000)
    return kept


def drawn(app):
    """The traces of the map."""
    ((figure, _),) = pictures(app)
    return figure["data"]


def outlines(app):
    """The x of every ward's outline, by the ward's name."""
    return {_name(trace["text"]): trace["x"] for trace in drawn(app) if trace.get("hoveron") == "fills"}


def _name(text):
    return text.partition("</b>")[0].removeprefix("<b>").replace("&amp;", "&")


def legend(app):
    return [trace["name"] for trace in drawn(app) if trace.get("name")]


def choice(app, key):
    """The options of a choice on the page, or None where it is not offered."""
    found = [group for group in app.get("button_group") if group.key == key]
    return found[0].options if found else None


def test_colours_compare_wards_with_the_district_until_the_rate_is_asked_for():
    app = opened(PAGE, measure=CHILDREN)
    assert set(legend(app)) <= {shade.words for shade in BESIDE.values()} | {"Too few to show", "Border of an area committee"}
    by_rate = opened(PAGE, measure=CHILDREN, colours="The rate")
    assert any(" or more" in name for name in legend(by_rate))


def test_episodes_are_never_compared():
    app = opened(PAGE, measure=EPISODES, colours="Higher or lower than the district")
    assert any(" or more" in name for name in legend(app))
    assert not [name for name in legend(app) if "district" in name or "difference" in name]
    assert "clear difference" not in said(app)


def test_every_class_is_that_of_the_ward_s_own_words():
    for row in ask(WardPeriods()).rows:
        if row.measure == "missing_episodes":
            continue
        found = ask(WardFigures(measure=row.measure, period_type=row.period_type, period=row.period))
        _, judged = wards.read(found)
        figure = ward_maps.WardMap(ward_maps.BESIDE)(found)
        drawn_wards = [trace for trace in figure.data if trace.type == "scatter" and trace.hoveron == "fills"]
        fills = {_name(trace.text): trace.fillcolor for trace in drawn_wards}
        assert fills == {w.row.name: BESIDE[w.against].colour if w.rate else None for w in judged}


def test_true_shapes_are_not_offered_before_they_are_added():
    app = opened(PAGE)
    assert choice(app, "wards") is None
    assert ATTRIBUTION not in said(app)


@pytest.mark.usefixtures("added")
def test_true_shapes_are_offered_where_they_were_added_and_say_whose_they_are():
    plain = opened(PAGE)
    assert choice(plain, "wards") == [ward_maps.HEXAGONS, ward_maps.TRUE]
    assert ATTRIBUTION not in said(plain)
    true = opened(PAGE, wards=ward_maps.TRUE)
    assert f"{ATTRIBUTION}." in said(true)
    assert outlines(true) != outlines(plain)
    assert set(outlines(true)) == set(outlines(plain))


@pytest.mark.usefixtures("added")
def test_the_true_map_says_what_the_hexagons_say():
    plain, true = (opened(PAGE, measure=CHILDREN, wards=drawn_as) for drawn_as in (ward_maps.HEXAGONS, ward_maps.TRUE))
    told = [[(t["text"], t.get("fillcolor")) for t in drawn(app) if t.get("hoveron") == "fills"] for app in (plain, true)]
    assert told[0] == told[1]
    assert legend(plain) == legend(true)
    assert pictures(plain)[0][1] == pictures(true)[0][1]


def test_a_newly_added_file_is_drawn_at_once(added):
    before = outlines(opened(PAGE, wards=ward_maps.TRUE))
    keep_hexagons(added, 2_000)
    assert outlines(opened(PAGE, wards=ward_maps.TRUE)) != before


def test_shapes_of_another_district_are_never_drawn(kept):
    made_up_map.keep(kept)
    (kept / "2015.parquet").rename(kept / "2004.parquet")
    assert choice(opened(PAGE), "wards") is None


def test_no_ward_is_chosen_to_begin_with():
    app = opened(PAGE)
    assert app.selectbox(key="ward").value == "No ward chosen"
    assert "More about" not in said(app)


def test_a_ward_chosen_from_the_list_is_marked_told_in_words_and_leads_to_its_page():
    labels = finding.labels(ask(Areas()))
    for code, name in [("E05001341", "Baildon"), ("E05001347", "City")]:
        app = opened(PAGE, measure=CHILDREN, ward=labels[code])
        assert name in legend(app)
        assert f"<strong>{name}</strong>, " in said(app)
        assert texts.link("ward_profile", f"More about {name}", ward=labels[code]) in said(app)


def test_the_list_holds_the_map_s_wards_by_name_and_says_the_table_s_row():
    app = opened(PAGE, measure=CHILDREN)
    listed = app.selectbox(key="ward").options[1:]
    assert len(listed) == 30
    assert listed == sorted(listed)
    found = ask(WardFigures(measure="children_flagged_year", period_type="year_to_quarter", period=_latest()))
    rows = {row[0]: row for row in wards.table(found).rows}
    _, judged = wards.read(found)
    for ward in judged:
        told = "; ".join(wards.row_in_words(found, ward))
        name, number, per, *_ = rows[ward.row.name]
        assert told.startswith(name)
        assert number in told
        assert per in told


def _latest():
    return next(row.period for row in ask(WardPeriods()).rows if row.measure == "children_flagged_year")
