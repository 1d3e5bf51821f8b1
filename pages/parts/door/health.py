"""The health address: which release is open, for whoever watches over the server. Nothing else is told there."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from data import release
from data.problems import ReaderProblem

PATH = "/health/release"
FRESH = {"cache-control": "no-store"}


def open_release(_request: Request) -> JSONResponse:
    """The id and as-at date of the open release; 503 when there is none, or it cannot be read."""
    try:
        return JSONResponse(release.open_now(), headers=FRESH)
    except ReaderProblem:
        return JSONResponse({"release": None}, status_code=503, headers=FRESH)
