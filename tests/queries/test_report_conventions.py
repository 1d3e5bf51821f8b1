"""What the police and the services report is released as they report it."""

from datetime import date

from tests.support.drawn import DISTRICT, run

REPORTS = """
    reported_on | reported_about | item             | value | covers       | court_month | cleared_by
                | Autumn 2020    | live             | 12    |              |             | a role
                | Autumn 2020    | pending trial    |       |              |             | a role
                | Autumn 2020    | suspects charged | 14    | one case     |             | a role
    2020-12-03  |                | live             | 10    |              |             | a role
    2020-12-03  |                | started          | 2     |              |             | a role
    2020-12-03  |                | indictments      | 47    |              |             | a role
    2020-12-03  |                | indictments      | 9     | one case     |             | a role
    2020-12-03  |                | being discontinued | 3   |              |             |
    2020-12-03  |                | trial            |       | a first case | 2021-05     | a role
"""


def stated(counted, measure):
    return {
        (str(key.period), key.category): cell.value if cell.status == "shown" else cell.status
        for key, cell in counted.cells.items()
        if key.measure == measure
    }


def test_every_declared_state_has_a_cell_at_every_report_and_what_is_not_stated_is_not_supplied():
    states = stated(run(reports=REPORTS), "investigations")
    assert len(states) == 2 * 6
    assert states["2020-09-01", "live"] == 12
    assert states["2020-12-03", "live"] == 10
    assert {category: number for (_, category), number in states.items() if category not in ("live",)} == dict.fromkeys(
        ("all", "pending trial", "victim disclosure", "CPS lawyer allocated", "being discontinued"), "not_supplied"
    )


def test_moves_are_as_reported():
    moves = stated(run(reports=REPORTS), "investigations_moved")
    assert moves["2020-12-03", "started"] == 2
    assert moves["2020-12-03", "finalised"] == moves["2020-09-01", "started"] == "not_supplied"


def test_a_number_is_released_with_what_it_covers_and_a_total_only_when_stated():
    counted = run(reports=REPORTS)
    assert stated(counted, "suspects_charged") == {
        ("2020-09-01", "all"): "not_supplied",
        ("2020-09-01", "one case"): 14,
        ("2020-12-03", "all"): "not_supplied",
    }
    assert stated(counted, "indictments") == {
        ("2020-09-01", "all"): "not_supplied",
        ("2020-12-03", "all"): 47,
        ("2020-12-03", "one case"): 9,
    }


def test_an_undated_report_stands_on_the_first_day_of_its_season():
    tables = run(reports=REPORTS).tables
    assert [row[:3] for row in tables["reports"]] == [
        (date(2020, 9, 1), "Autumn 2020", False),
        (date(2020, 12, 3), "3 December 2020", True),
    ]
    assert tables["court_dates"] == [(date(2020, 12, 3), date(2021, 5, 1), "a first case", None)]


def test_a_report_after_the_as_at_date_is_not_there_yet():
    counted = run(reports=REPORTS, as_at="2020-11-30")
    assert {key.period for key in counted.cells if key.period_type == "report"} == {date(2020, 9, 1)}


def test_support_is_crossed_with_the_service():
    counted = run(
        support="""
        service               | age | ethnicity        | reported_on
        Turnaround            | 11  | Slovakian        | 2020-03-31
        Turnaround            | 12  | Unknown          | 2020-03-31
        Trusted Relationships | 15  | English British  | 2020-03-31
        Trusted Relationships | 15  | English British  | 2021-03-31
    """
    )
    cells = {
        (key.breakdown, key.category): cell.value
        for key, cell in counted.cells.items()
        if key.measure == "support_cases" and key.area_code == DISTRICT and cell.value
    }
    assert cells == {
        ("all", "all"): 3,
        ("service", "Turnaround"): 2,
        ("service", "Trusted Relationships"): 1,
        ("service x age_group", "Turnaround | 11 to 14"): 2,
        ("service x age_group", "Trusted Relationships | 15 to 18"): 1,
        ("service x gender", "Turnaround | female"): 2,
        ("service x gender", "Trusted Relationships | female"): 1,
        ("service x ethnic_group", "Turnaround | White"): 1,
        ("service x ethnic_group", "Turnaround | Not yet obtained"): 1,
        ("service x ethnic_group", "Trusted Relationships | White"): 1,
    }
