"""Two hundred sessions that open every page at once: how many views fail, how many sessions are lost, how much memory it takes.

    python -m tests.benchmarks.sessions [--sessions 200] [--releases DIR] [--cores 0,1]

Each session connects and waits for the others; then all open every page of the menu, each beginning with another one, and
stay open until the last has ended. Prints one line and the same as JSON; ends with 1 when a view failed, a session was lost
or memory passed 2 GB. Where the system can (Linux), the server is held to the cores that are named; the readers share them.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from tests.benchmarks.reader import menu, reading
from tests.support.sample import published
from tests.support.server import Server, served

SESSIONS = 200
MOST_BYTES = 2_000_000_000
PATIENCE_SECONDS = 600


@dataclass(frozen=True)
class Found:
    """What happened. lost: sessions that did not stay open to the end; memory: the most the server held, in MB."""

    sessions: int
    pages: int
    views: int
    failed: int
    lost: int
    seconds: float
    views_a_second: float
    middle_ms: float
    slow_ms: float
    memory_mb: float | None

    @property
    def holds(self) -> bool:
        return not self.failed and not self.lost and (self.memory_mb or 0) * 1e6 < MOST_BYTES


class MemoryWatch(threading.Thread):
    """Looks at what a server holds five times a second."""

    def __init__(self, server: Server):
        super().__init__(daemon=True)
        self.server, self.most, self.ended = server, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.2):
            self.most = max(self.most, self.server.resident_bytes() or 0)


async def opened(server: Server, paths: Sequence[str], sessions: int) -> tuple[list[float], int, int]:
    """The seconds of each view; how many views failed; how many sessions were lost."""
    ready, done = asyncio.Barrier(sessions), asyncio.Barrier(sessions)
    seconds: list[float] = []
    failed = lost = 0

    async def sit(number: int) -> None:
        nonlocal failed, lost
        async with reading(server.websocket) as reader:
            await ready.wait()
            for place in range(len(paths)):
                reader.page_name, reader.page_hash = paths[(number + place) % len(paths)], ""
                try:
                    seconds.append((await asyncio.wait_for(reader.view(), PATIENCE_SECONDS)).seconds)
                except (RuntimeError, TimeoutError):
                    failed += 1
            await done.wait()
            # A session that was lost does not answer once more.
            try:
                await asyncio.wait_for(reader.socket.ping(), PATIENCE_SECONDS)
                await asyncio.wait_for(reader.view(), PATIENCE_SECONDS)
            except (OSError, RuntimeError, TimeoutError):
                lost += 1

    ends = await asyncio.gather(*(sit(number) for number in range(sessions)), return_exceptions=True)
    return seconds, failed, lost + sum(isinstance(end, BaseException) for end in ends)


def measured(server: Server, sessions: int) -> Found:
    paths = list(asyncio.run(menu(server.websocket)).values())
    watch = MemoryWatch(server)
    watch.start()
    began = perf_counter()
    seconds, failed, lost = asyncio.run(opened(server, paths, sessions))
    took = perf_counter() - began
    watch.ended.set()
    watch.join()
    return Found(
        sessions=sessions,
        pages=len(paths),
        views=len(seconds),
        failed=failed,
        lost=lost,
        seconds=round(took, 1),
        views_a_second=round(len(seconds) / took, 1),
        middle_ms=round(median(seconds) * 1000),
        slow_ms=round(quantiles(seconds, n=20)[-1] * 1000),
        memory_mb=round(watch.most / 1e6) if watch.most else None,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--releases", type=Path, help="a folder of releases; without it the sample is published first")
    parser.add_argument("--cores", default="0,1", help="the cores that the server and the readers share")
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core) for core in given.cores.split(",")} & os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="releases-") as made:
        releases = given.releases or published(Path(made) / "releases")
        with served(releases=releases) as server:
            found = measured(server, given.sessions)
    print(
        f"{found.sessions} sessions opened {found.pages} pages each at once: {found.failed} views failed, {found.lost} sessions "
        f"lost, at most {found.memory_mb or '?'} MB; {found.views_a_second} views a second."
    )
    print(json.dumps(asdict(found)))
    return 0 if found.holds else 1


if __name__ == "__main__":
    sys.exit(main())
