"""What moved beyond noise: the measures whose newest figure is a signal, and what the earlier release said of them."""

from data.release import Answer, ask, held
from data.statistics.reading import movement
from pages.parts import words
from pages.parts.overview import readings
from pages.parts.tables import Table
from pages.parts.trends import control, stocks
from queries.pages.questions import Headlines

NOTHING = "No newest figure of the district lies outside its usual range: nothing has moved by more than chance."
NO_SIGNAL = "No signal"


def in_short(found: Answer) -> str:
    """Which measures stand out now, by name only: what their figures say stands in the table."""
    titles = list(dict.fromkeys(row.title for row in _signals()))
    return f"Outside the usual range now: {'; '.join(titles)}." if titles else NOTHING


def sentence(found: Answer) -> str:
    """Plainly, when nothing moved."""
    return "" if _signals() else NOTHING


def table(found: Answer) -> Table:
    """Each measure that stands out: what is said of it, and what the earlier release said."""
    before = _told_before(found)
    return Table(
        caption="Measures whose newest figure is a signal, for the district",
        headings=("Measure", "Now", "Then"),
        rows=tuple(
            (row.title, readings.sentence(row), before.get(row.name, words.IN_WORDS["not_supplied"])) for row in _signals()
        ),
        numbers=False,
    )


def _told_before(found: Answer) -> dict[str, str]:
    """What the earlier release said of each measure, by its name."""
    if found.before is None:
        return {}
    with held(found.before.release_id):
        return {row.name: readings.sentence(row) for row in ask(Headlines()).rows}


def _signals() -> list:
    return [row for row in ask(Headlines()).rows if _is_signal(row)]


def _is_signal(row: tuple) -> bool:
    """Of a flow its newest figure itself, of a stock its flows; reports and twelve months are not judged."""
    if row.period_type == "report" or (row.kind != "flow" and row.name not in readings.STOCKS):
        return False
    found = readings.series(ask(Headlines()), row.name)
    if row.kind == "flow":
        return movement(control.judged(found)["all"]).signal is not None
    return bool(stocks.moved(found, (stocks.joined(found), stocks.left(found))))
