"""What is hidden: little, the least wanted, the same each time, and enough."""

import random

import pytest

from data.disclosure.audit import PART_OF_FEW
from data.disclosure.cells import Cell, Counted
from data.disclosure.counts import BrokenCounts
from data.disclosure.policy import POLICY
from data.disclosure.suppress import FEW, PROTECTS, protect
from tests.disclosure.drawn import (
    JANUARY,
    LOOKED_AFTER,
    NORTH,
    OTHERS,
    SOUTH,
    STRUCTURE,
    areas,
    chain,
    judged,
    kept_back,
    levels,
    of,
    protected,
    released,
    risk,
    shown,
)


def ward(name, measure="children_flagged_year"):
    return of(measure, name, JANUARY, "year_to_quarter")


def test_a_lone_small_category_takes_the_smallest_other_with_it_and_the_total_stays():
    assert kept_back(levels(3, 30, 20)) == {risk("significant"), risk("emerging")}


def test_small_categories_that_leave_too_few_values_between_them_take_one_more():
    """1 and 2 of 33: three values at most, so the 30 goes too; 3 and 4 leave five values each."""
    assert kept_back(levels(1, 2, 30)) == {risk("significant"), risk("moderate"), risk("emerging")}
    assert kept_back(levels(3, 4, 30)) == {risk("significant"), risk("moderate")}


def test_true_zeros_are_shown_and_protect_nothing():
    found = shown(levels(3, 0, 30))
    assert found[risk("moderate")] == 0
    assert kept_back(levels(3, 0, 30)) == {risk("significant"), risk("emerging")}


def test_a_small_ward_takes_its_smallest_neighbour_and_no_committee():
    counts = areas("children_flagged_year", "year_to_quarter", (4, 11, 30, 20, 25, 30), 9)
    assert kept_back(counts) == {ward("N1"), ward("N2")}


def test_wards_that_hide_enough_between_them_need_no_other():
    counts = areas("children_flagged_year", "year_to_quarter", (4, 5, 30, 20, 25, 30), 9)
    assert kept_back(counts) == {ward("N1"), ward("N2")}


def test_a_zero_ward_is_hidden_and_a_neighbour_with_it():
    counts = areas("children_flagged_year", "year_to_quarter", (0, 11, 30, 20, 25, 30), 9)
    assert kept_back(counts) == {ward("N1"), ward("N2")}


def test_the_whole_is_kept_when_a_committee_is_small():
    counts = areas("children_missing", "quarter", (0, 0, 0, 0, 0, 0), 9)
    counts = {key: value for key, value in counts.items() if key.area_code in ("D", "elsewhere", NORTH, SOUTH)}
    counts |= {of("children_missing", NORTH, JANUARY, "quarter"): 4, of("children_missing", SOUTH, JANUARY, "quarter"): 40}
    counts[of("children_missing", "D", JANUARY, "quarter")] = 53
    found = kept_back(counts)
    assert of("children_missing", "D", JANUARY, "quarter") not in found
    assert found == {of("children_missing", name, JANUARY, "quarter") for name in (NORTH, "elsewhere")}


def test_months_of_a_quarter_are_hidden_with_the_small_one():
    """A small month of a quarter that is told: an older month goes with it rather than a newer one, since nothing else can."""
    counts = {of("flags_closed", period=JANUARY.replace(month=month)): value for month, value in ((1, 30), (2, 3), (3, 20))}
    counts[of("flags_closed", period=JANUARY, every="quarter")] = 53
    found = protected(counts)
    older, small = (of("flags_closed", period=JANUARY.replace(month=month)) for month in (1, 2))
    assert found.because == {older: PROTECTS, small: FEW}


def test_a_small_flow_hides_what_its_stock_would_tell():
    """Open 50, 60 and opened 12 tell closed 2: as the very last resort another of the district's totals goes, one and no more."""
    counts = {
        of("flags_open", period=JANUARY.replace(month=2)): 50,
        of("flags_open"): 60,
        of("flags_opened"): 12,
        of("flags_closed"): 2,
    }
    found = protected(counts)
    assert found.because[of("flags_closed")] == FEW
    assert sorted(found.because.values()) == sorted([FEW, PROTECTS])
    assert judged({cell.key: cell for cell in found.cells}).passed


