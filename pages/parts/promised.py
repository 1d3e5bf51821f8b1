"""Recommendations, resolutions and promises in words: when they were made and due, and how they stand on a day."""

from datetime import date

from data.release import Answer, about, ask
from pages.parts import words
from queries.pages.questions import Ledger

NOT_STATED = "Not stated"
NOT_KNOWN = "Not known: no paper says what came of it"
BOTH, IS_OVERDUE, IS_NEVER_SCHEDULED = "overdue and never scheduled", "overdue", "never scheduled"
# In the order of what is to be asked about first.
STANDINGS = {
    BOTH: "Overdue, and never scheduled",
    IS_OVERDUE: "Overdue",
    IS_NEVER_SCHEDULED: "Never scheduled",
    "open": "Open",
    "not stated": NOT_STATED,
    "done": "Done",
}
NEVER_SCHEDULED = (BOTH, IS_NEVER_SCHEDULED)
OVERDUE = (BOTH, IS_OVERDUE)


def as_at() -> Answer:
    """All of them, as they stand on the day the records speak of, or the last that a paper speaks of where that is later.

    On an earlier day something would be said to be open, or never scheduled, before it was promised.
    """
    spoken_of = (day for row in ask(Ledger(on=date.max)).rows for day in (row.made_on, row.updated_on) if day)
    return ask(Ledger(on=max(about().as_at, *spoken_of, date.min)))


def standing(row: tuple) -> str:
    """How one stands, in words. Overdue is worked out, never given; what no paper says is not guessed."""
    never = ", and never scheduled" if row.standing in NEVER_SCHEDULED else ""
    if row.standing in OVERDUE:
        return f"Overdue since {words.day(row.due_on)}{never}: no paper says that it is done"
    return NOT_KNOWN if row.standing == "not stated" else STANDINGS[row.standing]


def made(row: tuple) -> str:
    return _when(row.made_on, row.made_about, NOT_STATED)


def due(row: tuple) -> str:
    return _when(row.due_on, row.due_about, "No date set")


def _when(day: date | None, roughly: str | None, otherwise: str) -> str:
    return words.day(day) if day else words.sentence_case(roughly or otherwise)
