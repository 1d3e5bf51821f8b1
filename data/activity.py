"""The log of what was done: who, when, what, and with which release. Lines are added and never changed; each holds the hash
of the one before, so that a line that is changed, taken out or put in later is found. As a command it checks the log."""

import argparse
import hashlib
import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from data import settings
from data.file_lock import locked
from data.problems import ReaderProblem

WHAT = ("sign-in", "view", "download", "check", "publish", "confirm", "roll back", "throw away")
BEGINNING = "0" * 64
LONGEST = 300
LONGEST_LINE = 8_192
UNREAD = (
    "The log cannot be read, so nothing was checked: that folder is not there, is no folder, or may not be read. "
    "Name the folder where the log is kept, or run this as the user whom the dashboard runs as."
)


class NotRecorded(ReaderProblem):
    """The log cannot be written, so nothing that must be recorded may be done."""


@dataclass(frozen=True)
class Entry:
    """One thing that was done. before: the hash of the entry before it; at: UTC, to the second."""

    number: int
    at: str
    what: str
    who: str
    release: str | None
    before: str

    @property
    def hash(self) -> str:
        """What the next entry must hold."""
        return hashlib.sha256(self.line).hexdigest()

    @property
    def line(self) -> bytes:
        """The entry as it stands in the log, without its line end."""
        return json.dumps(asdict(self), ensure_ascii=True, separators=(",", ":")).encode("ascii")


@dataclass(frozen=True)
class Checked:
    """What a check of the log found. fault: the first place where the chain breaks, in words, or None. last: the latest hash."""

    entries: int
    first: int
    last: str
    fault: str | None = None


def record(what: str, who: str, release_id: str | None = None) -> None:
    """Add a line to the log: what (one of WHAT), by whom, with which release. Raises NotRecorded; then do not go on.

    Never the value of a person's field: what is kept is an account's name, a word of WHAT and the id of a release.
    """
    if what not in WHAT:
        raise ValueError("The log knows no such thing.")
    folder = settings.activity_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with locked(folder / ".lock"):
            _add(folder, what, who[:LONGEST], release_id)
    except (OSError, ValueError) as problem:
        raise NotRecorded(
            "What is done here must be recorded, and the log cannot be written. So nothing was done. Readers see the figures as "
            "before. Ask whoever looks after this machine for leave to write the log, or check that its disk is not full."
        ) from problem


def noted(what: str, who: str, release_id: str | None = None) -> None:
    """Record what a reader did. Where the log cannot be written viewing goes on, and the server says so."""
    try:
        record(what, who, release_id)
    except NotRecorded:
        logging.getLogger("dashboard").error("The log of what was done cannot be written: a %s was not recorded.", what)


def latest(folder: Path, most: int) -> list[Entry]:
    """The latest entries, newest first, at most so many. What cannot be read is left out; the check tells of it."""
    found = []
    for file in reversed(_files(folder)):
        read = (_entry(line) for line in reversed(file.read_bytes().splitlines()))
        found += [entry for entry in read if entry]
        if len(found) >= most:
            break
    return found[:most]


def check(folder: Path, noted_hash: str | None = None) -> Checked:
    """Follow the chain from the oldest entry kept to the newest.

    noted_hash: a latest hash written down earlier; where no entry has it, lines were taken from the end and others put there.
    """
    entry, count, first, seen = None, 0, 0, noted_hash is None
    for file, number, line in _lines(folder):
        found = _entry(line)
        if found is None:
            # A line that was cut off in writing was never built upon; if the chain goes on past it, nothing is lost.
            continue
        wrong = _wrong(entry, found)
        if wrong:
            return Checked(count, first, entry.hash if entry else BEGINNING, f"{file.name}, line {number}: {wrong}")
        entry, count, first = found, count + 1, first or found.number
        seen = seen or entry.hash == noted_hash
    last = entry.hash if entry else BEGINNING
    return Checked(count, first, last, None if seen else "the hash that was noted is not in the log: entries were taken away")


