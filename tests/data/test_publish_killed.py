"""However a publish run ends, readers have a whole release, nothing is lost and nothing is left half made."""

import ctypes
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from random import Random

import pytest

from data import settings
from data.release_folder import clear_what_was_left, current_release, kept_folders
from data.stopping import STOPPED
from tests.support.killing import arguments_of, command, done, faults, half_made, killed, shelf

KILLS = 12
DROP_FROM_BOUNDING_SET, MAY_WRITE_ANYWHERE = 24, 1


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def releases(made, tmp_path):
    return shutil.copytree(made.releases, tmp_path / "releases")


def begun(made, releases, what="publish", **about):
    return subprocess.Popen(
        command(releases, *arguments_of(what, made.real)),
        cwd=settings.HOME,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        **about,
    )


def without_leave():
    """The tests may run as a user who may write anywhere: the run that is begun may not. See capabilities(7)."""
    ctypes.CDLL(None).prctl(DROP_FROM_BOUNDING_SET, MAY_WRITE_ANYWHERE, 0, 0, 0)


def test_runs_that_are_killed_leave_a_whole_release_and_nothing_half_made(made, tmp_path):
    """The full number: python -m tests.benchmarks.kills"""
    wrong = [(what, left, found) for what, left, found in killed(made, tmp_path, Random(20210831), KILLS) if found]
    assert wrong == []


def test_a_killed_run_can_be_run_again(made, releases):
    run = begun(made, releases)
    while not list(releases.glob(".unfinished-*")) and run.poll() is None:
        time.sleep(0.002)
    run.kill()
    run.communicate()
    done(releases, *arguments_of("publish", made.real))
    assert current_release(releases) == "2021-08-31-3"
    assert faults(releases) + half_made(releases) == []


def test_a_run_that_is_asked_to_stop_leaves_nothing_behind(made, releases):
    run = begun(made, releases)
    while not list(releases.glob(".unfinished-*")) and run.poll() is None:
        time.sleep(0.002)
    run.send_signal(signal.SIGTERM)
    run.communicate()
    assert not list(releases.glob(".unfinished-*"))
    assert faults(releases) == []


@pytest.mark.parametrize("seconds_under_way", [None, 0, 0.7])
def test_whoever_presses_ctrl_c_is_told_in_a_sentence_that_nothing_was_published(made, releases, seconds_under_way):
    """While the program is still being read; as soon as it has the folder; and while it counts."""
    (releases / ".publishing").unlink()
    run = begun(made, releases)
    time.sleep(0.3)
    while seconds_under_way is not None and not (releases / ".publishing").exists() and run.poll() is None:
        time.sleep(0.002)
    time.sleep(seconds_under_way or 0)
    run.send_signal(signal.SIGINT)
    assert run.communicate()[1] == f"{STOPPED}\n"
    assert run.returncode == 1
    assert current_release(releases) == "2021-08-31-1"
    assert faults(releases) + half_made(releases) == []


def test_of_two_officers_at_once_one_is_told_to_wait(made, releases):
    runs = [begun(made, releases) for _ in range(2)]
    said = [run.communicate()[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 1]
    assert any("Another run is publishing" in one for one in said)
    assert current_release(releases) == "2021-08-31-3"
    assert faults(releases) + half_made(releases) == []


def test_of_two_who_confirm_and_go_back_at_once_each_is_done_whole_or_not_at_all(made, releases):
    runs = [begun(made, releases, what) for what in ("confirm", "roll back")]
    for run in runs:
        run.communicate()
    assert 0 in [run.returncode for run in runs]
    assert current_release(releases) in ("2021-05-31-1", "2021-08-31-2")
    assert faults(releases) + half_made(releases) == []


@pytest.mark.parametrize("largest", [100_000, 4_000_000])
def test_a_full_disk_is_told_and_changes_nothing(made, releases, largest):
    """Before the file of the release is whole; and before it is half."""

    def little_room():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    run = begun(made, releases, preexec_fn=little_room)
    said = run.communicate()[1]
    assert run.returncode == 1
    assert "check that its disk is not full" in said
    assert str(releases) not in said
    assert (current_release(releases), len(kept_folders(releases))) == ("2021-08-31-1", 3)
    assert faults(releases) + half_made(releases) == []


@pytest.mark.parametrize("what", ["publish", "confirm", "roll back"])
def test_a_folder_of_releases_that_may_only_be_read_is_told_and_stays_as_it_was(made, what):
    with tempfile.TemporaryDirectory() as home:
        releases = shutil.copytree(made.releases, Path(home) / "releases")
        for folder in (releases, *kept_folders(releases)):
            folder.chmod(0o555)
        (releases / ".publishing").chmod(0o444)
        run = begun(made, releases, what, preexec_fn=without_leave)
        said = run.communicate()[1]
        assert run.returncode == 1
        assert said.startswith("The folder of releases cannot be written to.")
        clear_what_was_left(releases)
        assert faults(releases) == []
        for folder in (releases, *kept_folders(releases)):
            folder.chmod(0o755)
