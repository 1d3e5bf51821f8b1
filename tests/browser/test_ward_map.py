"""The true map draws whole with nothing fetched, and a ward is found, marked and followed by keyboard alone."""

import os
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.browser import PHONE, window
from tests.support.made_up_map import keep_hexagons
from tests.support.server import ROOT, served

TRUE = ROOT.parent / "shared" / "geo" / "bradford_wards_2004_bgc.geojson"
WARDS = '[data-testid="stPlotlyChart"] .fills path.js-fill'
MARK = "rgb(244, 106, 37)"
MOST_STOPS = 90


@pytest.fixture(scope="module")
def boundaries(tmp_path_factory):
    """A folder with shapes of the sample's wards: the true ones where they lie beside the project, else hexagons."""
    folder = tmp_path_factory.mktemp("boundaries")
    if not TRUE.is_file():
        keep_hexagons(folder)
        return folder
    add = [sys.executable, "-m", "geo.boundaries", "add", str(TRUE)]
    subprocess.run(add, cwd=ROOT, env={**os.environ, "SCRUTINY_BOUNDARIES": str(folder)}, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def mapped(browser, releases, boundaries):
    with served(releases=releases, boundaries=boundaries) as running, window(browser, running.url) as opened:
        yield opened


def drawn_wards(opened):
    """The wards that are drawn: width and height of each in pixels."""
    boxes = [path.bounding_box() for path in opened.page.locator(WARDS).all()]
    return [(box["width"], box["height"]) for box in boxes if box]


def tab_to(opened, label):
    """Press the tab key until what has the focus says so of itself; gives how often, or fails."""
    for stops in range(MOST_STOPS):
        opened.page.keyboard.press("Tab")
        said = opened.page.evaluate(
            "() => { const at = document.activeElement;"
            " return [at.getAttribute('aria-label'), (at.innerText ?? '').slice(0, 60)].join(' ') }"
        )
        if label in said:
            return stops
    return pytest.fail(f"No stop of the tab key says “{label}”.")


def test_all_thirty_wards_are_drawn_by_their_true_shapes_with_nothing_fetched(mapped):
    mapped.visit("ward_map?wards=True+shapes")
    sizes = drawn_wards(mapped)
    assert len(sizes) == 30
    assert min(min(size) for size in sizes) > 10
    assert max(max(size) for size in sizes) < 620
    assert "Crown copyright and database right" in mapped.text
    assert mapped.elsewhere == []
    assert mapped.look("foreign") == []


def test_every_ward_says_its_row_where_the_pointer_is(mapped):
    mapped.visit("ward_map?wards=True+shapes")
    chart = mapped.page.locator('[data-testid="stPlotlyChart"]').first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    mapped.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mapped.page.wait_for_selector(".hoverlayer .hovertext")
    assert "area committee" in mapped.page.locator(".hoverlayer").first.text_content()


@pytest.mark.parametrize("drawn_as", ["Equal hexagons", "True shapes"])
def test_a_ward_is_found_marked_and_followed_by_keyboard_alone(drawn_as, mapped):
    mapped.visit(f"ward_map?wards={drawn_as.replace(' ', '+')}")
    tab_to(mapped, "Find a ward")
    mapped.page.keyboard.type("Tong")
    mapped.page.keyboard.press("Enter")
    mapped.settle()
    assert "Tong, Bradford South area committee, on " in mapped.text
    lines = mapped.page.locator(".scatterlayer path.js-line").evaluate_all("paths => paths.map(p => p.style.stroke)")
    assert MARK in lines
    tab_to(mapped, "More about Tong")
    mapped.page.keyboard.press("Enter")
    mapped.page.wait_for_url("**/ward_profile**")
    mapped.settle()
    assert parse_qs(urlsplit(mapped.page.url).query)["ward"][0].startswith("Tong")
    assert "Tong" in mapped.page.locator("p.answer").inner_text()


def test_a_phone_shows_values_alone_and_the_legend_and_source_close_below(browser, server):
    with window(browser, server.url, PHONE) as opened:
        opened.visit("ward_map")
        words = opened.page.locator(".bartext:visible").all_text_contents()
        assert len(words) > 1
        assert not [said for said in words if "Eccleshill" in said or "too few" in said]
        wards = [path.bounding_box() for path in opened.page.locator(WARDS).all()]
        legend = opened.page.locator(".legend").bounding_box()
        source = opened.page.locator("p.source").first.bounding_box()
        assert 0 < legend["y"] - max(ward["y"] + ward["height"] for ward in wards) < 40
        assert 0 < source["y"] - legend["y"] - legend["height"] < 40
