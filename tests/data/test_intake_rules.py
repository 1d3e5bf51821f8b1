"""Rules of whole rows and of several rows: what each refuses, and the case beside it that is allowed."""

import pytest

from data.contracts import CONTRACTS
from tests.support.extracts import (
    BRADFORD,
    CASE,
    COMMITMENT,
    COMPARATOR,
    EPISODE,
    EVENT,
    FIGURE,
    FLAG,
    STATEMENT,
    WARDS,
    WARDS_OF_2026,
    problems_of,
    rows,
)

OVERLAP = "a flag that starts before an earlier flag of the same child has ended"
UNFOLLOWED = "a flag that ends because something changed, with no next row of the child starting on that day"
UNEXPLAINED = "an end without its reason, or a reason without an end"
NOT_IN_FORCE = "a ward code that was not in force on the row's date"


def told(name: str, *table: dict[str, str]) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.found) for problem in problems_of(name, list(table))]


def flag(started_on: str, ended_on: str = "", end_reason: str = "", **cells: str) -> dict[str, str]:
    reason = end_reason or ("other" if ended_on else "")
    return FLAG | {"started_on": started_on, "ended_on": ended_on, "end_reason": reason} | cells


def test_a_flag_may_not_end_before_it_starts():
    assert told("ce_flags", flag("2020-03-02", "2020-03-01")) == [(2, "ended_on", "an end before the start")]
    assert told("ce_flags", flag("2020-03-02", "2020-03-02")) == []


def test_an_end_has_its_reason():
    assert told("ce_flags", FLAG | {"ended_on": "2020-03-01"}) == [(2, "end_reason", UNEXPLAINED)]
    assert told("ce_flags", FLAG | {"end_reason": "turned 18"}) == [(2, "end_reason", UNEXPLAINED)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (flag("2020-01-01", "2020-03-01"), flag("2020-02-29")),
        (flag("2020-01-01"), flag("2020-02-01", "2020-03-01")),
        (flag("2020-01-01"), flag("2021-02-01")),
        (flag("2020-01-01", "2020-03-01"), flag("2020-02-01", "2020-02-01")),
        (flag("2020-01-01", "2020-03-01"), flag("2020-01-01", "2020-02-01", risk_level="moderate")),
    ],
)
def test_two_flags_of_a_child_may_not_be_open_on_one_day(first, second):
    for table in ([first, second], [second, first]):
        found = told("ce_flags", *table)
        assert len(found) == 1
        assert found[0][1] == "started_on"
        assert found[0][2].startswith(OVERLAP)


def test_an_overlap_names_the_row_of_the_flag_still_open():
    table = [
        flag("2020-01-01", "2020-12-01"),
        flag("2020-02-01", "2020-03-01", child_id="c-02"),
        flag("2020-04-01", "2020-05-01"),
    ]
    assert told("ce_flags", *table, flag("2020-06-01", "2020-07-01")) == [
        (4, "started_on", f"{OVERLAP} (row 2)"),
        (5, "started_on", f"{OVERLAP} (row 2)"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        [flag("2020-01-01", "2020-03-01"), flag("2020-03-01")],
        [flag("2020-03-01"), flag("2020-01-01", "2020-03-01")],
        [flag("2020-01-01", "2020-03-01"), flag("2020-03-01", "2020-03-01"), flag("2020-03-01")],
        [flag("2020-03-01", "2020-03-01"), flag("2020-03-01", "2020-03-01", risk_level="moderate")],
        [flag("2020-01-01"), flag("2020-01-01", child_id="c-02")],
    ],
)
def test_flags_may_follow_on_the_day_one_ends_and_start_and_end_on_one_day(table):
    assert told("ce_flags", *table) == []


@pytest.mark.parametrize("reason", ["risk level changed", "moved within the district", "details changed"])
def test_a_flag_that_changed_goes_on_in_a_next_row(reason):
    changed = flag("2020-01-01", "2020-03-01", reason)
    assert told("ce_flags", changed) == [(2, "end_reason", UNFOLLOWED)]
    assert told("ce_flags", changed, flag("2020-03-02")) == [(2, "end_reason", UNFOLLOWED)]
    assert told("ce_flags", changed, flag("2020-03-01", child_id="c-02")) == [(2, "end_reason", UNFOLLOWED)]
    assert told("ce_flags", changed, flag("2020-03-01")) == []


