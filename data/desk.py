"""Where publish runs are started from a page. A run is a process of its own: no record ever enters the dashboard's.

All but preparing the sample and clearing up after a killed run is for officers, and asks for one.
"""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from data import release, settings
from data.problems import AUDIT_REFUSED, EXTRACT_REFUSED, Problem, ReaderProblem
from data.release_folder import clear_what_was_left
from data.sample import sample_folders
from data.standing import Standing, standings, told
from data.viewer import require_officer

LONGEST_SECONDS = 600
_one_at_a_time = threading.Lock()


class NotPrepared(ReaderProblem):
    """The sample could not be published."""


@dataclass(frozen=True)
class Report:
    """What a run told: whether it did what was asked, its last sentence, and what it found in the extract.

    is_unfit: the extract itself, or what it would give away, is why it did not; else something else was in the way.
    """

    is_done: bool
    said: str
    is_unfit: bool = False
    release_id: str | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def prepare_sample() -> None:
    """Publish the invented sample, unless another session has just done so. Takes some seconds.

    A district without a sample has no figures until an officer publishes some; the door says so.
    """
    if not sample_folders():
        return
    with _one_at_a_time:
        if release.exists():
            return
        run = subprocess.run(
            [sys.executable, "-m", "data.publish"],
            cwd=settings.HOME,
            capture_output=True,
            check=False,
            timeout=LONGEST_SECONDS,
        )
        if run.returncode != 0:
            raise NotPrepared(
                "The sample could not be prepared, so there are no figures to show. Nothing is lost. "
                "Run “python -m data.publish” where the dashboard is installed: it says what is in the way."
            )


def tidy() -> None:
    """Clear away what a run that was killed left in the folder of releases.

    The dashboard does so when it starts, and no damage in that folder may keep it from starting: readers, and the next run,
    are told what is in the way. Only the kind of fault is logged, because its words may hold a path.
    """
    try:
        clear_what_was_left(settings.releases_folder())
    except Exception as fault:
        kind = type(fault).__name__
        logging.getLogger("dashboard").error("What an earlier run left could not be cleared away: %s.", kind)


def folders_laid() -> list[str]:
    """The names of the folders that lie in the hand-over folder, the latest by name first."""
    require_officer()
    here = settings.received_folder()
    if not here.is_dir():
        return []
    found = (folder.name for folder in here.iterdir() if folder.is_dir() and not folder.is_symlink())
    return sorted((name for name in found if not name.startswith(".")), reverse=True)


def releases() -> list[Standing]:
    """Every release there is, the newest first."""
    require_officer()
    return standings(settings.releases_folder())


def history() -> list[Mapping[str, object]]:
    """What was done with releases, the latest first."""
    require_officer()
    return told(settings.releases_folder())


def check(folder: str, begin: Callable[[str], None]) -> Report:
    """Read an extract that was laid and, when it is fit to publish, keep a draft of the release. begin is told each step."""
    if folder not in folders_laid():
        return Report(is_done=False, said="That folder does not lie in the hand-over folder any more.")
    return _run([str(settings.received_folder() / folder), "--draft", f"--published-by={require_officer().who}"], begin)


def hand_in(release_id: str, reasons: Mapping[str, str]) -> Report:
    """Publish a draft as the officer who is looking, with reasons by kind of change."""
    given = [f"--reason={kind}={words}" for kind, words in reasons.items() if words.strip()]
    return _run([f"--hand-in={release_id}", f"--published-by={require_officer().who}", *given])


def confirm(release_id: str) -> Report:
    """Confirm a release as the officer who is looking: readers then see it."""
    return _run([f"--confirm={release_id}", f"--confirmed-by={require_officer().who}"])


def go_back(release_id: str, reason: str) -> Report:
    """Go back to a release that readers had, as the officer who is looking."""
    return _run([f"--back-to={release_id}", f"--published-by={require_officer().who}", f"--reason=roll back={reason}"])


def throw_away(release_id: str) -> Report:
    """Throw away a release that no reader has seen, as the officer who is looking."""
    return _run([f"--throw-away={release_id}", f"--published-by={require_officer().who}"])


def _run(arguments: Iterable[str], begin: Callable[[str], None] = lambda _: None) -> Report:
    """Run the command and gather what it tells; begin is told each step that the run names, as only a check does.

    Where begin raises, because whoever watched has left the page, the run is ended and changes nothing. Every other run
    goes on to its end, whoever leaves.
    """
    lines = []
    with subprocess.Popen(
        [sys.executable, "-m", "data.publish", "--report", *arguments],
        cwd=settings.HOME,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as run:
        try:
            for line in run.stdout:
                lines.append(json.loads(line))
                if "step" in lines[-1]:
                    begin(lines[-1]["step"])
        except BaseException:
            run.kill()
            raise
    said = [line["said"] for line in lines if "said" in line]
    return Report(
        is_done=run.returncode == 0,
        is_unfit=run.returncode in (EXTRACT_REFUSED, AUDIT_REFUSED),
        said=said[-1] if said else "The run ended before it was done. Readers see the same figures as before. Try again.",
        release_id=next((line["release"] for line in lines if "release" in line), None),
        problems=tuple(Problem(**line["problem"]) for line in lines if "problem" in line),
        notes=tuple(line["note"] for line in lines if "note" in line),
    )
