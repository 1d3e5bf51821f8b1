"""Missing episodes and return interviews are counted by the design's conventions, each shown on a small table."""

from datetime import date

import pytest

from tests.support.drawn import BAILDON, CITY, DISTRICT, ELSEWHERE, SHIPLEY, SHIPLEY_OF_2026, WEST, Run, filled, run

MEASURES_OF_MONTHS = ("flags_open", "children_missing", "flagged_and_missing")


def test_an_episode_belongs_to_the_month_it_starts_in():
    counted = run(
        episodes="""
        child_id | started_at       | ended_at
        a1       | 2020-01-31 23:59 | 2020-02-01 04:00
        a1       | 2020-02-01 00:00 | 2020-02-01 05:00
    """
    )
    assert [counted.value("missing_episodes", f"2020-0{month}-01") for month in (1, 2, 3)] == [1, 1, 0]
    assert counted.value("missing_episodes", "2020-01-01", every="quarter") == 2
    assert [counted.value("interviews_due", f"2020-0{month}-01") for month in (1, 2)] == [0, 2]


def test_being_away_without_authorisation_is_counted_apart_and_nowhere_else():
    counted = run(
        flags="child_id\na1",
        episodes="""
        child_id | type                          | started_at       | ended_at
        a1       | away without authorisation    | 2020-01-31 20:00 | 2020-01-31 23:00
        a1       | away without authorisation    | 2020-02-20 20:00 | 2020-02-20 23:00
        a1       | away without authorisation    | 2020-02-21 20:00 | 2020-02-22 23:00
    """,
    )
    assert counted.where("away_episodes") == {f"2020-01-01 {DISTRICT}": 1, f"2020-02-01 {DISTRICT}": 2}
    others = {key.measure for key, cell in counted.cells.items() if cell.value} - {"away_episodes"}
    assert others == {"flags_open", "flags_opened", "children_flagged_year"}


@pytest.mark.parametrize(
    ("ended_at", "duration"),
    [
        ("2020-01-10 20:00", "under 6 hours"),
        ("2020-01-11 01:59", "under 6 hours"),
        ("2020-01-11 02:00", "6 to 24 hours"),
        ("2020-01-11 19:59", "6 to 24 hours"),
        ("2020-01-11 20:00", "1 to 2 days"),
        ("2020-01-13 19:59", "1 to 2 days"),
        ("2020-01-13 20:00", "3 days or more, or not yet returned"),
        ("2021-01-01 00:00", "3 days or more, or not yet returned"),
        ("", "3 days or more, or not yet returned"),
    ],
)
def test_how_long_an_episode_lasted(ended_at, duration):
    counted = run(episodes=f"started_at | ended_at\n2020-01-10 20:00 | {ended_at}")
    found = {key.category for key, cell in counted.cells.items() if key.breakdown == "duration" and cell.value}
    assert found == {duration}


@pytest.mark.parametrize(("age", "group"), [(0, "0 to 14"), (14, "0 to 14"), (15, "15 to 18"), (18, "15 to 18")])
def test_ages_are_those_at_the_start(age, group):
    counted = run(episodes=f"age\n{age}")
    assert counted.value("missing_episodes", "2020-01-01", split="age_group", category=group) == 1


def test_a_child_who_goes_missing_often_counts_once_where_the_latest_episode_puts_them():
    counted = run(
        episodes="""
        child_id | started_at       | ward_code   | looked_after_status
        a1       | 2020-01-20 10:00 | E05001347   | looked after by another authority
        a1       | 2020-01-05 10:00 | E05001341   | not looked after
        a1       | 2020-03-05 10:00 | out of area | not looked after
    """
    )
    assert counted.value("children_missing", "2020-01-01") == 1
    two = {"split": "looked_after_status"}
    assert counted.value("children_missing", "2020-01-01", category="looked after by this or another authority", **two) == 1
    assert counted.value("children_missing", "2020-01-01", category="not looked after", **two) == 0
    assert counted.where("children_missing", "quarter") == {f"2020-01-01 {DISTRICT}": 1, f"2020-01-01 {ELSEWHERE}": 1}
    assert counted.where("missing_episodes", "year_to_quarter") == {
        f"2020-01-01 {DISTRICT}": 3,
        f"2020-01-01 {ELSEWHERE}": 1,
        f"2020-01-01 {SHIPLEY}": 1,
        f"2020-01-01 {WEST}": 1,
        f"2020-01-01 {BAILDON}": 1,
        f"2020-01-01 {CITY}": 1,
    }
    assert counted.cell("missing_episodes", "2020-01-01").children == 1


@pytest.mark.parametrize(
    ("third", "quarter_counts"),
    [("2020-03-31 01:00", (1, 0)), ("2020-04-09 23:00", (0, 1)), ("2020-04-10 00:00", (0, 0))],
)
def test_repeatedly_missing_is_a_third_episode_no_more_than_90_days_after_the_first(third, quarter_counts):
    counted = run(
        episodes=f"""
        child_id | started_at
        a1       | 2020-01-10 23:00
        a1       | 2020-02-10 10:00
        a1       | {third}
        b1       | 2020-01-10 10:00
        b1       | 2020-01-11 10:00
    """
    )
    quarters = ("2020-01-01", "2020-04-01")
    assert tuple(counted.value("children_missing_repeatedly", day, every="quarter") for day in quarters) == quarter_counts


