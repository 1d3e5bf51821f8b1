"""What is taken away as a file: made as the viewer whom the page was drawn for, from the page's release, and recorded."""

from collections.abc import Iterator
from contextlib import contextmanager

from data import activity
from data.release import held
from data.viewer import Viewer, acting


@contextmanager
def taking_away(viewer: Viewer, release_id: str) -> Iterator[None]:
    """While a file is made that a reader asked for. Raises NotSignedIn when the viewer's sign-in has ended since."""
    with acting(viewer), held(release_id):
        activity.noted("download", viewer.who, release_id)
        yield


@contextmanager
def recorded(viewer: Viewer) -> Iterator[None]:
    """While a file is made that is of no release. Raises NotSignedIn when the viewer's sign-in has ended since."""
    with acting(viewer):
        activity.noted("download", viewer.who)
        yield
