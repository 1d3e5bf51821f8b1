"""The charts of a pack, made of the answers that the screen's pictures are made of."""

import re

from data.release import Answer
from pages.parts import sayings, words
from pages.parts.drawings import charts
from pages.parts.pack.content import Chart, Line
from pages.parts.places import wards
from pages.parts.tables import Table
from pages.parts.trends import control

NUMBER = re.compile(r"\d+(?:\.\d+)?")
NOT_SHOWN = tuple(words.IN_WORDS.values())
EACH = {"stock": "on the last day of each month", "flow": "in each month"}
LIMITS = ("Average", "Upper limit", "Lower limit")


def over_time(found: Answer, said: str, *, with_limits: bool = False) -> Chart:
    """A line for each category; where it is one and has limits, they stand behind it, thin and grey."""
    meaning = sayings.meaning(found.question.measure)
    drawn = charts.lines(found)
    periods = dict.fromkeys(row.period for row in found.rows)
    series = [Line(_named(found, name), tuple(row.value for row in rows)) for name, rows in drawn]
    if with_limits and len(drawn) == 1:
        series += _limits(found)
    months, unit = tuple(map(words.month, periods)), f"{meaning.title}, {EACH[meaning.kind]}"
    return Chart("line", sayings.picture_title(found), months, tuple(series), said, tuple(periods), unit=unit)


def of_column(table: Table, column: int, said: str, unit: str, title: str | None = None) -> Chart:
    """A bar for each row of a table, as long as the figure in one of its columns. unit: what is counted, and when.

    A row whose figure is not shown keeps its place, without a bar and with the reason; one that has none is left out.
    """
    bars = [_bar(row[0], row[column]) for row in table.rows]
    drawn = [bar for bar in bars if bar]
    line = Line(table.headings[column], tuple(value for _, value in drawn))
    return Chart("bar", title or table.caption, tuple(name for name, _ in drawn), (line,), said, unit=unit)


def ward_rates(found: Answer, said: str) -> Chart:
    """A bar for each ward in the order of the table; a ward without a rate keeps its place, without a bar."""
    _, read = wards.read(found)
    ordered = sorted(read, key=lambda ward: (ward.row.status != wards.SHOWN, ward.row.name))
    per = words.number(wards.meaning_of(found).per)
    unit = f"For every {per} children aged 0 to 17"
    rates = Line(unit, tuple(ward.rounded for ward in ordered))
    names = tuple(ward.row.name if ward.rate else f"{ward.row.name}: {ward.rate_words.lower()}" for ward in ordered)
    return Chart("bar", wards.picture_title(found), names, (rates,), said, unit=unit)


def _limits(found: Answer) -> list[Line]:
    """Average and limits as the screen draws them, period by period."""
    points = {point.period: point.phase.limits for point in control.judged(found)["all"]}
    limits = [points[row.period] for row in found.rows]
    if not any(limits):
        return []
    drawn = [control.drawn_at(each) if each else (None, None, None) for each in limits]
    return [Line(name, values, is_quiet=True) for name, values in zip(LIMITS, zip(*drawn, strict=True), strict=True)]


def _named(found: Answer, category: str) -> str:
    return sayings.meaning(found.question.measure).title if category == "all" else words.sentence_case(category)


def _bar(name: str, cell: str) -> tuple[str, float | None] | None:
    plain = cell.replace(",", "")
    if NUMBER.fullmatch(plain):
        return name, float(plain) if "." in plain else int(plain)
    return (f"{name}: {cell.lower()}", None) if cell.startswith(NOT_SHOWN) else None
