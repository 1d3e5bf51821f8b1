"""One small district drawn by hand: two committees of three wards each, and elsewhere."""

from collections.abc import Mapping
from datetime import date

from data.disclosure.audit import Verdict, audit
from data.disclosure.cells import Cell, Counted, Key
from data.disclosure.memory import Reader
from data.disclosure.policy import POLICY, Policy
from data.disclosure.structure import Structure
from data.disclosure.suppress import Protected, protect
from geo.areas import Area
from queries.measures import MEASURES
from tests.disclosure.small import FOLDS

NORTH, SOUTH = "North", "South"
AREAS = (
    Area("D", "District", "district", None, None, None, None),
    Area("elsewhere", "Elsewhere", "other", "D", None, None, None),
    *(Area(name, name, "committee", "D", "old", date(2004, 1, 1), None) for name in (NORTH, SOUTH)),
    *(Area(f"N{n}", f"N{n}", "ward", NORTH, "old", date(2004, 1, 1), None) for n in (1, 2, 3)),
    *(Area(f"S{n}", f"S{n}", "ward", SOUTH, "old", date(2004, 1, 1), None) for n in (1, 2, 3)),
)
STRUCTURE = Structure(MEASURES, AREAS, FOLDS)
MARCH, JANUARY = date(2020, 3, 1), date(2020, 1, 1)
LOOKED_AFTER, OTHERS = "looked after, any", "not looked after"


def of(measure, area="D", period=MARCH, every="month", split=None):
    """The key of one cell; split is its breakdown and category."""
    return Key(measure, every, period, area, *(split or ("all", "all")))


def risk(name, **where):
    """The key of the children at one level of risk with an open flag."""
    return of("flags_open", **where, split=("risk_level", name))


def levels(significant, moderate, emerging, **where):
    """Open flags by risk level with their total."""
    counts = {"significant": significant, "moderate": moderate, "emerging": emerging}
    told = {of("flags_open", **where): sum(counts.values())}
    return told | {risk(name, **where): count for name, count in counts.items()}


def chain(looked_after, others, measure="interviews_due"):
    return {
        of(measure): looked_after + others,
        of(measure, split=("looked_after_status", LOOKED_AFTER)): looked_after,
        of(measure, split=("looked_after_status", OTHERS)): others,
    }


def areas(measure, every, wards, elsewhere, period=JANUARY):
    """A measure over all areas: six wards, their committees, elsewhere and the district."""
    counts = dict(zip(("N1", "N2", "N3", "S1", "S2", "S3"), wards, strict=True))
    counts |= {NORTH: sum(wards[:3]), SOUTH: sum(wards[3:]), "elsewhere": elsewhere, "D": sum(wards) + elsewhere}
    return {of(measure, area, period, every): count for area, count in counts.items()}


def protected(
    counts: Mapping[Key, int],
    children: Mapping[Key, int] | None = None,
    policy: Policy = POLICY,
    earlier: tuple[Mapping[Key, Cell], ...] = (),
    quoted: Mapping[Key, int] | None = None,
) -> Protected:
    cells = [Counted(key, value, (children or {}).get(key, value)) for key, value in counts.items()]
    return protect(cells, STRUCTURE, policy, earlier, quoted)


def released(counts, **more) -> dict[Key, Cell]:
    return {cell.key: cell for cell in protected(counts, **more).cells}


def shown(counts, **more) -> dict[Key, int | str]:
    """What is released: the value, or the status of what is kept back."""
    return {key: cell.status if cell.value is None else cell.value for key, cell in released(counts, **more).items()}


def kept_back(counts, **more) -> set[Key]:
    return {key for key, cell in released(counts, **more).items() if cell.status != "shown"}


def judged(release, policy=POLICY, earlier=(), quoted=None) -> Verdict:
    return audit(Reader(STRUCTURE, policy, earlier, quoted or {}), release)
