"""The log holds what was done, line upon line: a line that is changed, taken out or put in is found."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import activity
from data.activity import NotRecorded, check, latest, noted, record
from tests.support.server import ROOT


@pytest.fixture
def log(tmp_path, monkeypatch):
    """An empty folder for the log; gives it."""
    folder = tmp_path / "activity"
    monkeypatch.setenv("SCRUTINY_ACTIVITY", str(folder))
    return folder


@pytest.fixture
def written(log):
    """A log of ten entries; gives its one file."""
    for number in range(10):
        record("download", f"Person {number}", "2021-08-31-1")
    return next(log.glob("*.jsonl"))


def lines(file):
    return file.read_text(encoding="ascii").splitlines(keepends=True)


def test_what_was_done_is_kept_with_who_when_and_which_release(log):
    record("publish", "Ada Example (ada)", "2021-08-31-1")
    record("sign-in", "Ben Example (ben)")
    newest, oldest = latest(log, 5)
    assert (oldest.what, oldest.who, oldest.release, oldest.number) == ("publish", "Ada Example (ada)", "2021-08-31-1", 1)
    assert (newest.what, newest.release, newest.before) == ("sign-in", None, oldest.hash)
    assert newest.at.endswith("+00:00")
    assert check(log).fault is None


def test_only_the_newest_are_told_where_there_are_many(written):
    assert [entry.who for entry in latest(written.parent, 3)] == ["Person 9", "Person 8", "Person 7"]
    assert written.stat().st_mode & 0o077 == 0


def test_nothing_else_than_the_listed_things_can_be_recorded(log):
    with pytest.raises(ValueError, match="knows no such thing"):
        record("looked at a child", "Ada")
    assert not log.exists()


def test_a_name_cannot_put_in_a_line_of_its_own(log):
    record("sign-in", 'Ada\n{"number":2}\r\n')
    record("sign-in", "Ben")
    assert len(latest(log, 5)) == 2
    assert check(log).fault is None


@pytest.mark.parametrize(
    "meddle",
    [
        pytest.param(lambda kept: [*kept[:4], kept[4].replace("Person 4", "Person 5"), *kept[5:]], id="change"),
        pytest.param(lambda kept: [*kept[:4], *kept[5:]], id="take out"),
        pytest.param(lambda kept: [*kept[:4], kept[5], kept[4], *kept[6:]], id="swap"),
        pytest.param(lambda kept: [*kept[:4], kept[3], *kept[4:]], id="put in again"),
        pytest.param(lambda kept: [*kept[:4], "not an entry\n", *kept[5:]], id="make unreadable"),
    ],
)
def test_a_line_that_was_meddled_with_is_found(written, meddle):
    written.write_text("".join(meddle(lines(written))), encoding="ascii")
    found = check(written.parent)
    assert f"{written.name}, line" in found.fault
    assert found.entries in (4, 5)


def test_entries_taken_from_the_end_are_found_by_a_hash_that_was_noted(written):
    latest_hash = check(written.parent).last
    assert check(written.parent, latest_hash).fault is None
    written.write_text("".join(lines(written)[:7]), encoding="ascii")
    assert check(written.parent).fault is None
    assert "taken away" in check(written.parent, latest_hash).fault


def test_older_months_may_be_put_away_and_the_check_says_so(written):
    entries = lines(written)
    (written.parent / "2020-01.jsonl").write_text("".join(entries[:6]), encoding="ascii")
    written.write_text("".join(entries[6:]), encoding="ascii")
    assert check(written.parent).entries == 10
    (written.parent / "2020-01.jsonl").unlink()
    found = check(written.parent)
    assert (found.entries, found.first, found.fault) == (4, 7, None)
    assert "older months were put away" in activity.in_words(found)


def test_a_line_that_a_power_cut_left_half_written_does_not_end_the_log(written):
    with written.open("ab") as file:
        file.write(b'{"number":11,"at":"2021')
    record("download", "Person 11")
    assert check(written.parent).entries == 11
    assert check(written.parent).fault is None


def test_many_at_once_write_one_chain(log):
    writer = f"from data.activity import record\nfor _ in range(40): record('download', {'x' * 200!r})"
    writers = [subprocess.Popen([sys.executable, "-c", writer], cwd=ROOT) for _ in range(3)]
    with ThreadPoolExecutor(max_workers=8) as threads:
        list(threads.map(lambda number: record("view", f"Person {number}"), range(40)))
    assert [process.wait() for process in writers] == [0, 0, 0]
    found = check(log)
    assert (found.entries, found.fault) == (160, None)


def test_where_the_log_cannot_be_written_what_must_be_recorded_is_refused_and_viewing_goes_on(log, caplog):
    log.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(NotRecorded, match="nothing was done"):
        record("publish", "Ada")
    noted("download", "Ada")
    assert "download was not recorded" in caplog.text
    assert "Ada" not in caplog.text
    assert str(log) not in caplog.text


def test_a_full_disk_leaves_no_half_line(written, monkeypatch):
    before = written.read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as now:
        now.setattr(activity.os, "fsync", full)
        with pytest.raises(NotRecorded):
            record("publish", "Ada")
    assert written.read_bytes() == before
    record("publish", "Ada")
    assert check(written.parent).entries == 11


def test_the_command_says_whether_the_chain_is_whole(written, capsys):
    assert activity.main([str(written.parent)]) == 0
    assert "The log is whole: 10 entries" in capsys.readouterr().out
    entries = lines(written)
    entry = json.loads(entries[2])
    entries[2] = json.dumps(entry | {"who": "Someone else"}, separators=(",", ":")) + "\n"
    written.write_text("".join(entries), encoding="ascii")
    assert activity.main([str(written.parent)]) == 1
    assert f"{written.name}, line 4" in capsys.readouterr().out


@pytest.mark.parametrize(
    "lay", [lambda _: None, lambda log: log.write_text("a file"), lambda log: (log / "2021-08.jsonl").mkdir(parents=True)]
)
def test_a_log_that_cannot_be_read_does_not_pass_for_an_empty_one(log, lay, capsys):
    lay(log)
    assert activity.main([str(log)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("The log cannot be read, so nothing was checked")
    assert str(log) not in told.err


def test_an_empty_log_is_whole(tmp_path, capsys):
    assert activity.main([str(tmp_path)]) == 0
    assert "empty" in capsys.readouterr().out
