"""Across the change of wards of May 2026 nothing is joined: a period has one set of wards, or none."""

import shutil
from datetime import date

import duckdb
import pytest

from data.release_folder import current_release

CHANGE = date(2026, 5, 7)


@pytest.fixture(scope="module")
def release(releases_across, tmp_path_factory):
    """A copy of the release, because one process opens a file in one way only."""
    copy = shutil.copy(releases_across / current_release(releases_across) / "release.duckdb", tmp_path_factory.mktemp("copy"))
    with duckdb.connect(copy, read_only=True) as connection:
        yield connection


def cells(release, level):
    """Every cell of a level with its kind of measure, period, its days, its area's vintage and its status."""
    return release.execute(
        "select measures.kind, cells.period_type, cells.period, periods.last_day, periods.vintage, areas.vintage, cells.status "
        "from cells inner join areas on areas.code = cells.area_code inner join measures on measures.name = cells.measure "
        "inner join periods on periods.period_type = cells.period_type and periods.period = cells.period "
        "where areas.level = $level",
        {"level": level},
    ).fetchall()


@pytest.mark.parametrize("level", ["ward", "committee"])
def test_no_period_has_cells_of_two_sets_of_wards(release, level):
    seen = {}
    for _, period_type, period, _, _, vintage, _ in cells(release, level):
        seen.setdefault((period_type, period), set()).add(vintage)
    assert {"2004"} in seen.values()
    assert {"2026"} in seen.values()
    assert [period for period, vintages in seen.items() if len(vintages) > 1] == []


@pytest.mark.parametrize("level", ["ward", "committee", "other"])
def test_what_happened_over_a_period_that_straddles_the_day_is_told_of_no_ward_and_no_committee(release, level):
    found = cells(release, level)
    straddling = [status for kind, _, first, last, *_, status in found if kind != "stock" and first < CHANGE <= last]
    assert set(straddling) == {"not_applicable"}
    others = [status for kind, _, first, last, *_, status in found if kind == "stock" or not first < CHANGE <= last]
    assert "not_applicable" not in others


@pytest.mark.parametrize("level", ["ward", "committee"])
def test_a_release_says_which_wards_each_period_is_in(release, level):
    for kind, _, first, last, of_period, of_area, _ in cells(release, level):
        if kind == "stock":
            assert of_area == ("2026" if last >= CHANGE else "2004")
        elif not first < CHANGE <= last:
            assert of_area == of_period == ("2026" if first >= CHANGE else "2004")


def test_the_district_goes_on_across_the_day(release):
    statuses = {status for _, _, first, last, _, _, status in cells(release, "district") if first < CHANGE <= last}
    assert "shown" in statuses
    assert "not_applicable" not in statuses


def test_the_break_is_told_with_its_day_and_reason(release):
    told = release.execute("select happened_on, level, reason from series_breaks order by level").fetchall()
    assert [(day, level) for day, level, _ in told] == [(CHANGE, "committee"), (CHANGE, "ward")]
    assert all("different areas" in reason for *_, reason in told)
