"""The folder of releases: a release enters it whole or not at all, and one of them is the current one."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from data.problems import ReaderProblem

UNFINISHED = ".unfinished-"
LOCK = ".publishing"
CURRENT = "current"


class ReleasesUnwritable(ReaderProblem):
    """The folder of releases cannot be written to."""


class AlreadyPublishing(ReaderProblem):
    """Another run holds the folder of releases."""


def current_release(releases: Path) -> str | None:
    """The id of the current release, None when there is none yet."""
    pointer = releases / CURRENT
    try:
        seen = pointer.stat()
    except FileNotFoundError:
        return None
    return _pointed_to(pointer, seen.st_ino, seen.st_mtime_ns)


@lru_cache(maxsize=8)
def _pointed_to(pointer: Path, _inode: int, _changed: int) -> str | None:
    """Read the pointer once for each time it is replaced: a page asks where it points many times a view."""
    return pointer.read_text(encoding="utf-8").strip() or None


def seen_folders(releases: Path) -> list[Path]:
    """The folder of each release that readers may have seen: what they keep, and what can be gone back to."""
    return sorted(folder for folder in releases.glob("[0-9]*-[0-9]*") if folder.is_dir())


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
            _take(lock.fileno())
        except OSError as problem:
            raise AlreadyPublishing(
                "Another run is publishing into this folder of releases, so this one changed nothing. "
                "Wait until the other has ended, then try again."
            ) from problem
        for left in releases.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield


def shelve(releases: Path, as_at: date, fill: Callable[[Path, str], None]) -> str:
    """Make a release: fill a folder nobody looks into, sync it, give it its name, point to it. The id is returned.

    fill is given the folder and the id. Whatever happens on the way, the current release stays whole.
    """
    release_id = _next_id(releases, as_at)
    try:
        making = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=releases))
    except OSError as problem:
        raise _unwritable() from problem
    try:
        fill(making, release_id)
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
    point_to(releases, release_id)
    return release_id


def point_to(releases: Path, release_id: str) -> None:
    """Make a release the current one, in one step that a reader or a crash cannot see half of."""
    try:
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=releases)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"{release_id}\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(releases / CURRENT)
        _sync(releases)
    except OSError as problem:
        raise _unwritable() from problem


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write words about a release; dates as ISO text."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8")


def _next_id(releases: Path, as_at: date) -> str:
    numbers = [int(folder.name.rpartition("-")[2]) for folder in releases.glob(f"{as_at}-*") if folder.is_dir()]
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


def _take(handle: int) -> None:
    """Lock an open file without waiting; the system lets go of it when this process ends, however it ends."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
