"""Figures of one place drawn in the test: its own and those of the areas it lies in, as a release would answer them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from data.release import Answer, about
from data.settings import district_folder
from geo.areas import Area, district
from queries.measures import MEASURES
from queries.pages.questions import PlaceFigures

HERE = district(district_folder())
WARD = HERE.of_level("ward", HERE.vintages[0][0])[0]
FIRST, LAST = date(2020, 7, 1), date(2021, 6, 30)
LABEL = "July 2020 to June 2021"
PLACE_MEASURES = ("flags_open", "children_flagged_year", "missing_episodes", "children_missing")
CHILDREN = {"ward": 5_000, "committee": 30_000, "district": 140_000}


class Row(NamedTuple):
    """A row of the question PlaceFigures."""

    measure: str
    title: str
    counts: str
    kind: str
    per: int
    area_code: str
    area_name: str
    level: str
    vintage: str | None
    children_0_17: int | None
    mid_year: int | None
    period: date
    last_day: date
    label: str
    ward_known: int | None
    value: int | None
    status: str


def place_figures(
    figures: Mapping[str, Mapping[str, int | str]],
    ward: Area = WARD,
    children: Mapping[str, int | None] = CHILDREN,
    known: Mapping[str, int | None] | None = None,
) -> Answer:
    """One ward, its committee and its district. figures: level to measure to figure; a text is a status ("hidden").

    A figure that is not named is 20 in a ward, and as much for each child above it. children: by level.
    known: measure to the district's figure of children whose ward is known; its whole figure where it is not named.
    """
    areas = _chain(ward)
    rows = [
        _row(area, measure, figures.get(area.level, {}).get(measure, _usual(area.level)), children[area.level], known)
        for measure in PLACE_MEASURES
        for area in areas
    ]
    return Answer(PlaceFigures(measures=PLACE_MEASURES, area_code=ward.code, last_day=LAST), about(), tuple(rows))


def committee_figures(wards: Mapping[str, Mapping[str, int | str]], committee: str) -> Answer:
    """A committee with its wards. wards: ward name to measure to figure; every figure that is not named is 20."""
    within = sorted((area for area in HERE.of_level("ward") if area.parent == committee), key=lambda area: area.name)
    areas = [*within, *_chain(within[0])[1:]]
    rows = [
        _row(area, measure, wards.get(area.name, {}).get(measure, _usual(area.level)), CHILDREN[area.level])
        for measure in PLACE_MEASURES
        for area in areas
    ]
    return Answer(PlaceFigures(measures=PLACE_MEASURES, area_code=committee, last_day=LAST), about(), tuple(rows))


def _chain(ward: Area) -> Sequence[Area]:
    areas = {area.code: area for area in HERE.areas}
    committee = areas[ward.parent]
    return ward, committee, areas[committee.parent]


def _usual(level: str) -> int:
    return 20 * CHILDREN[level] // CHILDREN["ward"]


def _row(area: Area, measure: str, figure: int | str, children: int | None, known: Mapping[str, int | None] | None = None) -> Row:
    declared = MEASURES[measure]
    value, status = (figure, "shown") if isinstance(figure, int) else (None, figure)
    is_stock = declared.kind == "stock"
    return Row(
        measure=measure,
        title=declared.title,
        counts=declared.counts,
        kind=declared.kind,
        per=declared.per,
        area_code=area.code,
        area_name=area.name,
        level=area.level,
        vintage=area.vintage,
        children_0_17=children,
        mid_year=2020,
        period=LAST.replace(day=1) if is_stock else FIRST,
        last_day=LAST,
        label="June 2021" if is_stock else LABEL,
        ward_known=(known or {}).get(measure, value) if area.level == "district" else None,
        value=value,
        status=status,
    )
