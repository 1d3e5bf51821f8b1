"""A release that covers under twelve months, or under a quarter, takes no page down: each says what is not supplied yet."""

import re
import shutil

import pytest

from data.publish import publish
from data.settings import SAMPLE
from pages.parts import absent, words
from pages.parts.overview import cards
from pages.parts.trends import stocks
from tests.pages import test_parity
from tests.support import packs
from tests.support.opened import opened, said
from tests.support.pages import page_files

COVERED = ("2018-09-01", "2021-02-01", "2021-07-01")
_, UNDER_A_YEAR, UNDER_A_QUARTER = COVERED

pytestmark = pytest.mark.usefixtures("begins")


@pytest.fixture(scope="module", params=[UNDER_A_YEAR, UNDER_A_QUARTER])
def short(request, tmp_path_factory):
    """The newest sample, published as if its records began later; gives the folder of releases and the day they begin."""
    folder = tmp_path_factory.mktemp("short")
    extracts = shutil.copytree(max(SAMPLE.glob("20*")), folder / "extracts")
    terms = extracts / "extract.toml"
    terms.write_text(terms.read_text(encoding="utf-8").replace(COVERED[0], request.param), encoding="utf-8")
    publish(extracts, folder / "releases")
    return folder / "releases", request.param


@pytest.fixture
def begins(short, monkeypatch):
    """The dashboard looks at a short release; the day from which it covers anything."""
    releases, day = short
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases))
    return day


@pytest.mark.parametrize("page", page_files())
def test_every_view_of_a_page_opens_on_a_short_release(page, begins):
    """Every view on the shorter, which has the least; the first on the other, because that is quick."""
    first = opened(page)
    for view in test_parity.views(first) if begins == UNDER_A_QUARTER else ({},):
        app = opened(page, **view) if view else first
        assert not [*app.error, *app.exception, *app.warning], view


def test_every_file_of_a_pack_of_all_areas_and_topics_is_made_of_a_short_release():
    assert all(packs.written(packs.whole()).values())


def test_a_headline_whose_first_period_is_not_over_is_not_supplied():
    (card,) = re.findall(
        r"<li>(?:(?!<li>).)*Children flagged in twelve months.*?</li>", said(opened("pages/overview/headlines.py"))
    )
    assert words.IN_WORDS["not_supplied"] in card
    assert "do not yet cover twelve months" in card


def test_each_headline_has_a_card_however_little_is_covered():
    assert said(opened("pages/overview/headlines.py")).count('<p class="number">') == len(cards.CARDS)


@pytest.mark.parametrize("view", ["How long", "Repeatedly"])
def test_what_is_counted_by_quarter_waits_for_a_whole_one(view, begins):
    app = opened("pages/missing/missing_episodes.py", view=view)
    assert not [*app.error, *app.exception]
    assert [info.value for info in app.info] == ([absent.NO_QUARTERLY] if begins == UNDER_A_QUARTER else [])


def test_a_committee_s_flags_are_shown_without_the_flows_of_a_quarter_that_is_not_over(begins):
    app = opened("pages/risk/flag_trends.py", area="Keighley")
    assert (stocks.NO_FLOWS in said(app)) is (begins == UNDER_A_QUARTER)
    assert len(app.get("plotly_chart")) == (1 if begins == UNDER_A_QUARTER else 3)


def test_a_ward_without_figures_yet_is_not_said_to_be_of_the_past(begins):
    told = said(opened("pages/places/ward_profile.py"))
    assert "before these figures begin" not in told
    assert (absent.NO_WARDS in told) is (begins == UNDER_A_QUARTER)
