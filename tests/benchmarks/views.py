"""What a view costs, side by side in one run with an empty page of a Streamlit that nobody has configured.

    python -m tests.benchmarks.views [--quick] [--releases DIR] [--only-memory]

Prints a table and the same as JSON. It judges nothing and fails on nothing but a page that does not show. The empty page
runs with Streamlit's own defaults, but for a fixed address, no browser of its own and no usage statistics (it is to make no
request elsewhere); it has uvloop as ours has. Ratios are to that page. Beside it stand what Streamlit itself takes: for an
empty page configured as ours is, below which no page can come, and for a page of its own parts, as many as Promises has.
Ratios of processor time hold on a busy machine too.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks import beside
from tests.benchmarks.browsing import Drawing, drawings
from tests.benchmarks.outcome import Row, as_text
from tests.benchmarks.reader import View, menu, reading
from tests.support.browser import launched, why_not
from tests.support.sample import published
from tests.support.server import Server, served

EMPTY = "empty page, unconfigured"
FLOOR = "empty page, configured as ours"
PARTS = "parts of Promises, no code of ours"
SESSIONS = 50
TURNS = 3


@dataclass(frozen=True)
class Effort:
    """How much to measure."""

    rounds: int
    visitors: int
    seconds_of_load: float
    views_for_memory: int
    browser_loads: int


WHOLE = Effort(rounds=200, visitors=20, seconds_of_load=10, views_for_memory=10_000, browser_loads=5)
QUICK = Effort(rounds=30, visitors=5, seconds_of_load=3, views_for_memory=1_000, browser_loads=2)


@dataclass(frozen=True)
class Target:
    """A page to measure: what it is called here, its server, and its path."""

    name: str
    server: Server
    path: str

    @property
    def address(self) -> str:
        return f"{self.server.url}/{self.path}"


@dataclass(frozen=True)
class Load:
    """Views finished in a second, and seconds of the server's processor for each (None where the system does not say)."""

    views_a_second: float
    processor_seconds: float | None


