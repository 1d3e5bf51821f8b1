"""Signing in, through a browser and a real provider: who comes in, who does not, and where they land."""

from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import pytest

from data import activity
from tests.support.browser import window
from tests.support.menu import menu_paths, officer_names
from tests.support.provider import WHO_TO_ASK, guarded

SHORT_SECONDS = 8
DEEP = "flag_trends?split=Risk+level"


@pytest.fixture(scope="module")
def council(releases, tmp_path_factory):
    """A dashboard that people sign in to."""
    with guarded(tmp_path_factory.mktemp("council"), releases) as running:
        yield running


@pytest.fixture
def opened(browser, council):
    """A new browser's window on it."""
    with window(browser, council.server.url) as found:
        yield found


def is_asked_to_sign_in(shown):
    return shown.page.get_by_role("button", name="Sign in", exact=True).count() == 1 and "Who is looking?" in shown.text


def signed_in_as(shown):
    return shown.page.locator('[data-testid="stSidebar"] p.viewer').inner_text()


def done(council):
    return [(entry.what, entry.who) for entry in activity.latest(council.activity, 1_000)]


@pytest.mark.parametrize("path", ["", DEEP, "activity"])
def test_whoever_has_not_signed_in_sees_no_figure_and_no_menu(opened, synthetic, path):
    opened.visit(path)
    assert is_asked_to_sign_in(opened)
    assert WHO_TO_ASK in opened.text
    assert synthetic not in opened.text
    assert menu_paths(opened) == ()
    assert opened.page.locator('[data-testid="stException"], [data-testid="stAlert"]').count() == 0


def test_a_member_comes_in_by_a_deep_link_and_lands_on_the_page_asked_for(opened, council, synthetic):
    opened.visit(DEEP)
    council.sign_in(opened, "mel")
    assert opened.page.url == f"{council.server.url}/{DEEP}"
    assert synthetic in opened.text
    assert opened.page.get_by_role("combobox", name="Split by").input_value() == "Risk level"
    assert signed_in_as(opened) == "You are signed in as Mel Member (member)."
    assert opened.faults == []
    assert ("sign-in", "Mel Member (mel@example.org)") in done(council)


def test_a_member_is_shown_no_officer_s_page(opened, council):
    opened.visit("")
    council.sign_in(opened, "mel")
    assert set(menu_paths(opened)).isdisjoint(officer_names())
    for name in officer_names():
        opened.visit(name)
        assert "This page is for officers" in opened.text
        assert "<table" not in opened.page.locator('[data-testid="stMain"]').inner_html()
    assert ("view", "Mel Member (mel@example.org)") not in done(council)


def test_an_officer_is_shown_the_officers_pages_and_that_is_recorded(opened, council):
    opened.visit("activity")
    council.sign_in(opened, "ada")
    assert opened.page.url == f"{council.server.url}/activity"
    assert "The log is whole" in opened.text
    assert set(officer_names()) <= set(menu_paths(opened))
    assert ("view", "Ada Officer (ada@example.org)") in done(council)


def test_a_name_is_shown_as_text_and_a_role_may_come_as_one_word(opened, council):
    opened.visit("")
    council.sign_in(opened, "sol")
    assert signed_in_as(opened) == "You are signed in as Sol <b>Scrutineer</b> (scrutineer)."


def test_whoever_has_no_role_is_told_whom_to_ask(opened, council, synthetic):
    opened.visit(DEEP)
    council.sign_in(opened, "nan")
    assert f"Nan Norole, and have not been given a role here, so no figures can be shown to you. Ask {WHO_TO_ASK}." in opened.text
    assert synthetic not in opened.text
    assert menu_paths(opened) == ()
    assert opened.faults == []


def test_what_is_downloaded_is_recorded_once(opened, council):
    opened.visit("ward_map")
    council.sign_in(opened, "mel")
    with opened.page.expect_download() as taken:
        opened.page.get_by_role("button", name="Download this table (CSV)").click()
    assert taken.value.suggested_filename.endswith(".csv")
    assert done(council).count(("download", "Mel Member (mel@example.org)")) == 1
    assert activity.check(council.activity).fault is None


def test_signing_out_ends_every_tab(opened, council):
    opened.visit(DEEP)
    council.sign_in(opened, "mel")
    address, other = opened.address, opened.page.context.new_page()
    other.goto(f"{address}/{DEEP}")
    other.get_by_role("combobox", name="Split by").wait_for()
    opened.page.get_by_role("button", name="Sign out").click()
    opened.page.wait_for_url(f"{council.provider}/**")
    other.get_by_role("combobox", name="Split by").click()
    other.get_by_role("option", name="Gender").click()
    other.get_by_role("heading", name="Who is looking?").wait_for()
    assert other.locator("table").count() == 0
    opened.visit(DEEP)
    assert is_asked_to_sign_in(opened)


