"""A hand-over folder as a whole: accepted with typed rows, or refused with everything that is wrong in it."""

import csv
import hashlib
import re
from datetime import date

import pandas as pd
import pytest

from data import settings
from data.contracts import CONTRACTS
from data.intake import limits, problems_csv, read
from data.problems import ExtractRefused, Problem
from tests.support.extracts import (
    AS_AT,
    BRADFORD,
    ENDINGS,
    REQUIRED,
    TERMS,
    WARDS,
    WARDS_OF_2026,
    accepted,
    added,
    changed,
    lay,
    problems,
    required_rows,
    rows,
)


@pytest.fixture(autouse=True)
def a_day_late_in_2026(monkeypatch):
    """What lies ahead of today must not depend on the day the tests are run."""
    monkeypatch.setattr("data.intake.terms.today", lambda: date(2026, 11, 30))


def told(folder, as_at=None) -> list[tuple[str, int | None, str | None, str]]:
    return [(problem.file, problem.row, problem.column, problem.found) for problem in problems(folder, as_at)]


def told_of_terms(folder, terms: str | None) -> list[tuple[str | None, str]]:
    found = told(lay(folder, required_rows(), terms=terms))
    assert {file for file, *_ in found} <= {"extract.toml"}
    return [(column, what) for _, _, column, what in found]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_accepted_extract_gives_typed_rows_of_every_contract(tmp_path, ending):
    intake = accepted(lay(tmp_path, ending=ending))
    assert list(intake.frames) == sorted(CONTRACTS)
    for name, frame in intake.frames.items():
        contract = CONTRACTS[name]
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
            column.name: contract.dtype(column.name) for column in contract.columns
        }
        assert len(frame) == len(rows()[name])
        assert list(frame.index) == list(range(len(frame)))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_values_are_those_of_the_file_whatever_its_format(tmp_path, ending):
    frames = accepted(lay(tmp_path, ending=ending)).frames
    flag = frames["ce_flags"].iloc[0]
    assert (flag.child_id, flag.age, flag.started_on, flag.ended_on) == (
        "c-01",
        14,
        pd.Timestamp(2020, 1, 10),
        pd.Timestamp(2020, 3, 1),
    )
    assert frames["ce_flags"].ended_on.isna().tolist() == [False, True, False]
    assert frames["missing_episodes"].started_at[0] == pd.Timestamp(2020, 2, 1, 20, 15)
    assert frames["case_progress"].value.tolist() == [12, pd.NA]
    assert frames["case_progress"].court_month[1] == pd.Timestamp(2021, 5, 1)
    assert frames["comparators"].value[0] == 11.5
    assert frames["commitments"].due_about.isna().tolist() == [True, False]


def test_an_accepted_extract_says_whose_it_is_as_at_when_and_from_which_files(tmp_path):
    intake = accepted(lay(tmp_path))
    assert (intake.as_at, intake.supplied_by, intake.synthetic) == (AS_AT, "The test suite", "Invented records.")
    assert intake.covers_from == {"ce_flags": date(2020, 1, 1), "missing_episodes": date(2020, 1, 1)}
    for name, source in intake.files.items():
        assert source.name == f"{name}.csv"
        assert source.sha256 == hashlib.sha256((tmp_path / source.name).read_bytes()).hexdigest()
    assert intake.warnings == []


@pytest.mark.parametrize("sample", sorted(settings.SAMPLE.glob("20*")), ids=lambda folder: folder.name)
def test_the_sample_is_accepted_without_a_warning(sample):
    intake = read(sample, BRADFORD)
    assert intake.as_at.isoformat() == sample.name
    assert intake.warnings == []


def test_three_extracts_are_enough(tmp_path):
    assert list(accepted(lay(tmp_path, required_rows())).frames) == sorted(REQUIRED)


@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_extract_that_is_not_there_is_told(tmp_path, name):
    lay(tmp_path)
    (tmp_path / f"{name}.csv").unlink()
    assert told(tmp_path) == [(f"{name}.csv", None, None, "no such file")]


def test_everything_wrong_in_every_file_is_told_in_one_pass(tmp_path):
    tables = changed(changed(rows(), "ce_flags", 0, age="40", gender=""), "comparators", 1, source="=1+1")
    tables = changed(tables, "missing_episodes", 1, started_at="yesterday")
    folder = lay(tmp_path, tables, terms=TERMS.replace("E08000032", "E08000035"), files={"support_cases.csv": b""})
    assert {(file, row, column) for file, row, column, _ in told(folder)} == {
        ("ce_flags.csv", 2, "age"),
        ("ce_flags.csv", 2, "gender"),
        ("comparators.csv", 3, "source"),
        ("extract.toml", None, "district"),
        ("missing_episodes.csv", 3, "started_at"),
        ("support_cases.csv", None, None),
    }


