"""Tells how a run goes: on screen to whoever started the command, or in lines of JSON to the page that did.

A line holds one of: step, note, problem (file, row, column, found, expected, todo), release (its id), said (a sentence).
"""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from data.changes import REASONS_FOR
from data.intake import problems_csv
from data.making import STEPS
from data.problems import ExtractRefused, Problem

ROLL_BACK = "roll back"


class OnScreen:
    """Words on the standard error, and a bar where somebody watches."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._started = time.monotonic()
        self._advance = lambda _: None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Show the steps as they come, until the block ends."""
        self._started = time.monotonic()
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal) as progress:
            task = progress.add_task(STEPS[0], total=len(STEPS))
            self._advance = lambda step: progress.update(task, description=step, completed=STEPS.index(step))
            yield

    def begin(self, step: str) -> None:
        self._advance(step)

    def warn(self, problem: Problem) -> None:
        self.say(f"Note: {problem}")

    def say(self, sentence: str) -> None:
        self._console.print(sentence, markup=False)

    def made(self, release_id: str, what: str, *more: str) -> None:
        """What became of a release, and the seconds; then more sentences about it."""
        self.say(f"{what.format(release_id)} in {time.monotonic() - self._started:.1f} seconds.")
        for sentence in more:
            self.say(sentence)

    def refuse(self, refusal: ExtractRefused, file: Path | None) -> None:
        """Every problem, on screen and in a file where one is named."""
        for problem in refusal.problems:
            self.say(str(problem))
        self.say(f"{refusal} The current release stays as it was.")
        if file is None:
            return
        try:
            file.write_text(problems_csv(refusal.problems), encoding="utf-8", newline="")
        except OSError:
            self.say("The file for the problems could not be written. They are all told above.")


class InLines:
    """Lines of JSON on the standard output, each as soon as there is something to tell."""

    @contextmanager
    def watched(self) -> Iterator[None]:
        yield

    def begin(self, step: str) -> None:
        self._tell({"step": step})

    def warn(self, problem: Problem) -> None:
        self._tell({"note": str(problem)})

    def say(self, sentence: str) -> None:
        self._tell({"said": sentence})

    def made(self, release_id: str, what: str, *more: str) -> None:
        self._tell({"release": release_id, "said": " ".join([f"{what.format(release_id)}.", *more])})

    def refuse(self, refusal: ExtractRefused, _file: Path | None) -> None:
        for problem in refusal.problems:
            self._tell({"problem": problem.as_row()})
        self.say(f"{refusal} Readers see the same figures as before.")

    def _tell(self, what: Mapping[str, object]) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


Teller = OnScreen | InLines


def reasons_in(given: Sequence[str]) -> dict[str, str]:
    """Reasons by kind from "KIND=words"; words that name no kind of change, an "=" among them or not, are one for going back."""
    found = {}
    for one in given:
        kind, _, words = one.partition("=")
        if kind.strip() not in (*REASONS_FOR, ROLL_BACK):
            kind, words = ROLL_BACK, one
        if words.strip():
            found[kind.strip()] = words.strip()
    return found