def in_words(checked: Checked) -> str:
    """What a check found, in a sentence or two."""
    if checked.fault:
        return f"The log is broken: {checked.fault}. {checked.entries:,} entries before that are whole."
    if not checked.entries:
        return "The log is empty."
    began = "" if checked.first == 1 else f" It begins with entry {checked.first:,}: older months were put away."
    return f"The log is whole: {checked.entries:,} entries, each following the one before.{began} Latest hash: {checked.last}"


def _add(folder: Path, what: str, who: str, release_id: str | None) -> None:
    """Write the next line. Whoever calls holds the lock."""
    last = _last(folder)
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    entry = Entry(last.number + 1 if last else 1, at, what, who, release_id, last.hash if last else BEGINNING)
    # A clock that was put back does not begin an older file again: the chain runs through the files by name.
    files = _files(folder)
    file = max([folder / f"{at[:7]}.jsonl", *files[-1:]])
    with _appending(file) as log:
        whole = log.tell()
        try:
            log.write(entry.line + b"\n")
            log.flush()
            os.fsync(log.fileno())
        except OSError:
            # The disk is full: what was half written is taken back.
            os.truncate(log.fileno(), whole)
            raise


@contextmanager
def _appending(file: Path) -> Iterator:
    """Open a file to add to its end. A line that a power cut left without an end is given one."""
    with file.open("ab+", buffering=0) as log:
        file.chmod(0o600)
        size = log.seek(0, os.SEEK_END)
        if size:
            log.seek(size - 1)
            if log.read(1) != b"\n":
                log.write(b"\n")
        log.seek(0, os.SEEK_END)
        yield log


def _last(folder: Path) -> Entry | None:
    """The newest whole entry; None in an empty log."""
    for file in reversed(_files(folder)):
        with file.open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(0, size - LONGEST_LINE))
            lines = log.read().splitlines()
        if found := next((entry for line in reversed(lines) if (entry := _entry(line))), None):
            return found
        if size:
            raise ValueError("The end of the log cannot be read.")
    return None


def _files(folder: Path) -> list[Path]:
    """The log's files, one a month, oldest first."""
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].jsonl"))


def _lines(folder: Path) -> Iterable[tuple[Path, int, bytes]]:
    for file in _files(folder):
        with file.open("rb") as log:
            for number, line in enumerate(log, 1):
                yield file, number, line.rstrip(b"\n")


def _entry(line: bytes) -> Entry | None:
    """The entry a line holds, None where it holds none. Only a line written as this program writes it is one."""
    try:
        entry = Entry(**json.loads(line))
        return entry if entry.line == line and isinstance(entry.number, int) else None
    except (ValueError, TypeError):
        return None


def _wrong(before: Entry | None, entry: Entry) -> str | None:
    """What is wrong with an entry after the one before it, None where it follows."""
    if before is None:
        return "the first entry does not say that it is the first" if entry.number == 1 and entry.before != BEGINNING else None
    if entry.before != before.hash:
        return f"entry {entry.number:,} does not follow the one before it, which was changed, or something between was taken out"
    return None if entry.number == before.number + 1 else f"entry {entry.number:,} has the wrong number"


def main(arguments: list[str] | None = None) -> int:
    """Check the log: 0 when the chain is whole, 1 when it is broken or cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m data.activity", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=settings.activity_folder(), help="where the log is kept")
    parser.add_argument("--noted", metavar="HASH", help="a latest hash that was written down earlier: it must still be there")
    asked = parser.parse_args(arguments)
    try:
        # A folder that is not there holds no files either: that must not pass for an empty log.
        next(asked.folder.iterdir(), None)
        checked = check(asked.folder, asked.noted)
    except OSError:
        sys.stderr.write(UNREAD + "\n")
        return 1
    sys.stdout.write(in_words(checked) + "\n")
    return 1 if checked.fault else 0


if __name__ == "__main__":
    sys.exit(main())
