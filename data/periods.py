"""Which periods an extract covers whole, and the words readers see for them."""

from calendar import month_name
from datetime import date, timedelta
from typing import NamedTuple

from data.months import MONTHS_IN, first_whole_month, months_after
from geo.areas import District


class Period(NamedTuple):
    """One month, calendar quarter or twelve months to a quarter's end.

    vintage: the wards in force on its last day. straddles: the wards changed within it, so that a flow or a
    twelve-month count has no ward or committee cells; May 2026 does, because the wards changed on its seventh day.
    """

    period_type: str
    first_day: date
    last_day: date
    label: str
    vintage: str
    straddles: bool


def covered(district: District, covers_from: date, as_at: date) -> list[Period]:
    """Every period that lies wholly between two days, both included, shortest kind first."""
    first = first_whole_month(covers_from)
    return [
        _period(district, period_type, start, months)
        for period_type, months in MONTHS_IN.items()
        for start in _starts(first, as_at, months)
    ]


def in_words(first: date, last: date) -> str:
    """A span of whole months, for readers: "August 2020", "July to September 2020", "October 2019 to September 2020"."""
    end = f"{month_name[last.month]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = month_name[first.month] if first.year == last.year else f"{month_name[first.month]} {first.year}"
    return f"{start} to {end}"


def _starts(first: date, as_at: date, months: int) -> list[date]:
    step = min(months, 3)
    starts = []
    start = first if step == 1 else months_after(first, -(first.month - 1) % 3)
    while months_after(start, months) - timedelta(days=1) <= as_at:
        starts.append(start)
        start = months_after(start, step)
    return starts


def _period(district: District, period_type: str, start: date, months: int) -> Period:
    end = months_after(start, months) - timedelta(days=1)
    vintage = district.vintage_on(end)
    return Period(period_type, start, end, in_words(start, end), vintage, district.vintage_on(start) != vintage)
