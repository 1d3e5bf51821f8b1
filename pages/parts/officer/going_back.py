"""Going back to a release that readers had, and the history of what was done."""

from datetime import datetime

import streamlit as st

from data import desk
from data.standing import HAD
from pages.parts import tables, texts, words
from pages.parts.officer import kept
from pages.parts.officer.checking import finish
from pages.parts.tables import Table

KEY = "back"
MOST_SHOWN = 50
DONE = {
    "publish": "Published",
    "confirm": "Confirmed",
    "roll back": "Went back",
    "throw away": "Threw away before readers saw it",
    "not done": "Ended before it was done",
}


def offer() -> None:
    """Each release that readers had can be made the current one again, in one step and with a reason."""
    st.html(texts.title("Go back to a release that readers had"))
    had = {one.release_id: one for one in desk.releases() if one.state == HAD}
    if gone := kept.lost(had, KEY):
        st.warning(f"Release {gone} is not one to go back to any more: choose again.")
    if not had:
        st.info("There is no earlier release to go back to.")
        return
    named = {name: f"{name}, as at {words.day(one.as_at)}" for name, one in had.items()}
    chosen = kept.one_of("Release to go back to", named, KEY)
    why = st.text_input("Reason for going back", max_chars=500, key=f"why back {chosen}")
    st.caption("It must pass the audit with all that was published since. Nothing is deleted: the way forward stays open.")
    if st.button("Go back", disabled=not why.strip(), key=f"go_back {chosen}"):
        finish(desk.go_back(chosen, why))


def history() -> None:
    """What was done with releases, the latest first."""
    lines = desk.history()
    if lines:
        st.html(
            f'<details class="table screen"><summary>What was done with releases</summary>{tables.html(table(lines))}</details>'
        )


def table(lines: list) -> Table:
    """When, what, which release, by whom and why."""
    return Table(
        caption="What was done with releases, the latest first",
        headings=("When", "What", "Release", "By", "Reasons"),
        rows=tuple(
            (
                _when(str(line["when"])),
                DONE.get(line["what"], line["what"]),
                line["release_id"],
                line["by"] or "Nobody named",
                " ".join(line["reasons"].values()),
            )
            for line in lines[:MOST_SHOWN]
        ),
        numbers=False,
    )


def _when(said: str) -> str:
    at = datetime.fromisoformat(said)
    return f"{words.day(at.date())} at {at:%H:%M} (UTC)"
