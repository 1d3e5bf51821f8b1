"""True shapes are fetched page by page, patiently; when they cannot be, the reader is told and nothing changes."""

import dataclasses
import json
import socket
import threading
from types import SimpleNamespace

import pytest

from geo.areas import BoundarySettings
from geo.boundaries import Refused, command, fetching
from geo.folders import boundaries_folder
from geo.shapes import shapes as kept
from tests.support import made_up_map
from tests.support.boundary_service import Service, serving
from tests.support.made_up_map import ASHMERE, FOLDER, WARDS

VINTAGE = "2015"
BUSY, WRONG = (503, b"busy"), (404, b"gone")
TOLD_BUSY = (200, json.dumps({"error": {"code": 500, "message": "Error performing query operation"}}).encode())
TOLD_WRONG = (200, json.dumps({"error": {"code": 400, "message": "Invalid URL"}}).encode())


@pytest.fixture(autouse=True)
def ashmere(tmp_path, monkeypatch):
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(FOLDER))
    monkeypatch.setenv("SCRUTINY_BOUNDARIES", str(tmp_path / "kept"))


@pytest.fixture(autouse=True)
def pauses(monkeypatch):
    """The seconds that would have been waited."""
    waited = []
    monkeypatch.setattr(fetching, "time", SimpleNamespace(sleep=waited.append))
    return waited


@pytest.fixture
def service():
    with serving(Service(made_up_map.features(made_up_map.shapes()))) as running:
        yield running


@pytest.fixture
def fetch(monkeypatch, capsys):
    """Run the command against an address: its exit code and what it told the user."""

    def run(address, *arguments):
        settings = dataclasses.replace(ASHMERE.boundaries, service=address)
        monkeypatch.setattr(command, "district", lambda _: dataclasses.replace(ASHMERE, boundaries=settings))
        ended = command.main(["fetch", *arguments])
        said = capsys.readouterr()
        return ended, said.out + said.err

    return run


def is_kept():
    return kept(boundaries_folder(), VINTAGE, frozenset(WARDS), "now") is not None


@pytest.mark.parametrize("tells_in", ["properties", "page"])
def test_wards_are_fetched_page_by_page_in_metres_of_the_grid(tells_in, service, fetch):
    service.tells_in = tells_in
    ended, said = fetch(service.address, "--vintage", VINTAGE)
    assert ended == 0
    assert "Added the true shapes of 12 wards, as they are from 7 May 2015 on." in said
    assert [values["resultOffset"] for values in service.asked] == ["0", "5", "10"]
    assert {(values["f"], values["outSR"], values["inSR"]) for values in service.asked} == {("geojson", "27700", "27700")}
    assert service.asked[0]["geometry"] == "519000,469000,537000,480000"
    assert is_kept()


@pytest.mark.parametrize("fault", [BUSY, TOLD_BUSY, (429, b"slow down")], ids=["busy", "told busy", "too fast"])
def test_a_passing_fault_is_waited_for(fault, service, fetch):
    service.says = [fault, fault]
    assert fetch(service.address)[0] == 0
    assert len(service.asked) == 5
    assert is_kept()


def test_each_pause_is_longer_than_the_last(service, fetch, pauses):
    service.says = [BUSY] * 3
    assert fetch(service.address)[0] == 0
    assert pauses == [2, 4, 8]


def test_a_service_that_stays_busy_is_told_and_nothing_is_changed(service, fetch):
    service.says = [BUSY] * 10
    ended, said = fetch(service.address)
    assert ended == 2
    assert said.startswith("The boundary service could not be reached, so nothing was changed.")
    assert "add the file: python -m geo.boundaries add FILE" in said
    assert len(service.asked) == fetching.TRIES
    assert not is_kept()


def test_offline_is_told_calmly(fetch):
    ended, said = fetch("http://127.0.0.1:9/arcgis/rest/services")
    assert ended == 2
    assert said.startswith("The boundary service could not be reached")
    assert "127.0.0.1" not in said
    assert not is_kept()


@pytest.mark.parametrize(
    "answer",
    [WRONG, TOLD_WRONG, (200, b"<html>Sign in</html>"), (200, b"[]"), (200, b'{"features": 3}')],
    ids=["gone", "told wrong", "a page", "a list", "a number"],
)
def test_an_answer_that_is_not_wards_is_told_and_not_asked_again(answer, service, fetch):
    service.says = [answer] * 10
    ended, said = fetch(service.address)
    assert ended == 2
    assert "answered, but not with wards" in said
    assert "district.toml" in said
    assert len(service.asked) == 1
    assert not is_kept()


def test_an_answer_that_is_no_web_answer_is_waited_for_and_told(fetch, pauses):
    with socket.create_server(("127.0.0.1", 0)) as odd:
        threading.Thread(target=_garble, args=(odd,), daemon=True).start()
        ended, said = fetch(f"http://127.0.0.1:{odd.getsockname()[1]}/arcgis/rest/services")
    assert ended == 2
    assert said.startswith("The boundary service could not be reached")
    assert pauses == [2, 4, 8]


def _garble(server):
    """Answer every request with what no web server says."""
    for _ in range(fetching.TRIES):
        asking, _ = server.accept()
        with asking:
            asking.recv(4096)
            asking.sendall(b"SSH-2.0-something\r\n\r\n")


def test_nothing_is_kept_of_several_vintages_unless_each_of_them_is_fit(service, fetch, monkeypatch):
    own = command.fetch

    def first_alone(here, vintage):
        if vintage != VINTAGE:
            raise Refused("1 of 12 wards are missing.")
        return own(here, vintage)

    monkeypatch.setattr(command, "fetch", first_alone)
    monkeypatch.setattr(command, "_vintages", lambda *_: [VINTAGE, "2027"])
    ended, said = fetch(service.address)
    assert (ended, said.splitlines()[-1]) == (2, "No boundaries were added. The maps stay as they were.")
    assert not is_kept()


def test_what_is_fetched_is_checked_like_any_file(service, fetch):
    service.features = service.features[:-1]
    ended, said = fetch(service.address)
    assert ended == 2
    assert "1 of 12 wards are missing: Larkfield & Mill." in said
    assert not is_kept()


def test_longitudes_from_a_service_that_was_asked_for_metres_are_refused(service, fetch):
    service.features = made_up_map.features(made_up_map.shapes().to_crs(4326))
    ended, said = fetch(service.address)
    assert ended == 2
    assert "outside the district" in said


@pytest.mark.parametrize("address", ["http://example.org/services", "file:///etc", "ftp://127.0.0.1/services"])
def test_only_a_safe_address_is_opened(address, fetch):
    ended, said = fetch(address)
    assert ended == 2
    assert "must begin with https." in said


def test_a_vintage_without_a_layer_is_told():
    settings = BoundarySettings((0, 0, 1, 1), 1, "Nobody", "https://example.org", (("2015", "Wards/0"),))
    with pytest.raises(Refused, match="names no layer of the boundary service for the wards of 2027"):
        fetching.fetched(settings, "2027")


def test_the_address_of_a_layer_is_the_service_and_the_layer():
    settings = BoundarySettings((0, 0, 1, 1), 1, "Nobody", "https://example.org/services/", (("2015", "/Wards/0/"),))
    assert settings.address("2015") == "https://example.org/services/Wards/0"
    assert settings.address("2027") is None