def test_problems_come_in_the_order_of_the_files_and_rows_and_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_PROBLEMS", 2)
    tables = required_rows()
    for place in range(3):
        tables = changed(tables, "ce_flags", place, age="forty")
    with pytest.raises(ExtractRefused) as refused:
        accepted(lay(tmp_path, tables))
    assert refused.value.count == 3
    assert str(refused.value).startswith("3 problems found")
    assert [problem.row for problem in refused.value.problems] == [2, 3, None]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    found = told(tmp_path / "nowhere")
    assert ("the hand-over folder", None, None, "no folder that opens") in found
    assert all("nowhere" not in str(part) for parts in found for part in parts)


def test_a_file_under_another_name_is_told(tmp_path):
    lay(
        tmp_path,
        required_rows(),
        files={"ce_flags_jane.csv": b"x", "missing_episodes.xls": b"x", "jane_smith.csv": b"x", "Ce flags 1.csv": b""},
    )
    assert told(tmp_path) == [
        ("a file named nearly ce_flags, .csv", None, None, "a file that is no extract's"),
        ("a file named nearly ce_flags, .csv", None, None, "a file that is no extract's"),
        ("another file in the folder, .csv", None, None, "a file that is no extract's"),
        ("missing_episodes.xls", None, None, "a file that is no extract's"),
    ]


def test_an_extract_handed_over_twice_is_told(tmp_path):
    lay(tmp_path, required_rows(), files={"ce_flags.xlsx": b"x"})
    assert told(tmp_path) == [("ce_flags.xlsx", None, None, "an extract handed over twice")]


def test_capitals_in_file_names_do_no_harm(tmp_path):
    lay(tmp_path, required_rows())
    (tmp_path / "ce_flags.csv").rename(tmp_path / "CE_Flags.CSV")
    assert accepted(tmp_path).files["ce_flags"].name == "CE_Flags.CSV"


def test_what_windows_and_macos_lay_in_a_folder_is_passed_over(tmp_path):
    names = ("Thumbs.db", "ehthumbs.db", "desktop.ini", ".DS_Store", "._ce_flags.csv")
    assert accepted(lay(tmp_path, required_rows(), files=dict.fromkeys(names, b"x"))).warnings == []


def test_what_is_not_read_is_only_warned_of(tmp_path):
    lay(
        tmp_path,
        required_rows(),
        files={"README.md": b"x", ".gitkeep": b"", "~$ce_flags.xlsx": b"x", "problems.csv": b"x", "extracts.toml": b"x"},
    )
    (tmp_path / "jane.docx").touch()
    (tmp_path / "older").mkdir()
    assert [(warning.file, warning.found) for warning in accepted(tmp_path).warnings] == [
        ("a file named nearly extract, .toml", "something that is not read"),
        ("another file in the folder, .docx", "something that is not read"),
        ("another file in the folder", "something that is not read"),
    ]


def test_a_folder_under_an_extracts_name_is_told(tmp_path):
    lay(tmp_path, required_rows())
    (tmp_path / "comparators.csv").mkdir()
    assert told(tmp_path) == [("comparators.csv", None, None, "a file that cannot be opened")]


