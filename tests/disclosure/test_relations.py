"""Every relation the attacker uses is true of the counts, by the conventions; and each that is meant is there."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.audit import structure_of
from data.disclosure.cells import Key
from data.disclosure.counts import broken_relations
from data.disclosure.policy import POLICY
from data.disclosure.relations import TIED, relations
from data.disclosure.structure import Structure
from data.settings import SAMPLE
from queries.measures import MEASURES
from tests.disclosure.drawn import JANUARY, MARCH, STRUCTURE, areas, chain, levels, of
from tests.disclosure.small import DISTRICT, DURATIONS, ELSEWHERE, FLAGS, INTERVIEWS, MISSING, counted, small
from tests.support.drawn import BRADFORD, run, sample_rows
from tests.support.drawn import Run as Drawn

ALL = (*FLAGS, *MISSING, *INTERVIEWS, "flagged_and_missing")
BRADFORD_STRUCTURE = Structure(MEASURES, BRADFORD.areas, BRADFORD.folds)
RULES = {
    "an area is part of the district",
    "a child no longer of the year was one of the old quarter",
    "a child of a part is a child of the whole period",
    "a child of a period is a child of a part of it",
    "a child of the year was one before, or is one of the new quarter",
    "an offer is made, or not made, or not recorded",
    "areas add up",
    "categories add up to their total",
    "children flagged are open still or were closed",
    "children have an episode each",
    "children new to the year had a flag opened",
    "children no longer in the year had a flag closed",
    "flagged and missing are flagged",
    "flagged and missing are missing",
    "interviews due follow missing episodes",
    "interviews_accepted are part of interviews_offered",
    "interviews_offered are part of interviews_due",
    "interviews_within_72h are part of interviews_accepted",
    "missing repeatedly are missing",
    "missing repeatedly are missing in a month of the quarter",
    "missing repeatedly is one episode more than quarters",
    "missing repeatedly is three episodes in two quarters",
    "missing repeatedly is two episodes more than years",
    "months add up to the quarter",
    "open flags are flagged in the year",
    "a child new to an area's year was missing there",
    "a child no longer of an area's year was missing there, or later elsewhere",
    "missing in each of three months is missing again and again",
    "nobody missing again and again has three episodes",
    "what has not ended is of the longest duration",
    "open flags are those before, and those opened, less those closed",
    "quarters add up to the year",
}


def told(counts, rule):
    """The relations of one rule, as sets of (times, key), and whether they are sums."""
    return [(set(one.terms), one.equal) for one in relations(STRUCTURE, list(counts)) if one.rule == rule]


def cells_of(folder):
    """Every cell of an extract of the sample, counted in plain Python."""
    covers_from = dict.fromkeys(("ce_flags", "missing_episodes"), date(2018, 9, 1))
    return list(Drawn(sample_rows(folder), date.fromisoformat(folder.name), covers_from).cells.values())


@pytest.mark.parametrize("folder", sorted(file.parent for file in SAMPLE.glob("*/extract.toml")), ids=lambda folder: folder.name)
def test_every_relation_is_true_of_the_sample(folder):
    cells = cells_of(folder)
    values = {cell.key for cell in cells if cell.status == "shown"}
    rules = Counter(relation.rule for relation in relations(BRADFORD_STRUCTURE, values))
    assert set(rules) == RULES - {"an area is part of the district", "nobody missing again and again has three episodes"}
    assert broken_relations(cells, BRADFORD_STRUCTURE, POLICY) == []


def test_the_measures_that_a_rule_ties_to_others_are_named_and_no_other_is():
    """Those that are not may be forgotten once they are declared no longer: to forget one of these would weaken the rest."""
    found = relations(BRADFORD_STRUCTURE, {cell.key for cell in cells_of(SAMPLE / "2021-08-31") if cell.status == "shown"})
    held = [{key.measure for _, key in relation.terms} for relation in found]
    assert set().union(*(measures for measures in held if len(measures) > 1)) == TIED


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.integers(0, 10**6),
    st.integers(3, 12),
    st.integers(1, 3),
    st.integers(2, 8),
    st.integers(1, 90),
    st.sampled_from([0.5, 1, 3]),
)
def test_every_relation_is_true_of_any_small_district(seed, wards, committees, quarters, children, busy):
    place = small(seed, wards, committees, quarters, children, busy)
    assert broken_relations(counted(place, quarters, ALL), place.structure(), POLICY) == []


def test_every_relation_is_true_when_the_wards_change():
    """Children before and after 7 May 2026, in wards of both vintages: no table of wards or committees runs across the day."""
    flags = "\n".join(
        ["child_id | started_on | ended_on | end_reason | ward_code"]
        + [f"c{n} | 2025-{1 + n % 12:02}-03 | | | E050{1341 + n % 3}" for n in range(20)]
        + [f"d{n} | 2026-0{1 + n % 8}-05 | 2026-11-{1 + n:02} | risk reduced | E0501{6454 + n % 3}" for n in range(20)]
    )
    drawn = run(flags=flags, covers_from="2025-01-01", as_at="2027-06-30")
    cells = list(drawn.cells.values())
    assert {cell.status for cell in cells} >= {"shown", "not_applicable"}
    assert broken_relations(cells, BRADFORD_STRUCTURE, POLICY) == []


def test_flows_explain_the_stock_of_the_district_and_of_no_committee():
    counts = {of(name, area, period): 30 for name in FLAGS[:3] for area in ("D", "North") for period in (MARCH, date(2020, 2, 1))}
    [(terms, equal)] = told(counts, "open flags are those before, and those opened, less those closed")
    assert equal
    assert terms == {
        (1, of("flags_open")),
        (-1, of("flags_open", period=date(2020, 2, 1))),
        (-1, of("flags_opened")),
        (1, of("flags_closed")),
    }


def test_wards_add_up_to_their_committee_and_committees_with_elsewhere_to_the_district():
    counts = areas("children_flagged_year", "year_to_quarter", (1, 2, 3, 4, 5, 6), 7)
    sums = {frozenset(key.area_code for _, key in terms) for terms, equal in told(counts, "areas add up") if equal}
    assert sums == {
        frozenset({"North", "N1", "N2", "N3"}),
        frozenset({"South", "S1", "S2", "S3"}),
        frozenset({"D", "North", "South", "elsewhere"}),
    }


def test_a_rolling_year_of_a_ward_is_four_quarters_that_no_cell_tells_and_its_neighbour_shares_three():
    counts = areas("missing_episodes", "year_to_quarter", (1, 2, 3, 4, 5, 6), 7)
    counts |= areas("missing_episodes", "year_to_quarter", (1, 2, 3, 4, 5, 6), 7, period=date(2020, 4, 1))
    years = [terms for terms, _ in told(counts, "quarters add up to the year") if any(key.area_code == "N1" for _, key in terms)]
    quarters = [{key.period for times, key in terms if times == 1} for terms in years]
    assert [len(one) for one in quarters] == [4, 4]
    assert len(quarters[0] & quarters[1]) == 3
    tied = [terms for terms, _ in told(counts, "areas add up") if any(key.period_type == "quarter" for _, key in terms)]
    assert tied


def test_unreleased_quarters_of_a_committee_are_its_three_months():
    months = {of("missing_episodes", "North", date(2020, month, 1)): 9 for month in range(1, 13)}
    counts = {**months, of("missing_episodes", "North", JANUARY, "year_to_quarter"): 108}
    found = told(counts, "months add up to the quarter")
    assert [len(terms) for terms, _ in found] == [4, 4, 4, 4]


def test_children_of_a_month_are_children_of_its_year_in_the_district_and_elsewhere_those_of_its_last():
    for area, expected in (("D", 15 + 9), ("North", 1 + 3)):
        keys = [Key("children_missing", "month", date(2020, month, 1), area, "all", "all") for month in range(1, 13)]
        keys += [Key("children_missing", "quarter", date(2020, month, 1), area, "all", "all") for month in (1, 4, 7)]
        keys += [of("children_missing", area, JANUARY, "year_to_quarter")]
        assert len(told(keys, "a child of a part is a child of the whole period")) == expected


def test_children_of_a_longer_period_are_at_most_those_of_its_parts_in_any_area():
    keys = [of("children_missing", "North", date(2020, month, 1), "quarter") for month in (1, 4, 7, 10)]
    keys += [of("children_missing", "North", JANUARY, "year_to_quarter")]
    [(terms, equal)] = told(keys, "a child of a period is a child of a part of it")
    assert not equal
    assert {times for times, key in terms if key.period_type == "quarter"} == {-1}


def test_open_flags_are_flagged_in_the_year_at_its_last_month_for_any_area():
    year = of("children_flagged_year", "N1", JANUARY, "year_to_quarter")
    keys = [year, *(of("flags_open", "N1", date(2020, month, 1)) for month in (3, 6, 9, 12))]
    assert told(keys, "open flags are flagged in the year") == [
        ({(1, of("flags_open", "N1", date(2020, 12, 1))), (-1, year)}, False)
    ]


def test_the_interview_chain_holds_for_each_category():
    counts = {key: 1 for name in INTERVIEWS for key in chain(1, 1, name)}
    names = [one.rule for one in relations(STRUCTURE, list(counts)) if not one.equal]
    assert Counter(names) == dict.fromkeys([rule for rule in RULES if rule.startswith(("interviews_", "an offer"))], 3)


def test_elsewhere_alone_is_part_of_the_district():
    keys = [of("flags_open"), of("flags_open", "elsewhere")]
    assert told(keys, "an area is part of the district") == [({(1, keys[1]), (-1, keys[0])}, False)]


def test_a_category_that_holds_no_count_leaves_its_total_open():
    counts = levels(3, 4, 5)
    blank = [key for key in counts if key.category == "emerging"]
    [found] = [one for one in relations(STRUCTURE, [key for key in counts if key not in blank], blank) if one.equal]
    assert {key.category for _, key in found.terms} == {"all", "significant", "moderate", "emerging"}


def test_a_small_district_has_areas_of_every_kind():
    place = small(1, 4, 2, 2, 30, 1)
    assert {area.code for area in place.areas} >= {DISTRICT, ELSEWHERE, "C1", "C2", "W04"}
    assert sum(cell.value for cell in counted(place, 2, ALL)) > 0


def test_what_has_not_ended_is_long_unless_a_release_speaks_of_a_day_within_a_month():
    """One that began on the last day of April may have ended on the first of May."""
    quarter = [of("missing_episodes", period=JANUARY, every="quarter", split=("duration", name)) for name in DURATIONS]
    months = [of(name, period=date(2020, at, 1)) for name in ("missing_episodes", "interviews_due") for at in (1, 2, 3)]
    rule = "what has not ended is of the longest duration"
    for ends, times in ((True, 1), (False, 0)):
        found = relations(replace(STRUCTURE, ends_with_a_month=ends), [*quarter, *months])
        assert [one.rule for one in found].count(rule) == times
    days = {
        day: structure_of(BRADFORD, [date(2021, 5, 31), day]).ends_with_a_month for day in (date(2021, 8, 31), date(2021, 8, 15))
    }
    assert list(days.values()) == [True, False]
