"""What the invented records must add up to: published figures where there are any, invented paths elsewhere."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.settings import HOME, district_folder
from geo.areas import District, district

from .draw import months, shared_out

PUBLISHED = HOME / "data" / "published"
HERE = Path(__file__).parent
FIRST_DAY = date(2018, 9, 1)
LAST_DAY = date(2021, 8, 31)

# Children with an open flag on the last day of each month, outside the months the papers tell.
FLAGS_BEFORE = (252, 257, 261, 266, 260, 265, 271, 276, 272, 278, 284, 279, 270, 274, 280, 286, 282)
FLAGS_AFTER = (306, 312, 307, 298, 291, 297, 309, 318, 325, 328, 320, 309)
LEVELS_BEFORE = {"significant": 0.23, "moderate": 0.335, "emerging": 0.435}
LEVELS_AFTER = {"significant": 0.19, "moderate": 0.345, "emerging": 0.465}
# No group is let fall below a dozen where the papers leave it free, so that few cells need hiding.
LEAST_GROUP = 13
# Missing episodes that start in each month, outside the months the papers tell.
MISSING_BEFORE = (188, 201, 176, 169, 182, 178, 195, 187, 204, 193, 199, 172, 190, 208, 181, 174)
MISSING_AFTER = (142, 151, 138, 129, 127, 131, 147, 152, 161, 158, 149, 136)
# The fewest episodes of one group in one month, other than none, in the months the papers tell.
LEAST_IN_MONTH = 6


@dataclass(frozen=True)
class Stock:
    """Children with an open flag on one day, by each of the two splits the papers give."""

    on: date
    levels: dict[str, int]
    groups: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.levels.values())


@cache
def here() -> District:
    """The district the sample is for."""
    return district(district_folder())


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shares(extract: str, field: str, given: str = "") -> dict[str, float]:
    """The wished shares of a field's values (shares.csv)."""
    wanted = (extract, field, given)
    return {
        row["value"]: float(row["share"])
        for row in rows_of(HERE / "shares.csv")
        if (row["extract"], row["field"], row["given"]) == wanted
    }


def published(file: str) -> dict[tuple[str, str, str, str], int]:
    """Figures of one paper: (period type, first day, breakdown, category) to the count."""
    return {
        (row["period_type"], row["period"], row["breakdown"], row["category"]): int(row["value"])
        for row in rows_of(PUBLISHED / file)
    }


def invented(measure: str) -> list[dict[str, str]]:
    """The cells left free because the papers' own count is too small to carry, with a made-up count."""
    return [row for row in rows_of(HERE / "free_cells.csv") if row["measure"] == measure]


def stocks() -> list[Stock]:
    """Open flags at each month's end, from the month before the first covered day to the last."""
    told = published("flags_open_2020.csv")
    before = FIRST_DAY.replace(month=FIRST_DAY.month - 1)
    path = []
    spare = [*FLAGS_BEFORE, *FLAGS_AFTER]
    for first, last in months(before, LAST_DAY):
        told_here = {
            (breakdown, category): count
            for (_, period, breakdown, category), count in told.items()
            if period == first.isoformat()
        }
        if told_here:
            levels = {c: n for (b, c), n in told_here.items() if b == "risk_level"}
            groups = {c: n for (b, c), n in told_here.items() if b == "ethnic_group"}
        else:
            total = spare.pop(0)
            levels, groups = _free_stock(total, LEVELS_BEFORE if first.year < 2020 else LEVELS_AFTER)
        path.append(Stock(last, levels, groups))
    return path


def _free_stock(total: int, levels: dict[str, float]) -> tuple[dict[str, int], dict[str, int]]:
    told = published("flags_open_2020.csv")
    names = here().categories("ce_flags", "ethnic_group")
    known = {name: sum(n for key, n in told.items() if key[2:] == ("ethnic_group", name)) for name in names}
    whole = sum(known.values())
    groups = {name: max(LEAST_GROUP, round(total * known[name] / whole)) for name in names[1:]}
    return (
        dict(zip(levels, shared_out(total, list(levels.values())), strict=True)),
        {names[0]: total - sum(groups.values()), **groups},
    )


def episodes() -> dict[date, dict[str, int]]:
    """Missing episodes that start in each month, by ethnic group."""
    told = published("missing_episodes_2020.csv")
    spare = [*MISSING_BEFORE, *MISSING_AFTER]
    firsts = [first for first, _ in months(FIRST_DAY, LAST_DAY)]
    totals = {first: told.get(("month", first.isoformat(), "all", "all")) or spare.pop(0) for first in firsts}
    wished = shares("missing_episodes", "ethnic_group")
    path = {first: dict(zip(wished, shared_out(totals[first], list(wished.values())), strict=True)) for first in firsts}
    for first in firsts:
        known = {c: n for (t, p, b, c), n in told.items() if (t, p, b) == ("quarter", first.isoformat(), "ethnic_group")}
        free = {
            row["category"]: int(row["invented"]) for row in invented("missing_episodes") if row["period"] == first.isoformat()
        }
        if known:
            quarter = [f for f in firsts if f.year == first.year and first.month <= f.month < first.month + 3]
            path.update(_spread({**known, **free}, {f: totals[f] for f in quarter}))
        elif ("month", first.isoformat(), "all", "all") in told and first.month > 6:
            path[first] = _clumped(path[first])
    return path


def _spread(groups: dict[str, int], totals: dict[date, int]) -> dict[date, dict[str, int]]:
    """Share a quarter's groups over its months, no month holding 1 to 5 of any; the largest group takes up the rest."""
    largest = max(groups, key=lambda name: groups[name])
    quarter = list(totals)
    table: dict[date, dict[str, int]] = {first: {} for first in quarter}
    for turn, (name, count) in enumerate((n, c) for n, c in groups.items() if n != largest):
        parts = shared_out(count, [totals[first] for first in quarter])
        if count < LEAST_IN_MONTH * len(quarter) or min(parts) < LEAST_IN_MONTH:
            holders = max(1, count // LEAST_IN_MONTH)
            even = shared_out(count, [1.0] * min(holders, len(quarter)))
            parts = [0] * len(quarter)
            for step, part in enumerate(even):
                parts[(turn + step) % len(quarter)] = part
        for first, part in zip(quarter, parts, strict=True):
            table[first][name] = part
    for first in quarter:
        table[first][largest] = totals[first] - sum(table[first].values())
    return table


def _clumped(groups: dict[str, int]) -> dict[str, int]:
    """The same month with no group at 1 to 5; the largest takes up the rest."""
    largest = max(groups, key=lambda name: groups[name])
    least = LEAST_IN_MONTH
    others = {n: c if c >= least else least * (c >= least // 2) for n, c in groups.items() if n != largest}
    return {**others, largest: sum(groups.values()) - sum(others.values())}
