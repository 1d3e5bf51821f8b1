"""True shapes of wards as a map draws them: read from what geo.boundaries has checked and kept, where there is any.

Points are whole tens of metres from the south-west corner of the district: short to send, and finer than a pixel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.parquet
import shapely

from geo.rooms import room_within, rooms_beside

Point = tuple[int, int]
Path_ = list[Point]

UNIT = 10


@dataclass(frozen=True, eq=False)
class Shapes:
    """The wards of one vintage. areas: ward code to its area, in tens of metres; east, north: the far corner of them all."""

    areas: Mapping[str, shapely.Geometry]
    east: int
    north: int

    def outline(self, code: str) -> list[Path_]:
        """The closed rings of a ward: outer ones run one way round, holes the other."""
        parts = shapely.get_parts(shapely.orient_polygons(self.areas[code]))
        return [_points(ring) for part in parts for ring in (part.exterior, *part.interiors)]

    def borders(self, group: Mapping[str, str]) -> list[Path_]:
        """The lines between groups of wards, and round the whole, each once. group: ward code to group."""
        return list(_borders(self, frozenset(group.items())))

    def room(self, code: str, width: float, height: float) -> tuple[float, float] | None:
        """The middle of a box for words within a ward; None where it has no such room."""
        return _room(self, code, width, height)

    def rooms_beside(self, group: Mapping[str, str], sizes: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """The middle of a box outside the district for the name of each group. group: ward code to group.

        sizes: group to the width and height of its box. A group whose wards lie nowhere at the edge has none.
        """
        return dict(_rooms_beside(self, frozenset(group.items()), tuple(sizes.items())))


def file_of(folder: Path, vintage: str) -> Path:
    """Where the shapes of a vintage are kept."""
    return folder / f"{vintage}.parquet"


def stamp(folder: Path, vintage: str) -> str | None:
    """What tells one added file from the next; None while none has been added."""
    try:
        seen = file_of(folder, vintage).stat()
    except OSError:
        return None
    return f"{seen.st_mtime_ns}-{seen.st_size}"


@lru_cache(maxsize=8)
def shapes(folder: Path, vintage: str, wards: frozenset[str], _added: str | None = None) -> Shapes | None:
    """The shapes kept for a vintage, read once for each file that is added; None unless they are of just these wards."""
    try:
        table = pyarrow.parquet.read_table(file_of(folder, vintage), columns=["ward_code", "geometry"])
    except (OSError, pyarrow.ArrowException):
        return None
    codes = table.column("ward_code").to_pylist()
    if sorted(codes) != sorted(wards):
        return None
    areas = shapely.from_wkb(table.column("geometry").to_pylist())
    west, south, east, north = shapely.total_bounds(areas)
    corner = np.array([west, south])
    drawn = shapely.transform(areas, lambda points: np.round((points - corner) / UNIT))
    return Shapes(dict(zip(codes, drawn, strict=True)), round((east - west) / UNIT), round((north - south) / UNIT))


@lru_cache(maxsize=8)
def _borders(found: Shapes, group: frozenset[tuple[str, str]]) -> tuple[Path_, ...]:
    edges = shapely.union_all([shapely.boundary(area) for area in _together(found, dict(group)).values()])
    return tuple(_points(line) for line in shapely.get_parts(shapely.line_merge(edges)))


@lru_cache(maxsize=2_048)
def _room(found: Shapes, code: str, width: float, height: float) -> tuple[float, float] | None:
    return room_within(found.areas[code], width, height)


@lru_cache(maxsize=8)
def _rooms_beside(
    found: Shapes, group: frozenset[tuple[str, str]], sizes: tuple[tuple[str, tuple[float, float]], ...]
) -> tuple[tuple[str, tuple[float, float]], ...]:
    return tuple(rooms_beside(_together(found, dict(group)), dict(sizes)).items())


def _together(found: Shapes, group: Mapping[str, str]) -> dict[str, shapely.Geometry]:
    """The area of each group."""
    members: dict[str, list[shapely.Geometry]] = {}
    for code, area in found.areas.items():
        members.setdefault(group[code], []).append(area)
    return {name: shapely.coverage_union_all(areas) for name, areas in members.items()}


def _points(line: shapely.Geometry) -> Path_:
    return [(int(x), int(y)) for x, y in shapely.get_coordinates(line)]
