"""The sample is prepared once, in a process of its own, whoever opens the dashboard first."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import desk, release
from data.publish import main
from tests.support.made_up_map import FOLDER as ASHMERE


@pytest.fixture
def runs(monkeypatch):
    """Publish runs that were started: what each was told to run. Each takes a moment, and makes a release."""
    started, made = [], []

    def run(command, **_):
        started.append(command)
        time.sleep(0.05)
        made.append(True)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(desk.subprocess, "run", run)
    monkeypatch.setattr(release, "exists", lambda: bool(made))
    return started


def test_the_sample_is_published_by_the_command_itself(runs):
    desk.prepare_sample()
    assert runs == [[sys.executable, "-m", "data.publish"]]


def test_two_tabs_at_once_start_one_run(runs):
    with ThreadPoolExecutor(max_workers=8) as tabs:
        list(tabs.map(lambda _: desk.prepare_sample(), range(8)))
    assert len(runs) == 1


def test_a_run_that_fails_is_told_in_words(monkeypatch, tmp_path):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(tmp_path))
    monkeypatch.setattr(desk.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 2, b"", b"secret/path"))
    with pytest.raises(desk.NotPrepared, match="could not be prepared") as told:
        desk.prepare_sample()
    assert "secret" not in str(told.value)


def test_a_district_without_a_sample_is_not_given_another_s(runs, monkeypatch, tmp_path):
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(ASHMERE))
    desk.prepare_sample()
    assert runs == []
    assert main(["--releases", str(tmp_path)]) == 1
    assert list(tmp_path.iterdir()) == []
