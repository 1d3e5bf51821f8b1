"""Fetches the wards round a district from an ArcGIS feature service, page by page, into one GeoJSON text."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from http.client import HTTPException
from urllib.parse import urlencode, urlsplit

from geo.areas import BoundarySettings
from geo.boundaries import Refused
from geo.boundaries.reading import GRID, MOST_BYTES

A_PAGE, MOST_PAGES = 200, 100
SECONDS, TRIES, FIRST_PAUSE = 60, 4, 2
LOOPBACK = ("127.0.0.1", "::1", "localhost")
PASSING = (408, 429, 500, 502, 503, 504)
OFFLINE = (
    "The boundary service could not be reached, so nothing was changed. Check that this machine may open addresses on the "
    "internet, and try again; or download the wards with a browser from the ONS Open Geography Portal and add the file: "
    "python -m geo.boundaries add FILE"
)
NO_ANSWER = (
    "The boundary service answered, but not with wards, so nothing was changed. The layer may have been renamed: "
    "look it up on the ONS Open Geography Portal and correct it in the district's file district.toml."
)


class Passing(Exception):
    """A fault that may pass."""


def fetched(settings: BoundarySettings, vintage: str, tell: Callable[[str], None] = lambda _: None) -> bytes:
    """A GeoJSON text of every ward that meets the box round the district. Raises Refused."""
    address = settings.address(vintage)
    if address is None:
        raise Refused(f"The district's file district.toml names no layer of the boundary service for the wards of {vintage}.")
    where = urlsplit(address)
    if where.scheme != "https" and not (where.scheme == "http" and where.hostname in LOOPBACK):
        raise Refused("The address of the boundary service must begin with https. Correct it in district.toml.")
    features: list[object] = []
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{GRID}"}}
    for _ in range(MOST_PAGES):
        page = _page(f"{address}/query?{urlencode(_asked(settings, len(features)))}")
        features += page["features"]
        crs = page.get("crs", crs)
        tell(f"{len(features)} wards read")
        if not _has_more(page):
            break
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}).encode("utf-8")


def _asked(settings: BoundarySettings, offset: int) -> Mapping[str, object]:
    """No name of a column is asked for: services rename them with every year."""
    return {
        "where": "1=1",
        "geometry": ",".join(f"{edge:g}" for edge in settings.extent),
        "geometryType": "esriGeometryEnvelope",
        "spatialRel": "esriSpatialRelIntersects",
        "inSR": GRID,
        "outSR": GRID,
        "outFields": "*",
        "resultOffset": offset,
        "resultRecordCount": A_PAGE,
        "f": "geojson",
    }


def _page(address: str) -> Mapping[str, object]:
    """One page of features, asked for again while a fault may pass."""
    for tried in range(TRIES):
        try:
            return _read(address)
        except Passing:
            if tried + 1 < TRIES:
                time.sleep(FIRST_PAUSE * 2**tried)
    raise Refused(OFFLINE)


def _read(address: str) -> Mapping[str, object]:
    try:
        with _opener().open(address, timeout=SECONDS) as answer:
            content = answer.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as fault:
        raise (Passing if fault.code in PASSING else Refused)(NO_ANSWER) from fault
    except (OSError, ValueError, urllib.error.URLError, HTTPException) as fault:
        raise Passing from fault
    try:
        page = json.loads(content) if len(content) <= MOST_BYTES else {}
    except ValueError:
        page = {}
    told = page.get("error") if isinstance(page, dict) else None
    if isinstance(told, dict) and told.get("code") in PASSING:
        raise Passing
    if not isinstance(page, dict) or not isinstance(page.get("features"), list):
        raise Refused(NO_ANSWER)
    return page


def _opener() -> urllib.request.OpenerDirector:
    """Opens web addresses, through the machine's proxy where it has one, and nothing else: no file, no other service."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _has_more(page: Mapping[str, object]) -> bool:
    """A service says so on the page itself or among its properties, never by the number of features."""
    properties = page.get("properties")
    return page.get("exceededTransferLimit") is True or (
        isinstance(properties, dict) and properties.get("exceededTransferLimit") is True
    )
