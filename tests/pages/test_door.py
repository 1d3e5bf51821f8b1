"""Who is let in where: by role, by the time a sign-in lasts, and by what the release was made from."""

import json
import shutil
import time
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from data import activity, viewer
from data.viewer import ANYONE, MayNotLook, NotSignedIn, Viewer, acting
from pages.parts.door.taking_away import taking_away
from pages.parts.officer import log
from tests.support.opened import headings, said, texts
from tests.support.pages import ROOT

WARD_MAP, ACTIVITY = "pages/places/ward_map.py", "pages/officer/activity.py"
ACCESS = 'ask = "the performance team"\n[roles]\nO = "officer"\nM = "member"\nS = "scrutineer"\n'
SIGN_IN = {"auth": {"client_id": "scrutiny", "redirect_uri": "http://127.0.0.1/oauth2callback", "cookie_secret": "x" * 40}}

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def access(tmp_path, monkeypatch):
    """The access file; its folder holds the log too."""
    file = tmp_path / "access.toml"
    file.write_text(ACCESS, encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_ACCESS", str(file))
    monkeypatch.setenv("SCRUTINY_ACTIVITY", str(tmp_path / "activity"))
    return file


@pytest.fixture
def real(on_sample, tmp_path, monkeypatch):
    """The dashboard looks at a release that says it was made from real extracts."""
    folder = shutil.copytree(on_sample, tmp_path / "releases")
    manifest = folder / (folder / "current").read_text(encoding="utf-8").strip() / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"synthetic": None}), encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(folder))


def person(role=None, seconds=600, **claims):
    """Someone with a role's group, whose sign-in lasts so long."""
    groups = [role] if role else []
    told = {"is_logged_in": True, "sub": "p-1", "name": "Pat Person", "nonce": str(time.time_ns()), "exp": time.time() + seconds}
    return told | {"roles": groups} | claims


