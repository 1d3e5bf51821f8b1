"""Whole months: how many a kind of period has, and counting on and back by them."""

from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "year_to_quarter": 12}


def months_after(day: date, months: int) -> date:
    """The first day of the month that lies so many months after (or before) a day's month."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def first_whole_month(covers_from: date) -> date:
    """The first day of the first month that lies wholly on or after a day."""
    return covers_from if covers_from.day == 1 else months_after(covers_from, 1)


def months_between(first: date, last: date) -> int:
    """How many months the month of one day lies before that of another; below 0 where it lies after it."""
    return (last.year - first.year) * 12 + last.month - first.month


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return months_after(day, 1) - timedelta(days=1)


def is_last_of_month(day: date) -> bool:
    return day == month_end(day)
