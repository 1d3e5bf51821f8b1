"""The stylesheet, led to from Streamlit's own page: sent once and kept by the browser, instead of with every view."""

from hashlib import sha256
from pathlib import Path

from starlette import types
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.parts.door.headers import PAGE
from pages.parts.door.layer import Layer

SHEET = Path(__file__).parents[1] / "page.css"
STYLE = SHEET.read_bytes()
# Its name changes with it, so that a browser may keep it; below the page's own address, wherever that is.
PATH = "/page.css"
LINK = f'<link rel="stylesheet" href=".{PATH}?{sha256(STYLE).hexdigest()[:12]}" />'
# The last thing of the page: where two rules weigh the same, ours is to hold, not one of those that Streamlit writes in the head.
END = "</body>"
DRESSED = PAGE.read_text(encoding="utf-8").replace(END, f"{LINK}{END}").encode("utf-8")
# They tell of the page as it was before. Without a mark of its age it is asked for anew each time, as it is small.
OF_THE_OTHER = frozenset((b"accept-ranges", b"content-length", b"content-encoding", b"etag", b"last-modified"))


def stylesheet(_request: Request) -> Response:
    """The stylesheet of every page."""
    return Response(STYLE, media_type="text/css", headers={"cache-control": "public, immutable, max-age=31536000"})


ROUTE = Route(PATH, stylesheet, methods=["GET"])


class Dressed(Layer):
    """Sends Streamlit's page with the link in it, wherever Streamlit answers with its page."""

    def turned(self, _scope: types.Scope, send: types.Send) -> types.Send:
        is_page = False

        async def send_dressed(message: types.Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                is_page = message["status"] == 200 and (b"content-type", b"text/html; charset=utf-8") in message["headers"]
                if is_page:
                    kept = [(name, value) for name, value in message["headers"] if name not in OF_THE_OTHER]
                    message["headers"] = [*kept, (b"content-length", str(len(DRESSED)).encode("ascii"))]
            elif is_page:
                if message.get("more_body"):
                    return
                message["body"] = DRESSED
            await send(message)

        return send_dressed
