"""Publishes a release: reads an extract, counts it, hides what must be hidden, and writes what is left, whole or not at all."""

import argparse
import hashlib
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from data import settings
from data.audit import in_words, memory, reader_of
from data.disclosure.audit import Verdict, audit, unlike_the_counts
from data.disclosure.cells import Counted, Key
from data.disclosure.memory import Reader
from data.disclosure.policy import POLICY
from data.disclosure.suppress import BrokenCounts, Protected, protect
from data.intake import Intake, problems_csv, read
from data.problems import AuditRefused, ExtractRefused, Problem, ReaderProblem
from data.quality import quality_rows
from data.release_folder import opened_for_publishing, shelve, write_json
from data.sample import sample_folders
from data.warehouse.counting import beside, counted, findings
from data.warehouse.loading import categories, warehouse
from data.warehouse.release_file import write_release_file
from geo.areas import District, district
from queries.measures import MEASURES

STEPS = ("Reading the extract", "Counting", "Hiding what is too few to show", "Auditing what is left", "Writing the release")
PUBLISHED, FAILED, EXTRACT_REFUSED, AUDIT_REFUSED = 0, 1, 2, 3

Rows = Sequence[tuple]


class CountsDisagree(ReaderProblem):
    """Parts that do not add up to their whole."""


class NoSample(ReaderProblem):
    """No folder of extracts was named, and the district has no sample."""


def publish(
    extracts: Path,
    releases: Path,
    *,
    as_at: date | None = None,
    published_by: str | None = None,
    confirmed_by: str | None = None,
    begin: Callable[[str], None] = lambda _: None,
    warn: Callable[[Problem], None] = lambda _: None,
) -> str:
    """Publish the extracts of one folder and return the id of the new release, which is then the current one.

    begin is told each of STEPS as it begins, warn each thing that is odd but no reason to refuse.
    Raises ExtractRefused, AuditRefused, or a ReaderProblem when the releases cannot be written; the current
    release then stays as it was.
    """
    place = district(settings.district_folder())
    with opened_for_publishing(releases):
        begin(STEPS[0])
        intake = read(extracts, place, as_at)
        for problem in intake.warnings:
            warn(problem)
        begin(STEPS[1])
        cells, tables = _counted(intake, place)
        begin(STEPS[2])
        reader = reader_of(place, POLICY, memory(releases), _quoted(tables))
        protected = _protected(cells, reader)
        begin(STEPS[3])
        verdict = _audited(reader, cells, protected)
        begin(STEPS[4])

        def fill(folder: Path, release_id: str) -> None:
            shown = [(*cell.key, cell.value, cell.status) for cell in protected.cells]
            quality = quality_rows(tables["quality"], POLICY, protected.by_key(), reader.structure)
            write_release_file(folder / "release.duckdb", tables | {"cells": shown, "quality": quality})
            write_json(folder / "audit.json", verdict.as_evidence())
            write_json(folder / "manifest.json", _manifest(release_id, intake, published_by, confirmed_by))

        return shelve(releases, intake.as_at, fill)


def _counted(intake: Intake, place: District) -> tuple[list[Counted], dict[str, Rows]]:
    """Every cell as counted, and the rows of the release's other tables; of the quality table what the checks found."""
    with warehouse(
        intake.frames, district=place, as_at=intake.as_at, covers_from=intake.covers_from, measures=MEASURES
    ) as records:
        cells = counted(records, MEASURES)
        tables = beside(records)
        tables["quality"] = findings(records)
    cleared = {name for name, measure in MEASURES.items() if measure.cleared}
    return cells, tables | {
        "reported_figures": [row for row in tables["reported_figures"] if row[2] in cleared or not POLICY.is_few(row[8])],
        "categories": _categories(cells, place),
        "measures": _measures(),
        "series_breaks": _series_breaks(place),
    }


def _quoted(tables: Mapping[str, Rows]) -> dict[Key, int]:
    """The figures that the release quotes from papers; the latest paper's where papers differ."""
    return {Key(*row[2:8]): row[8] for row in sorted(tables["reported_figures"], key=lambda row: row[1])}


def _protected(cells: Sequence[Counted], reader: Reader) -> Protected:
    try:
        return protect(cells, reader.structure, reader.policy, reader.earlier, reader.quoted)
    except BrokenCounts as fault:
        raise CountsDisagree(
            f"{fault} Nothing was published and the current release stays as it was. Tell whoever looks after this program."
        ) from fault


def _audited(reader: Reader, cells: Sequence[Counted], protected: Protected) -> Verdict:
    """The verdict on what would be released, by its cells alone and beside the counts. Raises AuditRefused."""
    release = protected.by_key()
    verdict = audit(reader, release)
    verdict = replace(verdict, failures=verdict.failures + unlike_the_counts(cells, release, reader))
    if not verdict.passed:
        raise AuditRefused(
            "Nothing was published, because a reader could work out numbers that are hidden. The current release stays as "
            f"it was.\n{in_words(verdict)}"
        )
    return verdict


