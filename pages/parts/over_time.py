"""The table of a measure over time: a row for each period, a column for each category."""

from data.release import Answer
from pages.parts import sayings, words
from pages.parts.tables import Table


def by_period(found: Answer) -> Table:
    """The figures of the picture, in its order: oldest period first."""
    names = list(dict.fromkeys(row.category for row in found.rows))
    periods = dict.fromkeys((row.period, row.label) for row in found.rows)
    said = {(row.period, row.category): words.figure(row.value, row.status) for row in found.rows}
    heads = [words.sentence_case(name) if name != "all" else "Total" for name in names]
    return Table(
        caption=sayings.picture_title(found),
        headings=("Period", *heads),
        rows=tuple((label, *(said[period, name] for name in names)) for period, label in periods),
    )
