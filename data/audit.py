"""Audits releases again, by what they show alone: `python -m data.audit RELEASE...`. Anyone can, without the extracts."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data import settings
from data.disclosure.audit import Verdict, audit
from data.disclosure.cells import Cell, Key
from data.disclosure.joined import Joined, joined_otherwise
from data.disclosure.memory import Cells, Reader
from data.disclosure.policy import POLICY, Policy
from data.disclosure.programs import Impossible
from data.disclosure.relations import TIED
from data.disclosure.structure import Structure
from data.months import is_last_of_month
from data.problems import AuditRefused, ReaderProblem
from data.release_folder import seen_folders
from data.warehouse.release_file import read_release_file
from geo.areas import District, district
from queries.measures import MEASURES

HOLDS, UNREADABLE, GIVES_AWAY = 0, 1, 3
NAMED = 20


class ReleaseUnreadable(ReaderProblem):
    """A release that cannot be read, or not by today's declarations, so nothing can be said of it. todo: what would mend it."""

    def __init__(self, said: str, todo: str):
        super().__init__(said)
        self.todo = todo


@dataclass(frozen=True)
class Kept:
    """A release as any reader has it.

    joined: what it joined in what; nothing when it does not say. is_memory: whether its own audit passed. Only such
    releases bind later ones.
    """

    release_id: str
    made_at: str
    as_at: date
    policy: Policy
    cells: Cells
    quoted: Mapping[Key, int]
    joined: Joined
    is_memory: bool

    @property
    def declared(self) -> Cells:
        """Its cells without those of measures that are declared no longer. `known` sees to it that none of these is tied."""
        return {key: cell for key, cell in self.cells.items() if key.measure in MEASURES}

    @property
    def undeclared(self) -> list[str]:
        """The measures that it tells of and that are declared no longer."""
        return sorted({key.measure for key in self.cells} - MEASURES.keys())


def known(folder: Path) -> Kept:
    """Read a release that is judged, or beside which another is.

    Raises ReleaseUnreadable, also when today's district or measures do not say how its figures hang together.
    """
    one = kept(folder)
    _require_known(one, district(settings.district_folder()))
    return one


def _require_known(one: Kept, place: District) -> None:
    """Raise ReleaseUnreadable unless today's declarations say how everything in it that binds other figures hangs together.

    Cells of a measure that is declared no longer may be left out where no rule and no difference of the policy ties it
    to another measure: then no relation holds both one of them and a cell of a newer release, which has none of that
    measure, so they narrow nothing and nothing new narrows them. Where a rule ties them they are known numbers, or
    hidden ones to be kept so, and leaving them out would weaken what is hidden now. Cells of an area that is not known
    are never left out: a total that readers see is the sum of them and of areas that are known.
    """
    if {key.area_code for key in one.cells} - {area.code for area in place.areas}:
        raise ReleaseUnreadable(
            f"The release {one.release_id} tells of areas that {place.name} does not have: it is another district's, or an area "
            "was taken out of the district's folder. So nothing can be said of it.",
            "Keep each district's releases in a folder of their own, and have areas.csv name every area that it ever named.",
        )
    tied = TIED.union(*POLICY.differences).intersection(one.undeclared)
    if tied:
        raise ReleaseUnreadable(
            f"The release {one.release_id} tells of {' and '.join(sorted(tied))}, which this program counts no longer though "
            "other figures are worked out from it. So nothing can be said of it.",
            "Ask whoever looks after this program to declare the measure again: readers still have its figures.",
        )


