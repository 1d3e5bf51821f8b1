"""One ward: its figures beside its committee's and its district's, in a sentence, a picture and a table."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.funnel import Difference
from pages.parts import breaks, ranges, sayings, standing, words
from pages.parts.bars import Bar, Heading
from pages.parts.drawn import drawn
from pages.parts.standing import Standing
from pages.parts.surroundings import halves
from pages.parts.tables import Table
from queries.pages.questions import Series

MEASURES = standing.MEASURES
FLAGGED, OPEN = "children_flagged_year", "flags_open"
YEARS = tuple(measure for measure in MEASURES if measure != OPEN)
IN_SHORT = {
    FLAGGED: "Children flagged, twelve months",
    OPEN: "Children with an open flag, one day",
    "children_missing": "Children who went missing, twelve months",
    "missing_episodes": "Missing episodes, twelve months",
}
FIGURE, AREA, RANGE = "What is counted", "Area", "95% range"
BESIDE = {"committee": "Beside its committee", "district": "Beside the district"}
NO_GAP = Difference.NONE.words


def sentence(found: Answer) -> str:
    """How many children of the ward were flagged, whether that is more or fewer than elsewhere, and how many are now."""
    read = standing.read(found)
    flagged, opened = read[FLAGGED], read[OPEN]
    return " ".join([_in_words(flagged[0]), *_rate_in_words(flagged), _in_words(opened[0])])


def picture_title(found: Answer) -> str:
    ward, *above = standing.read(found)[OPEN]
    return f"{_name(ward)} beside {' and '.join(map(_name, above))}, for every {words.number(ward.row.per)} children aged 0 to 17"


def picture(found: Answer) -> go.Figure:
    """The rates of each count of children, with how far chance could move them; episodes are not drawn as rates."""
    drawn: list[Bar | Heading] = []
    for measure, rows in standing.read(found).items():
        if rows[0].is_of_children:
            drawn += [Heading(f"{_short(measure)}, {rows[0].when}"), *(_bar(row) for row in rows)]
    return ranges.ranges(drawn)


def table(found: Answer) -> Table:
    """Every figure of the ward, then the same of its committee and its district."""
    read = standing.read(found)
    ward, *above = read[OPEN]
    beside = [BESIDE[row.row.level] for row in above]
    headings = (FIGURE, AREA, "Number", f"For every {words.number(ward.row.per)}", RANGE, *beside)
    rows = [
        (f"{_short(measure)}, {rows[0].when}", _name(row), row.number, row.rate_words, row.range_words, *_besides(row, above))
        for measure, rows in read.items()
        for row in rows
    ]
    title = f"{_name(ward)} beside {' and '.join(map(_name, above))}"
    return Table(title, headings, tuple(rows), texts=(AREA, *beside), is_grouped=True)


def quarters(found: Answer) -> Table:
    """The ward's figures at the end of every quarter, oldest first; a break has a row of its own."""
    asked = found.question
    stock = ask(Series(measure=OPEN, period_type="month", area_code=asked.area_code, breakdown="all"))
    figures = {(OPEN, row.last_day): row for row in stock.rows} | {(row.measure, row.last_day): row for row in found.rows}
    days: dict[date, str] = {day: words.day(day) for _, day in figures}
    broken = {row.happened_on: f"{words.day(row.happened_on)}: the wards changed" for row in breaks.within("ward")}
    return Table(
        caption=f"{stock.rows[0].area_name}, quarter by quarter",
        headings=("Quarter that ends on", *IN_SHORT.values()),
        rows=tuple(
            (label, *(breaks.MARK if day in broken else _cell(figures.get((measure, day))) for measure in IN_SHORT))
            for day, label in sorted((days | broken).items())
        ),
    )


@drawn
def what_may_be_said(found: Answer) -> None:
    """What can and what cannot be said from these numbers, side by side."""
    halves(("From these numbers you can say", can_say(found)), ("You cannot say", cannot_say(found)))


def can_say(found: Answer) -> list[str]:
    """What may be said from these numbers."""
    return [
        f"How many children of {found.rows[0].area_name} were flagged or went missing.",
        "That the ward is higher or lower, where the table says so.",
        "What you want to ask. Numbers open a conversation.",
    ]


def cannot_say(_: Answer) -> list[str]:
    """What these numbers must not be taken for."""
    return [
        "That harm was done here: a ward is where a child lives.",
        "That higher is worse: it may be better spotting.",
        "That a small gap is real: one ward in twenty differs by chance.",
        "How many children are behind episodes: one can make many.",
        f"Anything of what is too few to show: {words.WHY_HIDDEN}.",
    ]


def _in_words(ward: Standing) -> str:
    row = ward.row
    if row.status == standing.BREAK:
        return f"{breaks.MARK} {row.title}, {row.area_name}: no figure, because the wards changed within these twelve months."
    return sayings.in_words(row, row.measure, row.kind)


def _rate_in_words(rows: Sequence[Standing]) -> list[str]:
    """The ward's rate, and how it lies beside the areas that hold it."""
    ward, *above = rows
    if not ward.rate:
        return []
    by_words: dict[str, list[str]] = {}
    for row in above:
        if row.row.level in ward.beside:
            by_words.setdefault(ward.beside[row.row.level].words, []).append(f"{_name(row)} ({row.rate_words})")
    told = [
        f"not clearly different from {' or '.join(names)}" if said == NO_GAP else f"{said} than in {' and '.join(names)}"
        for said, names in by_words.items()
    ]
    rate = f"That is {ward.rate_words} for every {words.number(ward.row.per)} children aged 0 to 17"
    return [f"{rate}: {', and '.join(told)}." if told else f"{rate}."]


def _bar(one: Standing) -> Bar:
    said = one.rate_words if one.rate else one.number
    hover = f"{_name(one)}: {one.number} children"
    if one.rate:
        hover = f"{hover}<br>{one.rate_words} for every {words.number(one.row.per)}<br>95% range {one.range_words}"
        hover += "".join(f"<br>{BESIDE[level]}: {one.beside_words(level).lower()}" for level in one.beside)
        return Bar(_name(one), said, hover, one.rate.value, one.rate.lower, one.rate.upper, one.row.level != "ward")
    return Bar(_name(one), said, f"{_name(one)}: {said}", None)


def _besides(one: Standing, above: Sequence[Standing]) -> list[str]:
    """How an area lies beside each of those above it; nothing beside itself and what lies in it."""
    levels = [row.row.level for row in above]
    higher = {"ward": levels, "committee": levels[1:]}.get(one.row.level, [])
    return [one.beside_words(level) if level in higher else "" for level in levels]


def _cell(row: tuple | None) -> str:
    if row is None:
        return "No figure yet"
    return breaks.IN_A_CELL if row.status == standing.BREAK else words.figure(row.value, row.status)


def _name(one: Standing) -> str:
    return standing.place_name(one.row)


def _short(measure: str) -> str:
    """What is counted, without its period: "Children flagged"."""
    return IN_SHORT[measure].split(",")[0]
