"""What every page is framed by: the tab's title, the stylesheet, and the sentence that says what the records are."""

import traceback
from base64 import b64encode
from pathlib import Path

import streamlit as st

from data.release import Release
from pages.parts import words

HERE = Path(__file__).parent
# As an address of its own: a file would be opened and measured again at every view.
MARK = f"data:image/png;base64,{b64encode((HERE / 'mark.png').read_bytes()).decode('ascii')}"
STYLE = f"<style>{(HERE / 'page.css').read_text(encoding='utf-8')}</style>"


def dress() -> None:
    """Title, icon and stylesheet. No address of another host stands in any of them."""
    st.set_page_config(page_title="Partnership scrutiny", page_icon=MARK, layout="wide")
    st.html(STYLE)


def banner(release: Release | None) -> None:
    """On every page and at the foot of every sheet: what the records are and their day. Nothing without a release."""
    if release is None:
        return
    said = f"{release.synthetic} " if release.synthetic else ""
    st.markdown(
        f'<p class="banner">{words.safe(said)}As at {words.day(release.as_at)}.</p>{foot_of_sheets(release)}',
        unsafe_allow_html=True,
    )


def foot_of_sheets(release: Release) -> str:
    """Source, day and release, as a style that prints them on every sheet of a page."""
    said = f"Source: {release.supplied_by}, as at {words.day(release.as_at)}. Release {release.release_id}."
    # A style reads each character by its number, so that no name can end the text.
    text = "".join(each if each.isalnum() or each in " ,.:-" else f"\\{ord(each):06x}" for each in said)
    return f'<style>@page {{ @bottom-left {{ content: "{text}"; }} }}</style>'


def where(problem: Exception) -> str:
    """The kind of a fault and the lines it came through, without its message."""
    lines = [
        f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in traceback.extract_tb(problem.__traceback__)
    ]
    return f"{type(problem).__name__} in {' > '.join(lines[-4:])}"
