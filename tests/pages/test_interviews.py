"""Return interviews: each step a share of the step it says, and no share where a figure is hidden."""

import re
from datetime import date

import pytest

from data.release import ask
from data.statistics.rates import proportion
from data.statistics.spc import control_chart
from pages.parts import choices, words
from pages.parts.missing import chain, chain_over_time, interviews
from pages.parts.missing.chain import ACCEPTED, DUE, IN_TIME, NOT_OFFERED, NOT_RECORDED, OFFERED, STEPS
from queries.pages.questions import FiguresOverTime, InterviewsElsewhere, PeriodFigures
from tests.support.figures import of_period, over_time

pytestmark = pytest.mark.usefixtures("on_sample")
STATUS = "looked_after_status"
HERE, THERE = "not looked after", "looked after by this or another authority"
FIGURES = {DUE: 136, OFFERED.measure: 105, NOT_RECORDED.measure: 15, ACCEPTED.measure: 71, IN_TIME.measure: 40}
JUDGES = re.compile(r"\b(rose|fell|rising|falling|worse|better|improved)\b")


@pytest.fixture
def months():
    """Every fourth month of the sample, whole and by who looks after the child."""
    area = choices.district(DUE)
    asked = {"measures": chain.MEASURES, "period_type": "month", "area_code": area}
    every = ask(FiguresOverTime(**asked, breakdown="all")).rows
    return [
        ask(PeriodFigures(**asked, period=period, breakdown=split))
        for period in list(dict.fromkeys(row.period for row in every))[::4]
        for split in interviews.SPLITS
    ]


@pytest.fixture
def series():
    """Every step of the sample over time, whole and by who looks after the child."""
    asked = {"period_type": "month", "area_code": choices.district(DUE)}
    return [
        ask(FiguresOverTime(measures=(step.measure, step.whole), breakdown=split, **asked))
        for step in STEPS
        for split in interviews.SPLITS
    ]


def whole(**changed):
    return of_period({(name, "all"): changed.get(name, figure) for name, figure in FIGURES.items()})


def by_status(**changed):
    """Both groups with the figures of FIGURES; changed: those of the group looked after."""
    groups = {(name, "all"): 2 * figure for name, figure in FIGURES.items()}
    for name, figure in FIGURES.items():
        groups |= {(name, HERE): figure, (name, THERE): changed.get(name, figure)}
    return of_period(groups, STATUS)


def told(found):
    """All that is told of one month: words, picture with its hovers, table."""
    if found.question.breakdown == "all":
        return " ".join([chain.sentence(found), chain.picture(found).to_json(), str(chain.table(found))])
    return " ".join(
        [chain.sentence_by_status(found), chain.picture_by_status(found).to_json(), str(chain.table_by_status(found))]
    )


def rows_of(table):
    return {row[0]: row[1:] for row in table.rows}


def test_the_answer_says_what_every_percentage_is_of():
    assert chain.sentence(whole()) == (
        "136 return interviews were due in Bradford in January 2020. Offered: 105 (77% of those due). "
        "Recorded as not offered: 16 (12% of those due). "
        "No record of an offer: 15 (11% of those due). Accepted: 71 (68% of those offered). "
        "Held within 72 hours: 40 (56% of those accepted)."
    )


def test_each_share_and_interval_is_wilson_s(months):
    for found in months:
        figures = {(row.measure, row.category): row.value for row in found.rows}
        groups = [name for name in dict.fromkeys(row.category for row in found.rows) if name != "all"] or ["all"]
        said = rows_of(chain.table(found) if groups == ["all"] else chain.table_by_status(found))
        for step in STEPS:
            for name in groups:
                right = proportion(figures[step.measure, name], figures[step.whole, name])
                assert f"{words.percent(right.value)} {step.of}" in said[step.name]
                assert f"{words.percent(right.lower)} to {words.percent(right.upper)}" in said[step.name]


def test_the_parts_of_an_interview_s_way_never_grow(months):
    for found in months:
        figures = {(row.measure, row.category): row.value for row in found.rows}
        for (measure, name), value in figures.items():
            for step in STEPS:
                assert step.measure != measure or value <= figures[step.whole, name]


def test_the_picture_draws_the_steps_in_order_from_nought():
    figure = chain.picture(whole())
    assert list(figure.data[0].x) == [136, 105, 16, 15, 71, 40]
    assert figure.layout.xaxis.range[0] == 0
    assert [text.split("<br>")[0] for text in figure.data[-1].text] == [
        "Due",
        OFFERED.name,
        NOT_OFFERED.name,
        *(step.name for step in STEPS[1:]),
    ]


