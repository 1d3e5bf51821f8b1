"""The command that adds true shapes: from a file, or fetched. What is not fit to be drawn is refused and changes nothing."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from geo.areas import District, district
from geo.around import neighbours
from geo.boundaries import Refused
from geo.boundaries.checking import checked
from geo.boundaries.fetching import fetched
from geo.boundaries.reading import Wards, read
from geo.boundaries.simplifying import simplified
from geo.boundaries.storing import store
from geo.folders import boundaries_folder, district_folder

ADDED, REFUSED = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 added, 2 refused. All that was asked for is fit, or nothing is kept."""
    asked = _parser().parse_args(arguments)
    here = district(district_folder())
    try:
        vintages = _vintages(here, asked.vintage)
        found = [fit(asked.file, here, vintages)] if asked.command == "add" else [fetch(here, each) for each in vintages]
        for wards in found:
            store(wards.frame, boundaries_folder(), wards.vintage)
    except Refused as refusal:
        for sentence in refusal.sentences:
            print(sentence, file=sys.stderr)
        print("No boundaries were added. The maps stay as they were.", file=sys.stderr)
        return REFUSED
    print(" ".join(_added(here, wards) for wards in found))
    return ADDED


def fit(file: Path, here: District, vintages: Sequence[str]) -> Wards:
    """Read, check and simplify the wards of one of these vintages, so that they can be kept. Raises Refused."""
    if here.boundaries is None:
        raise Refused(
            "The district's file district.toml says nothing of boundaries: where the district lies and how large it is."
        )
    names = {vintage: {a.code: a.name for a in here.of_level("ward") if a.vintage == vintage} for vintage in vintages}
    found = read(file, names)
    whole = checked(found.frame, names[found.vintage], here.boundaries, neighbours(district_folder()))
    return Wards(found.vintage, simplified(whole))


def fetch(here: District, vintage: str) -> Wards:
    """Fetch the wards of a vintage, fit to be kept. Raises Refused."""
    if here.boundaries is None:
        raise Refused("The district's file district.toml names no boundary service.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fetched.geojson"
        file.write_bytes(fetched(here.boundaries, vintage, lambda said: print(said, file=sys.stderr)))
        return fit(file, here, [vintage])


def _added(here: District, wards: Wards) -> str:
    since = dict(here.vintages)[wards.vintage]
    return f"Added the true shapes of {len(wards.frame)} wards, as they are from {since.day} {since:%B %Y} on."


def _vintages(here: District, chosen: str | None) -> list[str]:
    known = [name for name, _ in here.vintages]
    if chosen is not None and chosen not in known:
        raise Refused(f"There are no wards of {chosen} in this district. Its vintages are: {', '.join(known)}.")
    return [chosen] if chosen else known


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo.boundaries", description="True shapes of wards for the ward map.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="add | fetch")
    adding = commands.add_parser("add", help="add the shapes of a file: GeoJSON, GeoPackage, or a Shapefile in a zip file")
    adding.add_argument("file", type=Path, help="the file")
    fetching = commands.add_parser("fetch", help="fetch the shapes from the service that district.toml names")
    for command in (adding, fetching):
        command.add_argument("--vintage", help="the wards of one vintage only, such as 2026")
    return parser
