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

Point = tuple[int, int]
Path_ = list[Point]

UNIT = 10
# How many places, each way, are tried for words within a ward and beside the district.
WITHIN, BESIDE = 15, 30


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
        members: dict[str, list[shapely.Geometry]] = {}
        for code, area in self.areas.items():
            members.setdefault(group[code], []).append(area)
        edges = shapely.union_all([shapely.boundary(shapely.coverage_union_all(areas)) for areas in members.values()])
        return [_points(line) for line in shapely.get_parts(shapely.line_merge(edges))]

    def room(self, code: str, width: float, height: float) -> tuple[float, float] | None:
        """The middle of a box that lies within a ward, as far from its border as can be; None where the ward has no such room."""
        return _room(self, code, width, height)

    def rooms_beside(self, group: Mapping[str, str], sizes: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """The middle of a box outside the district for each group, next to its own wards; left out where another lies nearer.

        group: ward code to group. sizes: group to the width and height of its box.
        """
        areas = {name: _area_of(self, group, name) for name in sizes}
        whole = shapely.union_all(list(areas.values()))
        found: dict[str, tuple[float, float]] = {}
        taken: list[shapely.Geometry] = []
        for name, (width, height) in sizes.items():
            reach = np.array([width, height])
            middles = _grid((-reach[0], 0), (self.east + reach[0], self.north), BESIDE)
            boxes = _boxes(middles, width, height)
            away = shapely.distance(boxes, whole)
            others = [area for other, area in areas.items() if other != name]
            nearer = np.min([shapely.distance(boxes, area) for area in others], axis=0) if others else np.inf
            own = shapely.distance(boxes, areas[name])
            fits = (away > min(reach) / 8) & (own < nearer)
            for box in taken:
                fits &= ~shapely.intersects(boxes, box)
            if fits.any():
                # Near its own wards before all, then far from those of others.
                best = int(np.argmin(np.where(fits, own - 0.2 * np.minimum(nearer, self.north), np.inf)))
                found[name] = (float(middles[best][0]), float(middles[best][1]))
                taken.append(boxes[best])
        return found


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
def shapes(folder: Path, vintage: str, wards: frozenset[str], _stamp: str | None = None) -> Shapes | None:
    """The shapes kept for a vintage, read once for each stamp; None unless they are of exactly these wards (codes)."""
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


@lru_cache(maxsize=2_048)
def _room(found: Shapes, code: str, width: float, height: float) -> tuple[float, float] | None:
    area = found.areas[code]
    west, south, east, north = area.bounds
    middles = _grid((west, south), (east, north), WITHIN)
    boxes = _boxes(middles, width, height)
    shapely.prepare(area)
    inside = shapely.contains_properly(area, boxes)
    if not inside.any():
        return None
    clear = np.where(inside, shapely.distance(boxes, shapely.boundary(area)), -1)
    best = middles[int(np.argmax(clear))]
    return float(best[0]), float(best[1])


def _area_of(found: Shapes, group: Mapping[str, str], name: str) -> shapely.Geometry:
    return shapely.coverage_union_all([area for code, area in found.areas.items() if group[code] == name])


def _grid(low: tuple[float, float], high: tuple[float, float], count: int) -> np.ndarray:
    """So many points across and as many up, between two corners: an array of two columns."""
    across, up = np.meshgrid(np.linspace(low[0], high[0], count), np.linspace(low[1], high[1], count))
    return np.column_stack([across.ravel(), up.ravel()]).round(1)


def _boxes(middles: np.ndarray, width: float, height: float) -> np.ndarray:
    across, up = middles[:, 0], middles[:, 1]
    return shapely.box(across - width / 2, up - height / 2, across + width / 2, up + height / 2)


def _points(line: shapely.Geometry) -> Path_:
    return [(int(x), int(y)) for x, y in shapely.get_coordinates(line)]
