"""One place: its figures beside those of the areas it lies in, in a sentence, a picture and a table."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.funnel import Difference
from pages.parts import breaks, sayings, words
from pages.parts.drawings import ranges
from pages.parts.drawings.bars import Bar, Heading
from pages.parts.places import standing
from pages.parts.places.standing import Judged
from pages.parts.places.surroundings import halves
from pages.parts.tables import Table
from pages.parts.texts import text
from queries.pages.questions import Series

MEASURES = standing.MEASURES
FLAGGED, OPEN = "children_flagged_year", "flags_open"
# What may be said of a place where the figure is shown, and only there.
HAPPENED = {FLAGGED: "were flagged", OPEN: "had an open flag on one day", "children_missing": "went missing"}
YEARS = tuple(measure for measure in MEASURES if measure != OPEN)
IN_SHORT = {
    FLAGGED: "Children flagged, twelve months",
    OPEN: "Children with an open flag, one day",
    "children_missing": "Children who went missing, twelve months",
    "missing_episodes": "Missing episodes, twelve months",
}
LEVELS = ("ward", "committee", "district")
FIGURE, AREA, RANGE = "What is counted", "Area", "95% range"
BESIDE = {"committee": "Beside its committee", "district": "Beside the district"}
NO_GAP = Difference.NONE.words


def sentence(found: Answer) -> str:
    """How many children of the place were flagged, whether that is more or fewer than elsewhere, and how many are now."""
    read = standing.upwards(found)
    told = [(rows[0].row.status == standing.BREAK, _told(rows)) for rows in (read[m] for m in (FLAGGED, OPEN) if m in read)]
    # What has a figure comes before what has none.
    return " ".join(said for _, said in sorted(told, key=lambda one: one[0]))


def picture_title(found: Answer) -> str:
    per = found.rows[0].per
    return f"{_title(found)}, for every {words.number(per)} children aged 0 to 17"


def picture(found: Answer, alone: str | None = None) -> go.Figure:
    """The rates of each count of children, with how far chance could move them; episodes are not drawn as rates.

    alone: the one measure to draw, for a place that has nothing else to say what is counted: with the wards in the place.
    """
    read = {alone: sorted(standing.read(found)[alone], key=_place)} if alone else standing.upwards(found)
    drawn: list[Bar | Heading] = []
    for measure, rows in read.items():
        if rows[0].is_of_children:
            per = f", for every {words.number(rows[0].row.per)} aged 0 to 17" if alone else ""
            drawn += [Heading(f"{short(measure)}, {rows[0].when}{per}"), *(_bar(row) for row in rows)]
    return ranges.ranges(drawn)


def about_picture(found: Answer) -> str:
    """What the lines of the picture are, and why figures stop or start where the wards changed."""
    told = (
        "Each line is the 95% range: chance alone could move a figure that far.",
        compared_with(found),
        breaks.sentence(found),
    )
    return " ".join(filter(None, told))


def compared_with(found: Answer) -> str:
    """What stands beside the district, said once: its children whose ward is known, and their rate of each count."""
    of_district = [rows[-1].row for rows in standing.upwards(found).values() if rows[-1].is_of_children]
    known = {row.measure: standing.known_rate(row) for row in of_district}
    rates = [f"{rate} ({words.mid_sentence(short(measure))})" for measure, rate in known.items() if rate]
    if not rates:
        return ""
    return (
        f"Beside the district means beside its children whose ward is known: {words.listed(rates)} "
        f"for every {words.number(of_district[0].per)}."
    )


def table(found: Answer) -> Table:
    """Every figure of the place and of the areas it lies in, under what is counted; a committee's wards come first.

    Wards stand by name; those with too few to show stand last, by name too, so that their order says nothing.
    """
    read = standing.read(found)
    above = [one for one in _chain(found) if one.row.level != "ward"]
    beside = [BESIDE[one.row.level] for one in above]
    headings = (FIGURE, AREA, "Number", f"For every {words.number(above[0].row.per)}", RANGE, *beside)
    rows = [
        (f"{short(measure)}, {rows[0].when}", _name(one), one.number, one.rate_words, one.range_words, *_besides(one, above))
        for measure, rows in read.items()
        for one in sorted(rows, key=_place)
    ]
    return Table(_title(found), headings, tuple(rows), texts=(AREA, *beside), is_grouped=True)


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
        is_series=True,
    )


@text
def what_may_be_said(found: Answer) -> str:
    """What can and what cannot be said from these numbers, side by side."""
    return halves(("From these numbers you can say", can_say(found)), ("You cannot say", cannot_say(found)))


def can_say(found: Answer) -> list[str]:
    """What may be said from these numbers: of the place itself, only what is shown of it."""
    shown = {row.measure for row in found.rows if row.area_code == found.question.area_code and row.status == "shown"}
    happened = words.listed([said for measure, said in HAPPENED.items() if measure in shown], joined_by="or")
    return [
        *([f"How many children of {_asked(found)} {happened}."] if happened else []),
        "That a place is higher or lower, where the table says so.",
        "What you want to ask. Numbers open a conversation.",
    ]


def cannot_say(_: Answer) -> list[str]:
    """What these numbers must not be taken for."""
    return [
        "That harm was done here: a ward is where a child lives.",
        "That higher is worse: it may be better spotting.",
        "That a small gap is real: one ward in twenty differs by chance.",
        "How it lies beside children whose ward is not known.",
        "How many children are behind episodes: one can make many.",
        f"Anything of what is too few to show: {words.WHY_HIDDEN}.",
    ]


def short(measure: str) -> str:
    """What is counted, without its period: "Children flagged"."""
    return IN_SHORT[measure].split(",")[0]


def _asked(found: Answer) -> str:
    return next((row.area_name for row in found.rows if row.area_code == found.question.area_code), "the area")


def _chain(found: Answer) -> list[Judged]:
    """The place and the areas it lies in, as the first of its figures has them."""
    return next(iter(standing.upwards(found).values()))


def _told(rows: Sequence[Judged]) -> str:
    return " ".join([_in_words(rows[0]), *(_rate_in_words(rows) if rows[0].row.measure == FLAGGED else [])])


def _in_words(ward: Judged) -> str:
    row = ward.row
    if row.status == standing.BREAK:
        return f"{breaks.MARK} {row.title}, {row.area_name}: no figure, because the wards changed within these twelve months."
    return sayings.in_words(row, row.measure, row.kind)


def _rate_in_words(rows: Sequence[Judged]) -> list[str]:
    """The ward's rate, and how it lies beside the areas that hold it."""
    ward, *above = rows
    if not ward.rate:
        return []
    by_words: dict[str, list[str]] = {}
    for row in above:
        if row.row.level in ward.beside:
            by_words.setdefault(ward.beside[row.row.level].words, []).append(f"{_name(row)} ({_rate_beside(row)})")
    told = [
        f"not clearly different from {' or '.join(names)}" if said == NO_GAP else f"{said} than in {' and '.join(names)}"
        for said, names in by_words.items()
    ]
    rate = f"That is {ward.rate_words} for every {words.number(ward.row.per)} children aged 0 to 17"
    return [f"{rate}: {', and '.join(told)}." if told else f"{rate}."]


