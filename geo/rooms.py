"""Where words fit on a map of true shapes: a box within an area, and boxes beside all of them for the names of groups."""

from collections.abc import Mapping

import numpy as np
import shapely

Point = tuple[float, float]

# How many places, each way, are tried.
WITHIN, BESIDE = 15, 30
# How much it counts to be far from other groups, beside being near one's own.
APART = 0.2


def room_within(area: shapely.Geometry, width: float, height: float) -> Point | None:
    """The middle of a box that lies within an area, as far from its border as can be; None where the area has no such room."""
    west, south, east, north = area.bounds
    middles = _grid((west, south), (east, north), WITHIN)
    boxes = _boxes(middles, width, height)
    shapely.prepare(area)
    inside = shapely.contains_properly(area, boxes)
    if not inside.any():
        return None
    clear = np.where(inside, shapely.distance(boxes, shapely.boundary(area)), -1)
    return _point(middles[int(np.argmax(clear))])


def rooms_beside(groups: Mapping[str, shapely.Geometry], sizes: Mapping[str, tuple[float, float]]) -> dict[str, Point]:
    """The middle of a box outside all groups for each of some, next to its own area and nearer to it than to any other.

    groups: name to area. sizes: name to the width and height of its box. Boxes do not lie on one another; a group for
    which no place is left has none.
    """
    whole = shapely.union_all(list(groups.values()))
    west, south, east, north = whole.bounds
    found: dict[str, Point] = {}
    taken: list[shapely.Geometry] = []
    for name, (width, height) in sizes.items():
        middles = _grid((west - width, south), (east + width, north), BESIDE)
        boxes = _boxes(middles, width, height)
        others = [shapely.distance(boxes, area) for other, area in groups.items() if other != name]
        nearest = np.min(others, axis=0) if others else np.full(len(boxes), north - south)
        own = shapely.distance(boxes, groups[name])
        fits = (np.minimum(own, nearest) > min(width, height) / 8) & (own < nearest)
        for box in taken:
            fits &= ~shapely.intersects(boxes, box)
        if fits.any():
            best = int(np.argmin(np.where(fits, own - APART * np.minimum(nearest, north - south), np.inf)))
            found[name] = _point(middles[best])
            taken.append(boxes[best])
    return found


def _point(middle: np.ndarray) -> Point:
    return float(middle[0]), float(middle[1])


def _grid(low: Point, high: Point, count: int) -> np.ndarray:
    """So many points across and as many up, between two corners: an array of two columns."""
    across, up = np.meshgrid(np.linspace(low[0], high[0], count), np.linspace(low[1], high[1], count))
    return np.column_stack([across.ravel(), up.ravel()]).round(1)


def _boxes(middles: np.ndarray, width: float, height: float) -> np.ndarray:
    across, up = middles[:, 0], middles[:, 1]
    return shapely.box(across - width / 2, up - height / 2, across + width / 2, up + height / 2)