async def warm_views(targets: Sequence[Target], rounds: int) -> dict[str, list[View]]:
    """Views again in an open session, one page after the other in each round, so that all meet the same moments."""
    taken: dict[str, list[View]] = {target.name: [] for target in targets}
    for target in targets:
        async with reading(target.server.websocket, target.path) as reader:
            for _ in range(5):
                await reader.view()
    for _ in range(max(1, rounds // 10)):
        for target in targets:
            async with reading(target.server.websocket, target.path) as reader:
                await reader.view()
                taken[target.name] += [await reader.view() for _ in range(10)]
    return taken


async def visitors(targets: Sequence[Target], rounds: int) -> dict[str, list[View]]:
    """The first view of a new session, connecting included."""
    taken: dict[str, list[View]] = {target.name: [] for target in targets}
    for _ in range(rounds):
        for target in targets:
            began = perf_counter()
            async with reading(target.server.websocket, target.path) as reader:
                view = await reader.view()
                taken[target.name].append(View(perf_counter() - began, view.size, view.messages))
    return taken


async def loads(targets: Sequence[Target], seconds: float) -> dict[str, Load]:
    """Each page under load in several turns, one page after the other, so that all meet the same moments; the middle ones."""
    taken: dict[str, list[Load]] = {target.name: [] for target in targets}
    for _ in range(TURNS):
        for target in targets:
            taken[target.name].append(await under_load(target, seconds / TURNS))
    return {name: sorted(turns, key=lambda load: load.views_a_second)[TURNS // 2] for name, turns in taken.items()}


async def under_load(target: Target, seconds: float) -> Load:
    """With 50 sessions that each ask again as soon as they are answered, twice at the least."""
    ready = asyncio.Barrier(SESSIONS)
    finished: list[float] = []

    async def ask_again() -> None:
        async with reading(target.server.websocket, target.path) as reader:
            await reader.view()
            await ready.wait()
            began = perf_counter()
            while perf_counter() < began + seconds or len(finished) < 2 * SESSIONS:
                await reader.view()
                finished.append(perf_counter() - began)

    before = target.server.processor_seconds()
    await asyncio.gather(*(ask_again() for _ in range(SESSIONS)))
    used = None if before is None else target.server.processor_seconds() - before
    return Load(len(finished) / max(finished), used and used / (len(finished) + SESSIONS))


async def memory(targets: Sequence[Target], views: int) -> list[tuple[int, float | None]]:
    """Megabytes that the server holds after so many views, sessions coming and going; the first after a tenth as warm-up."""
    server = targets[0].server
    steps = [0, *(views * step // 4 for step in (1, 2, 3, 4))]
    await _go_round(targets, views // 10)
    held = [(0, _megabytes(server))]
    for before, after in pairwise(steps):
        await _go_round(targets, after - before)
        held.append((after, _megabytes(server)))
    return held


async def _go_round(targets: Sequence[Target], views: int) -> None:
    """So many views, by sessions of 50 views each, four at a time, over all pages."""
    turns = cycle(targets)
    sessions = [next(turns) for _ in range(max(4, views // 50))]

    async def sit(mine: Sequence[Target]) -> None:
        for target in mine:
            async with reading(target.server.websocket, target.path) as reader:
                for _ in range(50):
                    await reader.view()

    await asyncio.gather(*(sit(sessions[at::4]) for at in range(4)))


def _megabytes(server: Server) -> float | None:
    held = server.resident_bytes()
    return None if held is None else held / 1e6


def in_chromium(targets: Sequence[Target], rounds: int) -> dict[str, list[tuple[Drawing, Drawing]]]:
    """Cold and warm loads by page, page after page in each round; empty where no Chromium can be steered."""
    taken: dict[str, list[tuple[Drawing, Drawing]]] = {target.name: [] for target in targets}
    if why_not():
        return {}
    with launched() as browser:
        for _ in range(rounds):
            for target in targets:
                taken[target.name].append(drawings(browser, target.address))
    return taken


def began(stage: str) -> None:
    """Say what is being measured, for whoever waits; the table and the JSON stay alone on the output."""
    print(f"Measuring: {stage}", file=sys.stderr, flush=True)


def measured(targets: Sequence[Target], effort: Effort) -> list[Row]:
    began("views again in an open session")
    warm = asyncio.run(warm_views(targets, effort.rounds))
    began("first views of new sessions")
    first = asyncio.run(visitors(targets, effort.visitors))
    began(f"{SESSIONS} sessions at once, page after page")
    loaded = asyncio.run(loads(targets, effort.seconds_of_load))
    began("Chromium, cold and warm")
    drawn = in_chromium(targets, effort.browser_loads)
    return [_row(target.name, warm, first, loaded, drawn) for target in targets]


def _row(name: str, warm: dict, first: dict, loaded: dict, drawn: dict) -> Row:
    def middle(views: Sequence[View | Drawing]) -> float:
        return median(view.seconds for view in views)

    row = Row(
        page=name,
        warm_ms=middle(warm[name]) * 1000,
        warm_ratio=middle(warm[name]) / middle(warm[EMPTY]),
        visitor_ms=middle(first[name]) * 1000,
        visitor_ratio=middle(first[name]) / middle(first[EMPTY]),
        first_bytes=max(view.size for view in first[name]),
        again_bytes=max(view.size for view in warm[name]),
        views_a_second=loaded[name].views_a_second,
        load_ratio=loaded[name].views_a_second / loaded[EMPTY].views_a_second,
    )
    if loaded[name].processor_seconds:
        row.processor_ms = loaded[name].processor_seconds * 1000
        row.processor_ratio = loaded[EMPTY].processor_seconds / loaded[name].processor_seconds
    if drawn:
        cold, again = zip(*drawn[name], strict=True)
        empty_cold, empty_again = zip(*drawn[EMPTY], strict=True)
        row.cold_ms, row.cold_ratio = middle(cold) * 1000, middle(cold) / middle(empty_cold)
        row.browser_warm_ms, row.browser_warm_ratio = middle(again) * 1000, middle(again) / middle(empty_again)
        row.cold_bytes = max(drawing.fetched for drawing in cold)
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, in about six minutes on two processors")
    parser.add_argument("--releases", type=Path, help="a folder of releases; without it the sample is published first")
    parser.add_argument("--only-memory", action="store_true", help="only what the server holds after many views")
    given = parser.parse_args()
    effort = QUICK if given.quick else WHOLE
    with tempfile.TemporaryDirectory(prefix="releases-") as made:
        releases = given.releases or published(Path(made) / "releases")
        with served(releases=releases) as ours:
            pages = [Target(title, ours, path) for title, path in asyncio.run(menu(ours.websocket)).items()]
            rows = [] if given.only_memory else _beside_empty_pages(pages, effort)
            began("memory")
            held = asyncio.run(memory(pages, effort.views_for_memory))
    print(as_text(rows))
    print("\nMemory of our server, in MB, after so many views:", ", ".join(f"{views:,}: {mb or 0:.0f}" for views, mb in held))
    print(json.dumps({"effort": asdict(effort), "rows": [asdict(row) for row in rows], "memory_mb": held}))


def _beside_empty_pages(pages: Sequence[Target], effort: Effort) -> list[Row]:
    with beside.empty_page() as empty, beside.empty_page(is_configured=True) as floor, beside.parts_alone() as parts:
        return measured([Target(EMPTY, empty, ""), Target(FLOOR, floor, ""), Target(PARTS, parts, ""), *pages], effort)


if __name__ == "__main__":
    main()
