"""How long children were missing: the episodes of each quarter by how long they lasted."""

from data.release import Answer
from data.statistics.rates import Estimate
from pages.parts import sayings, words
from pages.parts.portions import share, share_in_words
from pages.parts.tables import Table
from pages.parts.trends import control


def sentence(found: Answer) -> str:
    """The latest quarter's episodes, and the share of each length."""
    last = sayings.total(found).rows[-1]
    parts = [row for row in found.rows if row.period == last.period]
    said = "; ".join(_lasted(row, share(found, row, last)) for row in parts)
    return f"{sayings.in_words(last, found.question.measure, 'flow')} How long they lasted: {said}."


def note(found: Answer) -> str:
    """How the charts are read, why no range is given, and where episodes are that have not ended."""
    return (
        f"{control.marks(found)} {sayings.events(found)} A percentage is of the quarter’s episodes. No range is given with it: "
        "one child can have many episodes, so chance cannot be worked out from them. "
        f"Episodes that had not ended by {words.day(found.release.as_at)} are among the longest."
    )


def table(found: Answer) -> Table:
    """A row for each quarter: all episodes, then each length with its share of them."""
    totals = {row.period: row for row in sayings.total(found).rows}
    names = tuple(dict.fromkeys(row.category for row in found.rows))
    figures = {(row.period, row.category): row for row in found.rows}
    rows = []
    for period, whole in totals.items():
        cells = [words.figure(whole.value, whole.status)]
        for name in names:
            row = figures[period, name]
            cells += [words.figure(row.value, row.status), share_in_words(share(found, row, whole), row)]
        rows.append((whole.label, *cells))
    heads = (head for name in map(words.sentence_case, names) for head in (name, f"{name}: share"))
    return Table(sayings.picture_title(found), ("Quarter", "All episodes", *heads), tuple(rows), is_series=True)


def _lasted(row: tuple, estimate: Estimate | None) -> str:
    """under 6 hours (42%); in words where there is no share."""
    return f"{row.category} ({share_in_words(estimate, row).lower()})"
