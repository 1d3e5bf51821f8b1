"""The table of a measure over time: a row for each period, a column for the total and each category."""

from data.release import Answer
from pages.parts import sayings, words
from pages.parts.tables import Table


def by_period(found: Answer) -> Table:
    """The figures of the picture, in its order: oldest period first."""
    rows = with_total(found)
    names = list(dict.fromkeys(row.category for row in rows))
    periods = dict.fromkeys((row.period, row.label) for row in found.rows)
    said = {(row.period, row.category): words.figure(row.value, row.status) for row in rows}
    return Table(
        caption=sayings.picture_title(found),
        headings=("Period", *map(part, names)),
        rows=tuple((label, *(said[period, name] for name in names)) for period, label in periods),
        is_series=True,
    )


def part(category: str) -> str:
    """A part of a split as a table names it, or the total of them."""
    return "Total" if category == "all" else words.sentence_case(category)


def with_total(found: Answer) -> tuple:
    """The rows of an answer, led by those of the total where it is split: a sentence may name it."""
    return found.rows if found.question.breakdown == "all" else (*sayings.total(found).rows, *found.rows)
