"""Where publish runs are started from a page. A run is a process of its own: no record ever enters the dashboard's."""

import subprocess
import sys
import threading

from data import release, settings
from data.problems import ReaderProblem
from data.sample import sample_folders

LONGEST_SECONDS = 600
_one_at_a_time = threading.Lock()


class NotPrepared(ReaderProblem):
    """The sample could not be published."""


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
