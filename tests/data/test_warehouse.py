"""The warehouse holds one run's records, lets nothing in or out, and counts extracts that were not supplied as none."""

from datetime import date

import duckdb
import pytest

from data.contracts.reports import SEASONS
from data.warehouse.counting import beside
from data.warehouse.loading import ask, warehouse
from data.warehouse.release_file import write_release_file
from queries.measures import MEASURES
from tests.support.drawn import BRADFORD, filled, frame, run

ROW = ("flags_open", "month", date(2020, 1, 1), "E08000032", "all", "all")


@pytest.fixture
def opened():
    frames = {"ce_flags": frame(filled("ce_flags", "child_id\na1"))}
    covers = {"ce_flags": date(2020, 1, 1)}
    with warehouse(frames, district=BRADFORD, as_at=date(2020, 12, 31), covers_from=covers, measures=MEASURES) as connection:
        yield connection


@pytest.mark.parametrize(
    "attempt",
    [
        "select * from read_csv('README.md')",
        "copy ce_flags to 'out.csv'",
        "attach 'other.duckdb'",
        "install spatial",
        "set enable_external_access = true",
        "set temp_directory = '/tmp'",
    ],
)
def test_nothing_goes_in_or_out(opened, attempt):
    with pytest.raises(duckdb.Error, match=r"(?i)disabled|locked"):
        ask(opened, attempt)


def test_a_table_that_does_not_exist_is_not_looked_for_among_variables(opened):
    secret = frame(filled("ce_flags", "child_id\na1"))
    assert len(secret) == 1
    with pytest.raises(duckdb.CatalogException):
        ask(opened, "select * from secret")


def test_one_extract_alone_is_enough_to_count_what_it_holds():
    counted = run(flags="child_id\na1")
    assert counted.value("flags_open", "2020-01-01") == 1
    assert counted.value("missing_episodes", "2020-01-01") == 0
    assert counted.tables["commitments"] == []


def test_an_extract_that_was_not_supplied_has_no_cells():
    with warehouse({}, district=BRADFORD, as_at=date(2020, 12, 31), covers_from={}, measures=MEASURES) as connection:
        assert ask(connection, "select * from periods") == []


def test_children_of_a_committee_and_the_district_are_those_of_all_their_wards():
    wards = [area.code for area in BRADFORD.of_level("ward", "2004") if area.vintage == "2004"]
    rows = "\n".join(f"{code} | {year} | {people}" for code in wards for year, people in ((2019, 7), (2020, 100)))
    frames = {"ward_population": frame(filled("ward_population", f"ward_code | mid_year | children_0_17\n{rows}"))}
    with warehouse(frames, district=BRADFORD, as_at=date(2020, 12, 31), covers_from={}, measures=MEASURES) as connection:
        areas = {row[0]: (row[7], row[8]) for row in beside(connection)["areas"]}
    assert areas["E08000032"] == (3000, 2020)
    assert areas["E14000925"] == (600, 2020)
    assert areas["E05001341"] == (100, 2020)
    assert areas["E05016454"] == areas["E14001472"] == areas["elsewhere"] == (None, None)


@pytest.mark.parametrize(("season", "month"), SEASONS.items())
def test_a_season_stands_on_the_day_that_its_contract_says(season, month):
    frames = {"case_progress": frame(filled("case_progress", f"reported_about\n{season} 2020"))}
    with warehouse(frames, district=BRADFORD, as_at=date(2020, 12, 31), covers_from={}, measures=MEASURES) as connection:
        assert [row[0] for row in beside(connection)["reports"]] == [date(2020, month, 1)]


def test_equal_content_gives_equal_bytes_whatever_its_order(tmp_path):
    rows = [(*ROW, 389, "shown"), (*ROW[:5], "other", None, "hidden")]
    for name, order in (("one", rows), ("other", rows[::-1])):
        (tmp_path / name).mkdir()
        write_release_file(tmp_path / name / "release.duckdb", {"cells": order})
    assert (tmp_path / "one/release.duckdb").read_bytes() == (tmp_path / "other/release.duckdb").read_bytes()


def test_a_hidden_cell_cannot_hold_a_value(tmp_path):
    with pytest.raises(duckdb.ConstraintException):
        write_release_file(tmp_path / "release", {"cells": [(*ROW, 3, "hidden")]})


def test_a_file_that_cannot_be_written_is_the_disks_fault(tmp_path):
    with pytest.raises(OSError, match="could not be written"):
        write_release_file(tmp_path / "no such folder" / "release", {})
