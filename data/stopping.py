"""Ends a command that is interrupted (Ctrl-C) or asked to end, in a sentence and without a traceback, which would name paths."""

import os
import signal
import sys

STOPPED = "Stopped. Nothing was published; readers keep what they had."
SIGNALS = (signal.SIGINT, signal.SIGTERM)
_asked_by: list[int] = []


def at_once() -> None:
    """For while the program is still being read, which takes seconds: nothing was begun, so there is nothing to clear away."""
    for one in SIGNALS:
        signal.signal(one, _end)


def by_and_by() -> None:
    """For a run: it is interrupted, and clears away what it had begun. Asked again, it ends there and then."""
    for one in SIGNALS:
        signal.signal(one, _interrupt)


def is_asked() -> bool:
    """Whether the run was asked to end. DuckDB makes a fault of its own of an interrupt; only this tells it from others."""
    return bool(_asked_by)


def _end(*_: object) -> None:
    sys.stderr.write(f"{STOPPED}\n")
    sys.stderr.flush()
    os._exit(1)


def _interrupt(asked_by: int, _frame: object) -> None:
    _asked_by.append(asked_by)
    for one in SIGNALS:
        signal.signal(one, signal.SIG_DFL)
    raise KeyboardInterrupt
