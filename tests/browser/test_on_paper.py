"""What a page is on paper: every sheet says where its figures come from, and no table is cut off at the sheet's edge."""

import re
from urllib.parse import urlencode

import pytest

from tests.support.menu import path_of

A_SHEET = re.compile(rb"/Type\s*/Page[^s]")
# Pixels between the margins of A4: upright, and on its side.
UPRIGHT, SIDEWAYS = 703, 1032
WIDE_TABLES = {
    "flag_trends": {"split": "Ethnic group"},
    "missing_episodes": {"split": "Looked-after status"},
    "return_interviews": {"view": "Month by month", "children": "By looked-after status"},
    "area_committee": {},
}
BOXES = """() => [...document.querySelectorAll('.scroll')].filter(box => box.checkVisibility()).map(box => {
    const seen = box.getBoundingClientRect()
    return { over: box.scrollWidth - box.clientWidth, width: seen.width, page: getComputedStyle(box).page }
})"""
FOOT = """() => {
    const all = rules => [...rules].flatMap(rule => [rule, ...all(rule.cssRules ?? [])])
    const found = [...document.styleSheets].flatMap(sheet => all(sheet.cssRules))
    return found.filter(rule => rule instanceof CSSPageRule).map(rule => rule.cssText).join(' ')
}"""


def printed(opened, page, paths, **choices):
    """The page as it is laid out on paper."""
    opened.visit(f"{path_of(page, paths)}?{urlencode(choices)}")
    opened.page.locator('[data-testid="stPlotlyChart"] svg').first.wait_for()
    opened.page.set_viewport_size({"width": UPRIGHT, "height": 1000})
    opened.page.emulate_media(media="print")
    return opened.page


@pytest.mark.parametrize("page", WIDE_TABLES)
def test_no_table_is_cut_off_at_the_edge_of_its_sheet(page, wide, paths):
    boxes = printed(wide, page, paths, **WIDE_TABLES[page]).evaluate(BOXES)
    assert boxes
    assert [box for box in boxes if box["over"] > 1] == []
    assert [box for box in boxes if box["width"] > (SIDEWAYS if box["page"] == "wide" else UPRIGHT) + 1] == []


def test_a_wide_table_lies_on_sheets_of_its_own_and_leaves_none_empty(wide, paths):
    page = printed(wide, "flag_trends", paths)
    assert len(A_SHEET.findall(page.pdf(prefer_css_page_size=True))) == 3


def test_every_sheet_says_where_its_figures_come_from(wide, paths):
    foot = printed(wide, "flag_trends", paths).evaluate(FOOT)
    assert "Source: Sample program of this project, as at 31 August 2021. Release 2021-08-31-" in foot
    assert "counter(pages)" in foot


@pytest.mark.parametrize("page", ["operation_dalesway", "commitments", "context"])
def test_a_page_made_from_papers_names_those_on_every_sheet(page, wide, paths):
    last = re.findall(r'@bottom-left \{ content: "(.*?)"', printed(wide, page, paths).evaluate(FOOT))[-1]
    assert last.startswith("Source: ")
    assert "Sample program" not in last