def test_a_file_over_the_size_limit_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_FILE", 2**20)
    lay(tmp_path, required_rows(), files={"commitments.csv": b"x" * (2**20 + 1)})
    assert told(tmp_path) == [("commitments.csv", None, None, "a file of more than 1 MB")]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (None, [(None, "no such file")]),
        ("district = ", [(None, "text that is not TOML")]),
        (TERMS.replace("E08000032", "E08000035"), [("district", "another district, or none")]),
        (
            TERMS.replace("district =", "area ="),
            [("area", "a line that nobody reads"), ("district", "another district, or none")],
        ),
        (TERMS.replace("as_at = 2020-12-31", ""), [("as_at", "no date, or something else")]),
        (TERMS.replace("2020-12-31", '"2020-12-31"'), [("as_at", "no date, or something else")]),
        (TERMS.replace("2020-12-31", "2020-12-31T00:00:00"), [("as_at", "no date, or something else")]),
        (TERMS.replace("2020-12-31", "2099-12-31"), [("as_at", "a date ahead of today, or long ago")]),
        (TERMS.replace('"The test suite"', '""'), [("supplied_by", "something else than a sentence")]),
        (TERMS.replace('supplied_by = "The test suite"', ""), [("supplied_by", "nothing")]),
        (
            TERMS.replace("Invented", "=Invented"),
            [("synthetic", "a cell that starts like a spreadsheet formula (=, +, -, @, a tab or a line break)")],
        ),
        (TERMS.replace("The test suite", "A. Smith, BD5 0AB"), [("supplied_by", "what looks like a full postcode")]),
        (TERMS.replace("ce_flags = 2020-01-01", ""), [("covers_from.ce_flags", "nothing")]),
        (
            TERMS.replace("ce_flags = 2020-01-01", 'ce_flags = "January"'),
            [("covers_from.ce_flags", "something else than a date")],
        ),
        (
            TERMS.replace("ce_flags = 2020-01-01", "ce_flags = 2021-01-01"),
            [("covers_from.ce_flags", "a first day after the as-at date, or long ago")],
        ),
        (
            TERMS.replace("ce_flags = 2020-01-01", "ce_flags = 2020-12-02"),
            [("covers_from.ce_flags", "no whole month up to as_at")],
        ),
        (
            TERMS.replace("2020-12-31", "2020-12-30").replace("_episodes = 2020-01-01", "_episodes = 2020-11-15"),
            [("covers_from.missing_episodes", "no whole month up to as_at")],
        ),
        (
            TERMS.replace("ce_flags = 2020-01-01", "ce_flags = 2004-06-09"),
            [("covers_from.ce_flags", "a day before any wards are known")],
        ),
        (TERMS + "flags = 2020-01-01", [("covers_from", "a name that is no extract's")]),
        (TERMS.split("[covers_from]")[0] + "covers_from = 2020-01-01", [("covers_from", "something else than a table")]),
    ],
)
def test_what_is_wrong_with_extract_toml_is_told(tmp_path, terms, expected):
    assert told_of_terms(tmp_path, terms) == expected


@pytest.mark.parametrize(
    ("terms", "line", "found"),
    [
        (TERMS.replace("as_at = 2020-12-31", "as_at = 2020-02-30").encode(), 3, "a date that does not exist"),
        (TERMS.replace("as_at = 2020-12-31", "as_at = Jane Smith").encode(), 3, "text that is not TOML"),
        (TERMS.replace("The test suite", "Café").encode("cp1252"), 4, "text that is not UTF-8"),
        (TERMS.encode("utf-16"), 1, "text that is not UTF-8"),
        (f"{TERMS}more = ".encode(), None, "text that is not TOML"),
        (b"as_at = " + b"1" * 5000, None, "text that is not TOML"),
    ],
)
def test_where_and_how_extract_toml_cannot_be_read_is_told_without_its_words(tmp_path, terms, line, found):
    folder = lay(tmp_path, required_rows(), terms=None, files={"extract.toml": terms})
    assert told(folder) == [("extract.toml", line, None, found)]
    assert "Jane" not in str(problems(folder)[0])


@pytest.mark.parametrize(
    "said", ['"No"', "false", '"none"', '"Real records."', '""', '"These records are not invented."', "true", "0"]
)
def test_nothing_but_a_sentence_that_says_so_makes_an_extract_an_invented_one(tmp_path, said):
    folder = lay(tmp_path, required_rows(), terms=TERMS.replace('"Invented records."', said))
    (problem,) = problems(folder)
    assert problem.column == "synthetic"
    assert problem.todo == "Leave this line out, unless every record is invented."


def test_extract_toml_may_say_nothing_of_being_synthetic_and_begin_with_a_mark(tmp_path):
    terms = "\ufeff" + TERMS.replace('synthetic = "Invented records."', "").strip()
    assert accepted(lay(tmp_path, required_rows(), terms=terms)).synthetic is None


def test_an_extract_may_cover_one_month_alone(tmp_path):
    terms = TERMS.replace("2020-01-01", "2020-12-01")
    assert accepted(lay(tmp_path, required_rows(), terms=terms)).covers_from["ce_flags"] == date(2020, 12, 1)


def test_whoever_needs_an_extract_toml_is_told_where_one_lies(tmp_path):
    (tmp_path / "one").mkdir()
    lay(tmp_path / "one", required_rows(), terms="no")
    (told,) = problems(tmp_path / "one")
    where = re.search(r"each folder of (\S+),", told.todo)[1]
    folders = [folder for folder in (settings.HOME / where).iterdir() if (folder / "ce_flags.csv").is_file()]
    assert folders
    assert all((folder / "extract.toml").is_file() for folder in folders)


