"""Why a figure has no number is said as it is: what is kept back to guard another is nowhere called too few to show."""

import re

import pytest

from data.release import Answer, about, ask
from pages.parts import words
from pages.parts.about import protection
from pages.parts.committee import changes, meetings, restated
from pages.parts.drawings import lane
from pages.parts.missing import chain_over_time
from pages.parts.missing.chain import ACCEPTED, IN_TIME
from pages.parts.risk import flow
from pages.parts.trends import control
from queries.pages.questions import HiddenFigures, ReleasedFigures
from tests.pages.test_changes import row
from tests.support.answers import monthly
from tests.support.figures import over_time

pytestmark = pytest.mark.usefixtures("on_sample")

FEW = re.compile(r"\btoo (few|small) to show\b", re.IGNORECASE)
STEADY = [30, 32, 29, 31, 33, 28, 30, 31] * 3
each_status = pytest.mark.parametrize("status", words.IN_WORDS)


def hovers(figure):
    """What stands under the hand, and the names of what is drawn."""
    return [str(said) for trace in figure.data for said in (trace.name, trace.hovertemplate, trace.customdata)]


def cells(table):
    return [*table.headings, *(cell for row in table.rows for cell in row)]


@each_status
def test_a_control_chart_says_too_few_of_what_is_too_few_alone(status):
    found = monthly({"all": [*STEADY, status, 30]}, "flags_opened", "all")
    said = [control.sentence(found), control.marks(found), *cells(control.table(found)), *hovers(control.chart(found))]
    assert any(FEW.search(each) for each in said) == (status == "hidden")
    assert control.table(found).rows[-2][1] == words.IN_WORDS[status]


@each_status
def test_a_step_of_the_flow_says_why_it_has_no_number(status):
    first = max(flow.starts("quarter"))
    whole = flow.between(first, max(flow.ends("quarter", first)))
    *_, last = [at for at, step in enumerate(whole.rows) if step.step == flow.REASON]
    rows = tuple(step._replace(value=None, status=status) if at == last else step for at, step in enumerate(whole.rows))
    found = Answer(whole.question, whole.release, rows)
    said = [flow.sentence(found), flow.sum_said(found), *cells(flow.table(found)), *hovers(flow.picture(found))]
    assert any(FEW.search(each) for each in said) == (status == "hidden")
    (mark,) = [trace for trace in flow.picture(found).data if trace.name == words.IN_WORDS[status]]
    assert [hover.endswith(f": {words.IN_WORDS[status]}") for hover in mark.customdata] == [True]


def test_reasons_of_the_flow_that_are_not_shown_for_two_causes_are_told_apart():
    first = max(flow.starts("quarter"))
    whole = flow.between(first, max(flow.ends("quarter", first)))
    causes = iter(("hidden", "withheld"))
    rows = [step._replace(value=None, status=next(causes, "hidden")) if step.step == flow.REASON else step for step in whole.rows]
    said = flow.sentence(Answer(whole.question, whole.release, tuple(rows)))
    assert said.count(words.HIDDEN.lower()) == said.count(words.IN_WORDS["withheld"].lower()) == 1


@each_status
def test_a_change_says_too_few_of_what_is_now_too_few_alone(status):
    found = changes.changes([[row(30), row(12, "significant")], [row(30), row(status, "significant")]])
    named = [change._replace(source="An extract", as_at="a day", reason="None") for change in found]
    answer = Answer(ReleasedFigures(measures=("flags_open",)), about(), tuple(named), before=about())
    tables = (restated.by_measure(answer), restated.hidden_or_shown(answer))
    said = [restated.answer(answer), *(cell for table in tables for row_ in table.rows for cell in row_)]
    assert any(FEW.search(each) for each in said) == (status == "hidden")
    assert {change.kind for change in named} <= meetings.REASONS.keys() & set(restated.COUNTED)


def test_what_is_kept_back_in_a_release_is_not_all_called_too_few():
    found = ask(HiddenFigures())
    assert " are kept back: too few to show, or they would give too much away. " in protection.sentence(found)
    assert words.HIDDEN not in protection.by_measure(found).headings


@each_status
def test_a_percentage_over_time_that_is_not_there_is_given_no_sign_of_per_cent(status):
    found = over_time({(IN_TIME.measure, "all"): [40, 41, status, 42], (ACCEPTED.measure, "all"): [71] * 4})
    crosses = [trace for trace in chain_over_time.picture(found).data if lane.is_in_one(trace)]
    assert [list(trace.customdata[0])[1] for trace in crosses] == [words.IN_WORDS[status]]
    assert [trace for trace in crosses if "%{customdata[1]}%" in trace.hovertemplate] == []
