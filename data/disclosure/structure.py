"""Which cells add up to which: everything a reader can work out by adding and taking away, from declarations and areas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data.disclosure.cells import Key
from geo.areas import Area
from queries.measure import Measure

ALL = ("all", "all")
MONTHS_IN = {"quarter": 3, "year_to_quarter": 12}


@dataclass(frozen=True)
class Sum:
    """The wholes together equal the parts together."""

    wholes: tuple[Key, ...]
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (*self.wholes, *self.parts)


@dataclass(frozen=True)
class Structure:
    """The sums that hold between the cells of a release, and what protection must know of areas and measures."""

    sums: tuple[Sum, ...]
    level_of: Mapping[str, str]
    cleared: frozenset[str]

    def broken_by(self, values: Mapping[Key, int]) -> list[Sum]:
        """The sums that do not hold for given values: none, unless something was counted wrongly."""
        return [one for one in self.sums if sum(values[k] for k in one.wholes) != sum(values[k] for k in one.parts)]

    def is_ward(self, key: Key) -> bool:
        return self.level_of[key.area_code] == "ward"

    def is_district_total(self, key: Key) -> bool:
        return self.level_of[key.area_code] == "district" and key[4:] == ALL


def structure(keys: Iterable[Key], measures: Mapping[str, Measure], areas: Iterable[Area]) -> Structure:
    """Every sum whose cells are all among the given keys (those that hold a number)."""
    held = frozenset(keys)
    areas = tuple(areas)
    found = (
        *_over_categories(held, measures),
        *_over_areas(held, measures, areas),
        *_over_time(held, measures),
        *_stock_and_flow(held),
    )
    sums = sorted({s for s in found if held.issuperset(s.keys)}, key=lambda s: s.keys)
    return Structure(tuple(sums), {a.code: a.level for a in areas}, frozenset(m.name for m in measures.values() if m.cleared))


def _over_categories(held: frozenset[Key], measures: Mapping[str, Measure]) -> Iterator[Sum]:
    """A split's categories add up to the total; a crossed split's, to each category of its first."""
    parts = defaultdict(list)
    for key in held:
        if key.breakdown == "all" or not measures[key.measure].additive_over_categories:
            continue
        first, crossed, _ = key.breakdown.partition(" x ")
        whole = (first, key.category.split(" | ")[0]) if crossed else ALL
        parts[key._replace(breakdown=whole[0], category=whole[1]), key.breakdown].append(key)
    for (whole, _), found in parts.items():
        yield Sum((whole,), tuple(sorted(found)))


def _over_areas(held: frozenset[Key], measures: Mapping[str, Measure], areas: tuple[Area, ...]) -> Iterator[Sum]:
    """Wards add up to their committee; committees and elsewhere to the district, or to the months of its quarter."""
    parent_of = {a.code: a.parent for a in areas}
    parts = defaultdict(list)
    for key in held:
        parent = parent_of[key.area_code]
        if parent is not None and measures[key.measure].additive_over_areas:
            parts[key._replace(area_code=parent)].append(key)
    for whole, found in parts.items():
        wholes = (whole,) if whole in held else _months(whole)
        if whole in held or measures[whole.measure].additive_over_time:
            yield Sum(wholes, tuple(sorted(found)))


def _over_time(held: frozenset[Key], measures: Mapping[str, Measure]) -> Iterator[Sum]:
    """Months add up to their quarter and to their twelve months; quarters to their twelve months."""
    for key in held:
        if not measures[key.measure].additive_over_time or key.period_type not in MONTHS_IN:
            continue
        yield Sum((key,), _months(key))
        if key.period_type == "year_to_quarter":
            yield Sum((key,), tuple(key._replace(period_type="quarter", period=_after(key.period, n)) for n in (0, 3, 6, 9)))


def _stock_and_flow(held: frozenset[Key]) -> Iterator[Sum]:
    """Open at the end of a month and closed in it = open at the end of the month before and opened in it."""
    for open_now in held:
        if open_now.measure == "flags_open" and open_now[4:] == ALL:
            yield Sum(
                (open_now, open_now._replace(measure="flags_closed")),
                (
                    open_now._replace(period=_after(open_now.period, -1)),
                    open_now._replace(measure="flags_opened"),
                ),
            )


def _months(key: Key) -> tuple[Key, ...]:
    months = MONTHS_IN.get(key.period_type, 0)
    return tuple(key._replace(period_type="month", period=_after(key.period, n)) for n in range(months))


def _after(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
