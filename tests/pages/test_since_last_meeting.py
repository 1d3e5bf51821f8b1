"""What the page lists as restated is all that was, and nothing else: held to a count of the records in plain Python."""

import json
import re
import shutil
from datetime import date
from html import unescape

import pytest
import streamlit as st

from data.audit import kept
from data.contracts import CONTRACTS
from data.disclosure.cells import Key
from data.publish import publish
from data.release import Answer, about, earlier
from pages.parts import words
from pages.parts.committee import changes, meetings, reported, restated
from queries.measures import MEASURES
from tests.support import invented
from tests.support.drawn import typed
from tests.support.extracts import lay
from tests.support.made_up_map import ASHMERE, FOLDER
from tests.support.opened import opened, said
from tests.support.plain_answers import plain_answers
from tests.support.revisions import REVISIONS, revised

PAGE = "pages/committee/since_last_meeting.py"
COVERS, AS_AT = date(2020, 1, 1), date(2021, 8, 31)
COUNTED = ("ce_flags", "missing_episodes", "support_cases")
TERMS = invented.TERMS.format(code=ASHMERE.code, name=ASHMERE.name, as_at=AS_AT, covers_from=COVERS)


def plain(rows):
    """What the records of an extract come to, cell by cell, without SQL."""
    extracts = {name: [typed(row) for row in rows[name]] for name in COUNTED}
    counted = plain_answers(extracts, ASHMERE, AS_AT, dict.fromkeys(COUNTED[:2], COVERS))
    return {key: value for key, (value, _) in counted.items()}


@pytest.fixture(scope="module")
def handed_over():
    """The records of the first extract, and of the second with fifty corrections."""
    first = invented.rows(ASHMERE, COVERS, AS_AT)
    return first, revised(first, ASHMERE, seed=50)


@pytest.fixture(scope="module")
def shelf(handed_over, tmp_path_factory):
    """A folder of two releases, published for real, one after the other."""
    home = tmp_path_factory.mktemp("revised")
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SCRUTINY_DISTRICT", str(FOLDER))
        for name, rows in zip(("first", "second"), handed_over, strict=True):
            publish(lay(home / name, rows, terms=TERMS), home / "releases")
    return home / "releases"


@pytest.fixture(scope="module")
def truth(shelf, handed_over):
    """Every cell that both releases have: whether each shows it, and what the records of each come to.

    Read before the door opens the releases: DuckDB opens a file in one way at a time.
    """
    then, now = (kept(shelf / f"{AS_AT}-{number}").cells for number in (1, 2))
    before, after = map(plain, handed_over)
    return {
        key: (then[key].status, now[key].status, before.get(key, 0), after.get(key, 0))
        for key in then.keys() & now.keys()
        if not MEASURES[key.measure].cleared
    }


@pytest.fixture
def on_shelf(shelf, truth, monkeypatch):
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(FOLDER))
    monkeypatch.setenv("SCRUTINY_RELEASES", str(shelf))
    st.cache_resource.clear()
    yield truth
    st.cache_resource.clear()


def key_of(change):
    figure = change.figure
    return Key(figure.measure, figure.period_type, figure.period, figure.area_code, figure.breakdown, figure.category)


def listed(kind):
    return {key_of(c): (c.then, c.now) for c in meetings.since(f"{AS_AT}-1").rows if c.kind == kind}


def test_fifty_records_were_corrected(handed_over):
    first, second = handed_over
    ids = {"missing_episodes": "episode_id", "ce_flags": "child_id"}
    changed = 0
    for name, column in ids.items():
        after = {(row[column], row.get("started_on")): row for row in second[name]}
        changed += sum(after.get((row[column], row.get("started_on"))) != row for row in first[name])
    assert changed == REVISIONS


@pytest.mark.usefixtures("on_shelf")
def test_every_restated_figure_that_is_shown_is_listed_and_nothing_else(truth):
    differ = {key: (then, now) for key, (was, status, then, now) in truth.items() if was == status == "shown" and then != now}
    assert len(differ) > REVISIONS
    assert listed(changes.RESTATED) == differ


@pytest.mark.usefixtures("on_shelf")
def test_what_changed_behind_hidden_figures_is_never_listed(truth):
    behind = {key for key, (was, status, then, now) in truth.items() if was == status == "hidden" and then != now}
    assert behind
    assert behind & {key_of(change) for change in meetings.since(f"{AS_AT}-1").rows} == set()