def test_children_never_outnumber_their_episodes_in_what_a_reader_may_think():
    """Three children of 5 looked after: six episodes shown would leave only 1 to 5, and they do: five values."""
    counts = {of("missing_episodes"): 30, of("children_missing"): 4, of("flagged_and_missing"): 2}
    found = released(counts)
    assert judged(found).passed


def test_the_interview_chain_is_protected_as_one():
    counts = {**chain(30, 40), **chain(27, 40, "interviews_offered"), **chain(19, 30, "interviews_accepted")}
    found = released(counts)
    assert found[of("interviews_offered")].status == "hidden"
    assert judged(found).passed
    assert {cell.status for key, cell in found.items() if key.measure == "interviews_due"} == {"shown"}


def test_the_order_of_the_cells_does_not_matter_and_is_kept():
    counts = levels(3, 4, 30) | areas("children_flagged_year", "year_to_quarter", (4, 11, 30, 0, 25, 30), 9)
    keys = list(counts)
    expected = shown(counts)
    for seed in range(5):
        random.Random(seed).shuffle(keys)
        mixed = {key: counts[key] for key in keys}
        assert shown(mixed) == expected
        assert [cell.key for cell in protected(mixed).cells] == keys


def test_what_is_not_supplied_stays_so_and_its_total_is_not_taken_to_be_whole():
    counts = levels(3, 30, 20)
    cells = [Counted(key, value, value) for key, value in counts.items() if key.category != "emerging"]
    cells.append(Counted(risk("emerging"), None, None, "not_supplied"))
    found = {cell.key: cell.status for cell in protect(cells, STRUCTURE, POLICY).cells}
    assert found[risk("emerging")] == "not_supplied"
    assert found[risk("significant")] == "hidden"
    assert found[risk("moderate")] == "shown"


def test_counts_that_do_not_hang_together_are_refused_without_telling_one():
    counts = levels(30, 40, 50) | {of("flags_open"): 117}
    with pytest.raises(BrokenCounts) as told:
        protected(counts)
    assert "categories add up to their total (flags_open, month from 2020-03-01)" in str(told.value)
    assert "117" not in str(told.value)


def test_a_split_is_withheld_when_no_pattern_saves_it_and_the_total_stays():
    """Three hidden levels of 6, none of them zero, leave 1 to 4 for each; withheld, any of them may be zero."""
    found = protected(levels(2, 2, 2))
    assert found.because == dict.fromkeys([risk("significant"), risk("moderate"), risk("emerging")], "withheld")
    release = {cell.key: cell for cell in found.cells}
    assert {cell.status for key, cell in release.items() if key.breakdown == "risk_level"} == {"withheld"}
    assert release[of("flags_open")].value == 6
    assert judged(release).passed


def test_reasons_are_told_as_a_reader_knows_them_and_district_totals_by_name():
    """Which of two hidden levels is the small one is told by nothing: 3 and 20, or 4 and 5."""
    told = [judged(released(counts)).as_evidence() for counts in (levels(3, 30, 20), levels(4, 30, 5))]
    assert told[0]["kept_back_because"] == {"too few, or beside one that is": 2, "hidden in an earlier release": 0, "withheld": 0}
    assert told[0]["kept_back_because"] == told[1]["kept_back_because"]
    chained = judged(released({of("interviews_due"): 60, of("interviews_offered"): 57})).as_evidence()
    assert chained["district_totals_kept_back"] == ["interviews_offered, month from 2020-03-01"]


