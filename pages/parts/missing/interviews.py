"""The views of the return interviews, and the choices that each of them offers."""

from datetime import date

from data.release import Answer, ask
from pages.parts import choices, sayings
from pages.parts.missing import chain, chain_over_time
from pages.parts.views import View
from queries.pages.questions import FiguresOverTime, PeriodFigures, Series

SPLITS = {"all": "All", "looked_after_status": "By looked-after status"}


def chosen() -> View:
    """Draw the choices and give the view they choose."""
    views = {"month": _one_month, "months": _month_by_month}
    view = choices.few("View", {"month": "One month", "months": "Month by month"}, key="view")
    return views[view](choices.few("Children", SPLITS, key="children"))


def records(found: Answer) -> str:
    """What the release says of its records, and which row is not of them."""
    has_others = isinstance(found.question, PeriodFigures) and found.question.breakdown == "all"
    said = sayings.records(found)
    return f"{said} {chain.of_others(found)}".strip() if said and has_others else said


def _one_month(split: str) -> View:
    area = choices.district(chain.DUE)
    month = choices.many("Month", _months(area), key="month")
    found = ask(PeriodFigures(measures=chain.MEASURES, period_type="month", period=month, area_code=area, breakdown=split))
    if split == "all":
        return View(found, chain.sentence, chain.picture, chain.title, chain.about_steps, chain.elsewhere, chain.table)
    return View(
        found,
        chain.sentence_by_status,
        chain.picture_by_status,
        chain.title,
        chain.about_ranges,
        chain.elsewhere,
        chain.table_by_status,
    )


def _month_by_month(split: str) -> View:
    steps = {step: step.name for step in (chain.IN_TIME, chain.OFFERED, chain.NOT_RECORDED, chain.ACCEPTED)}
    step = choices.many("Step", steps, key="step")
    found = ask(
        FiguresOverTime(
            measures=(step.measure, step.whole), period_type="month", area_code=choices.district(chain.DUE), breakdown=split
        )
    )
    return View(
        found,
        chain_over_time.sentence,
        chain_over_time.picture,
        chain_over_time.title,
        chain_over_time.note,
        chain_over_time.care,
        chain_over_time.table,
    )


def _months(area: str) -> dict[date, str]:
    """The months released, latest first."""
    rows = ask(Series(measure=chain.DUE, period_type="month", area_code=area, breakdown="all")).rows
    return {row.period: row.label for row in reversed(rows)}
