"""A publish run writes a release that is whole, true and safe, or leaves everything as it was and says why."""

import csv
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from data import making, settings
from data.audit import kept
from data.disclosure import suppress
from data.disclosure.policy import POLICY
from data.problems import AuditRefused
from data.publish import main, publish
from data.release_folder import (
    MARK,
    PASSES,
    WAITS,
    clear_what_was_left,
    current_release,
    history,
    kept_folders,
    note,
    opened_for_publishing,
    shelve,
)
from data.sample import sample_folders
from data.warehouse import counting
from queries.measures import MEASURES
from tests.support.drawn import BRADFORD, DISTRICT

TABLES = set(counting.TABLES)
AUGUST = settings.SAMPLE / "2021-08-31"


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("releases")
    for extracts in sample_folders():
        publish(extracts, folder, published_by="An officer")
    return folder


@pytest.fixture(scope="module")
def release(releases, tmp_path_factory):
    """A copy of the release, because one process opens a file in one way only."""
    copy = shutil.copy(releases / current_release(releases) / "release.duckdb", tmp_path_factory.mktemp("copy"))
    with duckdb.connect(copy, read_only=True) as connection:
        yield connection


@pytest.fixture
def shelf(tmp_path):
    """A folder of releases that holds one, too small to be read but not to be lost."""
    (tmp_path / "releases" / "2020-12-31-1").mkdir(parents=True)
    (tmp_path / "releases" / "current").write_text("2020-12-31-1\n")
    return tmp_path / "releases"


def names_in(folder):
    return sorted(file.name for file in folder.iterdir() if file.name != ".publishing")


def total(release, measure, period, breakdown="all", category="all"):
    rows = release.execute(
        "select value from cells where measure = $measure and period_type = 'month' and period = $period "
        "and area_code = $area and breakdown = $breakdown and category = $category",
        {"measure": measure, "period": period, "area": DISTRICT, "breakdown": breakdown, "category": category},
    ).fetchall()
    return [value for (value,) in rows]


def test_the_published_totals_are_those_of_the_papers(release):
    assert total(release, "flags_open", "2020-05-01") == [389]
    assert total(release, "flags_open", "2020-05-01", "risk_level", "significant") == [73]
    assert total(release, "flags_open", "2020-05-01", "risk_level", "moderate") == [136]
    assert total(release, "flags_open", "2020-05-01", "risk_level", "emerging") == [180]
    assert total(release, "missing_episodes", "2020-01-01") == [166]


def test_the_two_extracts_of_the_sample_are_two_releases_and_the_later_is_current(releases):
    assert names_in(releases) == ["2021-05-31-1", "2021-08-31-1", "current", "history.jsonl"]
    assert current_release(releases) == "2021-08-31-1"
    for release_id in ("2021-05-31-1", "2021-08-31-1"):
        assert names_in(releases / release_id) == ["audit.json", "manifest.json", "release.duckdb"]


def test_publishing_again_gives_the_same_bytes_under_the_next_number(tmp_path):
    shelf = tmp_path / "releases"
    assert [publish(AUGUST, shelf) for _ in range(2)] == ["2021-08-31-1", "2021-08-31-2"]
    other = tmp_path / "other"
    publish(AUGUST, other)
    files = [shelf / "2021-08-31-1", shelf / "2021-08-31-2", other / "2021-08-31-1"]
    assert len({(folder / "release.duckdb").read_bytes() for folder in files}) == 1


