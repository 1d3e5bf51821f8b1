"""The stylesheet, led to from Streamlit's own page: sent once and kept by the browser, instead of with every view."""

from hashlib import sha256
from pathlib import Path

from starlette import types
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.parts.door.headers import PAGE
from pages.parts.door.layer import Layer, in_place_of_the_page

SHEET = Path(__file__).parents[1] / "page.css"
STYLE = SHEET.read_bytes()
# Its name changes with it, so that a browser may keep it; below the page's own address, wherever that is.
PATH = "/page.css"
LINK = f'<link rel="stylesheet" href=".{PATH}?{sha256(STYLE).hexdigest()[:12]}" />'
# The last thing of the page: where two rules weigh the same, ours is to hold, not one of those that Streamlit writes in the head.
END = "</body>"
DRESSED = PAGE.read_text(encoding="utf-8").replace(END, f"{LINK}{END}").encode("utf-8")


def stylesheet(_request: Request) -> Response:
    """The stylesheet of every page."""
    return Response(STYLE, media_type="text/css", headers={"cache-control": "public, immutable, max-age=31536000"})


ROUTE = Route(PATH, stylesheet, methods=["GET"])


class Dressed(Layer):
    """Sends Streamlit's page with the link in it, wherever Streamlit answers with its page."""

    def turned(self, _scope: types.Scope, send: types.Send) -> types.Send:
        return in_place_of_the_page(DRESSED, send)