def kept(folder: Path) -> Kept:
    """Read a release. Raises ReleaseUnreadable."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        evidence = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
        cells, quoted = read_release_file(folder / "release.duckdb")
        return Kept(
            manifest["release_id"],
            manifest["made_at"],
            date.fromisoformat(manifest["as_at"]),
            Policy.from_manifest(manifest["policy"]),
            {Key(*key): Cell(Key(*key), value, status) for *key, value, status in cells},
            {Key(*key): value for *key, value in quoted},
            manifest.get("joined", {}),
            evidence.get("passed") is True,
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ReleaseUnreadable(
            f"The release {folder.name} cannot be read, so nothing can be said of it.",
            "Put its folder back from a backup, then try again.",
        ) from fault


def memory(releases: Path) -> list[Kept]:
    """Every release in a folder that binds the next, in the order in which they were made: seen by readers, and audited.

    Raises ReleaseUnreadable, in words for whoever publishes, when one of them cannot be read.
    """
    folders = [folder for folder in seen_folders(releases) if (folder / "audit.json").is_file()]
    try:
        return in_order(one for one in map(known, folders) if one.is_memory)
    except ReleaseUnreadable as problem:
        raise in_the_way(problem) from problem


def in_the_way(problem: ReleaseUnreadable) -> ReleaseUnreadable:
    """The same, told to whoever publishes: without one release that readers have, nobody can tell what another gives away."""
    return ReleaseUnreadable(
        f"{problem} Readers have it, and without it nobody can tell what they could work out from another. "
        f"Nothing was published and the current release stays as it was. {problem.todo}",
        problem.todo,
    )


def in_order(releases) -> list[Kept]:
    return sorted(releases, key=lambda one: (one.made_at, one.release_id))


def structure_of(place: District, days: Iterable[date] = ()) -> Structure:
    """What a reader knows of how numbers hang together, from today's declarations and the district's folder.

    days: those that the releases speak of.
    """
    return Structure(MEASURES, place.areas, place.folds, all(map(is_last_of_month, days)))


def reader_of(place: District, policy: Policy, earlier: Sequence[Kept], as_at: date, quoted: Mapping[Key, int]) -> Reader:
    """A reader who has the earlier releases, and every figure that they or the newest, which speaks of a day, quote."""
    told = {key: value for one in earlier for key, value in one.quoted.items()}
    structure = structure_of(place, (as_at, *(one.as_at for one in earlier)))
    return Reader(structure, policy, [one.declared for one in earlier], told | quoted)


def require_joined_alike(place: District, earlier: Sequence[Kept], cells: Cells, joined: Joined) -> None:
    """Raise AuditRefused when numbers that readers have are joined of other parts here, because they could subtract them."""
    if found := joined_unlike(place, POLICY, earlier, cells, joined):
        raise AuditRefused(
            "Nothing was published and the current release stays as it was, because readers have the same periods in other "
            "categories or areas. Whoever takes one number from the other can work out a hidden one.\n"
            + "\n".join(named("Joined otherwise", found))
            + "\nPut folds.csv, areas.csv and the vintages of district.toml back as they were, and publish again. Wards that "
            "change their committee do so on a day: give them a vintage that begins then. Other categories can be used for a "
            "time that no earlier release covers: lay an extract that covers that time only (covers_from)."
        )


def joined_unlike(place: District, policy: Policy, earlier: Sequence[Kept], cells: Cells, joined: Joined) -> list[str]:
    """What earlier releases tell of other parts than a newer one does, by measure and split."""
    structure = structure_of(place)
    found = (joined_otherwise(structure, policy, (one.declared, one.joined), (cells, joined)) for one in earlier)
    return sorted(set().union(*found))


def in_words(verdict: Verdict) -> str:
    """The verdict in a few lines: what was looked at, and each number that is given away."""
    said = [
        f"{verdict.cells:,} cells, {verdict.hidden:,} hidden and {verdict.withheld:,} withheld; "
        f"{verdict.programs:,} programs in {verdict.seconds:.1f} seconds."
    ]
    if verdict.passed and verdict.narrowest:
        said.append(f"No hidden number can be worked out: at least {verdict.narrowest} values stay possible for each.")
    said += named("Could be worked out", verdict.failures)
    said += named("Already public, and not protected", verdict.already_public)
    return "\n".join(said)


def named(heading: str, found: Sequence[object]) -> list[str]:
    """Lines that name cells, never their values; the first of many."""
    more = [f"  and {len(found) - NAMED:,} more"] if len(found) > NAMED else []
    return [f"{heading}:", *(f"  {one}" for one in found[:NAMED]), *more] if found else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit each release with those named that were made before it.

    Exit code 0 when all keep the promise, 3 when one does not, 1 when one cannot be read, or not wholly audited.
    """
    parser = argparse.ArgumentParser(prog="python -m data.audit", description=__doc__)
    parser.add_argument("releases", nargs="+", type=Path, metavar="RELEASE", help="folder of a release, or its id")
    asked = parser.parse_args(arguments)
    place = district(settings.district_folder())
    try:
        found = in_order(known(_folder(one)) for one in asked.releases)
    except ReleaseUnreadable as problem:
        print(problem, problem.todo, file=sys.stderr)
        return UNREADABLE
    code = HOLDS
    for at, one in enumerate(found):
        earlier = [before for before in found[:at] if before.is_memory]
        if unlike := joined_unlike(place, one.policy, earlier, one.declared, one.joined):
            print(
                f"{one.release_id}: THE PROMISE IS BROKEN. Earlier releases have the same periods in other categories or areas."
            )
            print("\n".join(named("Joined otherwise", unlike)))
            code = GIVES_AWAY
            continue
        try:
            verdict = audit(reader_of(place, one.policy, earlier, one.as_at, one.quoted), one.declared)
        except Impossible:
            print(
                f"{one.release_id}: its numbers contradict each other. It was not made by this program, or a release before it "
                "is not among those named: name every release since the first."
            )
            code = GIVES_AWAY
            continue
        print(f"{one.release_id}: {'the promise is kept.' if verdict.passed else 'THE PROMISE IS BROKEN.'}")
        print(in_words(verdict))
        if one.undeclared:
            print(f"It was not audited in {', '.join(one.undeclared)}: this program counts that no longer.")
            code = code or UNREADABLE
        code = code if verdict.passed else GIVES_AWAY
    return code


def _folder(named_as: Path) -> Path:
    return named_as if named_as.is_dir() else settings.releases_folder() / named_as


if __name__ == "__main__":
    sys.exit(main())
