"""Answers drawn in the test: rows as a release would give them, of figures chosen by the test."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from data.months import months_after
from data.release import Answer, about
from queries.pages.questions import Series

FIRST = date(2020, 1, 1)


class Row(NamedTuple):
    """A row of the question Series."""

    period: date
    last_day: date
    label: str
    vintage: str
    area_name: str
    level: str
    category: str
    value: int | None
    status: str


def monthly(lines: Mapping[str, Sequence[int | str]], measure: str = "flags_open", breakdown: str = "risk_level") -> Answer:
    """Months from January 2020. lines: category to figures; a text in place of a figure is its status ("hidden")."""
    asked = Series(measure=measure, period_type="month", area_code="E08000032", breakdown=breakdown)
    months = [months_after(FIRST, at) for at in range(max(map(len, lines.values())))]
    rows = [_row(month, name, figures[at]) for at, month in enumerate(months) for name, figures in lines.items()]
    return Answer(asked, about(), tuple(rows))


def _row(month: date, category: str, figure: int | str) -> Row:
    value, status = (figure, "shown") if isinstance(figure, int) else (None, figure)
    last_day = months_after(month, 1) - timedelta(days=1)
    return Row(month, last_day, f"{month:%B %Y}", "2004", "Bradford", "district", category, value, status)