def test_a_flag_that_changed_twice_on_a_day_goes_on():
    first, second = flag("2020-01-01", "2020-03-01", "details changed"), flag("2020-03-01", "2020-03-01", "risk level changed")
    assert told("ce_flags", first, second, flag("2020-03-01", risk_level="moderate")) == []


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_row_told_twice_is_told_once_with_the_row_it_repeats(name):
    table = rows()[name]
    found = told(name, *table, table[0])
    assert [(row, what.endswith("(row 2)")) for row, _, what in found] == [(len(table) + 2, True)]


def test_an_episode_has_an_id_of_its_own():
    other = EPISODE | {"child_id": "c-09"}
    assert told("missing_episodes", EPISODE, other) == [(3, "episode_id", "an episode_id that an earlier row has (row 2)")]


def test_an_episode_may_not_end_before_it_starts():
    table = EPISODE | {"ended_at": "2020-02-01 20:14", "interviewed_at": ""}
    assert told("missing_episodes", table) == [(2, "ended_at", "an end before the start")]
    assert told("missing_episodes", table | {"ended_at": "2020-02-01 20:15"}) == []


@pytest.mark.parametrize(
    ("started", "ended", "is_right"),
    [
        ("2020-10-25 01:50", "2020-10-25 01:10", True),
        ("2021-10-31 01:59", "2021-10-31 01:00", True),
        ("2020-10-25 02:00", "2020-10-25 01:10", False),
        ("2020-10-25 01:10", "2020-10-25 00:50", False),
        ("2020-10-18 01:50", "2020-10-18 01:10", False),
        ("2020-10-26 01:50", "2020-10-26 01:10", False),
        ("2020-03-29 01:50", "2020-03-29 01:10", False),
        ("2020-10-25 01:50", "2020-10-24 01:55", False),
    ],
)
def test_only_in_the_hour_that_the_clock_tells_twice_may_an_episode_end_before_it_starts(started, ended, is_right):
    table = EPISODE | {"started_at": started, "ended_at": ended, "interviewed_at": ""}
    assert told("missing_episodes", table) == ([] if is_right else [(2, "ended_at", "an end before the start")])


@pytest.mark.parametrize("offered", ["no", "not recorded"])
def test_an_interview_accepted_was_offered(offered):
    found = told("missing_episodes", EPISODE | {"interview_offered": offered})
    assert found == [(2, "interview_accepted", "an interview accepted that was not offered")]


@pytest.mark.parametrize("accepted", ["no", "not recorded"])
def test_an_interview_held_was_accepted(accepted):
    found = told("missing_episodes", EPISODE | {"interview_accepted": accepted})
    assert found == [(2, "interviewed_at", "an interview that took place though it was not accepted")]


def test_an_interview_follows_the_return():
    early = (2, "interviewed_at", "an interview before the child was back")
    assert told("missing_episodes", EPISODE | {"interviewed_at": "2020-02-02 05:59"}) == [early]
    assert told("missing_episodes", EPISODE | {"ended_at": ""}) == [early]
    assert told("missing_episodes", EPISODE | {"interviewed_at": "2020-02-02 06:00"}) == []
    assert told("missing_episodes", EPISODE | {"interviewed_at": ""}) == []


def test_a_ward_is_one_of_those_in_force_on_the_rows_day():
    old, new = WARDS[0], WARDS_OF_2026[0]
    assert told("ce_flags", flag("2026-05-06", ward_code=old)) == []
    assert told("ce_flags", flag("2026-05-07", ward_code=new)) == []
    assert told("ce_flags", flag("2026-05-07", ward_code=old)) == [(2, "ward_code", NOT_IN_FORCE)]
    assert told("ce_flags", flag("2026-05-06", ward_code=new)) == [(2, "ward_code", NOT_IN_FORCE)]
    assert told("ce_flags", flag("2003-01-01", ward_code=old)) == [(2, "ward_code", NOT_IN_FORCE)]
    episode = EPISODE | {"started_at": "2026-05-07 00:00", "ended_at": "", "interviewed_at": "", "ward_code": old}
    assert told("missing_episodes", episode) == [(2, "ward_code", NOT_IN_FORCE)]
    assert told("missing_episodes", episode | {"ward_code": new}) == []


@pytest.mark.parametrize("place", ["not known", "out of area"])
def test_a_ward_may_be_unknown_or_elsewhere_whatever_the_day(place):
    assert told("ce_flags", flag("2003-01-01", ward_code=place), flag("2026-05-07", ward_code=place, child_id="c-02")) == []


def test_a_committee_is_no_ward():
    committee = BRADFORD.of_level("committee")[0].code
    assert told("ce_flags", flag("2020-01-01", ward_code=committee)) == [(2, "ward_code", "a value that is not in the list")]


