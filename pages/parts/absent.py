"""What a page says when an extract that it needs was not supplied: one calm line, and no more."""

from collections.abc import Sized

import streamlit as st

from pages.parts import frame, texts

NO_REPORTS = "Not supplied: no police report came with these extracts. The other pages are complete without it."
NO_QUARTER = "Not supplied: these extracts do not yet cover a whole quarter"
NO_WARDS = f"{NO_QUARTER}, so there are no ward figures. Nothing is wrong."
NO_QUARTERLY = f"{NO_QUARTER}, and this is counted by quarter. The other views are complete without it."


def stop_without(found: Sized, said: str, question: str = "") -> None:
    """Say it and end the page when there is nothing to show. question: the page's, where it does not stand there yet."""
    if not found:
        if question:
            texts.write(frame.question(question))
        st.info(said)
        st.stop()
