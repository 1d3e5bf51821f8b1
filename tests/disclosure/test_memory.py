"""Readers keep every release: what was hidden stays hidden, what was shown protects nothing, and revisions are judged as such."""

from dataclasses import replace

from data.disclosure.cells import Cell
from data.disclosure.memory import Reader, joint, once_hidden
from data.disclosure.policy import POLICY
from tests.disclosure.drawn import (
    JANUARY,
    MARCH,
    STRUCTURE,
    areas,
    judged,
    kept_back,
    levels,
    of,
    protected,
    released,
    risk,
    shown,
)

FIRST = levels(3, 30, 20)
HIDDEN = {risk(name) for name in ("significant", "emerging")}


def year(first, n1, n2=20, elsewhere=9):
    """Missing episodes of a rolling year over areas, from a first month."""
    return areas("missing_episodes", "year_to_quarter", (n1, n2, 30, 20, 25, 30), elsewhere, first)


def test_publishing_the_same_again_gives_the_same():
    before = released(FIRST)
    assert released(FIRST, earlier=(before,)) == before
    assert judged(before, earlier=(before, before)).passed


def test_what_was_hidden_stays_hidden_when_it_has_grown():
    before = released(FIRST)
    after = released(levels(30, 30, 20), earlier=(before,))
    assert once_hidden([after]).keys() >= HIDDEN
    assert judged(after, earlier=(before,)).passed


def test_what_was_hidden_stays_hidden_when_the_policy_is_loosened():
    before = released(FIRST)
    assert kept_back(FIRST, policy=replace(POLICY, few=2, possible_values=2)) == set()
    assert kept_back(FIRST, policy=replace(POLICY, few=2, possible_values=2), earlier=(before,)) == HIDDEN


def test_what_was_hidden_and_is_now_none_stays_hidden_and_may_be_zero():
    before = released(FIRST)
    after = released(levels(0, 33, 20), earlier=(before,))
    assert after[risk("significant")].status == "hidden"
    assert judged(after, earlier=(before,)).passed


def test_what_was_withheld_stays_withheld():
    before = released(levels(2, 2, 2))
    after = released(levels(20, 20, 20), earlier=(before,))
    assert {after[risk(name)].status for name in ("significant", "moderate", "emerging")} == {"withheld"}


def test_a_shown_count_that_falls_to_few_is_hidden_and_the_old_figure_is_named():
    before = released(levels(8, 30, 20))
    assert kept_back(levels(8, 30, 20)) == set()
    counts = levels(4, 30, 20)
    after = released(counts, earlier=(before,))
    assert after[risk("significant")].status == "hidden"
    verdict = judged(after, earlier=(before,))
    assert verdict.passed
    assert [str(one) for one in verdict.already_public][-1] == (
        "flags_open, month from 1 March 2020, D, risk_level significant: an earlier release shows a figure for it"
    )


def test_a_count_that_stood_still_is_the_last_to_guard_a_revised_one():
    """Of two neighbours that readers knew, the one that was itself restated says less of what is hidden beside it."""
    before = released(levels(8, 20, 31))
    after = kept_back(levels(4, 20, 32), earlier=(before,))
    assert after == {risk("significant"), risk("emerging")}


def test_a_cell_once_shown_does_not_protect_what_a_stricter_policy_hides():
    """Nothing was revised, so readers still have all three levels: hiding a second would only pretend."""
    loose = replace(POLICY, few=2, possible_values=2)
    before = released(levels(4, 30, 20), policy=loose)
    assert once_hidden([before]) == {}
    after = released(levels(4, 30, 20), earlier=(before,))
    assert once_hidden([after]).keys() == {risk("significant")}
    verdict = judged(after, earlier=(before,))
    assert verdict.passed
    assert [one.key for one in verdict.already_public] == [risk("significant")]


def test_a_release_that_shows_what_was_hidden_is_refused():
    before = released(FIRST)
    again = {key: Cell(key, value, "shown") for key, value in FIRST.items()}
    again[risk("significant")] = Cell(risk("significant"), None, "hidden")
    verdict = judged(again, earlier=(before,))
    assert not verdict.passed
    assert {str(one).rpartition(": ")[2] for one in verdict.failures} == {"hidden in an earlier release", "it can be worked out"}


