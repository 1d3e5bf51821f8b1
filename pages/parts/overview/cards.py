"""The headline numbers: a card each, with what it counts, its kind and date, and the page that says more."""

from typing import NamedTuple

import streamlit as st

from data.release import Answer, ask
from pages.parts import texts, words
from pages.parts.drawn import drawn
from queries.pages.questions import ReportNumbers


class Card(NamedTuple):
    """One headline: the measure, the page that says more of it, its link, and the choices the page opens with."""

    measure: str
    page: str
    link: str
    choices: dict[str, str]


FLAGS, MAP = "pages/risk/flag_trends.py", "pages/places/ward_map.py"
MISSING, INTERVIEWS, MEANING, JUSTICE = (
    "pages/missing/missing_episodes.py",
    "pages/missing/return_interviews.py",
    "pages/about/what_numbers_mean.py",
    "pages/justice/operation_dalesway.py",
)
# Seven numbers at most: what a committee opens with.
CARDS = (
    Card("flags_open", FLAGS, "Open flags, month by month", {}),
    Card("children_flagged_year", MAP, "Flagged children by ward", {"measure": "Children flagged in twelve months"}),
    Card("missing_episodes", MISSING, "Episodes, month by month", {}),
    Card("children_missing", MISSING, "Children, month by month", {"count": "Children"}),
    Card("flagged_and_missing", MEANING, "What this number means", {}),
    Card("interviews_within_72h", INTERVIEWS, "Due, offered, accepted, held", {}),
    Card("investigations", JUSTICE, "What became of them", {}),
)
ACROSS = 4


def care(_: Answer) -> str:
    return (
        "More flags can mean more harm, or better spotting of it. A number on a date and a number in a period cannot be "
        "added or compared."
    )


def show(found: Answer) -> None:
    """The cards, side by side on a wide screen, one below another on a phone."""
    _show(found, ask(ReportNumbers(measure="investigations")))


@drawn
def _show(found: Answer, reported: Answer) -> None:
    cards = st.grid(ACROSS, border=True)
    for card in CARDS:
        with cards.cell():
            if card.measure == "investigations":
                _investigations(reported)
            else:
                _number(found, card.measure)
            st.page_link(card.page, label=card.link, query_params=card.choices)


def _number(found: Answer, measure: str) -> None:
    row = next(r for r in found.rows if r.name == measure)
    _card(words.figure(row.value, row.status), row.title, f"{words.sentence_case(words.KINDS[row.kind])}: {_when(row)}")


def _investigations(reported: Answer) -> None:
    """The last report's number of live investigations; nothing where no report was supplied."""
    live = [row for row in reported.rows if row.category == "live"]
    if not live:
        _card(words.IN_WORDS["not_supplied"], "Live police investigations", "No report has been supplied")
        return
    last = live[-1]
    _card(words.figure(last.value, last.status), "Live police investigations", f"On a date: as reported, {last.label}")


def _card(number: str, title: str, said: str) -> None:
    lines = (("number", number), ("title", title), ("note", said))
    st.html("".join(texts.paragraphs(name, (line,)) for name, line in lines))


def _when(row: object) -> str:
    return words.day(row.last_day) if row.kind == "stock" else row.label