def test_a_case_may_be_told_again_at_another_report():
    assert told("support_cases", CASE, CASE | {"reported_on": "2020-12-31"}) == []


def test_a_report_has_a_date_or_a_season():
    neither_or_both = "a report with both a date and a season, or with neither"
    assert told("case_progress", STATEMENT | {"reported_on": "2021-02-03"}) == [(2, "reported_on", neither_or_both)]
    assert told("case_progress", STATEMENT | {"reported_about": ""}) == [(2, "reported_on", neither_or_both)]
    assert told("case_progress", STATEMENT | {"reported_on": "2021-02-03", "reported_about": ""}) == []


def test_only_trials_have_a_month():
    wrong = "a trial without its month, or a month for something else than a trial"
    assert told("case_progress", STATEMENT | {"item": "trial"}) == [(2, "court_month", wrong)]
    assert told("case_progress", STATEMENT | {"court_month": "2021-05"}) == [(2, "court_month", wrong)]


def test_a_report_may_state_an_item_of_different_cases_and_trials_in_different_months():
    one, two = STATEMENT | {"covers": "one case"}, STATEMENT | {"covers": "the four others"}
    trial = STATEMENT | {"item": "trial", "value": ""}
    assert told("case_progress", one, two, trial | {"court_month": "2021-05"}, trial | {"court_month": "2021-08"}) == []


@pytest.mark.parametrize("column", ["basis", "document", "cleared_by"])
def test_a_report_agrees_with_itself(column):
    other = STATEMENT | {"item": "started", column: "Something else"}
    unlike = "a basis, document or clearance unlike that of the report's first row (row 2)"
    assert told("case_progress", STATEMENT, other) == [(3, "basis", unlike)]
    assert told("case_progress", STATEMENT, other | {"reported_about": "winter 2020"}) == []


def test_two_reports_do_not_stand_on_one_day():
    """Everything later goes by the day alone: the numbers of the two would be taken for those of one."""
    dated = STATEMENT | {"reported_on": "2020-09-01", "reported_about": ""}
    another = "another report of the same day (row 2)"
    assert told("case_progress", dated, dated | {"operation": "Operation Other"}) == [(3, "reported_on", another)]
    assert told("case_progress", STATEMENT, STATEMENT | {"operation": "Operation Other"}) == [(3, "reported_on", another)]
    assert told("case_progress", dated, dated | {"reported_on": "2020-12-01"}, STATEMENT) == [(4, "reported_on", another)]
    assert told("case_progress", dated | {"reported_on": "2020-09-02"}, STATEMENT) == []


def test_a_commitment_is_dated_once():
    both_or_neither = "a commitment with both a date and words for when it was made, or with neither"
    assert told("commitments", COMMITMENT | {"made_on": ""}) == [(2, "made_on", both_or_neither)]
    assert told("commitments", COMMITMENT | {"made_about": "in spring"}) == [(2, "made_on", both_or_neither)]
    assert told("commitments", COMMITMENT | {"made_on": "", "made_about": "in spring"}) == []
    due_twice = "a commitment with both a due date and words for when it is due"
    assert told("commitments", COMMITMENT | {"due_about": "next year"}) == [(2, "due_on", due_twice)]
    assert told("commitments", COMMITMENT | {"due_on": ""}) == []


@pytest.mark.parametrize(
    ("numbered", "is_right"),
    [("Report 21; Appendix 3 20", True), ("Report 4", True), ("21", False), ("Report 21;", False), ("Report twenty", False)],
)
def test_a_commitment_is_numbered_by_list_and_number(numbered, is_right):
    found = "numbers that are not a list's name and a whole number each"
    assert told("commitments", COMMITMENT | {"numbered": numbered}) == ([] if is_right else [(2, "numbered", found)])


def test_a_commitment_made_again_names_another_entry():
    again = COMMITMENT | {"commitment_id": "AU-2", "same_as": "AU-1"}
    first = COMMITMENT | {"same_as": ""}
    assert told("commitments", first, again) == []
    assert told("commitments", first, again | {"same_as": "AU-9"}) == [(3, "same_as", "the id of no other entry")]
    assert told("commitments", first, again | {"same_as": "AU-2"}) == [(3, "same_as", "the id of no other entry")]


def test_a_figure_of_others_is_dated_once():
    found = "a figure with both a day and words for its time, or with neither"
    assert told("comparators", COMPARATOR | {"year_ending": ""}) == [(2, "year_ending", found)]
    assert told("comparators", COMPARATOR | {"year_about": "autumn 2020"}) == [(2, "year_ending", found)]
    assert told("comparators", COMPARATOR | {"year_ending": "", "year_about": "autumn 2020"}) == []


