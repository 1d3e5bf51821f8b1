"""How a ward map may be drawn: what its colours show, on which ground, and which ward a reader looks for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

import plotly.graph_objects as go

from data.release import Answer, ask
from data.settings import boundaries_folder, district_folder
from geo.areas import district
from geo.hexagons import hexagons
from geo.shapes import Shapes, shapes, stamp
from pages.parts import frame, sayings, words
from pages.parts.drawings import maps, shades
from pages.parts.drawings.grounds import Ground, HexagonGround, TrueGround
from pages.parts.places import wards
from pages.parts.texts import text
from queries.pages.questions import Areas, WardPeriods

BESIDE, RATE = "beside", "rate"
# What the legend says of colours, where they are not of the numbers themselves.
_COLOURS = {BESIDE: "<br>Colours: beside the district", RATE: ""}
# Of a line of a legend in a room.
LETTERS = 20
HEXAGONS, TRUE = "Equal hexagons", "True shapes"


@dataclass(frozen=True)
class WardMap:
    """One way of drawing. colours: BESIDE the district, or the RATE. added: stamp of the true shapes, None for hexagons.

    ward: the code of the ward that is looked for. for_a_room: with numbers alone in the wards, as large as they have room for.
    """

    colours: str
    added: str | None = None
    ward: str | None = None
    for_a_room: bool = False

    def __call__(self, found: Answer) -> go.Figure:
        """The wards of the period's own vintage."""
        _, judged = wards.read(found)
        classes = _by_difference(judged) if self.colours == BESIDE else _by_rate(judged)
        places = [
            maps.Place(w.row.code, w.row.name, w.row.committee_code, classes.get(w.row.code), w.written, _hover(found, w))
            for w in judged
        ]
        legend = maps.Legend(
            heading=self._heading(found),
            without=" or ".join(dict.fromkeys(w.rate_words for w in judged if not w.rate)),
            line="Border of an area committee",
        )
        committees = {w.row.committee_code: w.row.committee_name for w in judged}
        ground = self._ground(judged[0].row.vintage)
        return (
            maps.numbers_alone(places, ground, legend)
            if self.for_a_room
            else maps.ward_map(places, ground, committees, legend, self.ward)
        )

    def _heading(self, found: Answer) -> str:
        """What the numbers are; a slide has nothing else that says what is counted."""
        if self.for_a_room:
            return f"{'<br>'.join(wrap(wards.meaning_of(found).title, LETTERS))}<br>{_unit(found)}"
        return f"Numbers: {_unit(found)}{_COLOURS[self.colours]}"

    def _ground(self, vintage: str) -> Ground:
        true = _shapes(vintage) if self.added else None
        if true is not None:
            return TrueGround(true)
        return HexagonGround({hexagon.code: hexagon for hexagon in hexagons(district_folder(), vintage)})


def colours(measure: str) -> dict[str, str]:
    """What colours may show. Episodes are not compared: one child may make many, so chance cannot be reckoned with."""
    rate = {RATE: "The rate"}
    if sayings.meaning(measure).counts != "children":
        return rate
    return {BESIDE: "Higher or lower than the district"} | rate


def grounds(period_type: str, period: date) -> dict[str | None, str]:
    """What wards may be drawn as: their true shapes only where they have been added for the wards of the period."""
    rows = ask(WardPeriods()).rows
    vintage = next(row.vintage for row in rows if (row.period_type, row.period) == (period_type, period))
    added = stamp(boundaries_folder(), vintage)
    return {None: HEXAGONS} | ({added: TRUE} if added and _shapes(vintage) else {})


def source(drawing: WardMap) -> Callable[[Answer], str]:
    """The line under the picture."""
    return _source_and_attribution if drawing.added else frame.extract_source


@text
def on_a_phone(found: Answer, drawing: WardMap) -> str:
    """That the legend stands close below the map where it is narrow."""
    return f"<style>:root {{ --below: {maps.below(drawing(found))}; }}</style>"


def _source_and_attribution(found: Answer) -> str:
    return f"{frame.extract_source(found)} {district(district_folder()).boundaries.attribution.rstrip('.')}."


def _shapes(vintage: str) -> Shapes | None:
    """The true shapes of a vintage, where those that were added are of its wards."""
    codes = frozenset(row.code for row in ask(Areas()).rows if row.level == "ward" and row.vintage == vintage)
    return shapes(boundaries_folder(), vintage, codes, stamp(boundaries_folder(), vintage))


def _by_difference(judged: list[wards.Ward]) -> dict[str, shades.Shade]:
    return shades.by_difference({w.row.code: w.against for w in judged if w.rate})


def _by_rate(judged: list[wards.Ward]) -> dict[str, shades.Shade]:
    return shades.by_rate({w.row.code: w.rounded for w in judged if w.rate})


def _unit(found: Answer) -> str:
    return f"for every {words.number(wards.meaning_of(found).per)} children"


def _hover(found: Answer, ward: wards.Ward) -> str:
    name, *lines = map(words.safe, wards.row_in_words(found, ward))
    return "<br>".join([f"<b>{name}</b>", *lines])
