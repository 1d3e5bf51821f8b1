"""The wards of a made-up district as shapes: four across and three down, with crooked borders that neighbours share."""

import json
import math
import zipfile
from collections.abc import Sequence
from pathlib import Path

import geopandas
from shapely import Polygon

from geo.areas import district
from geo.boundaries.storing import store
from geo.folders import district_folder
from geo.hexagons import COLUMN_WIDTH, ROW_HEIGHT, hexagons

FOLDER = Path(__file__).resolve().parent / "districts" / "ashmere"
ASHMERE = district(FOLDER)
WARDS = {ward.code: ward.name for ward in ASHMERE.of_level("ward")}
VINTAGE = "2015"
WEST, SOUTH, WIDE, HIGH = 520_000, 470_000, 4_000, 3_000
ACROSS, DOWN, STEPS, BENT = 4, 3, 20, 250

Point = tuple[float, float]


def shapes() -> geopandas.GeoDataFrame:
    """Every ward in metres of the grid, with columns as a publisher names them: a number, a code, a name."""
    corners = [(at % ACROSS, DOWN - 1 - at // ACROSS) for at in range(len(WARDS))]
    return geopandas.GeoDataFrame(
        {"FID": range(1, len(WARDS) + 1), "WD15CD": list(WARDS), "WD15NM": list(WARDS.values())},
        geometry=[_ward(column, row) for column, row in corners],
        crs=27700,
    )


def keep(folder: Path) -> None:
    """Keep the shapes in a folder, as if they had been added."""
    wards = shapes().rename(columns={"WD15CD": "ward_code"})[["ward_code", "geometry"]]
    store(wards, folder, VINTAGE)


def keep_hexagons(folder: Path, side: int = 1_000) -> None:
    """Keep hexagons as the shapes of the sample's own wards, so many metres to a side, as if they had been added."""
    cells = hexagons(district_folder(), "2004")
    rings = [[(x * COLUMN_WIDTH * side, y * ROW_HEIGHT * side) for x, y in cell.corners] for cell in cells]
    codes = [cell.code for cell in cells]
    store(geopandas.GeoDataFrame({"ward_code": codes}, geometry=[Polygon(ring) for ring in rings], crs=27700), folder, "2004")


def geojson(frame: geopandas.GeoDataFrame, file: Path) -> Path:
    frame.to_file(file, driver="GeoJSON")
    return file


def geopackage(frame: geopandas.GeoDataFrame, file: Path) -> Path:
    frame.to_file(file, driver="GPKG", layer="wards")
    return file


def zipped_shapefile(frame: geopandas.GeoDataFrame, file: Path) -> Path:
    """A Shapefile with its companions in a folder of one zip file."""
    folder = file.with_suffix("")
    folder.mkdir()
    frame.to_file(folder / "Wards_2015.shp")
    with zipfile.ZipFile(file, "w") as packed:
        for part in sorted(folder.iterdir()):
            packed.write(part, f"Wards_2015/{part.name}")
    return file


def features(frame: geopandas.GeoDataFrame) -> list[dict]:
    return json.loads(frame.to_json(drop_id=True))["features"]


def _ward(column: int, row: int) -> Polygon:
    west, south = WEST + column * WIDE, SOUTH + row * HIGH
    below, above = _along(west, south), _along(west, south + HIGH)
    left, right = _up(west, south), _up(west + WIDE, south)
    return Polygon([*below[:-1], *right[:-1], *above[:0:-1], *left[:0:-1]])


def _along(west: int, south: int) -> Sequence[Point]:
    """A border from west to east; crooked, unless it is the district's own."""
    bent = 0 if south in (SOUTH, SOUTH + DOWN * HIGH) else BENT
    return [(west + WIDE * s / STEPS, south + bent * math.sin(2 * math.pi * s / STEPS)) for s in range(STEPS + 1)]


def _up(west: int, south: int) -> Sequence[Point]:
    """A border from south to north."""
    bent = 0 if west in (WEST, WEST + ACROSS * WIDE) else BENT
    return [(west + bent * math.sin(2 * math.pi * s / STEPS), south + HIGH * s / STEPS) for s in range(STEPS + 1)]