@pytest.mark.usefixtures("on_shelf")
def test_a_figure_newly_hidden_or_shown_is_listed_without_its_old_value(truth):
    newly_hidden = {key for key, (was, status, *_) in truth.items() if (was, status) == ("shown", "hidden")}
    newly_shown = {key: (None, now) for key, (was, status, _, now) in truth.items() if (was, status) == ("hidden", "shown")}
    assert listed(changes.NOW_FEW) == dict.fromkeys(newly_hidden, (None, None))
    assert listed(changes.NOW_SHOWN) == newly_shown


@pytest.mark.usefixtures("on_shelf")
def test_the_download_holds_every_change_and_the_page_says_how_many_it_leaves_out():
    found = meetings.since(f"{AS_AT}-1")
    whole = restated.everything(found)
    assert len(whole.rows) == len(found.rows)
    app = opened(PAGE)
    told = unescape(re.sub(r"<[^>]+>", " ", said(app)))
    many = sum(change.kind == changes.RESTATED for change in found.rows)
    assert f"{many} figures were restated" in told
    assert f"The first {restated.MOST_LISTED}, and {many - restated.MOST_LISTED} more" in told


@pytest.mark.usefixtures("on_shelf")
def test_the_figures_of_one_measure_can_be_chosen():
    told = said(opened(PAGE, measure="Missing episodes"))
    (table,) = (table for table in re.findall(r"<table>.*?</table>", told) if "<caption>Figure by figure" in table)
    rows = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', table)
    assert set(rows) == {"Missing episodes"}
    assert len(rows) == restated.MOST_LISTED


@pytest.mark.usefixtures("on_shelf")
def test_one_release_alone_has_nothing_to_be_compared_with(shelf, monkeypatch, tmp_path):
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / f"{AS_AT}-1").symlink_to(shelf / f"{AS_AT}-1")
    (alone / "current").write_text(f"{AS_AT}-1\n", encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(alone))
    app = opened(PAGE)
    assert not app.error
    assert restated.NOTHING_BEFORE in said(app)
    assert [box.key for box in app.selectbox] == []
    assert earlier() == ()
    assert about().release_id == f"{AS_AT}-1"


REASON = "Late records of one team arrived in July."


@pytest.fixture
def with_a_reason(releases, tmp_path, monkeypatch):
    """The sample's releases, the newer of which says why figures were restated."""
    folder = shutil.copytree(releases, tmp_path / "releases")
    manifest = folder / "2021-08-31-1" / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8")) | {"reasons": {"restatement": REASON}}
    manifest.write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(folder))
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


@pytest.mark.usefixtures("with_a_reason")
def test_the_reason_is_the_manifest_s_and_where_none_was_given_that_is_said():
    reasons = {change.kind: change.reason for change in meetings.since("2021-05-31-1").rows}
    assert reasons == {changes.RESTATED: REASON, changes.NOW_FEW: meetings.NO_REASON}
    assert REASON in said(opened(PAGE))


@pytest.mark.usefixtures("on_sample")
def test_each_figure_is_laid_to_the_extract_it_was_counted_from():
    sources = {change.figure.measure: (change.source, change.as_at) for change in meetings.since("2021-05-31-1").rows}
    assert sources["flags_open"] == ("Exploitation flags", "31 August 2021")
    assert sources["flagged_and_missing"] == (
        "Exploitation flags and Missing episodes and return interviews",
        "31 August 2021",
    )


def test_extracts_are_named_as_their_contracts_are():
    assert {name: contract.title for name, contract in CONTRACTS.items()} == words.EXTRACTS


@pytest.mark.usefixtures("on_sample")
def test_what_is_the_same_of_every_figure_listed_is_said_once_above_them():
    found = meetings.since("2021-05-31-1")
    (reason,) = {change.reason for change in found.rows if change.kind == changes.RESTATED}
    assert reason.removesuffix(".") in restated.limit(found)
    assert "By the release as at 31 August 2021." in restated.limit(found)
    table = restated.listed(found)
    assert table.headings == (*restated.LISTED, restated.BY)
    assert not [cell for row in table.rows for cell in row if reason in cell]
    flags = [change for change in found.rows if change.figure.measure == "flags_open"]
    of_one = Answer(found.question, found.release, tuple(flags), before=found.before)
    assert "From the extract: Exploitation flags." in restated.limit(of_one)
    assert restated.listed(of_one).headings == restated.LISTED


@pytest.mark.usefixtures("on_sample")
def test_what_papers_reported_stands_beside_what_the_release_says():
    rows = reported.ask_reported().rows
    assert {(r.measure, r.category, r.reported) for r in rows} >= {("flags_open", "all", 389), ("missing_episodes", "all", 166)}
    assert all(row.reported > about().few for row in rows)
    assert f"{len(rows)} of {len(rows)} figures that papers reported are said the same now" in said(opened(PAGE))
