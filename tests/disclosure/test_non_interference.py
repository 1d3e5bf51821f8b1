"""What lies behind hidden figures changes nothing that a reader can get: not a byte of a release, not a message of a page."""

import csv
import json
import logging
import re
import shutil
from contextlib import redirect_stderr
from io import StringIO

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest, local_script_runner

from data import settings
from data.publish import DONE, main
from tests.support import packs
from tests.support.pages import ROOT, page_files

AUGUST = settings.SAMPLE / "2021-08-31"
# Children who move between two figures that are both too few to show: service, field, from, to.
MOVES = (
    ("Turnaround", "ethnicity", "Black African", "Roma Gypsy"),
    ("Trusted Relationships", "ethnicity", "Unknown", "Other Ethnic Group"),
)
# A checksum of an extract, whole or its first sixteen signs; the random name under which a file waits to be asked for.
ASIDE = re.compile(r"[0-9a-f]{64}|[0-9a-f]{16}…|(?<=X\x01b )[0-9a-f]{32}")
# How long a run took.
TOOK = re.compile(r"in \d+\.\d seconds")
SECONDS = 120


def with_moves(folder):
    """The sample's extracts, but for the values behind some hidden figures."""
    shutil.copytree(AUGUST, folder)
    file = folder / "support_cases.csv"
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    for service, field, before, after in MOVES:
        next(row for row in rows if row["service"] == service and row[field] == before)[field] = after
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Two folders of releases, made from extracts that differ only behind hidden figures, and what each run said."""
    home = tmp_path_factory.mktemp("pair")
    folders = {"one": AUGUST, "other": with_moves(home / "moved")}
    said = []
    for name, extracts in folders.items():
        with redirect_stderr(StringIO()) as lines:
            assert main([str(extracts), "--releases", str(home / name), "--published-by", "An officer"]) == DONE
        said.append(TOOK.sub("in a while", lines.getvalue()))
    return [home / name / "2021-08-31-1" for name in folders], said


@pytest.fixture(scope="module")
def pair(runs):
    return runs[0]


def test_the_run_says_the_same(runs):
    _, (one, other) = runs
    assert "Published release 2021-08-31-1 in a while." in one
    assert one == other


def test_the_extracts_do_differ(pair):
    checksums = [
        next(e["sha256"] for e in json.loads((folder / "manifest.json").read_text())["extracts"] if e["name"] == "support_cases")
        for folder in pair
    ]
    assert checksums[0] != checksums[1]


def test_the_releases_are_the_same_to_the_byte(pair):
    assert len({(folder / "release.duckdb").read_bytes() for folder in pair}) == 1


def test_the_audit_says_the_same_of_both(pair):
    evidence = [json.loads((folder / "audit.json").read_text(encoding="utf-8")) for folder in pair]
    for one in evidence:
        one.pop("seconds")
    assert evidence[0] == evidence[1]


def test_the_manifests_differ_in_nothing_but_checksums_and_the_time(pair):
    told = [json.loads((folder / "manifest.json").read_text(encoding="utf-8")) for folder in pair]
    for one in told:
        one.pop("made_at")
        for extract in one["extracts"]:
            extract.pop("sha256")
    assert told[0] == told[1]


def exits(folder, page, monkeypatch, caplog):
    """All that leaves a page: its messages to the browser, the files it offers, what it logs.

    Checksums of extracts and random names of files aside.
    """
    monkeypatch.setenv("SCRUTINY_RELEASES", str(folder.parent))
    sent, files = [], []
    read, offer = local_script_runner.parse_tree_from_messages, st.download_button

    def overheard(messages):
        sent.extend(message.delta.SerializeToString(deterministic=True) for message in messages if message.HasField("delta"))
        return read(messages)

    def taken(*words, data, **more):
        files.append(data() if callable(data) else data)
        return offer(*words, data=data, **more)

    caplog.clear()
    with monkeypatch.context() as listening, caplog.at_level(logging.DEBUG):
        listening.setattr(local_script_runner, "parse_tree_from_messages", overheard)
        listening.setattr(st, "download_button", taken)
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).switch_page(page).run()
    assert not app.error
    assert not app.exception
    assert any(b"<h1>" in text for text in sent)
    return {
        "messages": [ASIDE.sub("aside", text.decode("utf-8", errors="replace")) for text in sent],
        "files": [ASIDE.sub("aside", file.decode("utf-8", errors="replace")) for file in files],
        "log": [(record.name, record.getMessage()) for record in caplog.records],
    }


@pytest.mark.parametrize("page", page_files())
def test_every_page_sends_the_same_for_both(page, pair, monkeypatch, caplog):
    one, other = (exits(folder, page, monkeypatch, caplog) for folder in pair)
    assert one == other


def test_packs_of_both_are_the_same_to_the_byte(pair, monkeypatch):
    made = []
    for folder in pair:
        monkeypatch.setenv("SCRUTINY_RELEASES", str(folder.parent))
        made.append(packs.written(packs.whole()))
    assert made[0] == made[1]
    assert all(made[0].values())


def test_the_pages_do_offer_files(pair, monkeypatch, caplog):
    found = exits(pair[0], "pages/risk/who_is_flagged.py", monkeypatch, caplog)
    assert b"Too few to show".decode() in found["files"][0]
