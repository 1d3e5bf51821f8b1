"""Makes what a release is to hold: reads an extract, counts it, hides what must be hidden, audits what is left."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from data import settings
from data.audit import Kept, in_words, memory, reader_of, require_joined_alike
from data.changes import Change, changes, newly_covered
from data.contracts import CONTRACTS
from data.disclosure.audit import Verdict, audit, unlike_the_counts
from data.disclosure.cells import Counted, Key
from data.disclosure.counts import BrokenCounts
from data.disclosure.joined import Joined, joined
from data.disclosure.memory import Reader
from data.disclosure.policy import POLICY
from data.disclosure.suppress import Protected, protect
from data.intake import Intake, read
from data.problems import AuditRefused, Problem, ReaderProblem
from data.quality import quality_rows
from data.release_folder import current_release, manifest_of, write_json
from data.release_tables import categories_met, measures_declared, series_breaks
from data.warehouse.counting import beside, counted, findings
from data.warehouse.loading import warehouse
from data.warehouse.release_file import write_release_file
from geo.areas import District, district
from queries.measures import MEASURES

STEPS = ("Reading the extract", "Counting", "Hiding what is too few to show", "Auditing what is left", "Writing the release")

Rows = Sequence[tuple]


class CountsDisagree(ReaderProblem):
    """Parts that do not add up to their whole."""


@dataclass(frozen=True)
class Made:
    """All that a release is to hold, and how it differs from the one that readers have (compared_with, its id)."""

    intake: Intake
    tables: Mapping[str, Rows]
    protected: Protected
    joined: Joined
    verdict: Verdict
    compared_with: str | None
    changes: Sequence[Change]
    newly_covered: int

    def write(self, folder: Path, release_id: str, people: Mapping[str, object]) -> None:
        """Write the files of the release into an empty folder. people: who answers for it, and their reasons."""
        shown = [(*cell.key, cell.value, cell.status) for cell in self.protected.cells]
        write_release_file(folder / "release.duckdb", self.tables | {"cells": shown})
        write_json(folder / "audit.json", self.verdict.as_evidence())
        write_json(folder / "manifest.json", self._manifest(release_id) | people)

    def _manifest(self, release_id: str) -> dict[str, object]:
        """What the release was made from. No row counts: they are exact totals."""
        intake = self.intake
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
            "joined": self.joined,
            "code_version": code_version(),
            "compared": {
                "with": self.compared_with,
                "changes": [asdict(one) for one in self.changes],
                "newly_covered": self.newly_covered,
            },
        }


def make(
    extracts: Path, releases: Path, as_at: date | None, begin: Callable[[str], None], warn: Callable[[Problem], None]
) -> Made:
    """Make all that a release holds but its files. Raises ExtractRefused, AuditRefused, CountsDisagree."""
    place = district(settings.district_folder())
    begin(STEPS[0])
    intake = read(extracts, place, as_at)
    for problem in intake.warnings:
        warn(problem)
    begin(STEPS[1])
    cells, tables = _counted(intake, place)
    if left_out := len(intake.frames.get("reported_figures", ())) - len(tables["reported_figures"]):
        warn(figures_left_out(left_out))
    begin(STEPS[2])
    earlier = memory(releases)
    reader = reader_of(place, POLICY, earlier, intake.as_at, _quoted(tables))
    parts = joined(reader.structure)
    require_joined_alike(place, earlier, {cell.key: cell for cell in cells}, parts)
    protected = _protected(cells, reader)
    begin(STEPS[3])
    verdict = _audited(reader, cells, protected)
    if verdict.district_totals:
        warn(district_totals_kept_back(verdict))
    tables["quality"] = quality_rows(tables["quality"], POLICY, protected.by_key(), reader.structure)
    return Made(intake, tables, protected, parts, verdict, *_compared(releases, earlier, intake, protected))


def _compared(
    releases: Path, earlier: Sequence[Kept], intake: Intake, protected: Protected
) -> tuple[str | None, list[Change], int]:
    """The release that readers have, what would be changed for them, and how many numbers are new."""
    current = current_release(releases)
    now = protected.by_key()
    before = next((one for one in earlier if one.release_id == current), None)
    if before is None:
        return current, [], newly_covered({}, now)
    supplied = [extract["name"] for extract in manifest_of(releases / before.release_id)["extracts"]]
    return current, changes(before.cells, now, supplied, intake.files), newly_covered(before.cells, now)


def _counted(intake: Intake, place: District) -> tuple[list[Counted], dict[str, Rows]]:
    """Every cell as counted, and the rows of the release's other tables; of the quality table what the checks found."""
    with warehouse(
        intake.frames, district=place, as_at=intake.as_at, covers_from=intake.covers_from, measures=MEASURES
    ) as records:
        cells = counted(records, MEASURES)
        tables = beside(records)
        tables["quality"] = findings(records)
    return cells, tables | {
        "reported_figures": _may_be_quoted(tables["reported_figures"], cells),
        "categories": categories_met(cells, place),
        "measures": measures_declared(),
        "series_breaks": series_breaks(place),
    }


def _may_be_quoted(figures: Rows, cells: Sequence[Counted]) -> list[tuple]:
    """The figures of papers that pass the policy. One that is no cell of this release would be known to no audit."""
    told = {cell.key for cell in cells if cell.status == "shown"}
    return [row for row in figures if MEASURES[row[2]].cleared or (Key(*row[2:8]) in told and not POLICY.is_few(row[8]))]


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


def district_totals_kept_back(verdict: Verdict) -> Problem:
    """A word of warning. It does not say which of them are few and which guard another: no more is told than readers will see."""
    return Problem(
        file="What was made of it",
        row=None,
        column=None,
        found=f"totals of the district are kept back ({'; '.join(verdict.district_totals)})",
        expected="every total of the district shown",
        todo="Readers will see that they are kept back: look at the release before it is confirmed.",
    )


def figures_left_out(many: int) -> Problem:
    """A word of warning: readers will not see these figures."""
    return Problem(
        file=CONTRACTS["reported_figures"].title,
        row=None,
        column=None,
        found=f"figures of papers that this release has no number for ({many:,})",
        expected="figures about an area and a period that this release covers",
        todo="Readers will not see them, because they may tell what is hidden in other figures: leave them out.",
    )


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