def test_the_picture_of_groups_draws_wilson_s_shares_and_intervals():
    figure = chain.picture_by_status(by_status())
    right = [proportion(FIGURES[step.measure], FIGURES[step.whole]) for step in STEPS for _ in (HERE, THERE)]
    assert list(figure.data[0].x) == [round(share.value) for share in right]
    assert list(figure.layout.xaxis.range) == [0, 100]


def test_no_record_of_an_offer_is_a_part_of_its_own_and_drawn_quietly():
    figure = chain.picture(whole())
    quiet = [
        x
        for x, colour in zip(figure.data[0].x, figure.data[0].marker.color, strict=True)
        if colour != figure.data[0].marker.color[0]
    ]
    assert quiet == [16, 15]
    assert rows_of(chain.table(whole()))["No record of an offer"][:2] == ("15", "11% of those due")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.measure)
def test_a_hidden_step_has_no_share_and_takes_the_next_one_s_with_it(step):
    found = whole(**{step.measure: "hidden"})
    said = rows_of(chain.table(found))
    assert said[step.name] == (words.HIDDEN,) * 3
    for later in STEPS:
        if later.whole == step.measure:
            assert said[later.name][1] == "No percentage"
    share = words.percent(proportion(FIGURES[step.measure], FIGURES[step.whole]).value)
    assert f"{share} {step.of}" not in told(found)
    assert not re.search(rf"\b{FIGURES[step.measure]}\b(?!%)", chain.sentence(found))


def test_a_hidden_number_due_takes_both_its_shares_with_it():
    said = rows_of(chain.table(whole(**{DUE: "hidden"})))
    assert said["Offered"][:2] == ("105", "No percentage")
    assert said["No record of an offer"][:2] == ("15", "No percentage")
    assert said["Accepted"][1] == "68% of those offered"


def test_a_group_s_hidden_step_has_a_mark_and_no_share_and_nothing_is_taken_from_the_other_group():
    found = by_status(**{IN_TIME.measure: "hidden"})
    marks = [trace for trace in chain.picture_by_status(found).data if trace.name == words.HIDDEN]
    assert [list(trace.x) for trace in marks] == [[0]]
    assert rows_of(chain.table_by_status(found))[IN_TIME.name][3:] == (
        "40",
        "56% of those accepted",
        "45% to 67%",
        *(words.HIDDEN,) * 3,
    )
    assert "too few to show" in chain.sentence_by_status(found)


def test_those_left_by_a_step_are_never_told_when_they_are_few():
    found = whole(**{OFFERED.measure: 132})
    assert rows_of(chain.table(found))["Offered"][:2] == ("132", "No percentage")
    assert "97%" not in told(found)


@pytest.mark.parametrize("hidden", [DUE, OFFERED.measure, NOT_RECORDED.measure])
def test_the_interviews_recorded_as_not_offered_are_never_worked_out_from_a_hidden_figure(hidden):
    found = whole(**{hidden: "hidden"})
    assert NOT_OFFERED.name not in told(found) + chain.about_steps(found)


@pytest.mark.parametrize(("not_recorded", "rest"), [(15, "16"), (25, "6"), (26, None), (30, None), (31, "0")])
def test_the_interviews_recorded_as_not_offered_are_told_unless_they_are_few(not_recorded, rest):
    found = whole(**{NOT_RECORDED.measure: not_recorded})
    said = rows_of(chain.table(found)).get(NOT_OFFERED.name, (None,))
    assert said[0] == rest
    assert (NOT_OFFERED.name in chain.sentence(found)) == (rest is not None)
    assert (NOT_OFFERED.name in chain.picture(found).to_json()) == (rest is not None)


def test_the_interviews_recorded_as_not_offered_are_not_told_of_groups():
    assert NOT_OFFERED.name not in told(by_status()) + chain.about_ranges(by_status())


def test_the_share_elsewhere_is_quoted_with_its_source_and_what_it_is_of():
    (row,) = ask(InterviewsElsewhere()).rows
    assert (row.value, row.year_ending) == (63, date(2024, 3, 31))
    said = chain.elsewhere(whole())
    assert said.startswith("Elsewhere, 63% of the interviews held were held within 72 hours (England, average of authorities,")
    assert "year to 31 March 2024; source: Missing People" in said
    assert "share of those accepted" in said
    assert ("Not given", "63% of those held", "Not given") in rows_of(chain.table(whole())).values()


