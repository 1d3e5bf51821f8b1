"""Each view of missing episodes: episodes and children are never taken for each other, and a hidden figure has no share."""

import re
from types import SimpleNamespace

import pytest

from data.release import ask
from data.statistics.rates import proportion
from data.terms import terms
from pages.parts import choices, sayings, words
from pages.parts.missing import away, durations, missing, per_child, repeats
from pages.parts.trends import control
from queries.measures import MEASURES
from queries.measures.missing import AWAY
from queries.pages.questions import FiguresOverTime, Series
from tests.support.answers import monthly
from tests.support.figures import over_time
from tests.support.lanes import stands_on_nought

pytestmark = pytest.mark.usefixtures("on_sample")
EPISODES, CHILDREN = per_child.EPISODES, per_child.CHILDREN
HERE, THERE = "not looked after", "looked after by this or another authority"
AREA = {"area_code": "E08000032"}


def both(episodes, children):
    return over_time({(EPISODES, "all"): episodes, (CHILDREN, "all"): children})


def again(repeatedly, everyone=(240, 250), here=(33, 34), there=(37, 38)):
    figures = {(repeats.REPEATEDLY, "all"): repeatedly, (repeats.REPEATEDLY, HERE): here, (repeats.REPEATEDLY, THERE): there}
    return over_time(figures | {(repeats.MISSING, "all"): everyone}, "looked_after_status", "quarter")


def asked_for_months(*measures):
    return ask(FiguresOverTime(measures=measures, period_type="month", breakdown="all", **AREA))


@pytest.fixture
def lengths(monkeypatch):
    """An answer by how long, made by hand, with its own whole: lengths({"under 6 hours": [200]}, [471])."""

    def made(groups, whole):
        found = monthly(groups, "missing_episodes", "duration")
        monkeypatch.setattr(sayings, "total", lambda *_: monthly({"all": whole}, "missing_episodes", "all"))
        return found

    return made


def test_episodes_for_each_child_are_the_one_count_over_the_other():
    found = asked_for_months(EPISODES, CHILDREN)
    figures = {(row.measure, row.label): row.value for row in found.rows}
    for label, episodes, children, each in per_child.table(found).rows:
        assert (episodes, children) == (str(figures[EPISODES, label]), str(figures[CHILDREN, label]))
        assert each == f"{figures[EPISODES, label] / figures[CHILDREN, label]:.1f}"


def test_episodes_for_each_child_are_drawn_as_they_are_listed():
    found = asked_for_months(EPISODES, CHILDREN)
    (line,) = per_child.picture(found).data
    assert [str(value) for value in line.y] == [row[3] for row in per_child.table(found).rows]
    assert stands_on_nought(per_child.picture(found))


@pytest.mark.parametrize(("episodes", "children"), [([136, "hidden"], [85, 90]), ([136, 140], [85, "hidden"])])
def test_episodes_for_each_child_are_hidden_with_either(episodes, children):
    found = both(episodes, children)
    assert per_child.table(found).rows[1][3] == words.HIDDEN
    line, mark = per_child.picture(found).data
    assert line.y[1] is None
    assert (mark.name, stands_on_nought(per_child.picture(found))) == (words.HIDDEN, True)
    assert per_child.sentence(found).endswith("in Bradford in February 2020: too few to show.")


def test_where_no_child_went_missing_there_is_nothing_for_each_child():
    assert per_child.table(both([0], [0])).rows[0][1:] == ("0", "0", words.IN_WORDS["not_applicable"])


def test_the_sentence_tells_episodes_and_children_apart():
    assert per_child.sentence(both([136], [85])) == (
        "136 missing episodes were recorded for 85 children in Bradford in January 2020: 1.6 for each child who went missing."
    )


def test_how_long_is_told_in_shares_of_the_quarter_s_episodes():
    found = ask(Series(measure=EPISODES, period_type="quarter", breakdown="duration", **AREA))
    whole = sayings.total(found).rows[-1]
    last = [row for row in found.rows if row.period == whole.period]
    said = durations.sentence(found)
    assert sum(row.value for row in last) == whole.value
    assert said.startswith(f"{whole.value} missing episodes")
    assert all(f"{row.category} ({proportion(row.value, whole.value).value:.0f}%)" in said for row in last)


def test_how_long_lists_every_quarter_with_counts_and_shares():
    found = ask(Series(measure=EPISODES, period_type="quarter", breakdown="duration", **AREA))
    totals = {row.label: row.value for row in sayings.total(found).rows}
    values = {(row.label, words.sentence_case(row.category)): row.value for row in found.rows}
    table = durations.table(found)
    for label, whole, *cells in table.rows:
        assert whole == str(totals[label])
        for name, count, share in zip(table.headings[2::2], cells[::2], cells[1::2], strict=True):
            assert count == str(values[label, name])
            assert share == f"{proportion(values[label, name], totals[label]).value:.0f}%"


def test_a_hidden_length_has_no_share_and_is_not_worked_out_from_the_others(lengths):
    groups = {"under 6 hours": [200], "6 to 24 hours": [100], "1 to 2 days": ["hidden"], "3 days or more": ["hidden"]}
    found = lengths(groups, [371])
    told = " ".join([durations.sentence(found), control.chart(found).to_json(), str(durations.table(found))])
    assert durations.table(found).rows[0][6:] == (words.HIDDEN,) * 4
    assert "1 to 2 days (too few to show)" in durations.sentence(found)
    assert not re.search(r"\b71\b|\b19%", told)


