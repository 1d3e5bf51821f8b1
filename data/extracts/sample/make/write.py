"""The two extracts as files: what was known at each day, in the columns of the contracts."""

import csv
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from . import flags, interviews, missing
from .figures import FIRST_DAY, PUBLISHED, here, rows_of
from .people import Births, Wards

SEED = 20210831
AS_AT = (date(2021, 5, 31), date(2021, 8, 31))
SYNTHETIC = "Invented records. District totals for January to August 2020 match figures reported to the committee."
SUPPLIED_BY = "Sample program of this project"


def write_all(folder: Path) -> None:
    """Write both extracts into a folder, one sub-folder for each as-at date."""
    rng = Random(SEED)
    births, wards = Births(rng), Wards(rng)
    all_flags = flags.three_years(rng, births, wards)
    all_episodes = missing.three_years(rng, births, wards, all_flags)
    interviews.hold(all_episodes, rng)
    all_episodes.sort(key=lambda episode: (episode.started_at, episode.child.number))
    for number, episode in enumerate(all_episodes, 1):
        episode.number = number
    for as_at in AS_AT:
        write_extract(folder / as_at.isoformat(), as_at, all_flags, all_episodes)


def write_extract(folder: Path, as_at: date, all_flags: list[flags.Flag], all_episodes: list[missing.Episode]) -> None:
    """One extract as at a day: nothing in it happened later."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = sorted(
        (f for f in all_flags if f.started_on <= as_at), key=lambda f: (f.started_on, f.child.number, f.ended_on or date.max)
    )
    _write(folder / "ce_flags.csv", (flag_row(f, as_at) for f in rows))
    _write(folder / "missing_episodes.csv", (episode_row(e, as_at) for e in all_episodes if e.started_at.date() <= as_at))
    _write(
        folder / "ward_population.csv",
        ({k: v for k, v in r.items() if k != "source"} for r in rows_of(PUBLISHED / "ward_population_2020.csv")),
    )
    (folder / "extract.toml").write_text(about(as_at), encoding="utf-8", newline="\n")


def flag_row(flag: flags.Flag, as_at: date) -> dict[str, object]:
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
