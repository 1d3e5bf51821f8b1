"""The sample's releases keep the promise, hide little, hide nothing in vain, and are made in seconds."""

import time
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache

import pytest

from data import settings
from data.audit import structure_of
from data.disclosure.audit import audit
from data.disclosure.cells import Cell
from data.disclosure.counts import broken_relations
from data.disclosure.memory import COUNTED, Reader
from data.disclosure.policy import POLICY
from data.disclosure.suppress import FEW, PROTECTS, protect
from data.intake import read
from data.warehouse.counting import counted
from data.warehouse.loading import warehouse
from queries.measures import MEASURES
from tests.disclosure.attacker import Attacker
from tests.support.drawn import BRADFORD

FOLDERS = sorted(file.parent for file in settings.SAMPLE.glob("*/extract.toml"))
STRUCTURE = structure_of(BRADFORD)
MOST_SECONDS = {"audit": 10, "hiding and audit": 40}


@cache
def counts(place):
    intake = read(FOLDERS[place], BRADFORD)
    given = {"district": BRADFORD, "as_at": intake.as_at, "covers_from": intake.covers_from, "measures": MEASURES}
    with warehouse(intake.frames, **given) as records:
        return tuple(counted(records, MEASURES))


@cache
def made(place):
    """The release of one extract after those before it: cells, reasons, verdict, and seconds of this processor."""
    earlier = tuple(made(before)[0] for before in range(place))
    started = time.process_time()
    found = protect(counts(place), STRUCTURE, POLICY, earlier)
    cells = {cell.key: cell for cell in found.cells}
    hidden = time.process_time()
    verdict = audit(Reader(STRUCTURE, POLICY, earlier), cells)
    ended = time.process_time()
    return cells, found, verdict, {"audit": ended - hidden, "hiding and audit": ended - started}


def shares(place):
    """Hidden and all cells that are not zero, by group and measure."""
    cells = made(place)[0]
    hidden, every = Counter(), Counter()
    for cell in counts(place):
        if cell.value and not STRUCTURE.is_exempt(cell.key, POLICY):
            group = "wards" if STRUCTURE.level(cell.key) == "ward" else "district, committees and elsewhere"
            for name in (group, f"{group}: {cell.key.measure}"):
                every[name] += 1
                hidden[name] += cells[cell.key].status != "shown"
    return {name: hidden[name] / every[name] for name in sorted(every)}


@pytest.mark.parametrize("place", range(len(FOLDERS)))
def test_the_audit_passes_and_no_split_or_district_total_is_lost(place):
    _, _, verdict, _ = made(place)
    assert verdict.passed
    assert verdict.withheld == 0
    assert verdict.between == 0
    assert verdict.district_totals == ()


@pytest.mark.parametrize("place", range(len(FOLDERS)))
def test_few_cells_are_hidden(place):
    found = shares(place)
    print("\n".join(f"{share:6.1%}  {name}" for name, share in found.items()))
    assert found["district, committees and elsewhere"] <= 0.12
    assert found["wards"] <= 0.35


@pytest.mark.parametrize("place", range(len(FOLDERS)))
def test_nine_in_ten_monthly_district_series_have_no_hidden_point(place):
    cells, *_ = made(place)
    series = defaultdict(list)
    for key, cell in cells.items():
        if key.period_type == "month" and STRUCTURE.level(key) == "district":
            series[key.measure, key.breakdown, key.category].append(cell.status == "shown")
    whole = [all(points) for points in series.values()]
    assert sum(whole) >= 0.9 * len(whole)


@pytest.mark.parametrize("place", range(len(FOLDERS)))
def test_hiding_and_auditing_take_seconds(place):
    *_, seconds = made(place)
    assert {name: taken for name, taken in seconds.items() if taken > MOST_SECONDS[name]} == {}


def test_the_second_attacker_corners_nothing_with_both_releases():
    cells = [made(place)[0] for place in range(len(FOLDERS))]
    plain = [
        {tuple(key): cell.value for key, cell in one.items() if cell.status in COUNTED and not STRUCTURE.is_exempt(key, POLICY)}
        for one in cells
    ]
    met = {key[3] for one in plain for key in one}
    places = {area.code: (area.level, area.parent) for area in BRADFORD.areas if area.code in met}
    assert sum(value is None for one in plain for value in one.values()) > 100
    assert Attacker(places, plain).narrow(POLICY.width) == {}


def test_every_added_cell_is_needed():
    """Shown again alone, each gives something away."""
    cells, found, *_ = made(0)
    values = {cell.key: cell.value for cell in counts(0)}
    added = [key for key, why in found.because.items() if why == PROTECTS]
    reader = Reader(STRUCTURE, POLICY)
    in_vain = [key for key in added if audit(reader, cells | {key: Cell(key, values[key], "shown")}).passed]
    assert added
    assert in_vain == []


def test_every_cell_that_is_hidden_for_itself_or_for_memory_is_refused_when_shown():
    cells, found, *_ = made(1)
    earlier = (made(0)[0],)
    values = {cell.key: cell.value for cell in counts(1)}
    again = [key for key, why in found.because.items() if why not in (PROTECTS, "too few children")]
    verdict = audit(Reader(STRUCTURE, POLICY, earlier), cells | {key: Cell(key, values[key], "shown") for key in again})
    assert {one.key for one in verdict.failures} >= set(again)


def test_publishing_the_same_extract_again_hides_the_same():
    earlier = (made(0)[0], made(1)[0])
    assert {cell.key: cell for cell in protect(counts(1), STRUCTURE, POLICY, earlier).cells} == made(1)[0]


def test_what_lies_behind_hidden_cells_changes_nothing_that_is_released():
    """Two wards of one committee, both too few to show, with their counts exchanged."""
    _, found, verdict, _ = made(0)
    values = {cell.key: cell.value for cell in counts(0)}
    tables = defaultdict(list)
    for key, why in found.because.items():
        if why == FEW and STRUCTURE.level(key) == "ward":
            tables[key._replace(area_code=STRUCTURE.area[key.area_code].parent)].append(key)
    pairs = [(keys[0], keys[1]) for keys in tables.values() if len(keys) > 1 and values[keys[0]] != values[keys[1]]]
    tried = 0
    for one, other in pairs[:6]:
        exchanged = {one: values[other], other: values[one]}
        cells = [replace(c, value=exchanged[c.key], children=exchanged[c.key]) if c.key in exchanged else c for c in counts(0)]
        if not broken_relations(cells, STRUCTURE, POLICY):
            again = protect(cells, STRUCTURE, POLICY)
            assert again.cells == found.cells
            release = {cell.key: cell for cell in again.cells}
            assert replace(audit(Reader(STRUCTURE, POLICY), release), seconds=verdict.seconds) == verdict
            tried += 1
    assert tried >= 2
