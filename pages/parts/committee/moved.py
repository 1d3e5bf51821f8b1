"""What moved beyond noise: the measures whose newest figure is a signal, in this release and in the earlier one."""

from collections.abc import Mapping, Sequence

from data.release import Answer, ask, held
from data.statistics.reading import movement
from pages.parts import words
from pages.parts.overview import readings
from pages.parts.tables import Table
from pages.parts.trends import control, stocks
from queries.pages.questions import Headlines

NOTHING = "No number of the district has moved by more than chance."
NEWLY, STILL, NO_LONGER, NOW = "A new signal", "Still a signal", "No longer a signal", "A signal"
SAID = {NEWLY: "Newly beyond chance", STILL: "Still beyond chance", NOW: "Beyond chance now"}
NOT_SUPPLIED = f"{words.IN_WORDS['not_supplied']}."
FEW = 3


def in_short(found: Answer, *, names_all: bool = False) -> str:
    """Which measures stand out now, newly or as before, by name only: what their figures say stands in the table.

    names_all: not only the first few, where no table of them follows.
    """
    since = _since(found)
    named = {which: [title for title, standing in since.items() if standing == which] for which in SAID}
    told = ((SAID[which], _named(titles, len(titles) if names_all else FEW)) for which, titles in named.items() if titles)
    return " ".join(f"{said}: {names}." for said, names in told) or NOTHING


def sentence(found: Answer) -> str:
    """Plainly, when nothing moved; and that a signal is more than a difference of two figures."""
    if not _since(found):
        return NOTHING
    return "A number is listed when its newest figure is a signal in one of the two releases, never for a difference alone."


def table(found: Answer) -> Table:
    """Each measure that stands out, or stood out then: what is said of it now, and what was."""
    now, then = _told(), _before(found)
    return Table(
        caption="Numbers of the district whose newest figure is a signal",
        headings=("Measure", "Now", "Then"),
        rows=tuple(
            (title, f"{standing}. {now.get(title, NOT_SUPPLIED)}", then.get(title, NOT_SUPPLIED))
            for title, standing in _since(found).items()
        ),
        texts=("Now", "Then"),
    )


def _since(found: Answer) -> dict[str, str]:
    """How each measure that stands out now or stood out then does so, by its title: what is new first."""
    now = _signals()
    if found.before is None:
        return dict.fromkeys(now, NOW)
    with held(found.before.release_id):
        then = _signals()
    return (
        {title: NEWLY for title in now if title not in then}
        | {title: STILL for title in now if title in then}
        | {title: NO_LONGER for title in then if title not in now}
    )


def _before(found: Answer) -> Mapping[str, str]:
    if found.before is None:
        return {}
    with held(found.before.release_id):
        return _told()


def _told() -> Mapping[str, str]:
    """What the release says of each measure's newest figure, by its title."""
    return {row.title: readings.sentence(row) for row in ask(Headlines()).rows}


def _signals() -> Sequence[str]:
    headlines = ask(Headlines())
    return [row.title for row in headlines.rows if _is_signal(headlines, row)]


def _is_signal(headlines: Answer, row: tuple) -> bool:
    """Of a flow its newest figure itself, of a stock its flows; reports and twelve months are not judged."""
    if row.period_type == "report" or (row.kind != "flow" and row.name not in readings.STOCKS):
        return False
    found = readings.series(headlines, row.name)
    if row.kind == "flow":
        return movement(control.judged(found)["all"]).signal is not None
    return bool(stocks.moved(found, (stocks.joined(found), stocks.left(found))))


def _named(titles: Sequence[str], most: int) -> str:
    """So many by name; of more the first, and that there are others."""
    lower = [words.mid_sentence(title) for title in titles[:most]]
    return "; ".join([*lower, *(["and others below"] if len(titles) > most else [])])
