"""One step of the return interviews, month by month, in per cent of the step before, judged as a control chart."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go

from data.release import Answer
from data.statistics.spc import Point
from pages.parts import sayings, words
from pages.parts.drawings import lane
from pages.parts.missing import chain
from pages.parts.missing.chain import STEPS, Step
from pages.parts.portions import range_in_words, share
from pages.parts.tables import Table
from pages.parts.trends import control, over_time
from queries.pages.questions import Series


class Month(NamedTuple):
    """The percentage of one month and group, in the columns of a series; part and whole are what it is made of."""

    period: date
    last_day: date
    label: str
    area_name: str
    level: str
    category: str
    value: int | None
    status: str
    part: tuple
    whole: tuple


def sentence(found: Answer) -> str:
    """The latest percentage, what it is of, and whether it is within the usual range."""
    step, read = _step(found), control.judged(percentages(found))
    latest = {row.category: row for row in percentages(found).rows}
    when = f"in {found.rows[-1].area_name} {sayings.during(found.rows[-1].label)}"
    if set(latest) != {"all"}:
        told = [f"{words.sentence_case(name)}: {_told(row)}{_judged(read[name])}." for name, row in latest.items()]
        return f"{step.name} {when}, {step.of}. {' '.join(told)}"
    (row,) = latest.values()
    if row.value is None:
        return f"{step.name} {when}, {step.of}: {_told(row)}."
    judged = control.judgement(read["all"], of="percentage")
    return f"{_told(row)} of the return interviews {step.of.removeprefix('of those ')} {step.verb} {when}. {judged}"


def title(found: Answer) -> str:
    step, where, when = _step(found), found.rows[0].area_name, sayings.months(found)
    by = "" if found.question.breakdown == "all" else ", by looked-after status"
    return f"Return interviews: {step.name.lower()}, in per cent {step.of}{by}, {where}, {when}"


def picture(found: Answer) -> go.Figure:
    """The control chart of the percentage; one for each group side by side."""
    figure = control.chart(percentages(found))
    figure.update_yaxes(ticksuffix="%")
    figure.for_each_trace(_in_per_cent, selector=lambda trace: not lane.is_in_one(trace))
    return figure


def note(found: Answer) -> str:
    made = percentages(found)
    return " ".join(said for said in (control.marks(made), sayings.events(made)) if said)


def care(found: Answer) -> str:
    """What is counted when, and for the last step how it differs from elsewhere."""
    about = chain.about_steps(found)
    return f"{about} {chain.elsewhere(found)}" if _step(found) is chain.IN_TIME else about


def table(found: Answer) -> Table:
    """For each month, and each group: what the percentage is made of, its interval, and what the chart says of it."""
    step, made, split = _step(found), percentages(found), found.question.breakdown
    read = {(name, point.period): point for name, points in control.judged(made).items() for point in points}
    whole = words.sentence_case(step.of.removeprefix("of those "))
    of_groups = () if split == "all" else (words.BREAKDOWNS[split],)
    return Table(
        caption=title(found),
        headings=("Month", *of_groups, step.name, whole, "Percent", "95% range", "Average", "Usual range", "Reading"),
        texts=(*of_groups, "Reading"),
        rows=tuple(
            (
                row.label,
                *(over_time.part(row.category) for _ in of_groups),
                *_cells(found, row),
                *control.read_out(read[row.category, row.period]),
            )
            for row in made.rows
        ),
        is_grouped=split != "all",
        is_series=True,
    )


def percentages(found: Answer) -> Answer:
    """The step as a share of the step before, in whole per cent, as a series: of the whole, or of each group."""
    step, asked = _step(found), found.question
    figures = {(row.measure, row.period, row.category): row for row in found.rows}
    rows = [
        _month(found, part, figures[step.whole, part.period, part.category])
        for part in found.rows
        if part.measure == step.measure and (part.category == "all") == (asked.breakdown == "all")
    ]
    # Asked as a whole even when it is of groups: the control chart would else put the whole's counts beside it.
    series = Series(measure=step.measure, period_type=asked.period_type, area_code=asked.area_code, breakdown="all")
    return Answer(series, found.release, tuple(rows))


def _month(found: Answer, part: tuple, whole: tuple) -> Month:
    estimate = share(found, part, whole)
    value = round(estimate.value) if estimate else None
    about = (part.period, part.last_day, part.label, part.area_name, part.level, part.category)
    return Month(*about, value, "shown" if estimate else _why_none(part, whole), part, whole)


def _why_none(part: tuple, whole: tuple) -> str:
    if whole.value == 0:
        return "not_applicable"
    return next((row.status for row in (part, whole) if row.status != "shown"), "hidden")


def _step(found: Answer) -> Step:
    return next(step for step in STEPS if step.measure == found.question.measures[0])


def _told(row: Month) -> str:
    """64% (45 of 70); in words where there is none."""
    if row.value is None:
        return words.figure(None, row.status).lower()
    return f"{row.value}% ({words.number(row.part.value)} of {words.number(row.whole.value)})"


def _judged(points: Sequence[Point]) -> str:
    return f"; {control.state(points)}" if points[-1].value is not None else ""


def _cells(found: Answer, row: Month) -> tuple[str, ...]:
    """Part, whole, percentage, interval."""
    counts = (words.figure(row.part.value, row.part.status), words.figure(row.whole.value, row.whole.status))
    if row.value is None:
        return *counts, *[words.figure(None, row.status)] * 2
    return *counts, f"{row.value}%", range_in_words(share(found, row.part, row.whole), row.part)


def _in_per_cent(trace: go.Scatter) -> None:
    for number in ("%{customdata[1]}", "%{y}"):
        trace.hovertemplate = trace.hovertemplate.replace(number, f"{number}%")
