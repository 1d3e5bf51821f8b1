"""What is taken away as a file: made as the viewer whom the page was drawn for, from the page's release, and recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from data import activity
from data.release import held
from data.viewer import Viewer, acting, looking


def button(
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    mime: str,
    release_id: str,
    key: str = "download",
    is_first: bool = False,
) -> None:
    """The one way to a file. It is made when it is asked for, from the page's release, though another may be current by then."""
    viewer = looking()

    def taken() -> bytes:
        with taking_away(viewer, release_id):
            return make()

    st.download_button(
        label,
        data=taken,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=key,
        icon=":material/download:",
        type="primary" if is_first else "secondary",
    )


@contextmanager
def taking_away(viewer: Viewer, release_id: str) -> Iterator[None]:
    """While a file is made, outside of any view. Raises NotSignedIn when the viewer's sign-in has ended in the meantime."""
    with acting(viewer), held(release_id):
        activity.noted("download", viewer.who, release_id)
        yield


@contextmanager
def recorded(viewer: Viewer) -> Iterator[None]:
    """While a file is made that is of no release. Raises NotSignedIn when the viewer's sign-in has ended since."""
    with acting(viewer):
        activity.noted("download", viewer.who)
        yield
