"""However a publish run is ended, the folder holds the old release whole or the new one whole."""

import random
import signal
import subprocess
import sys
import time

import duckdb

from data import settings
from data.publish import publish
from data.release_folder import current_release

MAY, AUGUST = (settings.SAMPLE / day for day in ("2021-05-31", "2021-08-31"))
KILLS = 8


def test_a_killed_run_leaves_a_whole_release_current(tmp_path):
    releases = tmp_path / "releases"
    publish(MAY, releases)
    started = time.monotonic()
    publish(MAY, tmp_path / "other")
    seconds = time.monotonic() - started
    chance = random.Random(20210831)
    for _ in range(KILLS):
        run = begun(releases)
        time.sleep(chance.uniform(0.2, 1.5 * seconds + 1))
        run.kill()
        run.wait()
        assert cells_of_current(releases) > 1000


def test_a_run_that_is_asked_to_stop_leaves_nothing_behind(tmp_path):
    releases = tmp_path / "releases"
    publish(MAY, releases)
    run = begun(releases)
    while not list(releases.glob(".unfinished-*")) and run.poll() is None:
        time.sleep(0.005)
    run.send_signal(signal.SIGTERM)
    run.wait()
    assert not list(releases.glob(".unfinished-*"))
    assert cells_of_current(releases) > 1000


def begun(releases):
    command = [sys.executable, "-m", "data.publish", str(AUGUST), "--releases", str(releases)]
    return subprocess.Popen(command, cwd=settings.HOME, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def cells_of_current(releases):
    file = releases / current_release(releases) / "release.duckdb"
    with duckdb.connect(file, read_only=True) as connection:
        return connection.execute("select count(*) from cells").fetchone()[0]