def test_a_month_that_ends_with_the_records_is_said_to_be_open():
    last = ask(
        PeriodFigures(
            measures=chain.MEASURES,
            period_type="month",
            period=date(2021, 8, 1),
            area_code=choices.district(DUE),
            breakdown="all",
        )
    )
    assert "could still be held within 72 hours" in chain.about_steps(last)
    assert chain.still_open(whole()) == ""


def test_a_step_over_time_is_wilson_s_share_of_each_month(series):
    for found in series:
        measure, of = found.question.measures
        figures = {(row.measure, row.period, row.category): row.value for row in found.rows}
        for row in chain_over_time.percentages(found).rows:
            right = proportion(figures[measure, row.period, row.category], figures[of, row.period, row.category])
            assert row.value == round(right.value)


def test_a_step_over_time_is_judged_by_the_project_s_own_chart(series):
    for found in series:
        made = chain_over_time.percentages(found)
        judged = {}
        for name in dict.fromkeys(row.category for row in made.rows):
            points = [(row.period, row.value) for row in made.rows if row.category == name]
            judged[name] = control_chart(points, kind="flow", hidden=())
        drawn = [trace for trace in chain_over_time.picture(found).data if trace.name and "than usual" in trace.name]
        assert sum(len(trace.x) for trace in drawn) == sum(
            point.signal is not None for points in judged.values() for point in points
        )


def test_the_signal_put_into_the_sample_is_found(series):
    found = next(f for f in series if f.question.measures[0] == IN_TIME.measure and f.question.breakdown == "all")
    assert "Higher than usual" in chain_over_time.note(found)


def test_a_step_over_time_has_the_counts_beside_each_percentage(series):
    for found in series:
        table = chain_over_time.table(found)
        assert {len(row) for row in table.rows} == {len(table.headings)}
        assert len(table.rows) == len(chain_over_time.percentages(found).rows)
        assert len({row[0] for row in table.rows}) == 36


def test_a_step_over_time_is_said_with_what_it_is_of(series):
    for found in series:
        said = chain_over_time.sentence(found)
        step = next(step for step in STEPS if step.measure == found.question.measures[0])
        assert step.of.removeprefix("of those ") in said
        assert "%" in said
        assert not JUDGES.search(said) or "in a row" in said


def test_a_month_with_a_hidden_figure_is_a_gap_with_a_mark_and_the_chart_gets_no_limits():
    accepted, in_time = [71] * 15, [40 + at % 3 for at in range(15)]
    in_time[7] = "hidden"
    found = over_time({(IN_TIME.measure, "all"): in_time, (ACCEPTED.measure, "all"): accepted})
    figure = chain_over_time.picture(found)
    marks = [trace for trace in figure.data if trace.name == words.HIDDEN]
    assert [(len(trace.x), trace.y[0] < 0) for trace in marks] == [(1, True)]
    assert marks[0].customdata[0][1] == words.HIDDEN
    assert "%{customdata[1]}%" not in marks[0].hovertemplate
    assert "Average" not in [trace.name for trace in figure.data]
    assert chain_over_time.table(found).rows[7][1:5] == (words.HIDDEN, "71", words.HIDDEN, words.HIDDEN)


def test_a_flat_series_is_never_said_to_move():
    found = over_time({(IN_TIME.measure, "all"): [40] * 20, (ACCEPTED.measure, "all"): [70] * 20})
    assert chain_over_time.sentence(found).startswith(
        "57% (40 of 70) of the return interviews accepted were held within 72 hours"
    )
    assert not JUDGES.search(chain_over_time.sentence(found))


def test_a_rise_is_said_of_the_percentage_and_on_its_signal():
    in_time = [52, 60, 40, 58, 42, 61, 41, 59, 43, 60, 44, 45, 46, 47, 48, 49, 50, 51]
    found = over_time({(IN_TIME.measure, "all"): in_time, (ACCEPTED.measure, "all"): [100] * len(in_time)})
    assert chain_over_time.sentence(found).endswith("The percentage rose: this is the seventh rise in a row.")


def test_a_group_whose_latest_month_is_hidden_is_told_without_a_judgement():
    hidden, shown = [40, "hidden"], [41, 42]
    figures = {(IN_TIME.measure, "all"): [81, 84], (IN_TIME.measure, HERE): shown, (IN_TIME.measure, THERE): hidden}
    figures |= {(ACCEPTED.measure, name): [140, 144] for name in ("all", HERE, THERE)}
    said = chain_over_time.sentence(over_time(figures, STATUS))
    assert said.endswith("Looked after by this or another authority: too few to show.")
    assert "Not looked after: 29% (42 of 144); not judged: fewer than 13 figures." in said
