"""A lock that several processes and threads take in turn. The system lets go of it when its holder ends, however it ends."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_WAIT_SECONDS = 5.0
PAUSE_SECONDS = 0.005


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold a lock file, waiting for whoever holds it. Raises OSError when it is not let go of in time, or cannot be opened."""
    until = time.monotonic() + LONGEST_WAIT_SECONDS
    with file.open("a") as held:
        while not taken(held.fileno()):
            if time.monotonic() > until:
                raise TimeoutError("The lock was not let go of in time.")
            time.sleep(PAUSE_SECONDS)
        # Closing the file lets go of the lock.
        yield


def taken(handle: int) -> bool:
    """Take the lock on an open file if it is free.

    The import stands here because each system has only one of the two.
    """
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
