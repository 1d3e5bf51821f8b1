"""Flags are counted by the design's conventions, each shown on a table small enough to count by eye."""

from tests.support.drawn import BAILDON, BAILDON_OF_2026, BINGLEY, CITY, DISTRICT, ELSEWHERE, SHIPLEY, SHIPLEY_OF_2026, WEST, run


def test_a_flag_is_open_from_its_first_day_to_the_day_before_its_end():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason
        a1       | 2020-01-31 | 2020-02-29 | risk reduced
        b1       | 2020-02-01 | 2020-03-01 | risk reduced
    """
    )
    assert [counted.value("flags_open", f"2020-0{month}-01") for month in (1, 2, 3)] == [1, 1, 0]


def test_a_change_on_one_day_neither_opens_nor_closes_a_flag():
    counted = run(
        flags="""
        child_id | risk_level  | started_on | ended_on   | end_reason         | ward_code
        a1       | emerging    | 2020-01-05 | 2020-02-10 | risk level changed | E05001341
        a1       | significant | 2020-02-10 | 2020-03-10 | moved within the district | E05001341
        a1       | significant | 2020-03-10 | 2020-04-10 | details changed    | E05001347
        a1       | significant | 2020-04-10 | 2020-05-10 | turned 18          | E05001347
    """
    )
    assert counted.where("flags_opened") == {f"2020-01-01 {DISTRICT}": 1}
    assert counted.where("flags_closed") == {f"2020-05-01 {DISTRICT}": 1}
    assert counted.where("flags_opened", "quarter") == {f"2020-01-01 {SHIPLEY}": 1}
    assert counted.where("flags_closed", "quarter") == {f"2020-04-01 {DISTRICT}": 1, f"2020-04-01 {WEST}": 1}
    assert counted.value("flags_open", "2020-02-01", split="risk_level", category="significant") == 1


def test_several_changes_on_one_day_are_still_one_flag():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason         | risk_level
        a1       | 2020-01-05 | 2020-02-10 | risk level changed | emerging
        a1       | 2020-02-10 | 2020-02-10 | details changed    | moderate
        a1       | 2020-02-10 |            |                    | significant
    """
    )
    assert counted.where("flags_opened") == {f"2020-01-01 {DISTRICT}": 1}
    assert counted.where("flags_closed") == {}
    assert counted.value("flags_open", "2020-02-01", split="risk_level", category="significant") == 1


def test_a_flag_closed_and_opened_again_on_one_day_is_closed_and_opened():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason
        a1       | 2020-01-05 | 2020-02-10 | risk reduced
        a1       | 2020-02-10 |            |
    """
    )
    assert counted.value("flags_opened", "2020-02-01") == counted.value("flags_closed", "2020-02-01") == 1
    assert counted.value("flags_open", "2020-02-01") == 1


def test_a_flag_opened_and_closed_on_one_day_is_in_the_flows_and_never_open():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason
        a1       | 2020-01-31 | 2020-01-31 | other
    """,
        covers_from="2020-01-01",
    )
    assert counted.value("flags_opened", "2020-01-01") == counted.value("flags_closed", "2020-01-01") == 1
    assert counted.value("flags_open", "2020-01-01") == 0
    assert counted.value("children_flagged_year", "2020-01-01", every="year_to_quarter") == 0


def test_flags_open_before_the_first_covered_day_are_opening_stock():
    counted = run(
        flags="""
        child_id | started_on
        a1       | 2019-06-01
        b1       | 2020-01-01
    """
    )
    assert counted.value("flags_open", "2020-01-01") == 2
    assert counted.value("flags_opened", "2020-01-01") == 1
    assert counted.cell("flags_opened", "2019-06-01") is None


def test_nothing_after_the_as_at_date_has_happened():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason
        a1       | 2020-01-05 | 2021-01-01 | risk reduced
        b1       | 2021-01-01 |            |
        c1       | 2020-01-05 | 2020-12-31 | turned 18
    """
    )
    assert counted.value("flags_open", "2020-12-01") == 1
    assert counted.value("flags_closed", "2020-10-01", every="quarter") == 1
    assert counted.cell("flags_open", "2021-01-01") is None


def test_a_month_not_covered_whole_is_not_released():
    counted = run(flags="child_id\na1", as_at="2020-06-29", covers_from="2020-01-02")
    months = sorted({str(key.period) for key in counted.cells if key.measure == "flags_open"})
    assert months == ["2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01"]
    assert not [key for key in counted.cells if key.period_type in ("quarter", "year_to_quarter")]


def test_a_split_is_by_the_record_that_is_open_on_the_last_day():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason      | age | gender | lead_agency   | nrm_status
        a1       | 2020-01-05 | 2020-02-10 | details changed | 10  | other  | Early Help    | not referred
        a1       | 2020-02-10 |            |                 | 11  | female | BPP           | no grounds
    """
    )
    for month, age, gender, agency, nrm in (
        ("2020-01-01", "0 to 10", "male, other or not yet obtained", "Early Help", "not referred"),
        ("2020-02-01", "11 to 14", "female", "voluntary and specialist services", "decision made"),
        ("2020-12-01", "11 to 14", "female", "voluntary and specialist services", "decision made"),
    ):
        found = {
            key.breakdown: key.category
            for key, cell in counted.cells.items()
            if key.measure == "flags_open" and str(key.period) == month and key.area_code == DISTRICT and cell.value
        }
        assert (found["age_group"], found["gender"], found["lead_agency"], found["nrm_status"]) == (age, gender, agency, nrm)