def _categories(cells: Sequence[Counted], place: District) -> Rows:
    """Every category that has a cell, in readers' order; the words of a report in the order of the reports."""
    listed = {
        (measure.name, split.split(":")[0]): categories(place, measure.extract, split)
        for measure in MEASURES.values()
        for released in measure.released
        for split in released.splits
    }
    met = defaultdict(dict)
    for cell in cells:
        met[cell.key.measure, cell.key.breakdown][cell.key.category] = None
    return [
        (*split, category, position)
        for split, found in met.items()
        for position, category in enumerate(listed[split] or found, start=1)
    ]


def _measures() -> Rows:
    return [
        (
            m.name,
            position,
            m.title,
            m.question,
            m.definition,
            m.why_it_matters,
            m.counts,
            m.kind,
            m.per,
            m.numerator,
            m.denominator,
            m.higher_is,
            " and ".join(m.extracts),
            list(m.caveats),
            list(m.identities),
            list(m.changes),
            m.owner,
            m.reviewed_on,
            m.cleared,
            m.sql,
        )
        for position, m in enumerate(MEASURES.values(), start=1)
    ]


def _series_breaks(place: District) -> Rows:
    reason = "The wards changed on this day, and the area committees with them. Figures before and after are of different areas."
    return [(start, level, reason) for _, start in place.vintages[1:] for level in ("committee", "ward")]


def _manifest(release_id: str, intake: Intake, published_by: str | None, confirmed_by: str | None) -> Mapping[str, object]:
    """What the release was made from and by whom. No row counts: they are exact totals."""
    return {
        "release_id": release_id,
        "as_at": intake.as_at,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "extracts": [
            {"name": name, "file": file.name, "sha256": file.sha256, "covers_from": intake.covers_from.get(name)}
            for name, file in sorted(intake.files.items())
        ],
        "supplied_by": intake.supplied_by,
        "synthetic": intake.synthetic,
        "policy": POLICY.as_manifest(),
        "code_version": code_version(),
        "published_by": published_by,
        "confirmed_by": confirmed_by,
        "reasons": [],
    }


def code_version() -> str:
    """Twelve hex digits that change whenever the code that reads, counts or protects does."""
    code = [
        file
        for room in ("data", "queries", "geo")
        for ending in ("*.py", "*.sql")
        for file in (settings.HOME / room).rglob(ending)
    ]
    digest = hashlib.sha256()
    for file in sorted(code):
        digest.update(file.relative_to(settings.HOME).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 published, 2 extract refused, 3 audit refused, 1 anything else."""
    asked = _parser().parse_args(arguments)
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        for folder in _asked_for(asked.extracts):
            _publish_with_progress(folder, asked, console)
    except ExtractRefused as refusal:
        _tell_problems(refusal, asked.problems, console)
        return EXTRACT_REFUSED
    except AuditRefused as refusal:
        console.print(str(refusal), markup=False)
        return AUDIT_REFUSED
    except ReaderProblem as problem:
        console.print(str(problem), markup=False)
        return FAILED
    except Exception as fault:  # its words may hold a value, a path or SQL, so only its kind is told
        console.print(
            f"Something went wrong that this program did not expect ({type(fault).__name__}). Nothing was published and the "
            "current release stays as it was. Tell whoever looks after this program.",
            markup=False,
        )
        return FAILED
    return PUBLISHED


def _asked_for(extracts: Path | None) -> list[Path]:
    """The folder that was named, or else the sample's. Raises NoSample."""
    folders = [extracts] if extracts else sample_folders()
    if not folders:
        raise NoSample("There is no sample of this district. Name the folder of the extracts that are to be published.")
    return folders


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.publish", description=__doc__)
    parser.add_argument("extracts", nargs="?", type=Path, help="folder of extracts; the sample's folders when left out")
    parser.add_argument("--releases", type=Path, default=settings.releases_folder(), help="where releases are kept")
    parser.add_argument("--as-at", type=date.fromisoformat, metavar="DATE", help="the day the extract speaks of, 2021-08-31")
    parser.add_argument("--published-by", metavar="NAME", help="who publishes, for the record")
    parser.add_argument("--confirmed-by", metavar="NAME", help="who looked at the preview and agreed, for the record")
    parser.add_argument("--problems", type=Path, metavar="FILE", help="where to write the problems of a refused extract (CSV)")
    return parser


def _publish_with_progress(folder: Path, asked: argparse.Namespace, console: Console) -> None:
    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(STEPS[0], total=len(STEPS))

        def begin(step: str) -> None:
            progress.update(task, description=step, completed=STEPS.index(step))

        release_id = publish(
            folder,
            asked.releases,
            as_at=asked.as_at,
            published_by=asked.published_by,
            confirmed_by=asked.confirmed_by,
            begin=begin,
            warn=lambda problem: console.print(f"Note: {problem}", markup=False),
        )
    console.print(f"Published release {release_id} in {time.monotonic() - started:.1f} seconds.", markup=False)


def _tell_problems(refusal: ExtractRefused, file: Path | None, console: Console) -> None:
    for problem in refusal.problems:
        console.print(str(problem), markup=False)
    console.print(f"{refusal} The current release stays as it was.", markup=False)
    if file is None:
        return
    try:
        file.write_text(problems_csv(refusal.problems), encoding="utf-8", newline="")
    except OSError:
        console.print("The file for the problems could not be written. They are all told above.", markup=False)


if __name__ == "__main__":
    # Ended from outside, a run still clears away what it had begun.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(FAILED))
    sys.exit(main())
