"""What every layer round Streamlit's own server is: it sees each answer over HTTP, and may change it on its way out."""

from abc import ABC, abstractmethod

from starlette import types

HTML = (b"content-type", b"text/html; charset=utf-8")
# They tell of the page as it was before. Without a mark of its age it is asked for anew each time, as it is small.
OF_THE_OTHER = frozenset((b"accept-ranges", b"content-length", b"content-encoding", b"etag", b"last-modified"))


class Layer(ABC):
    """Lets a websocket through untouched: it has no page to guard or to dress."""

    def __init__(self, app: types.ASGIApp):
        self.app = app

    async def __call__(self, scope: types.Scope, receive: types.Receive, send: types.Send) -> None:
        await self.app(scope, receive, self.turned(scope, send) if scope["type"] == "http" else send)

    @abstractmethod
    def turned(self, scope: types.Scope, send: types.Send) -> types.Send:
        """How the answer to a request is sent, in place of how it would be."""


def in_place_of_the_page(page: bytes, send: types.Send, status: int = 200) -> types.Send:
    """Sends another page wherever Streamlit answers with its own, and everything else as it is."""
    is_page = False

    async def send_instead(message: types.Message) -> None:
        nonlocal is_page
        if message["type"] == "http.response.start":
            is_page = message["status"] == 200 and HTML in message["headers"]
            if is_page:
                kept = [(name, value) for name, value in message["headers"] if name not in OF_THE_OTHER]
                message["headers"] = [*kept, (b"content-length", str(len(page)).encode("ascii"))]
                message["status"] = status
        elif is_page:
            if message.get("more_body"):
                return
            message["body"] = page
        await send(message)

    return send_instead