def test_every_declared_category_has_a_cell_and_zeros_are_counted():
    counted = run(flags="child_id\na1")
    cells = [
        cell
        for key, cell in counted.cells.items()
        if key.measure == "flags_open" and str(key.period) == "2020-03-01" and key.area_code == DISTRICT
    ]
    assert {cell.value for cell in cells} == {0, 1}
    assert sum(cell.key.breakdown == "ethnic_group" for cell in cells) == 7
    assert sum(cell.key.breakdown == "social_care_status" for cell in cells) == 6


def test_wards_are_released_at_quarter_ends_and_their_unknowns_are_elsewhere():
    counted = run(
        flags="""
        child_id | ward_code
        a1       | E05001341
        b1       | not known
        c1       | out of area
    """
    )
    assert counted.value("flags_open", "2020-03-01", BAILDON) == 1
    assert counted.value("flags_open", "2020-03-01", SHIPLEY) == 1
    assert counted.value("flags_open", "2020-03-01", BINGLEY) == 0
    assert counted.value("flags_open", "2020-02-01", ELSEWHERE) == 2
    assert counted.value("flags_open", "2020-02-01") == 3
    assert counted.cell("flags_open", "2020-02-01", BAILDON) is None
    assert not [key for key in counted.cells if key.measure == "flags_open" and key.area_code == BAILDON_OF_2026]


def test_a_child_flagged_in_the_year_counts_once_where_the_latest_record_puts_them():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason                | ward_code
        a1       | 2019-12-01 | 2020-03-01 | moved within the district | E05001341
        a1       | 2020-03-01 | 2020-04-01 | risk reduced              | E05001347
        b1       | 2019-12-01 | 2020-01-01 | risk reduced              | E05001341
    """
    )
    assert counted.where("children_flagged_year", "year_to_quarter") == {
        f"2020-01-01 {DISTRICT}": 1,
        f"2020-01-01 {WEST}": 1,
        f"2020-01-01 {CITY}": 1,
    }


def test_twelve_months_need_twelve_covered_months():
    counted = run(flags="child_id\na1", covers_from="2019-03-01", as_at="2020-11-30")
    years = sorted({str(key.period) for key in counted.cells if key.period_type == "year_to_quarter"})
    assert years == ["2019-04-01", "2019-07-01", "2019-10-01"]


def test_periods_that_straddle_a_change_of_wards_have_no_ward_or_committee_cells():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason      | ward_code
        a1       | 2026-05-02 | 2026-05-07 | details changed | E05001341
        a1       | 2026-05-07 |            |                 | E05016454
    """,
        covers_from="2025-01-01",
        as_at="2026-12-31",
    )
    assert counted.value("flags_opened", "2026-04-01", SHIPLEY_OF_2026, every="quarter") is None
    assert counted.cell("flags_opened", "2026-04-01", SHIPLEY_OF_2026, every="quarter").status == "not_applicable"
    assert counted.cell("flags_opened", "2026-04-01", ELSEWHERE, every="quarter").status == "not_applicable"
    assert (
        counted.cell("children_flagged_year", "2026-01-01", BAILDON_OF_2026, every="year_to_quarter").status == "not_applicable"
    )
    assert counted.value("children_flagged_year", "2026-01-01", every="year_to_quarter") == 1
    assert counted.cell("flags_opened", "2026-01-01", SHIPLEY, every="quarter").status == "shown"
    assert counted.cell("flags_opened", "2026-07-01", SHIPLEY_OF_2026, every="quarter").status == "shown"


def test_a_stock_is_counted_by_the_wards_of_its_day():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason      | ward_code
        a1       | 2026-03-02 | 2026-05-07 | details changed | E05001341
        a1       | 2026-05-07 |            |                 | E05016454
    """,
        covers_from="2026-01-01",
        as_at="2026-12-31",
    )
    assert counted.value("flags_open", "2026-03-01", BAILDON) == 1
    assert counted.value("flags_open", "2026-04-01", SHIPLEY) == 1
    assert counted.value("flags_open", "2026-05-01", SHIPLEY_OF_2026) == 1
    assert counted.value("flags_open", "2026-06-01", BAILDON_OF_2026) == 1
    assert counted.cell("flags_open", "2026-05-01", SHIPLEY) is None