def test_a_sign_in_ends_when_its_time_is_over_also_in_a_page_left_open(browser, releases, tmp_path):
    with guarded(tmp_path, releases, token_seconds=SHORT_SECONDS) as short, window(browser, short.server.url) as shown:
        shown.visit(DEEP)
        short.sign_in(shown, "mel")
        assert "Mel Member" in signed_in_as(shown)
        shown.page.wait_for_timeout(SHORT_SECONDS * 1_000)
        taken = []
        shown.page.on("download", lambda file: taken.append(file))
        shown.page.get_by_role("button", name="Download this table (CSV)").click()
        shown.page.get_by_text("Failed to generate file for download").wait_for()
        assert taken == []
        shown.page.get_by_role("link", name="Ward map").click()
        shown.page.get_by_role("heading", name="Who is looking?").wait_for()
        assert "Your sign-in has ended" in shown.text
        assert shown.page.locator("table").count() == 0
        shown.visit("ward_map")
        assert is_asked_to_sign_in(shown)
        short.sign_in(shown, "mel")
        assert "Mel Member" in signed_in_as(shown)
        assert ("download", "Mel Member (mel@example.org)") not in done(short)


def came_back(opened, council, who):
    """Sign in up to the provider's answer, which is not followed; gives the address it leads to."""
    held = []

    def hold(route):
        # What a browser is led to cannot be held up; what leads it there can.
        held.append(route.fetch(max_redirects=0).headers["location"])
        route.abort()

    council.ask_the_provider(opened)
    opened.page.route(f"{council.provider}/**", hold)
    opened.page.get_by_role("button", name=who, exact=True).click(no_wait_after=True)
    opened.page.wait_for_timeout(1_500)
    return held[0]


def test_an_answer_whose_state_was_forged_lets_nobody_in(opened, council):
    opened.visit("")
    answer = came_back(opened, council, "ada")
    state = parse_qs(urlsplit(answer).query)["state"][0]
    opened.page.goto(answer.replace(state, "x" * len(state)))
    opened.settle()
    assert is_asked_to_sign_in(opened)


def test_an_answer_that_was_taken_lets_nobody_else_in(opened, browser, council):
    opened.visit("")
    answer = came_back(opened, council, "ada")
    with window(browser, council.server.url) as elsewhere:
        elsewhere.page.goto(answer)
        elsewhere.settle()
        assert is_asked_to_sign_in(elsewhere)


def test_a_code_that_was_used_lets_nobody_in_again(opened, browser, council):
    opened.visit("")
    answer = came_back(opened, council, "ada")
    before = opened.page.context.cookies()
    opened.page.goto(answer)
    opened.settle()
    assert "Ada Officer" in signed_in_as(opened)
    with window(browser, council.server.url) as replayed:
        replayed.page.context.add_cookies(before)
        replayed.page.goto(answer)
        replayed.settle()
        assert is_asked_to_sign_in(replayed)


def test_a_cookie_that_was_written_by_hand_lets_nobody_in(opened, council):
    opened.page.context.add_cookies([{"name": "_streamlit_user", "value": '{"is_logged_in":true}', "url": council.server.url}])
    opened.visit("")
    assert is_asked_to_sign_in(opened)


def test_the_way_back_leads_to_no_other_host(council):
    for asked in ("//evil.example/ward_map", "/\\evil.example", "/ward_map%0d%0aSet-Cookie:a=b", "/" + "a" * 2_000):
        request = Request(f"{council.server.url}/oauth2callback?code=1&state=2", headers={"cookie": f"scrutiny_asked={asked}"})
        with urlopen(request) as answer:
            assert answer.url == f"{council.server.url}/"


def test_a_role_that_is_taken_away_counts_at_once(browser, releases, tmp_path):
    with guarded(tmp_path, releases) as council, window(browser, council.server.url) as shown:
        shown.visit(DEEP)
        council.sign_in(shown, "mel")
        council.access.write_text(council.access.read_text(encoding="utf-8").replace("6f1e-members", "gone"), encoding="utf-8")
        shown.page.get_by_role("combobox", name="Split by").click()
        shown.page.get_by_role("option", name="Gender").click()
        shown.page.get_by_role("heading", name="Why can this not be shown?").wait_for()
        assert "have not been given a role" in shown.text
