"""True shapes of wards enter from a file: read by content, found by code, checked whole, simplified together, kept aside."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from shapely import Polygon, box
from shapely.affinity import scale, translate

from geo.boundaries import command, reading
from geo.folders import boundaries_folder
from geo.shapes import shapes as kept
from geo.shapes import stamp
from tests.support import made_up_map
from tests.support.made_up_map import ASHMERE, FOLDER, WARDS, geojson, geopackage, zipped_shapefile
from tests.support.server import ROOT

VINTAGE = "2015"
LAID_BESIDE = sorted((ROOT.parent / "shared" / "geo").glob("*.geojson"))
WRITERS = {"geojson": geojson, "gpkg": geopackage, "zip": zipped_shapefile}


@pytest.fixture(autouse=True)
def ashmere(tmp_path, monkeypatch):
    """The made-up district, with an empty folder for boundaries."""
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(FOLDER))
    monkeypatch.setenv("SCRUTINY_BOUNDARIES", str(tmp_path / "kept"))


@pytest.fixture
def wards():
    return made_up_map.shapes()


@pytest.fixture
def refusal(tmp_path, capsys):
    """Give a file to the command, see it refused and nothing changed, and give what it said."""

    def of(file):
        before = stamp(boundaries_folder(), VINTAGE)
        assert command.main(["add", str(file)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.endswith("No boundaries were added. The maps stay as they were.\n")
        assert stamp(boundaries_folder(), VINTAGE) == before
        assert str(tmp_path) not in said.err
        assert "Traceback" not in said.err
        return said.err

    return of


def drawn():
    return kept(boundaries_folder(), VINTAGE, frozenset(WARDS), stamp(boundaries_folder(), VINTAGE))


def changed(wards, place, shape):
    """The same wards, one with another shape."""
    return wards.set_geometry([shape if at == place else old for at, old in enumerate(wards.geometry)], crs=wards.crs)


@pytest.mark.parametrize("epsg", [27700, 4326])
@pytest.mark.parametrize("kind", WRITERS)
def test_wards_are_added_from_every_kind_of_file_and_of_coordinates(kind, epsg, wards, tmp_path, capsys):
    file = WRITERS[kind](wards.to_crs(epsg), tmp_path / f"wards.{kind}")
    assert command.main(["add", str(file)]) == 0
    assert capsys.readouterr().out == "Added the true shapes of 12 wards, as they are from 7 May 2015 on.\n"
    found = drawn()
    assert set(found.areas) == set(WARDS)
    for code, shape in zip(wards.WD15CD, wards.geometry, strict=True):
        there = found.areas[code].centroid
        assert abs(there.x * 10 + made_up_map.WEST - shape.centroid.x) < 60
        assert abs(there.y * 10 + made_up_map.SOUTH - shape.centroid.y) < 60


def test_what_is_kept_is_simpler_and_neighbours_still_share_their_border(wards, tmp_path):
    fine = wards.set_geometry(geopandas.GeoSeries(shapely.segmentize(np.asarray(wards.geometry), 5), crs=27700))
    assert shapely.get_num_coordinates(np.asarray(fine.geometry)).sum() > 20_000
    assert command.main(["add", str(geopackage(fine, tmp_path / "fine.gpkg"))]) == 0
    table = geopandas.read_parquet(boundaries_folder() / f"{VINTAGE}.parquet")
    areas = np.asarray(table.geometry)
    assert table.crs.to_epsg() == 27700
    assert list(table.columns) == ["ward_code", "geometry"]
    assert shapely.coverage_is_valid(areas)
    assert shapely.get_num_coordinates(areas).sum() < 2_600
    assert shapely.union_all(areas).area == pytest.approx(ASHMERE.boundaries.km2 * 1e6, rel=0.001)


def test_a_file_of_the_whole_country_gives_the_district_s_wards(wards, tmp_path):
    others = wards.assign(WD15CD=[f"W05{n:06d}" for n in range(12)]).set_geometry(wards.translate(20_000, 0))
    file = geojson(geopandas.pd.concat([others, wards]), tmp_path / "country.geojson")
    assert command.main(["add", str(file)]) == 0
    assert set(drawn().areas) == set(WARDS)


def test_the_column_of_codes_is_found_by_its_values(wards, tmp_path):
    renamed = wards.rename(columns={"WD15CD": "GSS", "WD15NM": "WD15CD"})
    assert command.main(["add", str(geojson(renamed, tmp_path / "wards.geojson"))]) == 0
    assert set(drawn().areas) == set(WARDS)


def test_cracks_and_slivers_of_a_rounded_file_are_closed(wards, tmp_path):
    rounded = wards.set_geometry([scale(s, 1.0001, 1.0001) if n % 2 else s for n, s in enumerate(wards.geometry)], crs=27700)
    assert not shapely.coverage_is_valid(np.asarray(rounded.geometry))
    assert command.main(["add", str(geojson(rounded, tmp_path / "rounded.geojson"))]) == 0
    assert shapely.coverage_is_valid(np.asarray(geopandas.read_parquet(boundaries_folder() / f"{VINTAGE}.parquet").geometry))


def test_a_later_file_takes_the_place_of_the_one_before(wards, tmp_path):
    file = geojson(wards, tmp_path / "wards.geojson")
    command.main(["add", str(file)])
    first = stamp(boundaries_folder(), VINTAGE)
    command.main(["add", str(file)])
    assert stamp(boundaries_folder(), VINTAGE) != first
    assert [found.name for found in boundaries_folder().iterdir()] == [f"{VINTAGE}.parquet"]


def test_wards_that_overlap_are_named(wards, refusal, tmp_path):
    larger = changed(wards, 5, wards.geometry[5].buffer(300, join_style="mitre"))
    said = refusal(geojson(larger, tmp_path / "overlap.geojson"))
    assert "Wards lie over one another: " in said
    assert "Birchfield and Fenwick Vale" in said


def test_a_gap_between_wards_is_told_by_its_neighbours(wards, refusal, tmp_path):
    said = refusal(geojson(changed(wards, 5, wards.geometry[5].buffer(-300)), tmp_path / "gap.geojson"))
    assert "There is a gap between " in said
    assert "Birchfield" in said
    assert "Fenwick Vale" in said


def test_a_gap_at_the_district_s_edge_is_told_by_its_size(wards, refusal, tmp_path):
    cut = wards.geometry[0].intersection(box(520_000, 470_000, 540_000, 477_800))
    assert "Together the wards cover 139.4 square kilometres; the district has 144." in refusal(
        geojson(changed(wards, 0, cut), tmp_path / "cut.geojson")
    )


def test_a_missing_ward_is_named(wards, refusal, tmp_path):
    said = refusal(geojson(wards.drop(index=[3, 7]), tmp_path / "missing.geojson"))
    assert "2 of 12 wards are missing: Dunmere, Hollin Bank." in said


def test_a_ward_given_twice_is_named(wards, refusal, tmp_path):
    twice = geopandas.pd.concat([wards, wards.iloc[[2]]], ignore_index=True)
    assert "more than once: Copley Marsh." in refusal(geojson(twice, tmp_path / "twice.geojson"))


def test_wards_of_another_district_are_told_by_the_codes_that_were_expected(wards, refusal, tmp_path):
    other = wards.assign(WD15CD=[f"E05000{n:03d}" for n in range(12)])
    assert "E05999001 to E05999012 (wards of 2015)" in refusal(geojson(other, tmp_path / "other.geojson"))


def test_codes_on_the_wrong_shapes_are_told_by_neighbours_that_lie_apart(wards, refusal, tmp_path):
    shuffled = wards.assign(WD15CD=[*wards.WD15CD[1::2], *wards.WD15CD[::2]])
    assert "The codes may stand on the wrong shapes." in refusal(geojson(shuffled, tmp_path / "shuffled.geojson"))


@pytest.mark.parametrize("epsg", [3857, 32631, 4277])
def test_coordinates_of_another_kind_are_refused(epsg, wards, refusal, tmp_path):
    assert "coordinates are of another kind" in refusal(geopackage(wards.to_crs(epsg), tmp_path / "other.gpkg"))


@pytest.mark.parametrize(("said", "given"), [(4326, 27700), (27700, 4326)])
def test_coordinates_that_are_not_what_the_file_says_are_refused(said, given, wards, refusal, tmp_path):
    wrong = wards.to_crs(given).set_crs(said, allow_override=True)
    assert "coordinates" in refusal(geopackage(wrong, tmp_path / "wrong.gpkg"))


def test_coordinates_of_no_kind_are_refused(wards, refusal, tmp_path):
    file = zipped_shapefile(wards, tmp_path / "bare.zip")
    with zipfile.ZipFile(file) as packed:
        parts = {part: packed.read(part) for part in packed.namelist() if not part.endswith(".prj")}
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    assert "does not say how its coordinates are to be read" in refusal(file)


def test_a_map_of_another_place_is_refused(wards, refusal, tmp_path):
    moved = wards.set_geometry([translate(shape, 30_000, 0) for shape in wards.geometry], crs=27700)
    assert "The wards lie outside the district." in refusal(geojson(moved, tmp_path / "moved.geojson"))


def test_a_border_that_crosses_itself_is_refused(wards, refusal, tmp_path):
    bow = Polygon([(521_000, 471_000), (523_000, 472_000), (523_000, 471_000), (521_000, 472_000)])
    assert "The border of Ivy Green crosses itself." in refusal(geojson(changed(wards, 8, bow), tmp_path / "bow.geojson"))


@pytest.mark.parametrize("shape", [shapely.Point(521_000, 471_000), Polygon(), None], ids=["a point", "nothing", "no shape"])
def test_what_is_not_an_area_is_refused(shape, wards, refusal, tmp_path):
    assert refusal(geopackage(changed(wards, 8, shape), tmp_path / "odd.gpkg")).startswith("Some wards ")


def test_a_ward_as_small_as_a_garden_is_refused(wards, refusal, tmp_path):
    small = changed(wards, 8, box(521_000, 471_000, 521_020, 471_020))
    assert "The shape of Ivy Green is smaller than a hectare." in refusal(geojson(small, tmp_path / "small.geojson"))


NOT_MAPS = {
    "words": b"Wards of Ashmere\n",
    "nothing": b"",
    "a table": b"WD15CD,WD15NM\nE05999001,Alderbrook\n",
    "a list": b"[1, 2, 3]",
    "another json": b'{"type": "Topology", "objects": {}}',
    "half a map": b'{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Poly',
    "a map of nothing": b'{"type": "FeatureCollection", "features": []}',
    "half a database": b"SQLite format 3\0" + bytes(200),
    "half a zip": b"PK\x03\x04" + bytes(200),
    "a pointer elsewhere": b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>",
}


@pytest.mark.parametrize("content", NOT_MAPS.values(), ids=NOT_MAPS)
@pytest.mark.parametrize("name", ["wards.geojson", "wards.gpkg", "wards.zip"])
def test_what_is_not_a_map_is_refused_whatever_it_is_called(name, content, refusal, tmp_path):
    file = tmp_path / name
    file.write_bytes(content)
    assert refusal(file)


def test_a_table_without_shapes_is_refused(refusal, tmp_path):
    told = {"type": "FeatureCollection", "features": []}
    told["features"] = [{"type": "Feature", "geometry": None, "properties": {"code": code}} for code in WARDS]
    file = tmp_path / "table.geojson"
    file.write_text(json.dumps(told), encoding="utf-8")
    assert "have no shape" in refusal(file)


def test_a_zip_with_other_things_is_refused(refusal, tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("../notes.txt", "hello")
    assert "holds no Shapefiles" in refusal(tmp_path / "other.zip")


@pytest.mark.parametrize("packed_as", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_with_damaged_bytes_is_refused_however_it_was_packed(packed_as, refusal, tmp_path, wards):
    file = tmp_path / "damaged.zip"
    with (
        zipfile.ZipFile(zipped_shapefile(wards, tmp_path / "whole.zip")) as whole,
        zipfile.ZipFile(file, "w", packed_as) as packed,
    ):
        for name in whole.namelist():
            packed.writestr(name, whole.read(name))
    content = file.read_bytes()
    with zipfile.ZipFile(file) as packed:
        shapes = next(part for part in packed.infolist() if part.filename.endswith(".shp"))
    begins = shapes.header_offset + 30 + len(shapes.filename)
    for at in (begins, begins + shapes.compress_size // 3, begins + shapes.compress_size // 2):
        file.write_bytes(content[:at] + bytes(255 - byte for byte in content[at : at + 12]) + content[at + 12 :])
        assert "damaged or locked" in refusal(file)


def test_a_ring_that_does_not_close_is_refused(refusal, tmp_path, wards):
    told = json.loads(geojson(wards, tmp_path / "whole.geojson").read_text(encoding="utf-8"))
    told["features"][0]["geometry"]["coordinates"][0][0][0] += 1
    file = tmp_path / "open.geojson"
    file.write_text(json.dumps(told), encoding="utf-8")
    assert "not a file of shapes that can be read" in refusal(file)


def test_a_zip_that_unpacks_to_too_much_is_not_unpacked(refusal, tmp_path, wards, monkeypatch):
    file = zipped_shapefile(wards, tmp_path / "wards.zip")
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1_000)
    assert "would unpack to more" in refusal(file)


def test_a_gigabyte_of_junk_is_refused_before_it_is_read(refusal, tmp_path, monkeypatch):
    file = tmp_path / "junk.geojson"
    with file.open("wb") as junk:
        junk.write(b'{"type": "FeatureCollection", "features": [')
        os.truncate(junk.fileno(), 1_000_000_000)
    monkeypatch.setattr(reading.pyogrio, "read_dataframe", lambda *_, **__: pytest.fail("It was read."))
    assert "larger than 250 MB" in refusal(file)


def test_a_file_that_is_not_there_and_a_folder_are_refused(refusal, tmp_path):
    assert "There is no such file" in refusal(tmp_path / "nowhere.geojson")
    assert "There is no such file" in refusal(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_told(wards, refusal, tmp_path, monkeypatch):
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_BOUNDARIES", str(tmp_path / "taken"))
    assert "cannot be written to" in refusal(geojson(wards, tmp_path / "wards.geojson"))


def test_a_vintage_that_the_district_does_not_have_is_refused(wards, tmp_path, capsys):
    assert command.main(["add", str(geojson(wards, tmp_path / "wards.geojson")), "--vintage", "1974"]) == 2
    assert "Its vintages are: 2015." in capsys.readouterr().err


def test_the_command_runs_by_its_name(wards, tmp_path):
    file = geojson(wards, tmp_path / "wards.geojson")
    run = [sys.executable, "-m", "geo.boundaries", "add", str(file)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Added the true shapes of 12 wards")


def test_true_boundaries_are_added_where_they_lie_beside_the_project(monkeypatch, capsys):
    monkeypatch.delenv("SCRUTINY_DISTRICT")
    ended = [command.main(["add", str(file)]) for file in LAID_BESIDE]
    assert ended == [0] * len(LAID_BESIDE)
    assert capsys.readouterr().out.count("Added the true shapes of 30 wards") == len(LAID_BESIDE)
    assert all(added.stat().st_size < 60_000 for added in boundaries_folder().glob("*.parquet"))


def test_nothing_of_it_lies_in_the_repository():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "geo/districts/*/boundaries/" in ignored
    inside = [Path(name) for name in _tracked()]
    assert [name for name in inside if name.suffix in (".geojson", ".gpkg", ".shp") or "boundaries" in name.parts[2:-1]] == []


def _tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return listed.stdout.splitlines()
