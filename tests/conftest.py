"""What several rooms of the tests share: the sample, published once as an officer would publish it."""

import pytest

from tests.support.sample import published


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """A folder that holds the sample's releases."""
    return published(tmp_path_factory.mktemp("sample") / "releases")


@pytest.fixture
def on_sample(releases, monkeypatch):
    """The dashboard looks at the sample's releases, and at nothing else."""
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases))
    return releases
