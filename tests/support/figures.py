"""Answers of several measures drawn in the test: figures chosen by the test, a text in place of one is its status ("hidden")."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from data.months import MONTHS_IN, months_after
from data.periods import in_words
from data.release import Answer, about
from queries.measures import MEASURES
from queries.pages.questions import FiguresOverTime, PeriodFigures

FIRST = date(2020, 1, 1)
AREA = "E08000032"

Figures = Mapping[tuple[str, str], int | str]


class Row(NamedTuple):
    """A row of the questions PeriodFigures and FiguresOverTime."""

    measure: str
    title: str
    period: date
    last_day: date
    label: str
    area_name: str
    level: str
    breakdown: str
    category: str
    value: int | None
    status: str


def of_period(figures: Figures, breakdown: str = "all") -> Answer:
    """January 2020. figures: (measure, category) to the figure, "all" for the whole, in the order of the release."""
    measures = tuple(dict.fromkeys(measure for measure, _ in figures))
    asked = PeriodFigures(measures=measures, period_type="month", period=FIRST, area_code=AREA, breakdown=breakdown)
    return Answer(asked, about(), tuple(_row(FIRST, 1, breakdown, *key, figure) for key, figure in figures.items()))


def over_time(
    figures: Mapping[tuple[str, str], Sequence[int | str]], breakdown: str = "all", period_type: str = "month"
) -> Answer:
    """Months (or quarters) from January 2020. figures: (measure, category) to one figure for each period."""
    measures = tuple(dict.fromkeys(measure for measure, _ in figures))
    asked = FiguresOverTime(measures=measures, period_type=period_type, area_code=AREA, breakdown=breakdown)
    length = MONTHS_IN[period_type]
    periods = [months_after(FIRST, at * length) for at in range(max(map(len, figures.values())))]
    rows = [_row(period, length, breakdown, *key, many[at]) for at, period in enumerate(periods) for key, many in figures.items()]
    return Answer(asked, about(), tuple(rows))


def _row(period: date, length: int, breakdown: str, measure: str, category: str, figure: int | str) -> Row:
    value, status = (figure, "shown") if isinstance(figure, int) else (None, figure)
    last_day = months_after(period, length) - timedelta(days=1)
    label = in_words(period, last_day)
    split = "all" if category == "all" else breakdown
    return Row(measure, MEASURES[measure].title, period, last_day, label, "Bradford", "district", split, category, value, status)
