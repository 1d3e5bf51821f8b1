"""What stands around every answer: the headers, the stylesheet, the health address, the way back after a sign-in."""

import json
import re
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import pytest

from pages.parts.door.dressing import STYLE
from pages.parts.door.headers import PAGE, content_security_policy, guarded
from pages.parts.door.way_back import page_of
from tests.support.menu import page_names
from tests.support.server import ROOT, served

ADDRESSES = (
    "/",
    "/ward_map",
    "/_stcore/health",
    "/health/release",
    "/static/js/nothing.js",
    "/no_such_page",
    "/oauth2callback",
    "/media/nothing.csv",
)
EXPECTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture(scope="module")
def server(releases):
    with served(releases=releases) as running:
        yield running


def answer(address, **headers):
    try:
        with urlopen(Request(address, headers=headers)) as found:
            return found.status, found.headers, found.read()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_guarded(server, address):
    _, headers, _ = answer(server.url + address)
    assert {name: headers[name] for name in EXPECTED} == EXPECTED
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert "geolocation=()" in headers["permissions-policy"]


@pytest.mark.parametrize("address", ["/", "/ward_map", "/publish"])
def test_every_page_leads_to_the_stylesheet_and_the_browser_keeps_it_until_it_changes(server, address):
    status, headers, page = answer(server.url + address, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert int(headers["content-length"]) == len(page)
    # A browser that keeps this page would keep the name of an older stylesheet with it.
    assert not headers["etag"]
    assert headers["cache-control"] == "no-cache"
    (link,) = re.findall(rb'<link rel="stylesheet" href="(./page.css[^"]*)" />', page)
    _, headers, sheet = answer(urljoin(server.url + address, link.decode()))
    assert "immutable" in headers["cache-control"]
    assert headers["content-type"].startswith("text/css")
    assert sheet == STYLE


@pytest.mark.parametrize("name", page_names())
def test_every_page_has_an_address_that_leads_to_it(server, name):
    assert answer(f"{server.url}/{name}")[0] == 200


@pytest.mark.parametrize(
    "address", ["/no_such_page", "/frame", "/__init__", "/risk/flag_trends", "/index.html", "/ward_map2?area=nonsense"]
)
def test_an_address_that_leads_nowhere_is_told_so_and_led_on(server, address):
    status, headers, page = answer(server.url + address, **{"Accept-Encoding": "gzip"})
    assert status == 404
    assert (headers["cache-control"], int(headers["content-length"])) == ("no-cache", len(page))
    told = page.decode("utf-8")
    assert "There is no page of the dashboard at this address." in told
    assert '<a href="/">' in told
    assert "nonsense" not in told


@pytest.mark.parametrize("choices", ["", "?area=E08000032"])
def test_the_first_page_is_found_by_its_own_name_too(server, choices):
    (first,) = re.findall(r'st\.Page\("pages/\w+/(\w+)\.py"[^)]*default=True', (ROOT / "app.py").read_text(encoding="utf-8"))
    with urlopen(f"{server.url}/{first}{choices}") as found:
        assert (found.status, found.url) == (200, f"{server.url}/{choices}")


def test_what_is_no_page_is_sent_as_it_is(server):
    assert answer(f"{server.url}/_stcore/health")[2] == b"ok"
    assert answer(f"{server.url}/favicon.png")[2] == (PAGE.parent / "favicon.png").read_bytes()


def test_only_behind_tls_are_browsers_told_to_keep_to_it(server):
    assert "strict-transport-security" not in answer(server.url)[1]
    assert "max-age" in answer(server.url, **{"X-Forwarded-Proto": "https"})[1]["strict-transport-security"]


def test_behind_tls_a_cookie_is_kept_off_other_connections_and_a_header_is_said_once():
    theirs = [(b"set-cookie", b"a=b; Path=/"), (b"set-cookie", b"c=d; Secure"), (b"x-frame-options", b"SAMEORIGIN")]
    found = guarded(theirs, by_tls=True)
    assert found[:2] == [(b"set-cookie", b"a=b; Path=/; Secure"), (b"set-cookie", b"c=d; Secure")]
    names = [name for name, _ in found if name != b"set-cookie"]
    assert len(names) == len(set(names))
    assert guarded(theirs, by_tls=False)[0] == theirs[0]


def test_a_script_in_the_page_is_allowed_by_what_it_says_and_no_other():
    assert "sha256-" not in content_security_policy("<p>no script</p>")
    one, other = (content_security_policy(f"<script>{text}</script>") for text in ("a()", "b()"))
    assert one.count("sha256-") == 1
    assert one != other


def test_the_health_address_says_which_release_is_open_and_nothing_else(server, releases):
    status, headers, body = answer(server.url + "/health/release")
    current = (releases / "current").read_text(encoding="utf-8").strip()
    assert (status, json.loads(body)) == (200, {"release": current, "as_at": current[:10]})
    assert headers["cache-control"] == "no-store"


def test_the_health_address_says_when_no_release_can_be_opened(tmp_path):
    (tmp_path / "2021-08-31-1").mkdir()
    (tmp_path / "current").write_text("2021-08-31-1\n", encoding="utf-8")
    with served(releases=tmp_path) as broken:
        status, _, body = answer(broken.url + "/health/release")
    assert (status, json.loads(body)) == (503, {"release": None})


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("http://127.0.0.1/flag_trends?split=Risk+level", "/flag_trends?split=Risk+level"),
        ("https://council.example/ward_map", "/ward_map"),
        ("http://127.0.0.1/", None),
        ("", None),
        ("//evil.example/ward_map", "/ward_map"),
        ("/\\evil.example", None),
        ("http://127.0.0.1//evil.example", None),
        ("javascript:alert(1)", None),
        ("/ward_map/../../etc", None),
        ("/ward_map?a=%0d%0aSet-Cookie:b", "/ward_map?a=%0D%0ASet-Cookie%3Ab"),
        ("/oauth2callback", None),
        # What cannot be taken apart at all: a bracket that does not close, a host that no name may be.
        ("http://[x/ward_map", None),
        ("http://council\u2100.example/ward_map", None),
        ("/ward_map?a=" + "b" * 2_000, None),
    ],
)
def test_the_way_back_leads_to_a_page_of_this_dashboard_or_nowhere(address, page):
    assert page_of(address) == page
