"""The front door: who may come in, and which pages there are."""

import logging

import streamlit as st

from data import desk, release
from data.access import look_at_the_secrets_once
from data.problems import ReaderProblem
from data.viewer import MayNotLook
from pages.parts import front
from pages.parts.door import serving, signing_in

OFFICER = "Officer"


def menu(*, to_officers: bool = False) -> dict[str, list[st.Page]]:
    """The pages, by section, in the order readers meet them; what is for officers is listed to officers only."""
    listed = "visible" if to_officers else "hidden"
    return {
        "Overview": [st.Page("pages/overview/headlines.py", title="Headlines", icon=":material/home:", default=True)],
        "Places": [
            st.Page("pages/places/ward_map.py", title="Ward map", icon=":material/map:"),
            st.Page("pages/places/ward_profile.py", title="Ward profile", icon=":material/location_on:"),
            st.Page("pages/places/area_committee.py", title="Area committee", icon=":material/location_city:"),
        ],
        "Risk": [
            st.Page("pages/risk/flag_trends.py", title="Flag trends", icon=":material/show_chart:"),
            st.Page("pages/risk/flag_flow.py", title="Joined and left", icon=":material/swap_horiz:"),
            st.Page("pages/risk/who_is_flagged.py", title="Who is flagged", icon=":material/groups:"),
        ],
        "Missing": [
            st.Page("pages/missing/missing_episodes.py", title="Missing episodes", icon=":material/explore:"),
            st.Page("pages/missing/return_interviews.py", title="Return interviews", icon=":material/forum:"),
        ],
        "Justice": [st.Page("pages/justice/operation_dalesway.py", title="Investigations", icon=":material/gavel:")],
        "Response": [
            st.Page("pages/response/commitments.py", title="Promises", icon=":material/checklist:"),
            st.Page("pages/response/support_services.py", title="Support services", icon=":material/handshake:"),
            st.Page("pages/response/context.py", title="Context", icon=":material/travel_explore:"),
        ],
        "Committee": [
            st.Page("pages/committee/since_last_meeting.py", title="Since last meeting", icon=":material/history:"),
            st.Page("pages/committee/present.py", title="Present", icon=":material/slideshow:"),
            st.Page("pages/committee/meeting_pack.py", title="Meeting pack", icon=":material/inventory_2:"),
        ],
        "About": [
            st.Page("pages/about/what_numbers_mean.py", title="What numbers mean", icon=":material/help:"),
            st.Page("pages/about/data_quality.py", title="Data quality", icon=":material/fact_check:"),
            st.Page("pages/about/how_children_are_protected.py", title="How children are protected", icon=":material/shield:"),
            st.Page("pages/about/accessibility.py", title="Accessibility", icon=":material/accessibility_new:"),
        ],
        OFFICER: [
            st.Page("pages/officer/publish.py", title="Publish", icon=":material/publish:", visibility=listed),
            st.Page("pages/officer/activity.py", title="Activity", icon=":material/history:", visibility=listed),
        ],
    }


def view() -> None:
    """One view of one page: through the door, and every fault told in one place."""
    # Before st.navigation: a page's Material icon is otherwise fetched from another host as the tab's icon.
    front.dress()
    caller = signing_in.caller()
    pages = front.pages(menu, to_officers=caller.is_officer)
    page = st.navigation(pages, position=caller.menu, expanded=True)
    about = None
    try:
        with caller.inside():
            if not release.exists():
                with st.spinner("Preparing the invented sample. This takes under a minute, the first time only.", show_time=True):
                    desk.prepare_sample()
            with release.held_if_any() if page in pages[OFFICER] else release.held():
                about = release.about_if_readable() if page in pages[OFFICER] else release.about()
                if page in pages[OFFICER]:
                    signing_in.officers_only(page.url_path, about.release_id if about else None)
                page.run()
    except MayNotLook as refusal:
        signing_in.closed(refusal, about)
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


if __name__ == "app":
    # The server imports this file once, then runs it for each view. Naming the menu here keeps Streamlit from taking
    # the folder pages/ for a menu of its own on the first view after a start. It warns that nobody is looking yet.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    st.navigation(menu())
    desk.tidy()
    look_at_the_secrets_once()
    serving.look_for_garbage_seldom()
    server = st.App(__file__, routes=serving.ROUTES, middleware=serving.MIDDLEWARE)
else:
    view()