def _rate_beside(area: Judged) -> str:
    """The rate that the ward was compared with; whose rate it is where the table has another, and the note says how high."""
    known = standing.known_rate(area.row) if area.row.level == "district" else area.rate_words
    return known if known == area.rate_words else "children whose ward is known"


def _bar(one: Judged) -> Bar:
    said = one.rate_words if one.rate else one.number
    hover = words.safe(f"{_name(one)}: {one.number} children")
    if one.rate:
        hover = f"{hover}<br>{one.rate_words} for every {words.number(one.row.per)}<br>95% range {one.range_words}"
        hover += "".join(f"<br>{BESIDE[level]}: {one.beside_words(level).lower()}" for level in one.beside)
        return Bar(_name(one), said, hover, one.rate.value, one.rate.lower, one.rate.upper, one.row.level != "ward")
    return Bar(_name(one), said, words.safe(f"{_name(one)}: {said}"), None)


def _besides(one: Judged, above: Sequence[Judged]) -> list[str]:
    """How an area lies beside each of those above it; nothing beside itself and what lies in it."""
    own = LEVELS.index(one.row.level)
    return [one.beside_words(other.row.level) if LEVELS.index(other.row.level) > own else "" for other in above]


def _place(one: Judged) -> tuple[int, bool, str]:
    return LEVELS.index(one.row.level), one.row.status != "shown", one.row.area_name


def _title(found: Answer) -> str:
    """ "Tong beside Bradford South and Bradford district"; a committee's wards are named as such."""
    place, *above = _chain(found)
    wards = " and its wards" if any(row.level == "ward" and row.area_code != place.row.area_code for row in found.rows) else ""
    return f"{_name(place)}{wards} beside {' and '.join(map(_name, above))}"


def _cell(row: tuple | None) -> str:
    if row is None:
        return "Not covered"
    return breaks.IN_A_CELL if row.status == standing.BREAK else words.figure(row.value, row.status)


def _name(one: Judged) -> str:
    return standing.place_name(one.row)
