"""What stands around Streamlit's own server: headers, stylesheet, ways back and on, the health address; how it tidies."""

import gc

from starlette.middleware import Middleware
from starlette.routing import Route

from pages.parts.door import dressing, first_page
from pages.parts.door.dressing import Dressed
from pages.parts.door.headers import SecurityHeaders
from pages.parts.door.health import PATH, open_release
from pages.parts.door.no_such_page import NoSuchPage
from pages.parts.door.way_back import WayBack

ROUTES = (Route(PATH, open_release, methods=["GET"]), dressing.ROUTE, first_page.ROUTE)
# The outermost first.
MIDDLEWARE = (Middleware(SecurityHeaders), Middleware(NoSuchPage), Middleware(Dressed), Middleware(WayBack))
# Python looks for circles of dead objects after every 700 new ones, the older of them after every 7,000. A view makes
# thousands of objects and next to no circles: a tenth of its time went into looking. Memory stays flat (tests/benchmarks/).
NEW_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS = 50_000, 20, 20


def look_for_garbage_seldom() -> None:
    """What is loaded by now lives as long as the server: it is not looked at again, and the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)
