"""A reader without a browser: asks Streamlit for views over its websocket, as the browser does, and says what they cost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


@dataclass(frozen=True)
class View:
    """One view of a page: seconds from asking to the end of the run, bytes and messages received."""

    seconds: float
    size: int
    messages: int


@dataclass
class Reader:
    """One open session. Like the browser, it remembers large messages and says so, and is then sent only their names."""

    socket: ClientConnection
    page_name: str
    page_hash: str = ""
    remembered: set[str] = field(default_factory=set)
    menu: dict[str, str] = field(default_factory=dict)

    async def view(self) -> View:
        """Ask for the page and wait until it has been sent whole. Raises RuntimeError when what is sent is a fault."""
        asked = BackMsg()
        asked.rerun_script.page_name = "" if self.page_hash else self.page_name
        asked.rerun_script.page_script_hash = self.page_hash
        asked.rerun_script.cached_message_hashes.extend(self.remembered)
        began = perf_counter()
        await self.socket.send(asked.SerializeToString())
        size = messages = 0
        while True:
            frame = await self.socket.recv()
            size, messages = size + len(frame), messages + 1
            message = ForwardMsg.FromString(frame)
            if self._noted(message):
                return View(perf_counter() - began, size, messages)

    def _noted(self, message: ForwardMsg) -> bool:
        """Take from a message what the next view needs; gives whether it was the last of the view."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and kind != "ref_hash":
            self.remembered.add(message.hash)
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
            self.menu = {page.page_name: page.url_pathname for page in message.navigation.app_pages}
        if kind == "new_session" and not self.page_hash:
            self.page_hash = message.new_session.page_script_hash
        if kind == "page_not_found" or (kind == "delta" and _is_fault(message)):
            raise RuntimeError(f"The page {self.page_name or '/'} shows a fault, so its speed says nothing.")
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def _is_fault(message: ForwardMsg) -> bool:
    element = message.delta.new_element
    return element.WhichOneof("type") == "exception" or (
        element.WhichOneof("type") == "alert" and element.alert.format == element.alert.ERROR
    )


@asynccontextmanager
async def reading(address: str, page_name: str = "") -> AsyncIterator[Reader]:
    """A new session on a page. address: the server's websocket; page_name: "" for the first page."""
    async with connect(address, compression=None, max_size=None, open_timeout=60, ping_interval=None) as socket:
        yield Reader(socket, page_name)


async def menu(address: str) -> dict[str, str]:
    """The pages by title, with the path of each."""
    async with reading(address) as reader:
        await reader.view()
        return reader.menu
