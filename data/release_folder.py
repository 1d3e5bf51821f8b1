"""The folder of releases: a release enters it whole or not at all, and one of them is the current one.

A release that no reader has seen carries a mark in its folder, from before it gets its name until after the pointer is on
it. So whatever moment a run is killed at, a release without the mark, and the current one, may have been seen; others not.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from data.file_lock import taken
from data.problems import ReaderProblem
from data.release_history import HISTORY, ends_whole, history

UNFINISHED = ".unfinished-"
LOCK = ".publishing"
CURRENT = "current"
MARK = "not-yet-seen"
ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]+)")
WAITS, PASSES = "waits for a second person", "on its way to readers"
# What every release says of itself, whichever version made it.
SAID = {"release_id", "synthetic", "published_by", "reasons"}
WENT_LIVE = ("publish", "confirm", "roll back")
_once_seen: set[Path] = set()


class ReleasesUnwritable(ReaderProblem):
    """The folder of releases cannot be written to."""


class NobodyKnowsWhich(ReaderProblem):
    """What says which release is the current one cannot be read."""


class AlreadyPublishing(ReaderProblem):
    """Another run holds the folder of releases."""


class Pointer(NamedTuple):
    """What says which release is the current one, and when that was last said, in nanoseconds."""

    release_id: str | None
    changed: int


def current_release(releases: Path) -> str | None:
    """The id of the current release, None when there is none yet."""
    return current_pointer(releases).release_id


def current_pointer(releases: Path) -> Pointer:
    """Where the pointer stands now."""
    pointer = releases / CURRENT
    try:
        seen = pointer.stat()
    except FileNotFoundError:
        return Pointer(None, 0)
    return Pointer(_pointed_to(pointer, seen.st_ino, seen.st_mtime_ns), seen.st_mtime_ns)


@lru_cache(maxsize=8)
def _pointed_to(pointer: Path, _inode: int, _changed: int) -> str | None:
    """Read the pointer once for each time it is replaced: a page asks where it points many times a view."""
    try:
        return pointer.read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as problem:
        raise NobodyKnowsWhich(
            "The file that says which release readers see cannot be read, so nothing can be shown or published. No release is "
            f"lost. Ask whoever looks after this machine to put the file “{CURRENT}” in the folder of releases back from a "
            "backup, or to write into it the id of the release that readers had last."
        ) from problem


def is_unseen(folder: Path) -> bool:
    """Whether no reader can have seen the release in this folder. What one may have seen stays so: an id is given once."""
    if folder in _once_seen:
        return False
    # In this order: a folder that gets its name in between has its mark by then.
    is_there = folder.exists()
    unseen = (folder / MARK).exists() and current_release(folder.parent) != folder.name
    if is_there and not unseen:
        _once_seen.add(folder)
    return unseen


def in_parts(name: str) -> tuple[str, int] | None:
    """The as-at date and the number that a release's id is made of; None for a name that is no release's, as a copy's."""
    parts = ID.fullmatch(name)
    return (parts[1], int(parts[2])) if parts else None


def kept_folders(releases: Path) -> list[Path]:
    """The folder of each release there is, by its id."""
    return sorted(folder for folder in releases.glob("[0-9]*") if in_parts(folder.name) and folder.is_dir())


def seen_folders(releases: Path) -> list[Path]:
    """The folder of each release that readers may have seen: what they keep, and what can be gone back to."""
    return [folder for folder in kept_folders(releases) if not is_unseen(folder)]


@contextmanager
def opened_for_publishing(releases: Path) -> Iterator[None]:
    """Hold the folder for one run; what an earlier run left unfinished is cleared away first."""
    try:
        releases.mkdir(parents=True, exist_ok=True)
        lock = (releases / LOCK).open("a")
    except OSError as problem:
        raise _unwritable() from problem
    with lock:
        try:
            if not taken(lock.fileno()):
                raise AlreadyPublishing(
                    "Another run is publishing into this folder of releases, so this one changed nothing. "
                    "Wait until the other has ended, then try again."
                )
            _clear_away(releases)
        except OSError as problem:
            raise _unwritable() from problem
        yield


def clear_what_was_left(releases: Path) -> None:
    """Clear away what a killed run left, unless there is nothing, a run is under way, or this process may not."""
    if not releases.is_dir() or not (list(releases.glob(f"{UNFINISHED}*")) or _marks(releases)):
        return
    with suppress(ReaderProblem), opened_for_publishing(releases):
        pass


