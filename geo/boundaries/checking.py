"""What the shapes of a district's wards must be before anyone sees them: whole, valid, side by side, in their place."""

from collections.abc import Iterator, Mapping, Sequence

import geopandas
import numpy as np
import shapely

from geo.areas import BoundarySettings
from geo.boundaries import Refused

# A share of the smallest ward: files are generalised and rounded, so that borders may miss each other by a little.
SLIVER = 0.001
SIZE_MAY_DIFFER = 0.02
MOST_NAMED = 6
SMALLEST_WARD, METRES_PER_KM = 10_000, 1_000_000
WIDEST_CRACK = 10
FEWEST_NEIGHBOURS = 0.8


def checked(
    frame: geopandas.GeoDataFrame,
    names: Mapping[str, str],
    settings: BoundarySettings,
    neighbours: Mapping[str, Sequence[str]],
) -> geopandas.GeoDataFrame:
    """The same wards, edges matched. frame: ward_code and geometry in metres of the grid, each ward once.

    names: code to name. neighbours: code to the codes of the wards that are known to touch it; may be empty.
    Raises Refused with all that is wrong.
    """
    named = [names[code] for code in frame.ward_code]
    shapes = np.asarray(frame.geometry)
    _require(_not_shapes(shapes, named))
    _require(_elsewhere(shapes, settings))
    slivers = SLIVER * float(shapely.area(shapes).min())
    _require([*_too_small(shapes, named), *_overlaps(shapes, named, slivers), *_holes(shapes, named, slivers)])
    _require([*_another_size(shapes, settings), *_not_beside(frame, shapes, names, neighbours)])
    return frame.set_geometry(geopandas.GeoSeries(_matched(shapes), crs=frame.crs))


def _require(faults: Sequence[str]) -> None:
    if faults:
        raise Refused(*faults)


def _not_shapes(shapes: np.ndarray, named: Sequence[str]) -> list[str]:
    areas = np.isin(shapely.get_type_id(shapes), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    if not areas.all() or shapely.is_empty(shapes).any():
        return ["Some wards are points or lines, or empty. Give a file whose wards are areas."]
    broken = [name for name, is_valid in zip(named, shapely.is_valid(shapes), strict=True) if not is_valid]
    return [f"The border of {_listed(broken)} crosses itself."] if broken else []


def _elsewhere(shapes: np.ndarray, settings: BoundarySettings) -> list[str]:
    west, south, east, north = shapely.total_bounds(shapes)
    box = settings.extent
    if west >= box[0] and south >= box[1] and east <= box[2] and north <= box[3]:
        return []
    return [
        "The wards lie outside the district. The file's coordinates may be of another kind than it says. "
        "Give one in the British National Grid (EPSG:27700) or in longitudes and latitudes (EPSG:4326)."
    ]


def _too_small(shapes: np.ndarray, named: Sequence[str]) -> list[str]:
    small = [name for name, area in zip(named, shapely.area(shapes), strict=True) if area < SMALLEST_WARD]
    return [f"The shape of {_listed(small)} is smaller than a hectare."] if small else []


def _overlaps(shapes: np.ndarray, named: Sequence[str], slivers: float) -> list[str]:
    over = [(one, other) for one, other, area in _shared(shapes) if area > slivers]
    pairs = [f"{named[one]} and {named[other]}" for one, other in over]
    return [f"Wards lie over one another: {_listed(pairs)}."] if pairs else []


def _holes(shapes: np.ndarray, named: Sequence[str], slivers: float) -> list[str]:
    whole = shapely.union_all(shapes)
    rings = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    holes = [hole for hole in map(shapely.Polygon, rings) if hole.area > slivers]
    tree = shapely.STRtree(shapes)
    return [f"There is a gap between {_listed(sorted(named[at] for at in tree.query(h, 'intersects')), 'and')}." for h in holes]


def _another_size(shapes: np.ndarray, settings: BoundarySettings) -> list[str]:
    size = float(shapely.area(shapely.union_all(shapes))) / METRES_PER_KM
    if abs(size - settings.km2) <= SIZE_MAY_DIFFER * settings.km2:
        return []
    return [
        f"Together the wards cover {size:.1f} square kilometres; the district has {settings.km2:g}. "
        "Part of it is missing, or the file also holds water or land of others."
    ]


def _not_beside(
    frame: geopandas.GeoDataFrame, shapes: np.ndarray, names: Mapping[str, str], neighbours: Mapping[str, Sequence[str]]
) -> list[str]:
    """Codes that stand on other wards' shapes: then wards that are known to touch do not."""
    at = {code: place for place, code in enumerate(frame.ward_code)}
    known = [(at[one], at[other]) for one in at for other in neighbours.get(one, ()) if one < other]
    apart = [pair for pair in known if shapely.distance(shapes[pair[0]], shapes[pair[1]]) > WIDEST_CRACK]
    if not known or len(known) - len(apart) >= FEWEST_NEIGHBOURS * len(known):
        return []
    pairs = [f"{names[frame.ward_code[one]]} and {names[frame.ward_code[other]]}" for one, other in apart]
    return [f"Wards that touch one another lie apart here: {_listed(pairs)}. The codes may stand on the wrong shapes."]


def _matched(shapes: np.ndarray) -> np.ndarray:
    """The shapes with every shared edge the same on both sides; cracks and slivers are given to a neighbour."""
    if shapely.coverage_is_valid(shapes, gap_width=WIDEST_CRACK):
        return shapes
    cleaned = shapely.coverage_clean(shapes, gap_width=WIDEST_CRACK)
    if not shapely.coverage_is_valid(cleaned) or shapely.is_empty(cleaned).any():
        raise Refused("The borders of the wards do not meet. Give a file in which neighbours share their border.")
    return cleaned


def _shared(shapes: np.ndarray) -> Iterator[tuple[int, int, float]]:
    """Pairs of wards that meet, by place, and the square metres that both cover."""
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = one < other
    pairs = one[once], other[once]
    areas = shapely.area(shapely.intersection(shapes[pairs[0]], shapes[pairs[1]]))
    yield from zip(map(int, pairs[0]), map(int, pairs[1]), map(float, areas), strict=True)


def _listed(names: Sequence[str], joined_by: str = "and") -> str:
    """Names as a sentence lists them; of many, the first."""
    told = list(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        told.append(f"{len(names) - MOST_NAMED} more")
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} {joined_by} {told[-1]}"
