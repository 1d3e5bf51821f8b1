"""The log of what was done, as an officer reads it: whether its chain is whole, and the latest entries."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import activity, settings
from data.activity import Checked, Entry
from data.viewer import require_officer
from pages.parts import choices, tables, words
from pages.parts.tables import Table

MOST_READ = 5_000
MOST_SHOWN = 200
ALL = ""
# Of a release that waits for a second person; one that readers see is published.
HANDED_IN = "Handed in"
WHAT = {
    "sign-in": "Signed in",
    "view": "Opened an officer's page",
    "download": "Downloaded a file",
    "check": "Checked an extract: it was fit to publish",
    "publish": HANDED_IN,
    "confirm": "Confirmed: readers see it",
    "roll back": "Went back to an earlier release",
    "throw away": "Threw a release away before readers saw it",
}


@dataclass(frozen=True)
class Log:
    """The latest entries, newest first, and what the check of the whole log found."""

    entries: tuple[Entry, ...]
    checked: Checked


def read() -> Log:
    """The log as it is now. Raises MayNotLook for anyone but an officer."""
    require_officer()
    folder = settings.activity_folder()
    return Log(tuple(activity.latest(folder, MOST_READ)), activity.check(folder))


def answer(place: DeltaGenerator, log: Log) -> None:
    """Whether the log is whole, in a sentence."""
    with place:
        st.html(f'<p class="answer">{words.safe(sentence(log))}</p>')


def sentence(log: Log) -> str:
    """What the check found, for people; the hash stands below."""
    if log.checked.fault:
        return f"The log has been changed: {log.checked.fault}. Tell whoever looks after this machine."
    if not log.entries:
        return "Nothing has been recorded yet."
    entries = f"{words.number(log.checked.entries)} entries, each following the one before it"
    return f"The log is whole: {entries if log.checked.entries > 1 else 'one entry'}. The latest is of {when(log.entries[0])}."


def chosen(log: Log) -> tuple[Entry, ...]:
    """The entries of a kind and a month that the officer chooses."""
    months = dict.fromkeys(entry.at[:7] for entry in log.entries)
    with choices.row():
        what = choices.many("What was done", {ALL: "Everything", **WHAT}, key="what")
        month = choices.many("Month", {ALL: "All months", **{month: _month(month) for month in months}}, key="month")
    return tuple(entry for entry in log.entries if what in (ALL, entry.what) and entry.at.startswith(month))


def table(entries: tuple[Entry, ...]) -> Table:
    """The entries, newest first."""
    shown = entries[:MOST_SHOWN]
    count = f"{len(shown)} latest of {words.number(len(entries))}" if len(shown) < len(entries) else str(len(shown))
    return Table(
        caption=f"What was done: {count} {'entry' if len(entries) == 1 else 'entries'}, newest first",
        headings=("When", "What", "Who", "Release"),
        rows=tuple((when(entry), WHAT[entry.what], entry.who, entry.release or "") for entry in shown),
        numbers=False,
    )


def show(log: Log, entries: tuple[Entry, ...]) -> None:
    """The table, and the hash that an officer writes down elsewhere."""
    st.html(tables.html(table(entries)))
    st.html(
        "<p>Note the latest hash somewhere else from time to time. Whoever can write to this machine's disk could make a new "
        "log that looks whole; that the noted hash is missing from it would tell.</p>"
        f'<pre class="sql" tabindex="0" role="region" aria-label="Latest hash">{words.safe(log.checked.last)}</pre>'
        "<p>The same check by command: python -m data.activity --noted HASH</p>"
    )


def when(entry: Entry) -> str:
    """31 August 2021 at 14:05 (UTC)"""
    at = datetime.fromisoformat(entry.at)
    return f"{words.day(at.date())} at {at:%H:%M} (UTC)"


def _month(month: str) -> str:
    return f"{datetime.fromisoformat(f'{month}-01'):%B %Y}"