def test_a_later_episode_counts_in_its_own_quarter_too():
    counted = run(
        episodes="""
        child_id | started_at       | looked_after_status
        a1       | 2020-02-10 10:00 | not looked after
        a1       | 2020-02-20 10:00 | not looked after
        a1       | 2020-03-20 10:00 | looked after
        a1       | 2020-04-20 10:00 | not looked after
        a1       | 2020-09-20 10:00 | not looked after
    """
    )
    by_status = {
        (str(key.period), key.category): cell.value
        for key, cell in counted.cells.items()
        if key.measure == "children_missing_repeatedly" and key.breakdown == "looked_after_status" and cell.value
    }
    assert by_status == {
        ("2020-01-01", "looked after by this or another authority"): 1,
        ("2020-04-01", "not looked after"): 1,
    }


def test_flagged_and_missing_needs_both_in_one_month():
    counted = run(
        flags="""
        child_id | started_on | ended_on   | end_reason
        a1       | 2020-01-31 | 2020-02-01 | risk reduced
        b1       | 2020-01-01 | 2020-01-01 | other
        c1       | 2020-02-15 |            |
    """,
        episodes="""
        child_id | started_at
        a1       | 2020-01-01 10:00
        a1       | 2020-02-01 10:00
        b1       | 2020-01-01 10:00
        c1       | 2020-02-01 10:00
        c1       | 2020-02-02 10:00
    """,
    )
    assert counted.where("flagged_and_missing") == {f"2020-01-01 {DISTRICT}": 1, f"2020-02-01 {DISTRICT}": 1}


def test_a_measure_of_two_extracts_needs_a_month_covered_by_both():
    extracts = {name: filled(name, "child_id\na1") for name in ("ce_flags", "missing_episodes")}
    counted = Run(extracts, date(2020, 12, 31), {"ce_flags": date(2020, 3, 1), "missing_episodes": date(2020, 2, 1)})
    first = {name: min(str(key.period) for key in counted.cells if key.measure == name) for name in MEASURES_OF_MONTHS}
    assert first == {"flags_open": "2020-03-01", "children_missing": "2020-02-01", "flagged_and_missing": "2020-03-01"}


def test_every_step_of_an_interview_belongs_to_the_month_the_episode_ended():
    counted = run(
        episodes="""
        child_id | started_at       | ended_at         | interview_offered | interview_accepted | interviewed_at
        a1       | 2020-01-31 10:00 | 2020-02-01 10:00 | yes               | yes                | 2020-02-04 10:00
        b1       | 2020-02-01 10:00 | 2020-02-28 10:00 | yes               | yes                | 2020-03-02 10:01
        c1       | 2020-02-01 10:00 | 2020-02-02 10:00 | yes               | no                 |
        d1       | 2020-02-01 10:00 | 2020-02-02 10:00 | no                | no                 |
        e1       | 2020-02-01 10:00 | 2020-02-02 10:00 | not recorded      | not recorded       |
        f1       | 2020-02-01 10:00 |                  | not recorded      | not recorded       |
    """
    )
    steps = {
        "interviews_due": 5,
        "interviews_offered": 3,
        "interviews_offer_not_recorded": 1,
        "interviews_accepted": 2,
        "interviews_within_72h": 1,
    }
    for step, interviews in steps.items():
        assert counted.where(step) == {f"2020-02-01 {DISTRICT}": interviews}, step


def test_the_month_in_which_the_wards_change_has_no_committees_for_episodes():
    counted = run(
        episodes="""
        child_id | started_at       | ward_code
        a1       | 2026-04-30 10:00 | E05001341
        a1       | 2026-05-06 10:00 | E05001341
        a1       | 2026-05-07 10:00 | E05016454
        a1       | 2026-06-01 10:00 | E05016454
    """,
        covers_from="2026-01-01",
        as_at="2026-12-31",
    )
    assert [counted.value("missing_episodes", f"2026-0{month}-01") for month in (4, 5, 6)] == [1, 2, 1]
    assert counted.value("missing_episodes", "2026-04-01", SHIPLEY) == 1
    assert counted.cell("missing_episodes", "2026-05-01", SHIPLEY_OF_2026).status == "not_applicable"
    assert counted.cell("missing_episodes", "2026-05-01", SHIPLEY) is None
    assert counted.value("missing_episodes", "2026-06-01", SHIPLEY_OF_2026) == 1
    vintages = {(row[0], str(row[1])): row[4] for row in counted.tables["periods"]}
    assert vintages["month", "2026-04-01"] == "2004"
    assert vintages["month", "2026-05-01"] == "2026"
    assert vintages["quarter", "2026-04-01"] is vintages["year_to_quarter", "2026-01-01"] is None


def test_a_record_with_a_ward_of_the_other_vintage_is_elsewhere():
    counted = run(episodes="started_at | ward_code\n2020-01-10 10:00 | E05016454")
    assert counted.value("missing_episodes", "2020-01-01", ELSEWHERE) == 1


def test_an_interview_after_the_as_at_date_has_not_been_held():
    counted = run(
        episodes="""
        started_at       | ended_at         | interview_offered | interview_accepted | interviewed_at
        2020-12-30 10:00 | 2020-12-31 10:00 | yes               | yes                | 2021-01-01 10:00
        2020-12-30 10:00 | 2021-01-01 10:00 | yes               | yes                | 2021-01-01 11:00
    """
    )
    assert counted.value("interviews_due", "2020-12-01") == 1
    assert counted.value("interviews_accepted", "2020-12-01") == 1
    assert counted.value("interviews_within_72h", "2020-12-01") == 0
