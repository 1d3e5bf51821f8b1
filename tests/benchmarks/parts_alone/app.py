"""A page of Streamlit's own parts, as many as Promises has of each, and nothing worked out: what such a page takes.

Its texts are as long as those of Promises, its picture is drawn once, its menu made once, and dead objects are looked for
as seldom as by our server.
"""

import copy
import gc

import plotly.graph_objects as go
import streamlit as st

PAGES, CHOICES, MONTHS = 22, 4, 24
QUESTION, ANSWER, ABOVE, BELOW = ("<p>" + "word " * words + "</p>" for words in (60, 60, 50, 4_000))


class Html:
    """HTML that shows itself, so that Streamlit does not look for a file of its name."""

    def __init__(self, body: str):
        self.body = body

    def _repr_html_(self) -> str:
        return self.body


def page() -> None:
    st.html(Html(QUESTION))
    place = st.container()
    with st.container(horizontal=True):
        for number in range(CHOICES):
            st.selectbox(f"Choice {number}", ["All", "One", "Another"], key=f"choice_{number}", bind="query-params", width=320)
    with place:
        st.html(Html(ANSWER))
    st.html(Html(ABOVE))
    picture()
    st.html(Html(BELOW))
    st.download_button("Download", data=bytes, file_name="table.csv", key="table", on_click="ignore")


@st.cache_resource(show_spinner=False)
def picture() -> None:
    st.plotly_chart(go.Figure(go.Scatter(x=list(range(MONTHS)), y=list(range(MONTHS)))), key="picture")


@st.cache_resource(show_spinner=False)
def menu() -> list[st.Page]:
    """Ours has an icon for each page too; here each would be asked of another host, to stand in the browser's tab."""
    return [st.Page(page, title=f"Page {number}", url_path=f"page_{number}", default=number == 0) for number in range(PAGES)]


if __name__ == "app":
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    server = st.App(__file__)
else:
    st.navigation([copy.copy(each) for each in menu()]).run()
