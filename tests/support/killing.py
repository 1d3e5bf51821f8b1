"""Publish runs that are killed at a random moment, and what must hold of the folder of releases afterwards.

A folder holds two releases that readers have had and one that waits. A run publishes another, confirms the one that waits
or goes back; it is killed anywhere, or soon after it first changes the folder. The records are the sample's, as if they
were real.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import duckdb

from data import settings
from data.release_folder import MARK, PASSES, clear_what_was_left, current_release, kept_folders, seen_folders

MAY, AUGUST = (settings.SAMPLE / day for day in ("2021-05-31", "2021-08-31"))
BY = ("--published-by", "First Officer")
SECOND = ("--confirmed-by", "Second Officer")
REASONS = tuple(f"--reason={kind}=A test" for kind in ("small-number", "restatement", "coverage"))
FILES = {"audit.json", "manifest.json", "release.duckdb"}


@dataclass(frozen=True)
class Shelf:
    """What runs begin from: extracts as if they were real, the folder of releases, and the seconds each run takes whole."""

    real: Path
    releases: Path
    seconds: dict[str, float]


def as_if_real(extracts: Path, folder: Path) -> Path:
    """A copy of invented extracts that does not say that they are."""
    copy = shutil.copytree(extracts, folder)
    terms = copy / "extract.toml"
    kept = [line for line in terms.read_text(encoding="utf-8").splitlines() if not line.startswith("synthetic")]
    terms.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return copy


def command(releases: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "data.publish", "--releases", str(releases), *map(str, arguments)]


def done(releases: Path, *arguments: object) -> float:
    """Run the command to its end; gives the seconds. Raises RuntimeError with what it said when it fails."""
    began = time.monotonic()
    run = subprocess.run(command(releases, *arguments), cwd=settings.HOME, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(run.stderr)
    return time.monotonic() - began


def shelf(folder: Path) -> Shelf:
    """Two releases that readers have had, and one that waits."""
    may, august = as_if_real(MAY, folder / "may"), as_if_real(AUGUST, folder / "august")
    releases = folder / "releases"
    done(releases, may, *BY, *SECOND)
    seconds = {"publish": done(releases, august, *BY, *SECOND, *REASONS)}
    done(releases, august, *BY, *REASONS)
    trial = shutil.copytree(releases, folder / "trial")
    seconds["confirm"] = done(trial, *arguments_of("confirm", august))
    seconds["roll back"] = done(trial, *arguments_of("roll back", august))
    shutil.rmtree(trial)
    return Shelf(august, releases, seconds)


def arguments_of(what: str, extracts: Path) -> tuple[object, ...]:
    return {
        "publish": (extracts, *BY, *SECOND, *REASONS),
        "confirm": ("--confirm", "2021-08-31-2", *SECOND),
        "roll back": ("--back-to", "2021-05-31-1", *BY, "--reason", "A test"),
    }[what]


def killed(begin_from: Shelf, folder: Path, chance: Random, times: int) -> Iterator[tuple[str, str, list[str]]]:
    """Kill so many runs, each from a fresh copy: gives what was run, how the folder was left, and what is wrong with it."""
    for number in range(times):
        what = list(begin_from.seconds)[number % len(begin_from.seconds)]
        releases = shutil.copytree(begin_from.releases, folder / f"run-{number}")
        _kill(releases, what, begin_from, chance, soon_after_a_change=chance.random() < 0.5)
        left = _left(releases, what)
        wrong = faults(releases)
        clear_what_was_left(releases)
        yield what, left, wrong + faults(releases) + half_made(releases)
        shutil.rmtree(releases)


def faults(releases: Path) -> list[str]:
    """What a reader, or the next run's memory, would find broken at this moment."""
    found = [f"{folder.name} lacks a file" for folder in seen_folders(releases) if not _names(folder) >= FILES]
    current = current_release(releases)
    if current not in {folder.name for folder in seen_folders(releases)}:
        return [*found, f"the current release is {current}"]
    with duckdb.connect(releases / current / "release.duckdb", read_only=True) as connection:
        cells = connection.execute("select count(*) from cells").fetchone()[0]
    return found if cells > 1000 else [*found, f"the current release has {cells} cells"]


def half_made(releases: Path) -> list[str]:
    """What lies about after clearing away."""
    left = [path.name for path in releases.glob(".unfinished-*")]
    marks = [mark.parent.name for mark in releases.glob(f"*/{MARK}") if mark.read_text(encoding="utf-8").strip() == PASSES]
    broken = [folder.name for folder in kept_folders(releases) if not _names(folder) >= FILES]
    return [f"{name} was left" for name in (*left, *marks, *broken)]


def _kill(releases: Path, what: str, begin_from: Shelf, chance: Random, *, soon_after_a_change: bool) -> None:
    before = _state(releases)
    run = subprocess.Popen(
        command(releases, *arguments_of(what, begin_from.real)),
        cwd=settings.HOME,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if soon_after_a_change:
        while _state(releases) == before and run.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.6 if what == "publish" else 0.02))
    else:
        time.sleep(chance.uniform(0, 1.1 * begin_from.seconds[what]))
    os.kill(run.pid, signal.SIGKILL)
    run.wait()


def _state(releases: Path) -> tuple:
    """Changes with every release, unfinished folder and line of the history."""
    return sorted(_names(releases) - {".publishing"}), (releases / "history.jsonl").stat().st_size


def _left(releases: Path, what: str) -> str:
    current = current_release(releases)
    if current != "2021-08-31-1":
        return "done"
    if list(releases.glob(".unfinished-*")):
        return "under way"
    lines = (releases / "history.jsonl").read_text(encoding="utf-8").splitlines()
    return "written down" if len(lines) > 2 else f"before the {what}"


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}