def test_two_events_may_happen_on_one_day():
    assert told("practice_events", EVENT, EVENT | {"title": "A new form"}) == []


@pytest.mark.parametrize("value", ["1", "5"])
def test_no_figure_about_a_handful_of_children_is_quoted(value):
    assert told("reported_figures", FIGURE | {"value": value}) == [(2, "value", "a number of 1 to 5 children")]


@pytest.mark.parametrize(
    "cells",
    [
        {"value": "0"},
        {"value": "6"},
        {"value": "5", "measure": "investigations", "period_type": "report", "breakdown": "state", "category": "live"},
    ],
)
def test_other_figures_and_those_the_police_cleared_may_be_quoted(cells):
    assert told("reported_figures", FIGURE | cells) == []


def test_a_period_starts_on_its_first_day():
    wrong = (2, "period", "a day that is not the first of such a period")
    assert told("reported_figures", FIGURE | {"period": "2020-05-31"}) == [wrong]
    ethnic = FIGURE | {"measure": "missing_episodes", "breakdown": "ethnic_group", "category": "White"}
    assert told("reported_figures", ethnic | {"period_type": "quarter", "period": "2020-05-01"}) == [wrong]
    assert told("reported_figures", ethnic | {"period_type": "quarter", "period": "2020-04-01"}) == []
    support = FIGURE | {"measure": "support_cases", "breakdown": "all", "category": "all"}
    assert told("reported_figures", support | {"period_type": "report", "period": "2020-05-17"}) == []


def test_a_quoted_figure_is_one_that_could_be_released():
    unknown = (2, "category", "a breakdown or category that the measure is not released by")
    assert told("reported_figures", FIGURE | {"category": "high"}) == [unknown]
    assert told("reported_figures", FIGURE | {"breakdown": "duration", "category": "under 6 hours"}) == [unknown]
    crossed = {"measure": "support_cases", "breakdown": "service x age_group", "category": "Turnaround | 11 to 14"}
    assert told("reported_figures", FIGURE | crossed | {"period_type": "report"}) == []


COMMITTEE = BRADFORD.of_level("committee", "2004")[0].code
TOTAL = FIGURE | {"breakdown": "all", "category": "all"}


@pytest.mark.parametrize(
    "cells",
    [
        TOTAL | {"measure": "flags_opened", "area_code": COMMITTEE},
        TOTAL | {"measure": "flags_opened", "area_code": "elsewhere"},
        TOTAL | {"measure": "missing_episodes", "area_code": WARDS[0]},
        TOTAL | {"period_type": "quarter", "period": "2020-04-01"},
        FIGURE | {"area_code": WARDS[0]},
    ],
)
def test_a_figure_is_not_quoted_for_a_kind_of_area_or_a_length_of_period_that_is_not_released(cells):
    """The months of a committee would add up to its quarter, which may be hidden."""
    found = "a kind of area or a length of period that the measure, or this split of it, is not released for"
    assert told("reported_figures", cells) == [(2, "area_code", found)]


@pytest.mark.parametrize(
    "cells",
    [
        TOTAL,
        TOTAL | {"area_code": COMMITTEE},
        FIGURE | {"area_code": "elsewhere"},
        TOTAL | {"area_code": WARDS[0]},
        TOTAL | {"measure": "flags_opened", "area_code": COMMITTEE, "period_type": "quarter", "period": "2020-04-01"},
    ],
)
def test_a_figure_may_be_quoted_wherever_its_like_is_released(cells):
    assert told("reported_figures", cells) == []


def test_a_total_is_told_as_all_and_all():
    found = told("reported_figures", FIGURE | {"breakdown": "all"})
    assert (2, "category", "a category without its breakdown, or the other way round") in found


def test_a_row_wrong_in_a_cell_is_not_also_told_by_a_rule_that_reads_it():
    assert told("ce_flags", flag("2020-02-31", "2020-01-01")) == [(2, "started_on", "a date that does not exist")]
    assert told("missing_episodes", EPISODE | {"ended_at": "", "interviewed_at": "soon"}) == [
        (2, "interviewed_at", "text that is not a date")
    ]


def test_a_next_row_whose_start_cannot_be_read_is_told_alone():
    table = [flag("2020-01-01", "2020-03-01", "details changed"), flag("01/03/2020")]
    assert told("ce_flags", *table) == [(3, "started_on", "a date written another way")]