def test_a_hidden_whole_takes_the_share_of_every_length_with_it(lengths):
    found = lengths({"under 6 hours": [200], "1 to 2 days": [50]}, ["hidden"])
    assert "%" not in durations.sentence(found) + str(durations.table(found).rows)


def test_episodes_get_no_interval_because_they_are_not_independent():
    found = ask(Series(measure=EPISODES, period_type="quarter", breakdown="duration", **AREA))
    assert "95% range" not in durations.table(found).headings
    assert "one child can have many episodes" in durations.note(found)


def test_children_missing_repeatedly_are_a_share_of_those_who_went_missing():
    measures = (repeats.REPEATEDLY, repeats.MISSING)
    found = ask(FiguresOverTime(measures=measures, period_type="quarter", breakdown="looked_after_status", **AREA))
    figures = {(row.measure, row.label, row.category): row.value for row in found.rows}
    for label, everyone, some, share, between, *groups in repeats.table(found).rows:
        count, whole = figures[repeats.REPEATEDLY, label, "all"], figures[repeats.MISSING, label, "all"]
        right = proportion(count, whole)
        assert (everyone, some) == (str(whole), str(count))
        assert (share, between) == (f"{right.value:.0f}%", f"{right.lower:.0f}% to {right.upper:.0f}%")
        assert sum(map(int, groups)) == count


def test_the_first_quarter_of_repeated_episodes_is_said_to_lack_what_came_before():
    assert "The first quarter, January to March 2020, may be too low" in repeats.note(again([70, 72]))


def test_a_hidden_number_of_children_missing_repeatedly_has_no_share():
    found = again([70, "hidden"], there=[37, "hidden"])
    assert repeats.table(found).rows[1][1:] == ("250", *(words.HIDDEN,) * 3, "34", words.HIDDEN)
    assert repeats.sentence(found).endswith("from April to June 2020: too few to show.")


def test_a_hidden_group_of_children_missing_repeatedly_is_not_worked_out():
    found = again([70, 72], here=[33, "hidden"], there=[37, "hidden"])
    assert repeats.sentence(found).endswith(f"too few to show {HERE}, too few to show {THERE}.")
    assert "72 children" in repeats.sentence(found)


def test_a_hidden_number_who_went_missing_takes_the_share_with_it():
    found = again([70, 72], everyone=[240, "hidden"])
    assert repeats.table(found).rows[1][1:5] == (words.HIDDEN, "72", "No percentage", "No percentage")
    assert "%" not in repeats.sentence(found)


def test_away_and_missing_stand_beside_each_other_and_are_never_added():
    found = asked_for_months(away.AWAY, away.MISSING)
    last = {row.measure: row.value for row in found.rows[-2:]}
    said = away.sentence(found)
    assert f"{last[away.AWAY]} episodes. That is " in said
    assert f"Missing, which is counted apart: {last[away.MISSING]} episodes." in said
    assert str(sum(last.values())) not in said + str(away.table(found).rows[-1])


def test_away_and_missing_are_two_lines_named_and_listed():
    found = asked_for_months(away.AWAY, away.MISSING)
    drawn = {trace.name: list(trace.y) for trace in away.picture(found).data}
    listed = {"Away without authorisation": 1, "Missing": 5}
    for name, column in listed.items():
        assert [str(value) for value in drawn[name]] == [row[column] for row in away.table(found).rows]


def test_a_hidden_month_away_is_a_gap_and_words(monkeypatch):
    counts = [20 + at % 3 for at in range(14)] + ["hidden"]
    monkeypatch.setattr(away, "ask", lambda _: monthly({"all": counts}, away.AWAY, "all"))
    found = over_time({(away.AWAY, "all"): counts, (away.MISSING, "all"): [130] * 15})
    assert away.sentence(found).startswith(
        "Away without authorisation in Bradford in March 2021: too few to show. So nothing can be said of a usual range."
    )
    assert away.table(found).rows[14][1] == words.HIDDEN
    assert words.HIDDEN in [trace.name for trace in away.picture(found).data]


@pytest.mark.parametrize("care", [missing.care, missing.care_away])
def test_every_view_says_that_council_and_police_count_differently(care):
    assert "The council and the police count differently" in care(SimpleNamespace())


def test_the_month_s_view_says_it_too_and_tells_episodes_from_children():
    found = ask(Series(measure=EPISODES, period_type="month", area_code=choices.district(EPISODES), breakdown="all"))
    told = missing.episodes_and_children(found)
    assert "episodes are not children" in told
    assert "The council and the police count differently" in told


def test_being_away_is_explained_in_the_same_words_wherever_it_is():
    (said,) = [term.meaning for term in terms() if term.term == "Missing, and away without authorisation"]
    found = over_time({(away.AWAY, "all"): [20] * 24, (away.MISSING, "all"): [30] * 24})
    assert AWAY in said
    assert AWAY in MEASURES[away.AWAY].definition
    assert AWAY in away.note(found)
