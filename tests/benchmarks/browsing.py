"""How long a page takes in Chromium, from the address to the last stroke: with nothing kept, and with all files kept."""

from dataclasses import dataclass
from time import perf_counter

from playwright.sync_api import Browser, BrowserContext

from tests.support.browser import WIDE

RUN_HAS_ENDED = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    return app?.dataset.testScriptState === 'notRunning' && !document.querySelector('[data-stale="true"]')
}"""
TRANSFERRED = """() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
    .reduce((sum, entry) => sum + entry.transferSize, 0)"""


@dataclass(frozen=True)
class Load:
    """One load of a page: seconds until it stood, and bytes fetched for it over HTTP."""

    seconds: float
    fetched: int


def loads(browser: Browser, address: str) -> tuple[Load, Load]:
    """A cold load and, in the same profile, a warm one."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    try:
        return _load(context, address), _load(context, address)
    finally:
        context.close()


def _load(context: BrowserContext, address: str) -> Load:
    page = context.new_page()
    began = perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(RUN_HAS_ENDED, timeout=60_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = perf_counter() - began
    fetched = page.evaluate(TRANSFERRED)
    page.close()
    return Load(seconds, fetched)
