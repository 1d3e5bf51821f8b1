"""The front door: who may come in, and which pages there are."""

import logging

import streamlit as st

from data import desk, release
from data.problems import ReaderProblem
from pages.parts import front

PAGES = {
    "Overview": [
        st.Page("pages/overview/headlines.py", title="Headlines", icon=":material/home:", default=True),
    ],
    "Risk": [
        st.Page("pages/risk/flag_trends.py", title="Flag trends", icon=":material/show_chart:"),
    ],
    "Missing": [
        st.Page("pages/missing/missing_episodes.py", title="Missing episodes", icon=":material/travel_explore:"),
    ],
}

# Before st.navigation: a page's Material icon is otherwise fetched from another host as the tab's icon.
front.dress()
page = st.navigation(PAGES)
try:
    if not release.exists():
        with st.spinner("Preparing the invented sample. This takes under a minute, the first time only.", show_time=True):
            desk.prepare_sample()
    front.banner(release.about())
    page.run()
except ReaderProblem as problem:
    st.error(str(problem), title="These figures cannot be shown")
except Exception as problem:  # Stopping and rerunning are not Exceptions, so they pass.
    # The kind of fault and where it happened; never its words, which may hold a value.
    logging.getLogger("dashboard").error("%s could not be shown: %s", page.title, front.where(problem))
    st.error(
        "This page could not be shown. The fault has been recorded. The other pages work, and nothing is lost. "
        "Try again later, or tell the officer who looks after the dashboard.",
        title="Something went wrong",
    )
