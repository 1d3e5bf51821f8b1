"""Chromium as a reader uses it: found on this machine, started with nothing remembered, with all it asks for recorded."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A request to another host is recorded, and goes nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NO_BROWSER = "no Chromium found. Install it to run them (on Debian: apt-get install chromium)."
NO_DRIVER = "Playwright's driver does not start. Install what it needs to run them (on Debian: apt-get install libatomic1)."
LOOKS = Path(__file__).resolve().parents[1] / "browser" / "looks.js"
WIDE, PHONE = (1400, 900), (390, 844)
FAULTS = '[data-testid="stAlertContentError"], [data-testid="stException"], [role="dialog"]'
DRAWN = """() => {
    const app = document.querySelector('[data-testid="stApp"]')
    return app?.dataset.testScriptState === 'notRunning'
        && document.querySelector('[data-testid="stMain"] :is(h1, [data-testid="stAlert"])')
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
}"""


def find_browser() -> str | None:
    """Where this machine keeps Chromium, Chrome or Edge, or None."""
    on_path = (shutil.which(name) for name in NAMES)
    in_place = (place for place in map(os.path.expandvars, PLACES) if Path(place).is_file())
    return next((found for found in (*on_path, *in_place) if found), None)


@cache
def why_not() -> str | None:
    """What is missing for a browser to be steered on this machine, and what to do; None where nothing is."""
    if find_browser() is None:
        return NO_BROWSER
    driver = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    return NO_DRIVER if driver.returncode else None


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser with a new profile. Raises FileNotFoundError, with what to do, where it cannot be had."""
    if missing := why_not():
        raise FileNotFoundError(f"Browser tests cannot run: {missing}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Window:
    """One reader's window on the dashboard, and what it asked for and complained of since it was opened."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    patience_seconds: float = 60

    def visit(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path.lstrip('/')}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page has been drawn whole."""
        self.page.wait_for_timeout(150)
        self.page.wait_for_function(DRAWN, timeout=self.patience_seconds * 1000)

    def unfold(self) -> None:
        """Open everything on the page that can be opened."""
        closed = self.page.locator('[data-testid="stMain"] details:not([open]) > summary:visible')
        while closed.count():
            closed.first.click()
            self.settle()

    def look(self, name: str) -> list[str] | str | None:
        """Answer one of the questions of looks.js about the page as it now stands."""
        if not self.page.evaluate("'looks' in window"):
            self.page.evaluate(LOOKS.read_text(encoding="utf-8"))
        return self.page.evaluate(f"looks.{name}()")

    def swipe_up(self, at: Locator) -> float:
        """Draw a finger up the screen from the middle of an element; gives how far the page moved, in pixels."""
        at.evaluate("element => element.scrollIntoView({ block: 'center' })")
        box = at.bounding_box()
        finger = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        before = self._scrolled()
        touch = self.page.context.new_cdp_session(self.page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
        for _ in range(15):
            finger["y"] -= 10
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [finger]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self.page.wait_for_timeout(300)
        return self._scrolled() - before

    def _scrolled(self) -> float:
        return self.page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTop")

    @property
    def fits(self) -> bool:
        """Whether the whole page is on the screen, so that nothing can be scrolled."""
        return self.page.locator('[data-testid="stMain"]').evaluate("main => main.scrollHeight <= main.clientHeight")

    @property
    def text(self) -> str:
        """What the page says, in lines, without the menu."""
        return re.sub(r"\n\s*\n+", "\n", self.page.locator('[data-testid="stMain"]').inner_text()).strip()

    @property
    def faults(self) -> list[str]:
        """What the page says of faults: errors in it, and dialogs before it."""
        return self.page.locator(FAULTS).all_inner_texts()

    @property
    def elsewhere(self) -> list[str]:
        """Everything that was asked of another host."""
        ours = urlsplit(self.address).netloc
        return [url for url in self.requests if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != ours]


@contextmanager
def window(browser: Browser, address: str, size: tuple[int, int] = WIDE) -> Iterator[Window]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="en-GB",
        reduced_motion="reduce",
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
    )
    try:
        yield _recorded(context, address)
    finally:
        context.close()


def _recorded(context: BrowserContext, address: str) -> Window:
    page = context.new_page()
    seen = Window(page, address)
    context.on("request", lambda request: seen.requests.append(request.url))
    page.on("websocket", lambda socket: seen.requests.append(socket.url))
    page.on("console", lambda said: seen.complaints.append(f"{said.text} {_where(said)}") if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    return seen


def _where(said: ConsoleMessage) -> str:
    return urlsplit(said.location["url"]).path
