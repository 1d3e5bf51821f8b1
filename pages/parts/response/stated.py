"""Single figures that papers state of the district, and what becomes of them when two are set beside each other."""

from collections.abc import Sequence
from itertools import groupby, pairwise

import plotly.graph_objects as go

from data.release import Answer
from pages.parts import words
from pages.parts.drawings.bars import Bar, Heading, bars
from pages.parts.response import published
from pages.parts.tables import Table
from pages.parts.views import View

STEP = 50
MOST_STATED = 2
ALONE = "No earlier figure"


def view(found: Answer) -> View:
    return View(found, sentence, picture, title, arithmetic, care, table)


def sentence(found: Answer) -> str:
    """Each thing that is counted, with its figures in order of time, and the change between two worked out."""
    return " ".join(f"{published.title(name)}: {_told(rows)}." for name, rows in counted(found))


def title(found: Answer) -> str:
    return f"Figures that papers state of {' and '.join(published.places(found))}"


def arithmetic(found: Answer) -> str:
    """How each change was worked out, and what the papers say it is where they state few."""
    worked = [f"Worked out here: {_sum(before, after)}." for _, rows in counted(found) for before, after in pairwise(rows)]
    shares = [row for row in found.rows if _is_share(row)]
    said = [f"{published.title(row.measure)}: {published.number(row)}." for row in shares] if len(shares) <= MOST_STATED else []
    notes = [row.note for row in shares if row.note] if said else []
    return " ".join([*worked, *said, *notes])


def care(_found: Answer) -> str:
    return (
        "Each heading counts something else, so bars under different headings are not to be compared. Two figures are not a "
        "trend: nothing here says that anything rises or falls."
    )


def picture(found: Answer) -> go.Figure:
    """A bar for each figure that counts something, under what it counts."""
    rows: list[Bar | Heading] = []
    for name, figures in counted(found):
        rows += [Heading(published.title(name)), *(_bar(row) for row in figures)]
    most = max((row.value for _, figures in counted(found) for row in figures if row.value is not None), default=1)
    return bars(rows, highest=STEP * -(-most // STEP))


def table(found: Answer) -> Table:
    """Every figure with its basis and its paper; a change stands beside the later of two."""
    worked = {id(after): _sum(before, after) for _, rows in counted(found) for before, after in pairwise(rows)}
    rows = tuple(
        (
            published.title(row.measure),
            row.note or published.NO_NOTE,
            published.when(row),
            published.number(row),
            worked.get(id(row), ALONE),
            row.source,
        )
        for row in found.rows
    )
    return Table(
        title(found),
        (*published.HEADINGS[:-1], "Change since the figure before", published.HEADINGS[-1]),
        rows,
        texts=("What it rests on", "When", "Change since the figure before", "Source"),
    )


def counted(found: Answer) -> list[tuple[str, list[tuple]]]:
    """The figures that are no shares, by what they count."""
    rows = [row for row in found.rows if not _is_share(row)]
    return [(name, list(figures)) for name, figures in groupby(rows, key=lambda row: row.measure)]


def _is_share(row: tuple) -> bool:
    return row.measure.endswith(published.PER_CENT)


def _told(rows: Sequence[tuple]) -> str:
    told = ", then ".join(f"{published.number(row)} ({published.in_brackets(row)})" for row in rows)
    changes = [_change(before, after) for before, after in pairwise(rows)]
    return f"{told}, {', then '.join(changes)}" if changes else told


def _change(before: tuple, after: tuple) -> str:
    """36% fewer, 100% more; in words where there is nothing to work it out from."""
    if not before.value or after.value is None:
        return "no change can be worked out"
    share = 100 * (after.value - before.value) / before.value
    return f"{abs(share):.0f}% {'more' if share > 0 else 'fewer'}" if share else "the same"


def _sum(before: tuple, after: tuple) -> str:
    """From 12 to 24 is 12 more, and 12 ÷ 12 is 100%."""
    if not before.value or after.value is None:
        return "No change can be worked out"
    by = abs(after.value - before.value)
    more = "more" if after.value >= before.value else "fewer"
    first, second, less = (words.number(int(n)) for n in (before.value, after.value, by))
    return f"from {first} to {second} is {less} {more}, and {less} ÷ {first} is {100 * by / before.value:.0f}%"


def _bar(row: tuple) -> Bar:
    when, number = published.when(row), published.number(row)
    return Bar(when, number, f"<b>{words.safe(when)}</b><br>{words.safe(published.title(row.measure))}: {number}", row.value)
