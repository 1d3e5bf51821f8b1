"""What the tests of the pages share: one pack of everything, made once."""

import pytest

from tests.support.packs import whole


@pytest.fixture(scope="session")
def pack(releases):
    """The pack of every area and every topic of the sample."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SCRUTINY_RELEASES", str(releases))
        return whole()