def test_the_manifest_names_what_the_release_was_made_from_and_counts_no_rows(releases):
    manifest = json.loads((releases / "2021-08-31-1" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["release_id"] == "2021-08-31-1"
    assert manifest["as_at"] == "2021-08-31"
    assert manifest["published_by"] == "An officer"
    assert manifest["confirmed_by"] is None
    assert manifest["synthetic"].startswith("Invented records.")
    assert manifest["policy"]["few"]["value"] == POLICY.few
    assert len(manifest["code_version"]) == 12
    flags = next(extract for extract in manifest["extracts"] if extract["name"] == "ce_flags")
    assert flags["file"] == "ce_flags.csv"
    assert flags["covers_from"] == "2018-09-01"
    assert len(flags["sha256"]) == 64
    assert not [value for value in manifest.values() if isinstance(value, int)]
    assert {key for extract in manifest["extracts"] for key in extract} == {"name", "file", "sha256", "covers_from"}


def test_a_release_carries_the_evidence_of_its_audit(releases):
    audit = json.loads((releases / "2021-08-31-1" / "audit.json").read_text(encoding="utf-8"))
    assert audit["audited"] is True
    assert audit["passed"] is True
    assert audit["narrowest"] >= POLICY.possible_values
    assert 0 < audit["hidden"] < audit["cells"] / 5
    assert audit["withheld"] == 0
    assert audit["between"] == 0
    assert sum(audit["kept_back_because"].values()) == audit["hidden"]
    assert audit["kept_back_because"]["hidden in an earlier release"] > 0
    assert audit["district_totals_kept_back"] == []


def test_the_run_names_the_totals_of_the_district_that_are_kept_back_and_not_why(tmp_path):
    quiet, month, said = tmp_path / "quiet", "2021-08", []
    shutil.copytree(AUGUST, quiet)
    head, *rows = (quiet / "missing_episodes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    in_month = [row for row in rows if row.split(",")[3].startswith(month)]
    kept_rows = [row for row in rows if row not in in_month[4:]]
    (quiet / "missing_episodes.csv").write_text("".join([head, *kept_rows]), encoding="utf-8")
    publish(quiet, tmp_path / "releases", warn=lambda problem: said.append(str(problem)))
    (told,) = (one for one in said if "totals of the district are kept back" in one)
    assert f"missing_episodes, month from {month}-01" in told
    assert not re.search("guard|protects|too few children", told)


def test_what_the_may_release_hid_stays_hidden_in_august(releases):
    may, august = (kept(releases / name).cells for name in ("2021-05-31-1", "2021-08-31-1"))
    hidden = [key for key, cell in may.items() if cell.status == "hidden"]
    assert hidden
    assert {august[key].status for key in hidden} == {"hidden"}


def test_a_release_that_would_give_a_count_away_is_not_published(shelf, monkeypatch, capsys):
    """Only what the policy itself hides is hidden here: the audit names cells, never their values, and the old release stays."""
    monkeypatch.setattr(suppress._Run, "repair", lambda _: None)
    monkeypatch.setattr(suppress._Run, "show_again_what_need_not_be_hidden", lambda _: None)
    assert main([str(AUGUST), "--releases", str(shelf)]) == 3
    said = capsys.readouterr().err
    assert said.startswith("Nothing was published, because a reader could work out numbers that are hidden.")
    assert "  flags_open, month from " in said
    assert ": it can be worked out" in said
    assert names_in(shelf) == ["2020-12-31-1", "current"]
    assert current_release(shelf) == "2020-12-31-1"


def test_nothing_too_few_to_show_is_in_the_release(release):
    cleared = [name for name, measure in MEASURES.items() if measure.cleared]
    shown = "select count(*) from cells where value between 1 and 5 and not list_contains($cleared, measure)"
    assert release.execute(shown, {"cleared": cleared}).fetchone() == (0,)
    ward_zeros = "select count(*) from cells join areas on area_code = code where level = 'ward' and value = 0"
    assert release.execute(ward_zeros).fetchone() == (0,)
    assert release.execute("select count(*) from cells where status = 'hidden' and value is null").fetchone() > (0,)
    assert release.execute("select count(*) from cells where status != 'shown' and value is not null").fetchone() == (0,)


def test_no_record_can_be_found_in_the_bytes_of_a_release(releases):
    with (AUGUST / "missing_episodes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    ids = {row["child_id"].encode() for row in rows[:200]} | {row["episode_id"].encode() for row in rows[:200]}
    content = b"".join(file.read_bytes() for file in (releases / "2021-08-31-1").iterdir())
    assert [one for one in ids if one in content] == []


@pytest.mark.parametrize("table", sorted(TABLES | {"categories", "measures", "series_breaks", "quality"}))
def test_every_table_is_filled_from_the_sample(release, table):
    assert release.execute(f"select * from {table}").fetchall()


def test_every_cell_has_its_period_area_category_and_measure_explained(release):
    for table, columns in (
        ("periods", "period_type, period"),
        ("categories", "measure, breakdown, category"),
        ("areas", "area_code"),
        ("measures", "measure"),
    ):
        named = {"areas": "code", "measures": "name"}.get(table, columns)
        lacking = f"select {columns} from cells except select {named} from {table}"
        assert release.execute(lacking).fetchall() == [], table


def test_a_wrong_extract_is_refused_whole_in_words_and_on_file(shelf, tmp_path, capsys):
    extracts = shutil.copytree(AUGUST, tmp_path / "extracts")
    flags = extracts / "ce_flags.csv"
    lines = flags.read_text(encoding="utf-8").splitlines()
    flags.write_text("\n".join([lines[0], lines[1].replace("E0", "Z9"), *lines[2:]]) + "\n", encoding="utf-8")
    problems = tmp_path / "problems.csv"
    assert main([str(extracts), "--releases", str(shelf), "--problems", str(problems)]) == 2
    said = capsys.readouterr().err
    assert "ce_flags.csv, row 2, ward_code" in said
    assert "current release stays as it was" in said
    with problems.open(encoding="utf-8", newline="") as file:
        assert [row["row"] for row in csv.DictReader(file)] == ["2"]
    assert names_in(shelf) == ["2020-12-31-1", "current"]
    assert current_release(shelf) == "2020-12-31-1"


@pytest.mark.parametrize("name", ["missing_episodes.csv", "problems.csv", "older/../ce_flags.csv"])
def test_problems_are_never_written_over_the_extract(shelf, tmp_path, capsys, name):
    extracts = shutil.copytree(AUGUST, tmp_path / "extracts")
    (extracts / "extract.toml").write_text("", encoding="utf-8")
    before = {file.name: file.read_bytes() for file in extracts.iterdir()}
    assert main([str(extracts), "--releases", str(shelf), "--problems", str(extracts / name)]) == 2
    assert "--problems names a file inside the folder of extracts" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in extracts.iterdir()} == before


def test_problems_that_cannot_be_written_to_file_are_still_told(shelf, tmp_path, capsys):
    assert main([str(tmp_path / "nothing here"), "--releases", str(shelf), "--problems", str(tmp_path / "no" / "file")]) == 2
    assert "They are all told above." in capsys.readouterr().err


def test_a_release_that_the_audit_refuses_is_not_published(shelf, monkeypatch, capsys):
    def refuse(*_):
        raise AuditRefused("Two cells could be worked out.")

    monkeypatch.setattr(making, "protect", refuse)
    assert main([str(AUGUST), "--releases", str(shelf)]) == 3
    assert capsys.readouterr().err.strip() == "Two cells could be worked out."
    assert names_in(shelf) == ["2020-12-31-1", "current"]


def test_counts_that_do_not_add_up_are_not_published(shelf, monkeypatch, capsys):
    count = making.counted
    monkeypatch.setattr(making, "counted", lambda *given: [replace(cell, value=7) for cell in count(*given)])
    assert main([str(AUGUST), "--releases", str(shelf)]) == 1
    assert "The counts do not hang together" in capsys.readouterr().err
    assert names_in(shelf) == ["2020-12-31-1", "current"]


@pytest.mark.parametrize("step", ["counted", "protect", "write_release_file", "write_json"])
def test_a_fault_nobody_expected_tells_no_value_and_leaves_nothing_behind(step, shelf, monkeypatch, capsys):
    def fail(*_):
        raise ValueError("child-0042 in select * from ce_flags")

    monkeypatch.setattr(making, step, fail)
    assert main([str(AUGUST), "--releases", str(shelf)]) == 1
    said = capsys.readouterr().err
    assert "(ValueError)" in said
    assert "child-0042" not in said
    assert "Traceback" not in said
    assert names_in(shelf) == ["2020-12-31-1", "current"]
    assert current_release(shelf) == "2020-12-31-1"


def test_two_runs_do_not_publish_into_one_folder_at_a_time(shelf, capsys):
    with opened_for_publishing(shelf):
        assert main([str(AUGUST), "--releases", str(shelf)]) == 1
    assert capsys.readouterr().err.startswith("Another run is publishing into this folder of releases")
    assert names_in(shelf) == ["2020-12-31-1", "current"]


def test_a_folder_of_releases_that_cannot_be_written_to_is_told_in_a_sentence(tmp_path, capsys):
    (tmp_path / "releases").write_text("a file where a folder should be")
    assert main([str(AUGUST), "--releases", str(tmp_path / "releases")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The folder of releases cannot be written to.")
    assert str(tmp_path) not in said


@pytest.mark.parametrize("cannot", ["pathlib.Path.mkdir", "pathlib.Path.rename", "tempfile.mkstemp", "os.fsync"])
def test_a_disk_that_takes_no_more_leaves_the_current_release(cannot, shelf, monkeypatch, capsys):
    def refuse(*of, **__):
        if of != (shelf,):  # The folder of releases is there already.
            raise PermissionError(13, "Permission denied", str(shelf))

    with monkeypatch.context() as patched:
        patched.setattr(cannot, refuse)
        assert main([str(AUGUST), "--releases", str(shelf)]) == 1
    assert "cannot be written to" in capsys.readouterr().err
    assert current_release(shelf) == "2020-12-31-1"
    assert not list(shelf.glob(".unfinished-*"))


def test_what_a_killed_run_left_is_cleared_away_by_the_next(shelf):
    (shelf / ".unfinished-abc").mkdir()
    (shelf / ".unfinished-abc" / "release.duckdb").write_bytes(b"half")
    (shelf / ".unfinished-def").write_text("half a pointer")
    publish(AUGUST, shelf)
    assert names_in(shelf) == ["2020-12-31-1", "2021-08-31-1", "current", "history.jsonl"]


def test_a_copied_folder_is_no_release_and_does_not_stop_the_next(shelf):
    """Nor is it cleared away, though what it is a copy of was on its way to readers: it is not the program's own."""
    copy = shelf / "2021-08-31-1-copy"
    copy.mkdir()
    (copy / MARK).write_text(f"{PASSES}\n", encoding="utf-8")
    with opened_for_publishing(shelf):
        assert shelve(shelf, date(2021, 8, 31), WAITS, lambda *_: None) == "2021-08-31-1"
    assert [folder.name for folder in kept_folders(shelf)] == ["2020-12-31-1", "2021-08-31-1"]
    assert copy.is_dir()


def test_a_history_whose_last_line_was_cut_within_a_character_stops_no_run(shelf):
    """So was it written before: a full disk ended the line in the middle of the letter é."""
    whole = '{"when": "2026-01-01T00:00:00+00:00", "what": "publish", "release_id": "2020-12-31-1", "by": "Zoé", "reasons": {}}\n'
    (shelf / "history.jsonl").write_bytes(whole.encode() + whole.encode().partition("é".encode())[0] + b"\xc3")
    assert [line["by"] for line in history(shelf)] == ["Zoé"]
    (shelf / ".unfinished-abc").mkdir()
    clear_what_was_left(shelf)
    assert not (shelf / ".unfinished-abc").exists()
    note(shelf, "throw away", "2021-08-31-9", "Zoé", {})
    assert [line["release_id"] for line in history(shelf)] == ["2020-12-31-1", "2021-08-31-9"]


@pytest.mark.parametrize("why", ["one\u2028line", "one\u0085line", "one\x1eline", "one\r\nline", "né"])
def test_what_an_officer_writes_ends_no_line_of_the_history_and_no_letter_of_it_can_be_cut(shelf, why):
    note(shelf, "publish", "2020-12-31-1", why, {"restatement": why})
    assert [(line["by"], line["reasons"]) for line in history(shelf)] == [(why, {"restatement": why})]
    written = (shelf / "history.jsonl").read_bytes()
    assert written.isascii()
    assert len(written.splitlines()) == 1


def test_the_command_is_quiet_where_nobody_watches_and_says_the_seconds(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "data.publish", str(AUGUST), "--releases", str(tmp_path), "--as-at", "2021-08-31"],
        cwd=settings.HOME,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0
    assert run.stdout == ""
    assert run.stderr.splitlines()[-1].startswith("Published release 2021-08-31-1 in ")
    assert "\x1b" not in run.stderr


def test_quoted_figures_pass_the_policy_too(monkeypatch):
    figure = ("A paper", date(2020, 9, 1), "flags_open", "month", date(2020, 8, 1), DISTRICT, "gender", "female")
    rows = [(*figure, 3, None), (*figure, 0, None), (*figure, 6, None), (*figure[:2], "indictments", *figure[3:], 2, None)]
    monkeypatch.setattr(making, "beside", lambda _: {"reported_figures": rows})
    _, tables = making._counted(making.read(AUGUST, BRADFORD, None), BRADFORD)
    assert [row[8] for row in tables["reported_figures"]] == [0, 6, 2]
