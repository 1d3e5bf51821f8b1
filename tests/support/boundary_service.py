"""A boundary service on this machine: answers as an ArcGIS feature service does, page by page, with what a test chooses."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

GRID = {"type": "name", "properties": {"name": "EPSG:27700"}}


@dataclass
class Service:
    """What it holds and how it answers.

    says: one (HTTP status, body) for each of the first requests, before it answers well. a_page: the most features on a
    page. asked: the values of every request. tells_in: where it says that there are more.
    """

    features: Sequence[dict]
    a_page: int = 5
    says: list[tuple[int, bytes]] = field(default_factory=list)
    tells_in: str = "properties"
    asked: list[dict[str, str]] = field(default_factory=list)
    address: str = ""

    def answer(self, query: str) -> tuple[int, bytes]:
        values = {name: texts[0] for name, texts in parse_qs(query).items()}
        self.asked.append(values)
        if self.says:
            return self.says.pop(0)
        first = int(values["resultOffset"])
        page = self.features[first : first + min(self.a_page, int(values["resultRecordCount"]))]
        told = {"type": "FeatureCollection", "crs": GRID, "features": page}
        if first + len(page) < len(self.features):
            told |= {"properties": {"exceededTransferLimit": True}} if self.tells_in == "properties" else {}
            told |= {"exceededTransferLimit": True} if self.tells_in == "page" else {}
        return 200, json.dumps(told).encode("utf-8")


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """The service on a free loopback port until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = service.answer(urlsplit(self.path).query)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        service.address = f"http://127.0.0.1:{server.server_port}/arcgis/rest/services"
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()
