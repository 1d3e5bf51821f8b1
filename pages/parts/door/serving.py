"""What stands around Streamlit's own server: the headers, the way back after a sign-in, the health address."""

from starlette.middleware import Middleware
from starlette.routing import Route

from pages.parts.door.headers import SecurityHeaders
from pages.parts.door.health import PATH, open_release
from pages.parts.door.way_back import WayBack

ROUTES = (Route(PATH, open_release, methods=["GET"]),)
MIDDLEWARE = (Middleware(SecurityHeaders), Middleware(WayBack))
