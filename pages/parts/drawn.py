"""Drawing once: what was drawn for an answer is replayed to whoever asks for the same answer of the same release."""

from types import FunctionType

import streamlit as st

from data.release import Answer

MOST_KEPT = 1_024

drawn = st.cache_data(
    max_entries=MOST_KEPT,
    show_spinner=False,
    # One short text each: what a tuple holds is hashed piece by piece, many times a view.
    hash_funcs={Answer: lambda answer: answer.key, FunctionType: lambda drawing: f"{drawing.__module__}.{drawing.__qualname__}"},
)
