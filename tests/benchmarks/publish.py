"""How long publishing takes, and how long until a reader sees a page: at the first start, which publishes, and at later ones.

    python -m tests.benchmarks.publish [--quick]

Prints seconds as a table and as JSON. It judges nothing. A start is counted from the command to the page as a reader sees it
in Chromium (left out where there is none).
"""

import argparse
import json
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser

from tests.support.browser import launched, why_not, window
from tests.support.menu import menu_paths
from tests.support.sample import published
from tests.support.server import served


def publish_seconds(folder: Path) -> tuple[float, int]:
    """Seconds to publish both samples one after the other, and the bytes that the releases take."""
    began = perf_counter()
    releases = published(folder)
    return perf_counter() - began, sum(file.stat().st_size for file in releases.rglob("*") if file.is_file())


def start_seconds(browser: Browser, releases: Path) -> tuple[float, float]:
    """Seconds from the start command to the first page, and to the last of all pages one after the other."""
    began = perf_counter()
    with served(releases=releases) as server, window(browser, server.url) as opened:
        opened.patience_seconds = 900
        opened.visit("")
        first = perf_counter() - began
        for path in menu_paths(opened):
            opened.visit(path)
        return first, perf_counter() - began


def measured(runs: int) -> dict[str, float]:
    """Everything measured, by what it is; seconds, but for what is called bytes."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="publish-") as made:
        published_in = [publish_seconds(Path(made) / f"releases-{run}") for run in range(runs)]
        found["publish both samples"] = median(seconds for seconds, _ in published_in)
        found["bytes of both releases"] = max(size for _, size in published_in)
        if why_not():
            return found
        with launched() as browser:
            empty = Path(made) / "none-yet"
            found["first start to first page"], found["first start to all pages"] = start_seconds(browser, empty)
            later = [start_seconds(browser, empty) for _ in range(runs)]
            found["later start to first page"] = median(first for first, _ in later)
            found["later start to all pages"] = median(whole for _, whole in later)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one run of each instead of three")
    found = measured(1 if parser.parse_args().quick else 3)
    for name, value in found.items():
        print(f"{name:<28}{value:>14,.1f}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
