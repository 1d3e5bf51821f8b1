"""What the front door does for every page: the tab's icon, the menu, and where a fault came from."""

import traceback
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import streamlit as st

HERE = Path(__file__).parent
# As an address of its own: a file would be opened and measured again at every view.
MARK = f"data:image/png;base64,{b64encode((HERE / 'mark.png').read_bytes()).decode('ascii')}"
Menu = dict[str, list[st.Page]]
_made: dict[tuple[CodeType, bool], Menu] = {}


def dress() -> None:
    """The tab's icon, for which no other host is asked. Its title is the page's own, so that two tabs can be told apart."""
    st.set_page_config(page_icon=MARK, layout="wide")


def pages(menu: Callable[..., Menu], *, to_officers: bool) -> Menu:
    """The pages of a menu, made once for all views: each that is made asks the disk eight times where its file is.

    A view has copies of its own: Streamlit notes on the page it opens that it may be run once.
    """
    asked = menu.__code__, to_officers
    made = _made.get(asked) or _made.setdefault(asked, menu(to_officers=to_officers))
    return {section: [_copied(page) for page in listed] for section, listed in made.items()}


def _copied(page: st.Page) -> st.Page:
    """The same as copy.copy, which asks each page how it wants to be copied."""
    other = object.__new__(type(page))
    other.__dict__.update(page.__dict__)
    return other


def where(problem: Exception) -> str:
    """The kind of a fault and the lines it came through, without its message."""
    lines = [
        f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in traceback.extract_tb(problem.__traceback__)
    ]
    return f"{type(problem).__name__} in {' > '.join(lines[-4:])}"
