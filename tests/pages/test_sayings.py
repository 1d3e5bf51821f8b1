"""A sentence states what was counted, where and when; it never says more, and never a hidden figure."""

import re
from datetime import date

import pytest

from data.disclosure.policy import POLICY
from data.release import ask
from data.terms import terms
from pages.parts import sayings, words
from queries.measures import MEASURES
from queries.pages.questions import AreasReleased, Headlines, Series
from tests.support.answers import monthly

JUDGES = re.compile(r"\b(rose|fell|rising|falling|up|down|worse|better|improved|increased|decreased)\b", re.IGNORECASE)
pytestmark = pytest.mark.usefixtures("on_sample")


def series(measure):
    """Every monthly series of a measure that a page could show."""
    offered = {(r.code, r.breakdown) for r in ask(AreasReleased(measure=measure)).rows if r.period_type == "month"}
    return [ask(Series(measure=measure, period_type="month", area_code=area, breakdown=split)) for area, split in sorted(offered)]


def test_the_answer_states_number_place_and_day():
    found = ask(Series(measure="flags_open", period_type="month", area_code="E08000032", breakdown="risk_level"))
    assert re.fullmatch(
        r"\d+ children had an open flag in Bradford on 31 August 2021\. Of these: \d+ significant, \d+ moderate, \d+ emerging\.",
        sayings.latest(found),
    )


def test_groups_of_age_are_told_apart_from_their_numbers():
    found = ask(Series(measure="flags_open", period_type="month", area_code="E08000032", breakdown="age_group"))
    assert re.search(r"Of these: \d+ aged 0 to 10, \d+ aged 11 to 14, \d+ aged 15 to 18\.$", sayings.latest(found))


@pytest.mark.parametrize("measure", ["flags_open", "missing_episodes", "children_missing"])
def test_no_sentence_says_which_way_things_go(measure):
    assert [said for said in map(sayings.latest, series(measure)) if JUDGES.search(said) or not said.endswith(".")] == []


@pytest.mark.parametrize("measure", ["flags_open", "missing_episodes", "children_missing"])
def test_every_series_has_a_title_without_a_full_stop(measure):
    assert [title for title in map(sayings.picture_title, series(measure)) if title.endswith(".")] == []


def test_a_hidden_figure_is_said_to_be_too_few_to_show():
    row = monthly({"all": ["hidden"]}, breakdown="all").rows[0]
    said = sayings.in_words(row, "flags_open", "stock")
    assert "too few to show" in said
    assert not re.search(r"\b\d\b", said)


def test_episodes_and_children_are_told_apart_by_both_numbers():
    episodes, children = (
        ask(Series(measure=m, period_type="month", area_code="E08000032", breakdown="all")).rows[-1].value
        for m in ("missing_episodes", "children_missing")
    )
    found = ask(Series(measure="missing_episodes", period_type="month", area_code="E08000032", breakdown="all"))
    assert f"{episodes} missing episodes" in sayings.latest(found)
    assert f"{children} children" in sayings.episodes_and_children(found)


def test_every_measure_that_is_counted_from_records_over_time_has_its_words_and_no_other():
    over_time = {name for name, one in MEASURES.items() if any(each.period_type != "report" for each in one.released)}
    assert set(sayings.WITH_VERB) == over_time


def test_every_headline_of_such_a_measure_can_be_said():
    shown = [row for row in ask(Headlines()).rows if row.name in sayings.WITH_VERB]
    assert shown
    assert all(sayings.in_words(row, row.name, row.kind).endswith(".") for row in shown)


def test_numbers_and_days_are_written_one_way():
    assert [words.number(n) for n in (0, 1234, 12345)] == ["0", "1,234", "12,345"]
    assert words.day(date(2020, 8, 1)) == "1 August 2020"
    assert words.month(date(2020, 8, 1)) == "Aug 2020"
    assert words.figure(None, "hidden") == "Too few to show"
    assert words.figure(0, "shown") == "0"


def test_what_readers_are_told_in_short_is_what_the_policy_says():
    (sign,) = (row.meaning for row in terms() if row.term == words.HIDDEN)
    assert words.WHY_HIDDEN.startswith(f"{POLICY.few} or fewer,")
    assert f"{POLICY.few} or fewer," in sign
    for said in (words.NOT_NONE, sign):
        assert ("in a ward, 0 is hidden too" in said) == ("ward" not in POLICY.levels_showing_zeros)
