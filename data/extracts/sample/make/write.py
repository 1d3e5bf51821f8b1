"""The two extracts as files: what was known at each day, in the columns of the contracts."""

import csv
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from . import flags, interviews, missing, papers, revisions, support
from .figures import FIRST_DAY, PUBLISHED, here, rows_of
from .people import Births, Wards

SEED = 20210831
FIRST, SECOND = date(2021, 5, 31), date(2021, 8, 31)
SYNTHETIC = "Invented records. District totals for January to August 2020 match figures reported to the committee."
SUPPLIED_BY = "Sample program of this project"


def write_all(folder: Path) -> None:
    """Write both extracts into a folder, one sub-folder for each as-at date."""
    rng = Random(SEED)
    births, wards = Births(rng), Wards(rng)
    all_flags = flags.three_years(rng, births, wards)
    all_episodes = missing.three_years(rng, births, wards, all_flags)
    interviews.hold(all_episodes, rng)
    cases = support.cases(rng)
    known = revisions.first_known(all_flags, all_episodes, FIRST, rng)
    at_first = [flag for flag in map(known.flag, all_flags) if flag], [e for e in map(known.episode, all_episodes) if e]
    write_extract(folder / FIRST.isoformat(), FIRST, *at_first, cases, papers.commitments(FIRST))
    write_extract(folder / SECOND.isoformat(), SECOND, all_flags, all_episodes, cases, papers.commitments(None))


def write_extract(
    folder: Path,
    as_at: date,
    all_flags: list[flags.Flag],
    all_episodes: list[missing.Episode],
    cases: list[dict[str, str]],
    commitments: list[dict[str, str]],
) -> None:
    """One extract as at a day: no record in it tells of anything later."""
    folder.mkdir(parents=True, exist_ok=True)
    ordered = sorted(all_flags, key=lambda f: (f.started_on, f.child.number, f.ended_on or date.max))
    population = rows_of(PUBLISHED / "ward_population_2020.csv")
    files: dict[str, Iterable[dict[str, object]]] = {
        "ce_flags": (flag_row(flag, as_at) for flag in ordered if flag.started_on <= as_at),
        "missing_episodes": (episode_row(e, as_at) for e in all_episodes if e.started_at.date() <= as_at),
        "case_progress": papers.listed("case_progress"),
        "support_cases": cases,
        "ward_population": ({k: row[k] for k in ("ward_code", "mid_year", "children_0_17")} for row in population),
        "commitments": commitments,
        "practice_events": (e for e in papers.listed("practice_events") if e["happened_on"] <= as_at.isoformat()),
        "reported_figures": papers.reported_figures(),
        "comparators": papers.listed("comparators", but=()),
    }
    for name, rows in files.items():
        _write(folder / f"{name}.csv", rows)
    (folder / "extract.toml").write_text(about(as_at), encoding="utf-8", newline="\n")


def flag_row(flag: flags.Flag, as_at: date) -> dict[str, object]:
    """A flag as known at the end of a day: what ends later is still open."""
    ended = flag.ended_on is not None and flag.ended_on <= as_at
    return {
        "child_id": flag.child.child_id,
        "risk_level": flag.risk_level,
        "started_on": flag.started_on,
        "ended_on": flag.ended_on if ended else "",
        "end_reason": flag.end_reason if ended else "",
        "exploitation_type": flag.exploitation_type,
        "age": flag.child.age(flag.started_on),
        "gender": flag.child.gender,
        "ethnicity": flag.child.label,
        "ward_code": flag.ward_code,
        "social_care_status": flag.social_care_status,
        "lead_agency": flag.lead_agency,
        "nrm_status": flag.nrm_status,
    }


def episode_row(episode: missing.Episode, as_at: date) -> dict[str, object]:
    """An episode as known at the end of a day: not yet ended, it has no interview to tell of."""
    end_of_day = datetime.combine(as_at + timedelta(days=1), time())
    ended = episode.ended_at < end_of_day
    interviewed = ended and episode.interviewed_at is not None and episode.interviewed_at < end_of_day
    return {
        "episode_id": f"m{episode.number:05d}",
        "child_id": episode.child.child_id,
        "type": episode.type,
        "started_at": _moment(episode.started_at),
        "ended_at": _moment(episode.ended_at) if ended else "",
        "looked_after_status": episode.child.care,
        "age": episode.child.age(episode.started_at.date()),
        "gender": episode.child.gender,
        "ethnicity": episode.child.label,
        "ward_code": episode.ward_code,
        "interview_offered": episode.offered if ended else "not recorded",
        "interview_accepted": episode.accepted if ended else "not recorded",
        "interviewed_at": _moment(episode.interviewed_at) if interviewed else "",
    }


def about(as_at: date) -> str:
    """The text of extract.toml."""
    return (
        f'district = "{here().code}"\n'
        f"as_at = {as_at}\n"
        f'supplied_by = "{SUPPLIED_BY}"\n'
        f'synthetic = "{SYNTHETIC}"\n'
        "\n[covers_from]\n"
        f"ce_flags = {FIRST_DAY}\n"
        f"missing_episodes = {FIRST_DAY}\n"
    )


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def _write(path: Path, rows: Iterable[dict[str, object]]) -> None:
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
