"""Everyone can use it: axe-core finds no serious or critical fault that is ours, on wide screens and on phones."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.streamlits_own import FAULTS
from tests.support.server import ROOT

MATCHES = "([at, selectors]) => { const e = document.querySelector(at); return !!e && selectors.some(s => e.matches(s)) }"


def faults(page):
    """The serious and critical faults on a page that are not Streamlit's own: rule, element, what to do."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}) at {node['target']}: {node['html'][:200]} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
        if not _streamlits_own(page, fault["id"], node["target"])
    ]


def _streamlits_own(page, rule, target):
    return rule in FAULTS and isinstance(target[-1], str) and page.evaluate(MATCHES, [target[-1], list(FAULTS[rule])])


def test_a_page_has_no_serious_fault_of_ours(wide_page):
    assert faults(wide_page.page) == []


def test_a_page_on_a_phone_has_no_serious_fault_of_ours(phone_page):
    assert faults(phone_page.page) == []


def test_the_readme_lists_every_fault_of_streamlits_own():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [rule for rule in FAULTS if f"`{rule}`" not in readme] == []
