"""Figures that others published of every ward, under its area committee, in the order of names and never of rank."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import words
from pages.parts.drawings.bars import Bar, Heading
from pages.parts.drawings.ranges import ranges
from pages.parts.response import published
from pages.parts.tables import Table
from pages.parts.views import View
from queries.pages.questions import Areas

TOPIC = "out of work"
WHOLE = "All of them"


def view(found: Answer) -> View:
    return View(found, sentence, picture, title, about, care, table)


def sentence(found: Answer) -> str:
    """The smallest and the largest figure of a ward, and the district's where it is published."""
    wards = [row for committee, row in _placed(found) if committee != WHOLE and row.value is not None]
    if not wards:
        return f"{_title(found)}: no figure of a ward is published."
    least, most = (_those_of(wards, ends([row.value for row in wards])) for ends in (min, max))
    whole = [f" {published.number(row)} in {row.area} as a whole." for committee, row in _placed(found) if committee == WHOLE]
    return f"{_title(found)}, {_when(found)}: from {least} to {most}.{''.join(whole)}"


def title(found: Answer) -> str:
    return f"{_title(found)}, ward by ward, {_when(found)}"


def about(found: Answer) -> str:
    """What the papers say of the figures."""
    return " ".join(dict.fromkeys(row.note for row in found.rows if row.note))


def care(_found: Answer) -> str:
    return (
        "These are adults who claim because they are out of work, not children, and no sign of exploitation. Wards stand under "
        "their area committee by name, not by rank."
    )


def picture(found: Answer) -> go.Figure:
    """A dot for each ward, under its committee, on one scale."""
    rows: list[Bar | Heading] = []
    for committee, figures in groupby(wards(found), key=lambda placed: placed[0]):
        rows += [Heading(committee), *(_dot(row) for _, row in figures)]
    return ranges(rows)


def table(found: Answer) -> Table:
    """A row for each ward under its committee, and the whole last."""
    rows = tuple((committee, row.area, published.number(row)) for committee, row in _placed(found))
    return Table(title(found), ("Area committee", "Ward", _title(found)), rows, is_grouped=True)


def of_ward(found: Answer, code: str) -> list[tuple]:
    """The shares that are published of one ward; none of a ward of another time, even under the same name."""
    named = {ward.name for ward in _of_one_time(found).values() if ward.code == code}
    return [row for row in found.rows if row.area in named and published.is_share(row)]


def _title(found: Answer) -> str:
    return published.title(found.rows[0].measure)


def _when(found: Answer) -> str:
    return published.when(found.rows[0])


def wards(found: Answer) -> list[tuple[str, tuple]]:
    return [placed for placed in _placed(found) if placed[0] != WHOLE]


def _placed(found: Answer) -> list[tuple[str, tuple]]:
    """Each figure with its ward's committee, of the wards whose names fit best; what is no ward's stands last."""
    names = {row.code: row.name for row in ask(Areas()).rows}
    above = {name: names[ward.parent] for name, ward in _of_one_time(found).items()}
    placed = [(above.get(row.area, WHOLE), row) for row in found.rows]
    return sorted(placed, key=lambda pair: (pair[0] == WHOLE, pair[0], pair[1].area))


def _of_one_time(found: Answer) -> dict[str, tuple]:
    """The wards that the figures are of, by name: those of the time whose names fit best."""
    told = {row.area for row in found.rows}
    wards = [area for area in ask(Areas()).rows if area.level == "ward" and area.name in told]
    vintage = Counter(ward.vintage for ward in wards).most_common(1)
    return {ward.name: ward for ward in wards if ward.vintage == vintage[0][0]}


def _those_of(wards: Sequence[tuple], value: float) -> str:
    """A figure with every ward that has it: 480 in City and Manningham."""
    rows = [row for row in wards if row.value == value]
    return f"{published.number(rows[0])} in {' and '.join(row.area for row in rows)}"


def _dot(row: tuple) -> Bar:
    number = published.number(row)
    return Bar(row.area, number, f"<b>{words.safe(row.area)}</b>: {number}", row.value, row.value, row.value)
