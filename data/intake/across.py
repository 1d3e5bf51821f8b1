"""What only shows across files: populations that miss a ward there was, and rows that start after the as-at date."""

from datetime import date, timedelta

import pandas as pd

from data.contracts import CONTRACTS
from data.intake.faults import Fault
from geo.areas import District

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


def later_than_as_at(frames: dict[str, pd.DataFrame], files: dict[str, str], as_at: date) -> list[Fault]:
    """One word of warning for each extract with rows that start after the as-at date: they are not counted."""
    faults = []
    for name, frame in frames.items():
        column = CONTRACTS[name].dated_by
        if column is None:
            continue
        later = frame.index[frame[column] >= pd.Timestamp(as_at) + pd.Timedelta(days=1)]
        if len(later):
            faults.append(
                Fault(
                    file=files[name],
                    column=column,
                    found=f"{len(later):,} row{'s' if len(later) != 1 else ''} after the as-at date, the first in row {later[0]}",
                    expected=f"rows up to {as_at.isoformat()}",
                    todo="Nothing need be done: they are not counted in this release.",
                )
            )
    return faults