def test_a_total_of_children_that_guards_is_withheld_one_that_is_few_is_hidden_and_the_evidence_only_names_both():
    """Nobody may take the guard for few. A guard that counts no children is hidden like what it guards."""
    before, opened, closed = of("flags_open", period=JANUARY.replace(month=2)), of("flags_opened"), of("flags_closed")
    guarded_by_children = released({before: 50, opened: 12, closed: 58, of("flags_open"): 4})
    guarded_by_flags = released({before: 4, opened: 12, closed: 10, of("flags_open"): 6})
    told = [
        {key: cell.status for key, cell in found.items() if cell.status != "shown"}
        for found in (guarded_by_children, guarded_by_flags)
    ]
    assert told == [{before: "withheld", of("flags_open"): "hidden"}, {before: "hidden", closed: "hidden"}]
    assert judged(guarded_by_children).district_totals == (
        "flags_open, month from 2020-02-01",
        "flags_open, month from 2020-03-01",
    )


def test_no_part_of_a_total_of_children_that_is_few_is_shown_wherever_its_children_are():
    """Were its parts shown where all its children are in one, a reader would know where they are not."""
    for counts in (levels(4, 0, 0), levels(2, 1, 1), areas("children_missing", "quarter", (0, 0, 0, 3, 0, 0), 0)):
        found = released(counts)
        assert {cell.status for key, cell in found.items() if STRUCTURE.is_district_total(key)} == {"hidden"}
        assert {cell.status for key, cell in found.items() if not STRUCTURE.is_district_total(key)} == {"withheld"}
        assert judged(found).passed


def test_parts_of_a_total_that_only_guards_stay_as_they_are_in_the_next_release():
    months = [of("children_missing", period=JANUARY.replace(month=number)) for number in (1, 2, 3)]
    split = [of("children_missing", period=JANUARY, split=("looked_after_status", name)) for name in (LOOKED_AFTER, OTHERS)]
    counts = dict(zip(months, (15, 13, 5), strict=True)) | dict(zip(split, (8, 7), strict=True))
    counts[of("children_missing", period=JANUARY, every="quarter")] = 33
    first = released(counts)
    assert (first[months[0]].status, {first[part].status for part in split}) == ("withheld", {"hidden", "shown"})
    assert released(counts, earlier=(first,)) == first


def test_a_release_that_shows_a_part_of_a_total_that_is_few_is_refused():
    found = released(levels(4, 0, 0))
    shown_in_part = found | {risk("emerging"): Cell(risk("emerging"), 0, "shown")}
    assert {weak.why for weak in judged(shown_in_part).failures} >= {PART_OF_FEW}


def test_children_of_a_few_months_in_a_row_are_protected_where_open_flags_climb():
    """One, then three, then five open: opened and closed are withheld together, for one alone would not do."""
    months = [JANUARY.replace(month=number) for number in (1, 2, 3)]
    counts = {of("flags_open", period=month): count for month, count in zip(months, (1, 3, 5), strict=True)}
    counts |= {of("flags_opened", period=month): 2 for month in months[1:]}
    counts |= {of("flags_closed", period=month): 0 for month in months[1:]}
    assert judged(released(counts)).passed


def test_a_part_may_be_shown_when_its_whole_is_hidden_anyway():
    """Ten interviews due of 4 children are hidden, so nobody can take 8 offered from them; 8 stays shown."""
    due, offered = of("interviews_due"), of("interviews_offered")
    assert kept_back({due: 10, offered: 8}) == {offered}
    assert kept_back({due: 10, offered: 8}, children={due: 4, offered: 6}) == {due}


def test_where_a_district_has_none_its_wards_are_hidden_and_the_release_is_not_refused():
    release = released(areas("flags_open", "month", (0, 0, 0, 0, 0, 0), 0))
    assert {key.area_code for key, cell in release.items() if cell.status == "shown"} == {"D", NORTH, SOUTH, "elsewhere"}
    assert judged(release).passed


def test_a_committee_without_any_keeps_no_total_back():
    release = released(areas("flags_open", "month", (0, 0, 0, 20, 22, 18), 8))
    assert {key.area_code for key, cell in release.items() if cell.status != "shown"} == {"N1", "N2", "N3"}
    assert judged(release).passed
