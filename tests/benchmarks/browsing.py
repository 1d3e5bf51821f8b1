"""How long a page takes in Chromium, from the address to the last stroke: with nothing kept, and with all files kept."""

from dataclasses import dataclass
from time import perf_counter

from playwright.sync_api import Browser, BrowserContext

from tests.support.browser import WIDE

# The file that draws pictures is the largest of all, and is asked for only when the first picture is to be drawn.
STANDS = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    const pictures = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    return app?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && pictures.every(picture => picture.querySelector('.main-svg'))
}"""
TRANSFERRED = """() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
    .reduce((sum, entry) => sum + entry.transferSize, 0)"""


@dataclass(frozen=True)
class Drawing:
    """One drawing of a page: seconds until it stood, and bytes fetched for it over HTTP."""

    seconds: float
    fetched: int


def drawings(browser: Browser, address: str) -> tuple[Drawing, Drawing]:
    """With nothing kept, and again in the same profile."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    try:
        return _drawing(context, address), _drawing(context, address)
    finally:
        context.close()


def _drawing(context: BrowserContext, address: str) -> Drawing:
    page = context.new_page()
    began = perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(STANDS, timeout=60_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = perf_counter() - began
    fetched = page.evaluate(TRANSFERRED)
    page.close()
    return Drawing(seconds, fetched)
