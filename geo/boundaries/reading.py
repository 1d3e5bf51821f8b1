"""Reads a file of shapes as it is: GeoJSON, GeoPackage or a zipped Shapefile, told by its content and not by its name."""

import shutil
import tempfile
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import pyproj
from shapely.errors import ShapelyError

from geo.boundaries import Refused

# Every ward of the United Kingdom at full resolution is about 150 MB.
MOST_BYTES = 250_000_000
MOST_UNPACKED = 1_000_000_000
GRID, LONGITUDES = 27700, 4326
PARTS_OF_A_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
# What a zip file with a flipped byte raises, by the way it is packed; and a map with one.
DAMAGED = (zipfile.BadZipFile, zlib.error, LZMAError, NotImplementedError, RuntimeError, EOFError, OSError)
UNREADABLE = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ShapelyError, ValueError, RuntimeError)
NOT_A_MAP = (
    "This is not a file of shapes that can be read here. Give a GeoJSON file, a GeoPackage, or a Shapefile in one zip "
    "file, as the ONS Open Geography Portal offers them."
)


class Wards(NamedTuple):
    """The wards of one vintage as a file gives them. frame: columns ward_code and geometry, in metres of the British grid."""

    vintage: str
    frame: geopandas.GeoDataFrame


def read(file: Path, wards: Mapping[str, Mapping[str, str]]) -> Wards:
    """The district's wards in a file, whatever else is in it. wards: vintage to code to name of its wards.

    The column that holds the codes is found by its values. Raises Refused.
    """
    with _opened(file) as source:
        try:
            found = _best_column(source, wards)
            if found is None:
                raise Refused(_no_codes(wards))
            layer, column, vintage, rows = found
            _require_each_once(rows[column], wards[vintage])
            shapes = _quietly(pyogrio.read_dataframe, source, layer=layer, fids=rows.index.to_numpy(), fid_as_index=True)
        except UNREADABLE as fault:
            raise Refused(NOT_A_MAP) from fault
    if not isinstance(shapes, geopandas.GeoDataFrame) or shapes.geometry.isna().any():
        raise Refused("Some wards of this file have no shape: it is a table, or a part of a map. Give a file that holds shapes.")
    frame = geopandas.GeoDataFrame(
        {"ward_code": _text(shapes[column])}, geometry=shapes.geometry.force_2d().values, crs=shapes.crs
    )
    return Wards(vintage, _on_the_grid(frame).sort_values("ward_code", ignore_index=True))


@contextmanager
def _opened(file: Path) -> Iterator[Path]:
    """A path that the reader can be given. A file too large or of another kind is refused before any of it is read in."""
    try:
        size = file.stat().st_size
        with file.open("rb") as content:
            start = content.read(4096)
    except OSError as fault:
        raise Refused("There is no such file, or it cannot be opened.") from fault
    if size > MOST_BYTES:
        raise Refused(
            f"This file is larger than {MOST_BYTES // 1_000_000} MB, more than all wards of the country need, so it was "
            "not read. Give a file of ward boundaries, generalised to 20 metres (BGC) if there is a choice."
        )
    if start.startswith(b"PK\x03\x04"):
        with tempfile.TemporaryDirectory() as folder:
            yield _unpacked(file, Path(folder))
    elif start.startswith(b"SQLite format 3\0") or (
        start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"FeatureCollection"' in start
    ):
        yield file
    else:
        raise Refused(NOT_A_MAP)


def _unpacked(file: Path, folder: Path) -> Path:
    """The one Shapefile of a zip file, under names of our own."""
    try:
        with zipfile.ZipFile(file) as packed:
            members = [member for member in packed.infolist() if PurePosixPath(member.filename).suffix.lower() == ".shp"]
            if len(members) != 1:
                raise Refused(f"This zip file holds {len(members) or 'no'} Shapefiles. Give a zip file that holds one.")
            stem = members[0].filename[:-4]
            parts = [m for m in packed.infolist() if m.filename[:-4] == stem and m.filename[-4:].lower() in PARTS_OF_A_SHAPEFILE]
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Refused("This zip file would unpack to more than all wards of the country need, so it was not read.")
            for part in parts:
                with packed.open(part) as content, (folder / f"wards{part.filename[-4:].lower()}").open("wb") as out:
                    shutil.copyfileobj(content, out)
    except DAMAGED as fault:
        raise Refused(
            "This zip file cannot be unpacked: it is damaged or locked, or this machine has no room for it. Download it again."
        ) from fault
    return folder / "wards.shp"


def _best_column(source: Path, wards: Mapping[str, Mapping[str, str]]) -> tuple[str, str, str, pd.DataFrame] | None:
    """Layer, column, vintage and rows where most codes of one vintage stand, rows by the file's own number of each."""
    best, most = None, 0
    for layer, _ in _quietly(pyogrio.list_layers, source):
        table = _quietly(pyogrio.read_dataframe, source, layer=layer, read_geometry=False, fid_as_index=True)
        for column in table.columns:
            values = _text(table[column])
            for vintage, names in wards.items():
                is_ours = values.isin(names)
                if values[is_ours].nunique() > most:
                    best, most = (layer, column, vintage, table.loc[is_ours.to_numpy(), [column]]), values[is_ours].nunique()
    return best


def _text(values: pd.Series) -> pd.Series:
    return values.astype("str").str.strip()


def _require_each_once(codes: pd.Series, names: Mapping[str, str]) -> None:
    counts = _text(codes).value_counts()
    missing = [name for code, name in names.items() if code not in counts]
    repeated = [names[code] for code in sorted(counts.index) if counts[code] > 1]
    faults = []
    if missing:
        faults.append(f"{len(missing)} of {len(names)} wards are missing: {', '.join(missing)}.")
    if repeated:
        faults.append(f"These wards stand in it more than once: {', '.join(repeated)}.")
    if faults:
        raise Refused(*faults, "Every ward must stand in the file once.")


def _on_the_grid(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """The shapes in metres of the British National Grid. They may be given so, or in longitudes and latitudes."""
    if frame.crs is None:
        raise Refused("The file does not say how its coordinates are to be read. Give one that says EPSG:27700 or EPSG:4326.")
    known = {
        number
        for number in (GRID, LONGITUDES)
        if frame.crs.to_epsg(min_confidence=25) == number or frame.crs.equals(pyproj.CRS(number), ignore_axis_order=True)
    }
    if not known:
        raise Refused(
            f"The file's coordinates are of another kind ({frame.crs.name}). "
            "Give one in the British National Grid (EPSG:27700) or in longitudes and latitudes (EPSG:4326)."
        )
    # The grid's shift comes with the library: nothing is asked of another host.
    pyproj.network.set_network_enabled(active=False)
    moved = frame.to_crs(GRID)
    if not np.isfinite(moved.total_bounds).all():
        raise Refused("The file says that its coordinates are longitudes and latitudes, but they are not. Download it again.")
    return moved


def _no_codes(wards: Mapping[str, Mapping[str, str]]) -> str:
    told = " or ".join(f"{min(names)} to {max(names)} (wards of {vintage})" for vintage, names in wards.items())
    return f"No column of this file holds codes of this district's wards: {told}. Give a file of this district or of the country."


def _quietly(make: object, *given: object, **named: object) -> object:
    """Call a reader without its warnings: what is wrong is told in our own words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return make(*given, **named)
