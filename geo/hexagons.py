"""Equal hexagons, one for each ward: a drawing in which every ward has the same weight.

Hexagons stand on whole numbers: columns are half a hexagon's width apart, rows a quarter of its height, so
corners that meet are the same corner. Columns run east, rows north; SHAPE is a row's height over a column's width.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Point = tuple[int, int]

COLUMN_WIDTH = 3**0.5 / 2
ROW_HEIGHT = 0.5
SHAPE = ROW_HEIGHT / COLUMN_WIDTH
CORNERS: tuple[Point, ...] = ((1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1))
STEPS: tuple[Point, ...] = ((2, 0), (1, 3), (-1, 3), (-2, 0), (-1, -3), (1, -3))


@dataclass(frozen=True)
class Hexagon:
    """One ward's hexagon: its code and the column and row of its centre."""

    code: str
    column: int
    row: int

    @property
    def corners(self) -> tuple[Point, ...]:
        """The six corners, going round from the upper right."""
        return tuple((self.column + across, self.row + up) for across, up in CORNERS)

    @property
    def sides(self) -> tuple[frozenset[Point], ...]:
        """The six sides, each a pair of corners; two hexagons that touch share one."""
        corners = self.corners
        return tuple(frozenset((corners[n - 1], corners[n])) for n in range(6))


@cache
def hexagons(folder: Path, vintage: str) -> tuple[Hexagon, ...]:
    """Every ward's hexagon in one vintage, read once from a district's hexes.csv.

    Its columns: vintage, ward_code, x, y_down (centres, in sides of a hexagon whose point is upwards).
    """
    with (folder / "hexes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Hexagon(row["ward_code"], round(float(row["x"]) / COLUMN_WIDTH), -round(float(row["y_down"]) / ROW_HEIGHT))
            for row in csv.DictReader(file)
            if row["vintage"] == vintage
        )


def borders(wards: Iterable[Hexagon], group: Mapping[str, str]) -> list[list[Point]]:
    """The lines between groups of wards, and round the whole, as few long paths as can be. group: ward code to group."""
    beside: dict[frozenset[Point], list[str]] = {}
    for ward in wards:
        for side in ward.sides:
            beside.setdefault(side, []).append(group[ward.code])
    return _paths(side for side, groups in beside.items() if len(groups) == 1 or groups[0] != groups[1])


def free_places(wards: Iterable[Hexagon], group: Mapping[str, str]) -> dict[str, Point]:
    """For each group the free place beside the map that touches most of its wards and fewest others: room for its name."""
    taken = {(ward.column, ward.row): group[ward.code] for ward in wards}
    touching: dict[Point, list[str]] = {}
    for (column, row), name in taken.items():
        for across, up in STEPS:
            place = (column + across, row + up)
            if place not in taken:
                touching.setdefault(place, []).append(name)
    places: dict[str, Point] = {}
    for name in sorted(set(taken.values())):
        places[name] = max(
            (place for place in touching if place not in places.values()),
            key=lambda place: (2 * touching[place].count(name) - len(touching[place]), touching[place].count(name), place),
        )
    return places


def _paths(sides: Iterable[frozenset[Point]]) -> list[list[Point]]:
    """Join sides end to end; each path stops where no unused side goes on."""
    ways: dict[Point, set[Point]] = {}
    for side in sides:
        one, other = sorted(side)
        ways.setdefault(one, set()).add(other)
        ways.setdefault(other, set()).add(one)
    paths = []
    # Paths that start where three lines meet leave only rings for last.
    for start in [*sorted(point for point, ends in ways.items() if len(ends) % 2), *sorted(ways)]:
        while ways[start]:
            path = [start]
            while ways[path[-1]]:
                step = min(ways[path[-1]])
                ways[path[-1]].discard(step)
                ways[step].discard(path[-1])
                path.append(step)
            paths.append(path)
    return paths
