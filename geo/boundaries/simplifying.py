"""Simplifies wards together, so that neighbours still share their border, to as many points as a picture can show."""

import geopandas
import numpy as np
import shapely

# A picture is about 600 pixels high, and a page must stay light: 1,600 points are about 35 kB of it, borders with them.
DETAILS, MOST_POINTS = 300, 1_600
COARSER = 1.25


def simplified(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The same wards with fewer points: no detail smaller than can be seen, and not more points than a page bears."""
    shapes = np.asarray(frame.geometry)
    _, south, _, north = shapely.total_bounds(shapes)
    tolerance = (north - south) / DETAILS
    simple = shapely.coverage_simplify(shapes, tolerance)
    while shapely.get_num_coordinates(simple).sum() > MOST_POINTS + 8 * len(shapes):
        tolerance *= COARSER
        simple = shapely.coverage_simplify(shapes, tolerance)
    return frame.set_geometry(geopandas.GeoSeries(simple, crs=frame.crs))
