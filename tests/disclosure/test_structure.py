"""Every sum a reader can make is known, from the declarations and the areas alone."""

from datetime import date

from data.disclosure.cells import Key
from data.disclosure.structure import structure
from queries.measures import MEASURES
from tests.support.drawn import BRADFORD, DISTRICT, ELSEWHERE, run

ONE_CHILD = run(flags="child_id\na1", episodes="child_id\na1", support="case_id\nc1", covers_from="2019-01-01")
HELD = frozenset(key for key, cell in ONE_CHILD.cells.items() if cell.status == "shown")
STRUCTURE = structure(HELD, MEASURES, BRADFORD.areas)


def key(measure, every, period, area=DISTRICT, breakdown="all", category="all"):
    return Key(measure, every, date.fromisoformat(period), area, breakdown, category)


def parts_of(*wholes):
    return [set(one.parts) for one in STRUCTURE.sums if one.wholes == wholes]


def test_every_key_of_a_sum_is_held():
    assert all(HELD.issuperset(one.keys) for one in STRUCTURE.sums)
    assert all(len(set(one.keys)) == len(one.keys) for one in STRUCTURE.sums)


def test_a_total_is_the_sum_of_each_of_its_splits():
    found = parts_of(key("flags_open", "month", "2020-05-01"))
    breakdowns = [{one.breakdown for one in parts} for parts in found]
    for split in ("risk_level", "age_group", "ethnic_group", "lead_agency"):
        assert {split} in breakdowns


def test_a_service_is_the_sum_of_its_crossed_splits():
    whole = key("support_cases", "report", "2020-03-31", breakdown="service", category="Turnaround")
    found = parts_of(whole)
    assert [len(parts) for parts in sorted(found, key=len)] == [2, 3, 7]
    assert all(one.category.startswith("Turnaround | ") for parts in found for one in parts)


def test_committees_and_elsewhere_add_up_to_the_district_and_wards_to_their_committee():
    committees = [
        parts for parts in parts_of(key("missing_episodes", "month", "2020-05-01")) if {one.breakdown for one in parts} == {"all"}
    ]
    assert len(committees) == 1
    assert {one.area_code for one in committees[0]} == {
        ELSEWHERE,
        *(a.code for a in BRADFORD.of_level("committee", "2004")),
    }
    wards = parts_of(key("flags_open", "month", "2020-06-01", "E14000925"))
    assert {"E05001341", "E05001342", "E05001343", "E05001362", "E05001366", "E05001368"} in [
        {one.area_code for one in parts} for parts in wards
    ]


def test_committees_of_a_quarter_add_up_to_the_districts_three_months():
    months = [key("flags_opened", "month", f"2020-0{month}-01") for month in (4, 5, 6)]
    found = parts_of(*months)
    assert len(found) == 1
    assert {one.period_type for one in found[0]} == {"quarter"}
    assert len(found[0]) == 6


def test_months_add_up_to_quarters_and_twelve_months_but_children_do_not():
    assert {key("flags_closed", "month", f"2020-0{month}-01") for month in (1, 2, 3)} in parts_of(
        key("flags_closed", "quarter", "2020-01-01")
    )
    assert 12 in [len(parts) for parts in parts_of(key("missing_episodes", "year_to_quarter", "2020-01-01"))]
    assert all(
        one.period_type == "year_to_quarter"
        for parts in parts_of(key("children_missing", "year_to_quarter", "2020-01-01"))
        for one in parts
    )


def test_flows_explain_the_change_of_the_stock():
    may, april = (key("flags_open", "month", f"2020-0{month}-01") for month in (5, 4))
    assert parts_of(may, key("flags_closed", "month", "2020-05-01")) == [{april, key("flags_opened", "month", "2020-05-01")}]


def test_figures_the_police_have_cleared_are_known_and_make_no_sums():
    assert STRUCTURE.cleared == {"investigations", "investigations_moved", "suspects_charged", "indictments"}
    assert not [one for one in STRUCTURE.sums for k in one.keys if k.measure in STRUCTURE.cleared]


def test_a_sum_that_does_not_hold_is_found():
    values = {key: cell.value for key, cell in ONE_CHILD.cells.items() if key in HELD}
    assert STRUCTURE.broken_by(values) == []
    wrong = key("flags_open", "month", "2020-05-01", breakdown="risk_level", category="moderate")
    assert [one.wholes for one in STRUCTURE.broken_by(values | {wrong: 9})] == [(key("flags_open", "month", "2020-05-01"),)]
