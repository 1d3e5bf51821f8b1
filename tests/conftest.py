"""What several rooms of the tests share: the sample, published once as an officer would publish it, and two other releases."""

from datetime import date

import pytest
import streamlit as st

from tests.support import invented
from tests.support.drawn import BRADFORD
from tests.support.made_up_map import ASHMERE, FOLDER
from tests.support.sample import published


@pytest.fixture(scope="session", autouse=True)
def nothing_of_this_machines_own(tmp_path_factory):
    """No test reads this machine's access file, or writes to its log."""
    own = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SCRUTINY_ACTIVITY", str(own / "activity"))
        here.setenv("SCRUTINY_ACCESS", str(own / "access.toml"))
        yield


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    """A folder that holds the sample's releases."""
    return published(tmp_path_factory.mktemp("sample") / "releases")


@pytest.fixture
def on_sample(releases, monkeypatch):
    """The dashboard looks at the sample's releases, and at nothing else."""
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases))
    return releases


@pytest.fixture(scope="session")
def releases_of_ashmere(tmp_path_factory):
    """Releases of a district that does not exist, as at the same day as the sample."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SCRUTINY_DISTRICT", str(FOLDER))
        return invented.published(tmp_path_factory.mktemp("ashmere"), ASHMERE, date(2020, 1, 1), date(2021, 8, 31))


@pytest.fixture(scope="session")
def releases_across(tmp_path_factory):
    """Releases of invented records that run across the change of wards on 7 May 2026."""
    with pytest.MonkeyPatch.context() as later:
        later.setattr("data.intake.terms.today", lambda: date(2027, 7, 31))
        return invented.published(tmp_path_factory.mktemp("across"), BRADFORD, date(2025, 1, 1), date(2027, 6, 30))


@pytest.fixture
def on_ashmere(releases_of_ashmere, monkeypatch):
    """The dashboard looks at a district that does not exist; nothing drawn for another is kept, here or afterwards."""
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(FOLDER))
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases_of_ashmere))
    st.cache_resource.clear()
    yield releases_of_ashmere
    st.cache_resource.clear()


@pytest.fixture
def on_both_sides(releases_across, monkeypatch):
    """The dashboard looks at the release that runs across the change of wards."""
    monkeypatch.setenv("SCRUTINY_RELEASES", str(releases_across))
    return releases_across