def _clear_away(releases: Path) -> None:
    for left in releases.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    current = current_release(releases)
    for mark in _marks(releases):
        if mark.parent.name == current:
            mark.unlink()
        elif mark.read_text(encoding="utf-8").strip() == PASSES:
            _take_away(mark.parent)
    told = [line for line in history(releases) if line["what"] in (*WENT_LIVE, "not done")]
    if told and told[-1]["what"] != "not done" and told[-1]["release_id"] != current:
        note(releases, "not done", told[-1]["release_id"], None, {})


def _marks(releases: Path) -> list[Path]:
    """The mark of each release that has one."""
    return [mark for mark in releases.glob(f"[0-9]*/{MARK}") if in_parts(mark.parent.name)]


def throw_away(releases: Path, release_id: str) -> None:
    """Take away a release that no reader has seen."""
    try:
        _take_away(releases / release_id)
    except OSError as problem:
        raise _unwritable() from problem


def _take_away(folder: Path) -> None:
    """A folder loses its name before its files, so that no moment shows half of it."""
    nameless = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder.parent))
    folder.rename(nameless / folder.name)
    shutil.rmtree(nameless)


def shelve(releases: Path, as_at: date, mark: str, fill: Callable[[Path, str], None]) -> str:
    """Make a release: fill a folder nobody looks into, sync it, give it its name. The id is returned.

    fill is given the folder and the id. mark: WAITS or PASSES. Whatever happens, the current release stays whole.
    """
    release_id = _next_id(releases, as_at)
    # Named before it is made: a run that is asked to stop in between still clears it away.
    making = releases / f"{UNFINISHED}{token_hex(8)}"
    try:
        making.mkdir(mode=0o700)
        fill(making, release_id)
        (making / MARK).write_text(f"{mark}\n", encoding="utf-8")
        # Made for one user alone; the dashboard may run as another.
        making.chmod(0o755)
        for file in making.iterdir():
            _sync(file)
        _sync(making)
        making.rename(releases / release_id)
        _sync(releases)
    except OSError as problem:
        raise _unwritable() from problem
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return release_id


def go_live(releases: Path, what: str, release_id: str, by: str | None, reasons: Mapping[str, str]) -> None:
    """Make a release the current one. The history says so first: a line of something not done is better than none."""
    note(releases, what, release_id, by, reasons)
    point_to(releases, release_id)
    with suppress(OSError):  # The next run clears it away: the current release counts as seen.
        (releases / release_id / MARK).unlink(missing_ok=True)


def point_to(releases: Path, release_id: str) -> None:
    """Make a release the current one, in one step that a reader or a crash cannot see half of."""
    _replace(releases, releases / CURRENT, f"{release_id}\n")


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write words about a release; dates as ISO text."""
    path.write_text(_as_json(content), encoding="utf-8")


def manifest_of(folder: Path) -> dict:
    """What a release says of itself. Raises OSError or ValueError when that cannot be read."""
    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if not (isinstance(said, dict) and said.keys() >= SAID):
        raise ValueError("This is not what a release says of itself.")
    return said


def rewrite_manifest(releases: Path, release_id: str, content: Mapping[str, object]) -> None:
    """Put other words about a release in the place of those there are, in one step."""
    _replace(releases, releases / release_id / "manifest.json", _as_json(content))


def note(releases: Path, what: str, release_id: str, by: str | None, reasons: Mapping[str, str]) -> None:
    """Write one line into the history of what was done in this folder."""
    told = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "what": what, "release_id": release_id, "by": by}
    # In ASCII: no character of a reason can be cut in two, or be taken for the end of a line.
    line = json.dumps(told | {"reasons": dict(reasons)}, ensure_ascii=True)
    try:
        with (releases / HISTORY).open("a", encoding="ascii") as file:
            # A line that a full disk cut short must not take the next with it.
            file.write(f"{line}\n" if ends_whole(releases / HISTORY) else f"\n{line}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise _unwritable() from problem


def _as_json(content: Mapping[str, object]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n"


def _replace(releases: Path, path: Path, text: str) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=releases)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
        _sync(path.parent)
    except OSError as problem:
        raise _unwritable() from problem


def _next_id(releases: Path, as_at: date) -> str:
    """An id that no release has had: what was drawn of one that was thrown away must not be taken for another's."""
    had = {folder.name for folder in kept_folders(releases)} | {line["release_id"] for line in history(releases)}
    numbers = [number for day, number in filter(None, map(in_parts, had)) if day == str(as_at)]
    return f"{as_at}-{max(numbers, default=0) + 1}"


def _unwritable() -> ReleasesUnwritable:
    return ReleasesUnwritable(
        "The folder of releases cannot be written to. Nothing was published and the current release stays as it was. "
        "Ask whoever looks after this machine for leave to write there, or check that its disk is not full."
    )


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder to sync it.
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