def test_what_was_public_does_not_stop_a_release_and_what_narrows_it_further_does():
    """An earlier, looser policy left two values for each of two months; what tells which is which is a new leak."""
    february, march = JANUARY.replace(month=2), MARCH
    known = {of("flags_closed", period=JANUARY): 30, of("flags_closed", period=JANUARY, every="quarter"): 33}
    small = [of("flags_closed", period=february), of("flags_closed", period=march)]
    before = {key: Cell(key, value, "shown") for key, value in known.items()} | {key: Cell(key, None, "hidden") for key in small}
    assert not judged(before).passed
    assert judged(before, earlier=(before,)).passed
    stock = {of("flags_open", period=february): 50, of("flags_open"): 56, of("flags_opened"): 7}
    more = before | {key: Cell(key, value, "shown") for key, value in stock.items()}
    assert {(one.key, one.why) for one in judged(more, earlier=(before,)).failures} >= {
        (key, "it can be worked out") for key in small
    }
    mindful = released({**known, small[0]: 2, small[1]: 1, **stock}, earlier=(before,))
    assert judged(mindful, earlier=(before,)).passed


def test_a_late_month_does_not_give_an_earlier_one_away():
    """Two months of closed flags are known, one of them hidden; the third arrives with the total of the quarter."""
    months = [of("flags_closed", period=JANUARY.replace(month=month)) for month in (1, 2, 3)]
    before = released({months[0]: 30, months[1]: 3})
    assert once_hidden([before]).keys() == {months[1]}
    quarter = of("flags_closed", period=JANUARY, every="quarter")
    after = released({months[0]: 30, months[1]: 3, months[2]: 40, quarter: 73}, earlier=(before,))
    assert judged(after, earlier=(before,)).passed
    assert "hidden" in (after[months[2]].status, after[quarter].status)
    assert after[months[0]].value == 30


def test_a_year_that_rolls_on_does_not_give_the_year_before_away():
    first, second = year(JANUARY, 3), year(JANUARY.replace(month=4), 40)
    before = released(first)
    after = released(first | second, earlier=(before,))
    assert judged(after, earlier=(before,)).passed


def test_a_hidden_count_that_grew_behind_equal_numbers_is_taken_apart():
    """The quarter shows the same in both releases, the year one more: only a hidden month can have grown."""
    months = [of("flags_closed", period=JANUARY.replace(month=month)) for month in (1, 2, 3)]
    quarter = of("flags_closed", period=JANUARY, every="quarter")
    reasons = [of("flags_closed", period=JANUARY, every="quarter", split=("end_reason", one)) for one in ("turned 18", "other")]

    def counts(small):
        return {months[0]: 30, months[1]: small, months[2]: 20, quarter: 50 + small, reasons[0]: 25, reasons[1]: 25 + small}

    before = released(counts(3))
    after = released(counts(4), earlier=(before,))
    verdict = judged(after, earlier=(before,))
    assert verdict.passed
    assert once_hidden([before]).keys() <= once_hidden([after]).keys()


def test_slots_whose_shown_values_are_equal_share_their_numbers_and_revised_ones_do_not():
    before, after = released(FIRST), released(levels(3, 31, 20), earlier=(released(FIRST),))
    same = joint(Reader(STRUCTURE, POLICY, [before]), before)
    revised = joint(Reader(STRUCTURE, POLICY, [before]), after)
    assert len(same.numbers) == len(FIRST)
    assert len(revised.numbers) == 2 * len(FIRST)


def test_a_quoted_figure_protects_nothing_and_is_named():
    """The paper tells the 20, so it cannot hide the 3: the 30 goes with it instead."""
    assert kept_back(FIRST, quoted={risk("emerging"): 20}) == {risk("significant"), risk("moderate")}
    quoted = {risk("significant"): 3}
    verdict = judged(released(FIRST, quoted=quoted), quoted=quoted)
    assert verdict.passed
    assert [str(one) for one in verdict.already_public] == [
        "flags_open, month from 1 March 2020, D, risk_level significant: a paper quotes it"
    ]


def test_a_quoted_figure_of_an_older_count_does_not_break_the_audit():
    quoted = {risk("significant"): 40}
    release = released(FIRST, quoted=quoted)
    assert judged(release, quoted=quoted).passed


def test_a_number_between_cells_is_known_by_its_parts():
    """A quarter that is no cell belongs to the newest release as soon as one of its months was revised."""
    months = {of("flags_opened", period=MARCH.replace(month=month)): 30 for month in (1, 2, 3)}
    committees = {of("flags_opened", area, JANUARY, "quarter"): 30 for area in ("North", "South", "elsewhere")}
    before = released(months | committees)
    more = {**months, of("flags_opened"): 31, **committees, of("flags_opened", "North", JANUARY, "quarter"): 31}
    assert shown(more, earlier=(before,)) == more
    assert judged(released(more, earlier=(before,)), earlier=(before,)).passed


def test_a_run_says_which_cells_it_kept_back_and_why():
    before = released(FIRST)
    found = protected(levels(30, 30, 3), earlier=(before,))
    assert found.because == {risk("significant"): "hidden before", risk("emerging"): "too few"}
