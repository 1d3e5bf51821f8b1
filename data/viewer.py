"""Who is looking, and whether they may."""

from collections.abc import Mapping

from data.problems import ReaderProblem


class MayNotLook(ReaderProblem):
    """Whoever is looking may not see this release."""


def require_viewer(manifest: Mapping[str, object]) -> None:
    """Let the viewer pass, or raise MayNotLook. The invented sample is open to anyone; nothing else is yet."""
    if not manifest.get("synthetic"):
        raise MayNotLook(
            "This release was made from real extracts, so it opens only to people who have signed in, and sign-in is not set up. "
            "Nothing is wrong with the figures. Ask the officer who looks after the dashboard to set up sign-in."
        )
