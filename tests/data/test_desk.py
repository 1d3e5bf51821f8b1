"""The sample is prepared once, in a process of its own, whoever opens the dashboard first."""

import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import desk, release, settings
from data.problems import Problem
from data.publish import main
from data.release_folder import opened_for_publishing
from data.viewer import MayNotLook, Viewer, acting
from tests.support.made_up_map import FOLDER as ASHMERE

ADA = Viewer("Ada", "officer", signed_in=True, username="ada@example.org", sign_in="1", until=float("inf"))
MEL = Viewer("Mel", "member", signed_in=True, username="mel@example.org", sign_in="1", until=float("inf"))


@pytest.fixture
def laid(tmp_path, monkeypatch):
    """A hand-over folder, beside an empty folder of releases."""
    monkeypatch.setenv("SCRUTINY_RELEASES", str(tmp_path / "releases"))
    monkeypatch.setenv("SCRUTINY_RECEIVED", str(tmp_path / "received"))
    (tmp_path / "received").mkdir()
    return tmp_path / "received"


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


@pytest.mark.parametrize("file", ["current", "history.jsonl"])
def test_no_damage_in_the_folder_of_releases_keeps_the_dashboard_from_starting(laid, caplog, file):
    folder = laid.parent / "releases"
    (folder / ".unfinished-abc").mkdir(parents=True)
    (folder / "current").write_text("2021-08-31-1\n", encoding="utf-8")
    (folder / file).unlink(missing_ok=True)
    (folder / file).mkdir()
    desk.tidy()
    assert str(folder) not in caplog.text


@pytest.mark.usefixtures("laid")
@pytest.mark.parametrize(
    "step",
    [
        desk.folders_laid,
        desk.releases,
        desk.history,
        lambda: desk.check("august", print),
        lambda: desk.hand_in("2021-08-31-1", {}),
        lambda: desk.confirm("2021-08-31-1"),
        lambda: desk.go_back("2021-08-31-1", "why"),
        lambda: desk.throw_away("2021-08-31-1"),
    ],
)
def test_nothing_at_the_desk_is_for_anyone_but_an_officer(step):
    with acting(MEL), pytest.raises(MayNotLook):
        step()


def test_what_lies_in_the_hand_over_folder_is_named_and_nothing_else(laid, tmp_path):
    for name in ("2021-05", "2021-08", ".hidden"):
        (laid / name).mkdir()
    (laid / "notes.txt").write_text("a file by itself")
    (laid / "elsewhere").symlink_to(tmp_path)
    with acting(ADA):
        assert desk.folders_laid() == ["2021-08", "2021-05"]
        assert not desk.check("../releases", print).is_done
        assert not desk.check("elsewhere", print).is_done


def test_an_extract_that_is_refused_is_told_as_problems_and_no_path(laid, tmp_path):
    (laid / "empty").mkdir()
    with acting(ADA):
        report = desk.check("empty", lambda _: None)
    assert not report.is_done
    assert report.is_unfit
    assert report.release_id is None
    assert all(isinstance(problem, Problem) for problem in report.problems)
    assert report.problems
    assert str(tmp_path) not in repr(report)


def test_an_extract_is_not_called_unfit_when_something_else_was_in_the_way(laid):
    (laid / "empty").mkdir()
    with acting(ADA), opened_for_publishing(settings.releases_folder()):
        report = desk.check("empty", lambda _: None)
    assert report.said.startswith("Another run is publishing")
    assert not report.is_done
    assert not report.is_unfit


@pytest.mark.usefixtures("laid")
def test_a_step_that_cannot_be_taken_is_told_in_a_sentence():
    with acting(ADA):
        report = desk.confirm("2021-08-31-1")
    assert not report.is_done
    assert report.said == "No release 2021-08-31-1 is waiting. The current release stays as it was."


def test_whoever_leaves_while_a_check_runs_ends_it(laid, monkeypatch):
    # Extracts that are fit to publish: the run would otherwise be over by itself.
    shutil.copytree(settings.SAMPLE / "2021-08-31", laid / "august")
    started = []
    begin = subprocess.Popen

    def kept(*arguments, **about):
        started.append(begin(*arguments, **about))
        return started[-1]

    def leave(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(desk.subprocess, "Popen", kept)
    with acting(ADA), pytest.raises(KeyboardInterrupt):
        desk.check("august", leave)
    assert [run.returncode for run in started] == [-signal.SIGKILL]
    with acting(ADA):
        assert desk.releases() == []
