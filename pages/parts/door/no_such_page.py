"""An address that leads nowhere: said in words, with the way on, in place of the first page under Streamlit's own message."""

from pathlib import Path
from string import Template

import streamlit as st
from starlette import types

from pages.parts.door.layer import Layer, in_place_of_the_page

HERE = Path(__file__)
# The first page alone has no name in its address. The menu cannot be asked: pages have no names until somebody looks.
KNOWN = {"/", *(f"/{file.stem}" for file in HERE.parents[2].glob("*/[a-z]*.py") if file.parent != HERE.parents[1])}
COLOURS = {name: st.get_option(f"theme.{name}") for name in ("textColor", "backgroundColor", "linkColor")}
PAGE = Template(HERE.with_suffix(".html").read_text(encoding="utf-8")).substitute(COLOURS).encode("utf-8")
NOT_FOUND = 404


class NoSuchPage(Layer):
    """Lets through what leads to a page, listed in the menu or not, and what is no page."""

    def turned(self, scope: types.Scope, send: types.Send) -> types.Send:
        return send if scope["path"] in KNOWN else in_place_of_the_page(PAGE, send, NOT_FOUND)