def seen(page, user=None, secrets=SIGN_IN):
    """One view of a page by someone; user: None for whoever has not signed in."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in secrets.items():
        app.secrets[name] = value
    app.user = user or {}
    return app.switch_page(page).run()


def refusals(app):
    """What whoever may not look is told, as text."""
    told = [text for text in texts(app) if text.startswith('<p class="answer">')]
    return [unescape(text.removeprefix('<p class="answer">').removesuffix("</p>")) for text in told]


def is_asked_to_sign_in(app):
    return headings(app) == ["Who is looking?"] and not app.get("plotly_chart") and "<table" not in said(app)


@pytest.mark.usefixtures("access")
@pytest.mark.parametrize("role", ["M", "S", "O"])
def test_whoever_has_a_role_sees_the_figures(role):
    app = seen(WARD_MAP, person(role))
    assert app.get("plotly_chart")
    assert "As at 31 August 2021" in said(app)
    assert not app.error


@pytest.mark.usefixtures("access")
@pytest.mark.parametrize(
    "user",
    [
        pytest.param(None, id="nobody"),
        pytest.param(person("O", is_logged_in=False), id="not signed in"),
        pytest.param(person("O", is_logged_in="yes"), id="signed in by a word"),
        pytest.param(person("O", seconds=-1), id="over"),
        pytest.param(person("O", exp=None), id="without an end"),
        pytest.param(person("O", exp="2999-01-01"), id="an end that is no number"),
        pytest.param(person("O", exp=True), id="an end that is a yes"),
    ],
)
def test_whoever_is_not_signed_in_now_sees_no_figure(user):
    for page in (WARD_MAP, ACTIVITY):
        assert is_asked_to_sign_in(seen(page, user))


@pytest.mark.usefixtures("access")
def test_whoever_has_no_role_is_told_whom_to_ask():
    app = seen(WARD_MAP, person())
    assert refusals(app)[0].endswith("Ask the performance team.")
    assert not app.get("plotly_chart")
    assert is_asked_to_sign_in(app.button(key="sign_out").click().run())


@pytest.mark.usefixtures("access")
def test_an_open_page_is_closed_when_the_sign_in_ends():
    user = person("M", seconds=600)
    app = seen(WARD_MAP, user)
    assert app.get("plotly_chart")
    app.user = user | {"exp": time.time() - 1}
    assert is_asked_to_sign_in(app.run())


@pytest.mark.usefixtures("access")
def test_whoever_signs_out_is_out_in_every_tab():
    user = person("M")
    one, other = seen(WARD_MAP, user), seen(WARD_MAP, user)
    one.button(key="sign_out").click().run()
    assert is_asked_to_sign_in(one)
    assert is_asked_to_sign_in(other.run())
    assert seen(WARD_MAP, person("M", nonce="another")).get("plotly_chart")


@pytest.mark.usefixtures("access")
@pytest.mark.parametrize("role", ["M", "S"])
def test_an_officer_s_page_is_for_officers(role):
    app = seen(ACTIVITY, person(role))
    assert refusals(app) == ["This page is for officers. If you need it, ask the performance team."]
    assert headings(app)[0].endswith("?")
    assert "log is whole" not in said(app)


@pytest.mark.usefixtures("access")
def test_an_officer_reads_the_log_and_that_is_recorded_once_a_visit(access):
    app = seen(ACTIVITY, person("O"))
    app.run()
    assert "The log is whole" in said(app)
    entries = activity.latest(access.parent / "activity", 10)
    assert [(entry.what, entry.who) for entry in entries] == [("view", "Pat Person (p-1)"), ("sign-in", "Pat Person (p-1)")]


@pytest.mark.usefixtures("access")
def test_an_officer_chooses_what_is_listed():
    activity.record("publish", "Ada Example", "2021-08-31-1")
    app = seen(ACTIVITY, person("O"))
    app.selectbox(key="what").select("Handed in").run()
    assert "What was done: 1 entry, newest first" in said(app)
    assert "Ada Example" in said(app)
    assert "Opened an officer&#x27;s page" not in said(app)


@pytest.mark.usefixtures("access")
def test_an_officer_is_told_when_the_log_was_changed(access):
    activity.record("publish", "Ada Example", "2021-08-31-1")
    activity.record("confirm", "Ben Example", "2021-08-31-1")
    file = next((access.parent / "activity").glob("*.jsonl"))
    file.write_text(file.read_text(encoding="ascii").replace("Ada", "Eve"), encoding="ascii")
    assert "The log has been changed" in said(seen(ACTIVITY, person("O")))


def test_where_sign_in_is_not_set_up_the_sample_opens_and_officers_pages_say_which_command_does_the_same():
    assert seen(WARD_MAP, secrets={}).get("plotly_chart")
    told = refusals(seen(ACTIVITY, person("O"), secrets={}))[0]
    assert "only where sign-in is set up" in told
    assert "python -m data.publish" in told


@pytest.mark.usefixtures("real", "access")
def test_a_release_of_real_extracts_opens_to_whoever_has_a_role_and_to_nobody_without_sign_in():
    assert seen(WARD_MAP, person("M")).get("plotly_chart")
    assert is_asked_to_sign_in(seen(WARD_MAP))
    assert "sign-in is not set up" in refusals(seen(WARD_MAP, secrets={}))[0]


@pytest.mark.usefixtures("real")
def test_a_release_of_real_extracts_opens_to_anyone_once_a_named_person_has_said_why(access):
    access.write_text('access = "open"\nopened_by = "Ada Example"\nreason = "It is published"\n', encoding="utf-8")
    assert seen(WARD_MAP, secrets={}).get("plotly_chart")
    app = seen(WARD_MAP)
    assert app.get("plotly_chart")
    assert [button.label for button in app.button] == ["Sign in"]
    access.write_text('access = "open"\nopened_by = "Ada Example"\n', encoding="utf-8")
    app = seen(WARD_MAP, secrets={})
    assert "reason" in app.error[0].value
    assert not app.get("plotly_chart")


@pytest.mark.usefixtures("access")
def test_a_file_is_made_only_while_the_sign_in_lasts(access):
    mel = Viewer("Mel", "member", signed_in=True, account="mel", sign_in="one", until=time.time() + 600)
    with taking_away(mel, "2021-08-31-1"):
        assert viewer.looking() == mel
    assert [entry.what for entry in activity.latest(access.parent / "activity", 5)] == ["download"]
    late = Viewer("Mel", "member", signed_in=True, account="mel", sign_in="two", until=time.time() - 1)
    with pytest.raises(NotSignedIn), taking_away(late, "2021-08-31-1"):
        pass
    assert len(activity.latest(access.parent / "activity", 5)) == 1


def test_the_log_is_read_to_officers_only():
    with acting(ANYONE), pytest.raises(MayNotLook):
        log.read()
