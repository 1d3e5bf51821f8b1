"""What every layer round Streamlit's own server is: it sees each answer over HTTP, and may change it on its way out."""

from abc import ABC, abstractmethod

from starlette import types


class Layer(ABC):
    """Lets a websocket through untouched: it has no page to guard or to dress."""

    def __init__(self, app: types.ASGIApp):
        self.app = app

    async def __call__(self, scope: types.Scope, receive: types.Receive, send: types.Send) -> None:
        await self.app(scope, receive, self.turned(scope, send) if scope["type"] == "http" else send)

    @abstractmethod
    def turned(self, scope: types.Scope, send: types.Send) -> types.Send:
        """How the answer to a request is sent, in place of how it would be."""
