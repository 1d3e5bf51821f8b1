"""The first page by its own name: Streamlit has it at the root alone, and says of its name that there is no such page."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

NAME = "headlines"


def at_the_root(request: Request) -> RedirectResponse:
    """Leads to the root, with the choices that the address holds."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


ROUTE = Route(f"/{NAME}", at_the_root, methods=["GET"])
