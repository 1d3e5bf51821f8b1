"""What a reader of the current release would see changed: counts of cells alone, which any reader could make."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.disclosure.cells import Cell, Key

Cells = Mapping[Key, Cell]
REASONS_FOR = {
    "small-number": "figures that readers have would be hidden",
    "restatement": "figures that readers have would be other numbers",
    "coverage": "extracts, periods, areas or single figures that readers have would be gone",
}
NUMBERS = ("shown", "hidden", "withheld")


@dataclass(frozen=True)
class Change:
    """A kind of change that an officer must give a reason for, and how much of it there is."""

    kind: str
    count: int
    in_words: str


def changes(before: Cells, now: Cells, extracts_before: Collection[str], extracts_now: Collection[str]) -> list[Change]:
    """What the newer release takes back, says otherwise, or no longer covers; [] when it only adds."""
    found = [
        _change("small-number", _now_hidden(before, now), "shown now would be hidden, though readers have what it was"),
        _change("restatement", _restated(before, now), "shown now would be another number"),
        _coverage(before, now, sorted(set(extracts_before) - set(extracts_now))),
    ]
    return [one for one in found if one]


def newly_covered(before: Cells, now: Cells) -> int:
    """How many numbers there are that the release before did not have."""
    return len(_numbers(now) - _numbers(before))


def _change(kind: str, count: int, what: str) -> Change | None:
    figures = "1 figure that is" if count == 1 else f"{count:,} figures that are"
    return Change(kind, count, f"{figures} {what}.") if count else None


def _now_hidden(before: Cells, now: Cells) -> int:
    return sum(
        cell.status == "shown" and key in now and now[key].status in ("hidden", "withheld") for key, cell in before.items()
    )


def _restated(before: Cells, now: Cells) -> int:
    return sum(
        cell.status == "shown" and key in now and now[key].status == "shown" and now[key].value != cell.value
        for key, cell in before.items()
    )


def _coverage(before: Cells, now: Cells, extracts: list[str]) -> Change | None:
    """Extracts, periods and areas that had numbers and have none now, and every figure that was shown and is gone besides."""
    had, has = _numbers(before), _numbers(now)
    periods = {(key.measure, key.period_type, key.period) for key in had} - {(k.measure, k.period_type, k.period) for k in has}
    areas = {key.area_code for key in had} - {key.area_code for key in has}
    gone = {key for key, cell in before.items() if cell.status == "shown"} - has
    single = [key for key in gone if key[:3] not in periods and key.area_code not in areas]
    said = [
        *(f"The extract {name} was supplied last time and is not now." for name in extracts),
        *_lost(len(periods), "period of a measure", "periods of a measure"),
        *_lost(len(areas), "area", "areas"),
    ]
    if alone := _change("coverage", len(single), "shown now would be gone"):
        said.append(alone.in_words)
    count = len(extracts) + len(periods) + len(areas) + len(single)
    return Change("coverage", count, " ".join(said)) if said else None


def _lost(count: int, one: str, many: str) -> list[str]:
    return [f"{count:,} {one if count == 1 else many} that had numbers would have none."] if count else []


def _numbers(cells: Cells) -> set[Key]:
    return {key for key, cell in cells.items() if cell.status in NUMBERS}
