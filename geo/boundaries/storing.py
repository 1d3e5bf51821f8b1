"""Keeps the shapes of one vintage as GeoParquet: the file is whole and in place, or it is not there."""

import os
import tempfile
from pathlib import Path

import geopandas

from geo.boundaries import Refused
from geo.shapes import file_of


def store(frame: geopandas.GeoDataFrame, folder: Path, vintage: str) -> Path:
    """Put the wards of one vintage in place of those kept before. Raises Refused when the folder cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-") as unfinished:
            written = Path(unfinished) / "wards.parquet"
            frame.to_parquet(written, index=False, compression="zstd")
            with written.open("rb") as content:
                os.fsync(content.fileno())
            return written.replace(file_of(folder, vintage))
    except OSError as fault:
        raise Refused("The folder for boundaries cannot be written to. Ask whoever looks after the server.") from fault