def test_a_date_given_by_the_officer_overrides_the_extracts(tmp_path):
    lay(tmp_path, required_rows())
    assert accepted(tmp_path, date(2020, 6, 30)).as_at == date(2020, 6, 30)
    assert told(tmp_path, date(2019, 6, 30)) == [
        ("extract.toml", None, f"covers_from.{name}", "a first day after the as-at date, or long ago")
        for name in ("ce_flags", "missing_episodes")
    ]


def test_a_row_after_the_as_at_date_is_warned_of_and_kept(tmp_path):
    tables = added(required_rows(), "ce_flags", child_id="c-09", started_on="2021-01-01", ended_on="", end_reason="")
    tables = added(tables, "missing_episodes", episode_id="e-09", started_at="2020-12-31 23:59")
    intake = accepted(lay(tmp_path, tables))
    assert [str(warning) for warning in intake.warnings] == [
        "ce_flags.csv, started_on: 1 row after the as-at date, the first in row 5. Expected: rows up to 2020-12-31. "
        "Nothing need be done: they are not counted in this release."
    ]
    assert len(intake.frames["ce_flags"]) == 4


def test_an_episode_before_the_first_whole_month_covered_is_warned_of(tmp_path):
    tables = added(required_rows(), "missing_episodes", episode_id="e-09", started_at="2019-12-31 23:59")
    assert [str(warning) for warning in accepted(lay(tmp_path, tables)).warnings] == [
        "missing_episodes.csv, started_at: 1 row before the first whole month that the extract covers, the first in row 4. "
        "Expected: rows from 2020-01-01. "
        "Nothing need be done: they are not counted in this release, nor are the interviews that followed."
    ]


def test_an_end_after_the_as_at_date_is_kept_without_a_word(tmp_path):
    tables = changed(required_rows(), "ce_flags", 1, ended_on="2021-03-01", end_reason="turned 18")
    intake = accepted(lay(tmp_path, tables))
    assert intake.warnings == []
    assert intake.frames["ce_flags"].ended_on[1] == pd.Timestamp(2021, 3, 1)


def test_a_ward_without_population_is_told(tmp_path):
    tables = required_rows()
    tables["ward_population"] = tables["ward_population"][2:]
    found = f"no population for 2 of the 30 wards of 2004 in 2020: {WARDS[0]}, {WARDS[1]}"
    assert told(lay(tmp_path, tables)) == [("ward_population.csv", None, "ward_code", found)]


def test_every_year_of_population_tells_every_ward(tmp_path):
    tables = added(required_rows(), "ward_population", mid_year="2019")
    assert [what.split(":")[0] for *_, what in told(lay(tmp_path, tables))] == [
        "no population for 29 of the 30 wards of 2004 in 2019"
    ]


def test_every_vintage_in_force_in_the_time_covered_needs_its_populations(tmp_path):
    tables, later = required_rows(), [{"ward_code": code, "mid_year": "2020", "children_0_17": "1"} for code in WARDS_OF_2026]
    missing = "no population for 30 of the 30 wards of 2026"
    assert told(lay(tmp_path / "before", tables), date(2026, 5, 6)) == []
    assert [what.split(":")[0] for *_, what in told(lay(tmp_path / "after", tables), date(2026, 5, 7))] == [missing]
    assert (
        told(lay(tmp_path / "both", tables | {"ward_population": [*tables["ward_population"], *later]}), date(2026, 5, 7)) == []
    )
    only_later = TERMS.replace("2020-01-01", "2026-05-07")
    assert told(lay(tmp_path / "later", tables | {"ward_population": later}, terms=only_later), date(2026, 6, 30)) == []


def test_problems_as_csv_can_be_opened_in_a_spreadsheet_without_running_anything():
    text = problems_csv(
        [Problem("a.csv", 3, "=cmd", "-found", "+expected", "@todo"), Problem("b.csv", None, None, "\tx", 'say "no"', "a,b")]
    )
    assert list(csv.reader(text.splitlines())) == [
        ["file", "row", "column", "found", "expected", "todo"],
        ["a.csv", "3", "'=cmd", "'-found", "'+expected", "'@todo"],
        ["b.csv", "", "", "'\tx", 'say "no"', "a,b"],
    ]
