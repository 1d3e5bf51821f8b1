"""What was open, plus what was opened, less what was closed, is what is open: for every period and every run of them."""

from datetime import timedelta
from itertools import combinations_with_replacement

import pytest

from data.release import Answer, ask
from pages.parts import words
from pages.parts.drawings import bars
from pages.parts.risk import flow
from queries.pages.questions import Series

pytestmark = pytest.mark.usefixtures("on_sample")
DISTRICT = "E08000032"


def runs(every):
    """Every run of periods that a reader could choose: first day, last day."""
    firsts = list(flow.starts(every))[::-1]
    lasts = list(flow.ends(every, firsts[0]))[::-1]
    return [(first, last) for first, last in combinations_with_replacement(range(len(firsts)), 2)], firsts, lasts


def steps(found):
    return {row.step: row.value for row in found.rows if row.category == "all"}


def reasons(found):
    return {row.category: row.value for row in found.rows if row.step == flow.REASON}


def hidden():
    """The first quarter with a reason that is too few to show."""
    quarters = zip(sorted(flow.starts("quarter")), sorted(flow.ends("quarter", min(flow.starts("quarter")))), strict=True)
    found = (flow.between(first, last) for first, last in quarters)
    return next(answer for answer in found if None in reasons(answer).values())


@pytest.mark.parametrize("every", list(flow.EVERY))
def test_the_residual_is_nought_for_every_period_and_every_run_of_them(every):
    pairs, firsts, lasts = runs(every)
    assert len(pairs) == len(firsts) * (len(firsts) + 1) // 2 > 60
    residuals = {}
    for first, last in pairs:
        of = steps(flow.between(firsts[first], lasts[last]))
        residuals[firsts[first], lasts[last]] = of[flow.BEFORE] + of[flow.OPENED] - of[flow.CLOSED] - of[flow.AFTER]
    assert {run: residual for run, residual in residuals.items() if residual} == {}


def test_every_released_month_but_the_first_can_be_chosen():
    months = ask(Series(measure="flags_open", period_type="month", area_code=DISTRICT, breakdown="all")).rows
    assert sorted(flow.starts("month")) == [row.period for row in months[1:]]


def test_reasons_that_are_all_shown_add_up_to_what_was_closed():
    pairs, firsts, lasts = runs("quarter")
    whole = [flow.between(firsts[first], lasts[last]) for first, last in pairs]
    shown = [found for found in whole if None not in reasons(found).values()]
    assert shown
    assert all(sum(reasons(found).values()) == steps(found)[flow.CLOSED] for found in shown)


def test_reasons_are_told_of_whole_quarters_only():
    (second, *_) = sorted(flow.starts("month"))[1:]
    last = min(flow.ends("month", second))
    assert reasons(flow.between(second, last)) == {}
    assert "released by whole quarters" in flow.sum_said(flow.between(second, last))


def test_the_steps_are_what_was_released():
    first, last = max(flow.starts("month")), max(flow.ends("month", max(flow.starts("month"))))
    for measure, step in (("flags_open", flow.AFTER), ("flags_opened", flow.OPENED), ("flags_closed", flow.CLOSED)):
        rows = ask(Series(measure=measure, period_type="month", area_code=DISTRICT, breakdown="all")).rows
        assert rows[-1].value == steps(flow.between(first, last))[step]


def test_a_hidden_reason_is_nowhere_and_cannot_be_read_off_the_picture():
    found = hidden()
    names = [category for category, value in reasons(found).items() if value is None]
    left = steps(found)[flow.CLOSED] - sum(value for value in reasons(found).values() if value)
    figure = flow.picture(found)
    lengths = [x for trace in figure.data if trace.type == "bar" for x in trace.x]
    assert len(names) > 1
    assert left not in lengths
    assert str(left) not in [cell for row in flow.table(found).rows for cell in row]
    assert f" {left} " not in flow.sentence(found)
    assert [row[1] for row in flow.table(found).rows].count(words.HIDDEN) == len(names)


def test_hidden_reasons_have_the_mark_of_every_bar_chart_at_one_place_under_words_that_say_why():
    found = hidden()
    figure = flow.picture(found)
    (marks,) = [trace for trace in figure.data if trace.name == words.HIDDEN]
    labels = [note.text for note in figure.layout.annotations]
    assert marks.marker.symbol == bars.NO_BAR["symbol"] == "x-thin"
    assert len(marks.x) > 1
    assert set(marks.x) == {0}
    assert all(words.HIDDEN.lower() in labels[place] for place in marks.y)


def test_a_sum_with_a_hidden_quarter_is_not_shown_and_says_why():
    first = min(flow.starts("quarter"))
    found = flow.between(first, max(flow.ends("quarter", first)))
    told = [row[1] for row in flow.table(found).rows if row[0].startswith("Of these")]
    assert f"{words.HIDDEN} in some of the quarters" in told
    assert "is too few to show in some of the quarters" in flow.sentence(found)


def test_each_bar_begins_where_the_one_before_it_ended():
    first = max(flow.starts("quarter"))
    found = flow.between(first, max(flow.ends("quarter", first)))
    bars = {trace.name: trace for trace in flow.picture(found).data if trace.type == "bar"}
    of = steps(found)
    assert list(bars[flow.OPENED].base) == [of[flow.BEFORE]]
    assert list(bars[flow.CLOSED].base) == [of[flow.AFTER]]
    assert bars[flow.REASON].base[0] + bars[flow.REASON].x[0] == of[flow.BEFORE] + of[flow.OPENED]
    assert bars[flow.REASON].base[-1] == of[flow.AFTER]


def test_the_sentence_has_every_step_and_judges_none():
    first = max(flow.starts("quarter"))
    found = flow.between(first, max(flow.ends("quarter", first)))
    of, said = steps(found), flow.sentence(found)
    day_before = words.day(first - timedelta(days=1))
    assert said.startswith(f"{of[flow.BEFORE]} children had an open flag in Bradford on {day_before}, and {of[flow.AFTER]} on")
    assert all(f"{value} {flow.BECAUSE[category]}" in said for category, value in reasons(found).items())
    assert not {"rose", "fell", "better", "worse"} & set(said.split())


def test_a_total_that_is_not_shown_is_drawn_and_added_nowhere():
    first = max(flow.starts("month"))
    whole = flow.between(first, max(flow.ends("month", first)))
    rows = tuple(row._replace(value=None, status="hidden") if row.step == flow.OPENED else row for row in whole.rows)
    found = Answer(whole.question, whole.release, rows)
    assert "=" not in flow.sum_said(found)
    assert [trace.name for trace in flow.picture(found).data if trace.type == "bar" and trace.x] == [flow.BEFORE, flow.AFTER]
    assert "too few to show flags were opened" in flow.sentence(found)
