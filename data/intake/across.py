"""What only shows across files: populations that miss a ward there was, and rows of days that are not counted."""

from datetime import date, timedelta

import pandas as pd

from data.contracts import CONTRACTS
from data.intake.faults import Fault
from data.months import first_whole_month
from geo.areas import District

EPISODES = "missing_episodes"
SOME_CODES = 5
FAR_AHEAD = date.max


def wards_without_population(population: pd.DataFrame, file: str, district: District, first: date, last: date) -> list[Fault]:
    """Every ward of every vintage in force between two days needs its children counted, in each year that is given."""
    faults = []
    ends = [start - timedelta(days=1) for _, start in district.vintages[1:]] + [FAR_AHEAD]
    for (vintage, start), end in zip(district.vintages, ends, strict=True):
        wards = {ward.code for ward in district.of_level("ward", vintage)}
        given = population[population["ward_code"].isin(wards)]
        years = given.groupby("mid_year")["ward_code"].agg(set)
        if years.empty and start <= last and end >= first:
            years = pd.Series({None: set()}, dtype=object)
        for year, codes in years.items():
            missing = sorted(wards - codes)
            if missing:
                faults.append(
                    Fault(
                        file=file,
                        column="ward_code",
                        found=f"no population for {len(missing)} of the {len(wards)} wards of {vintage}"
                        + ("" if year is None else f" in {year}")
                        + ": "
                        + ", ".join(missing[:SOME_CODES])
                        + (" and others" if len(missing) > SOME_CODES else ""),
                        expected="a row for every ward there was in the time the extract covers, in each year given",
                        todo="Add the rows.",
                    )
                )
    return faults


def earlier_than_covered(frames: dict[str, pd.DataFrame], files: dict[str, str], covers_from: dict[str, date]) -> list[Fault]:
    """A word of warning where episodes began before the first month that is covered whole: they are not counted."""
    if EPISODES not in frames or EPISODES not in covers_from:
        return []
    first = first_whole_month(covers_from[EPISODES])
    earlier = _days(EPISODES, frames) < pd.Timestamp(first)
    when, expected = "before the first whole month that the extract covers", f"rows from {first.isoformat()}"
    return _not_counted(EPISODES, files, earlier, when, expected, ", nor are the interviews that followed")


def later_than_as_at(frames: dict[str, pd.DataFrame], files: dict[str, str], as_at: date) -> list[Fault]:
    """One word of warning for each extract with rows that start after the as-at date: they are not counted."""
    end = pd.Timestamp(as_at) + pd.Timedelta(days=1)
    return [
        fault
        for name in frames
        if CONTRACTS[name].dated_by
        for fault in _not_counted(
            name, files, _days(name, frames) >= end, "after the as-at date", f"rows up to {as_at.isoformat()}"
        )
    ]


def _days(name: str, frames: dict[str, pd.DataFrame]) -> pd.Series:
    return frames[name][CONTRACTS[name].dated_by]


def _not_counted(name: str, files: dict[str, str], these: pd.Series, when: str, expected: str, besides: str = "") -> list[Fault]:
    """The one word of warning for rows of days that are not counted; none where there is no such row."""
    rows = these.index[these]
    if not len(rows):
        return []
    return [
        Fault(
            file=files[name],
            column=CONTRACTS[name].dated_by,
            found=f"{len(rows):,} row{'s' if len(rows) != 1 else ''} {when}, the first in row {rows[0]}",
            expected=expected,
            todo=f"Nothing need be done: they are not counted in this release{besides}.",
        )
    ]
