"""Take one guard away, and what is released is refused: no part of the protection is there for show."""

from dataclasses import replace

import pytest

from data.disclosure.audit import FEW_CHILDREN, NOT_AS_COUNTED, TOO_FEW, audit, unlike_the_counts
from data.disclosure.cells import Counted
from data.disclosure.memory import Reader
from data.disclosure.policy import POLICY
from data.disclosure.suppress import BESIDE_IT, FEW, PROTECTS, WITHHELD, _Run, protect
from data.making import _audited
from data.problems import AuditRefused
from tests.disclosure.attacker import Attacker
from tests.disclosure.drawn import JANUARY, STRUCTURE, judged, levels, of, released
from tests.disclosure.small import FLAGS, INTERVIEWS, MISSING, counted, small

# Measures, a seed, and how many wards and children there are.
WORLDS = [(FLAGS, 3, 5, 40), (MISSING, 7, 6, 60), (INTERVIEWS, 11, 6, 60)]
QUARTERS = 5


@pytest.fixture(params=WORLDS, ids=lambda world: world[0][0])
def world(request):
    """A small district and what is counted in it."""
    measures, seed, wards, children = request.param
    place = small(seed, wards, 2, QUARTERS, children, 2)
    return place.structure(), counted(place, QUARTERS, measures)


def release_of(structure, cells):
    return {cell.key: cell for cell in protect(cells, structure, POLICY).cells}


def refused(structure, release, cells):
    """What a publish run finds wrong with a release: by its cells alone, and beside the counts."""
    reader = Reader(structure, POLICY)
    return [*audit(reader, release).failures, *unlike_the_counts(cells, release, reader)]


def counts_of(counts):
    return [Counted(key, value, value) for key, value in counts.items()]


def cornered(structure, *releases):
    """What the second attacker finds."""
    areas = {area.code: (area.level, area.parent) for area in structure.areas}
    plain = [{tuple(key): cell.value for key, cell in release.items()} for release in releases]
    withheld = {(at, tuple(key)) for at, one in enumerate(releases) for key, cell in one.items() if cell.status == "withheld"}
    return Attacker(areas, plain, withheld).narrow(POLICY.width)


def test_showing_any_one_cell_again_is_refused(world):
    structure, cells = world
    run = protect(cells, structure, POLICY)
    release = {cell.key: cell for cell in run.cells}
    assert refused(structure, release, cells) == []
    values = {cell.key: cell.value for cell in cells}
    assert PROTECTS in run.because.values()
    told = {key: replace(release[key], value=values[key], status="shown") for key in run.because}
    # That a number is small is seen of each by itself, so all of these are looked at in one audit.
    few = {key: cell for key, cell in told.items() if run.because[key] == FEW}
    assert few.keys() <= {one.key for one in refused(structure, release | few, cells) if one.why == TOO_FEW}
    rest = told.keys() - few.keys()
    assert [key for key in sorted(rest) if not refused(structure, release | {key: told[key]}, cells)] == []


def test_the_worlds_hide_for_every_reason_but_memory():
    reasons = set()
    for measures, seed, wards, children in WORLDS:
        place = small(seed, wards, 2, QUARTERS, children, 2)
        reasons |= set(protect(counted(place, QUARTERS, measures), place.structure(), POLICY).because.values())
    assert reasons == {FEW, "too few children", "a small difference", BESIDE_IT, PROTECTS, WITHHELD}


def test_a_run_refuses_to_publish_what_few_children_are_behind():
    cells = [Counted(of("away_episodes"), 40, 4)]
    protected = protect(cells, STRUCTURE, POLICY)
    shown = [replace(protected.cells[0], value=40, status="shown")]
    reader = Reader(STRUCTURE, POLICY)
    assert _audited(reader, cells, protected).passed
    with pytest.raises(AuditRefused, match=FEW_CHILDREN):
        _audited(reader, cells, replace(protected, cells=shown))


def test_a_run_refuses_to_publish_a_number_that_was_not_counted_or_none_at_all():
    cells = counts_of({of("flags_open"): 40, of("flags_opened"): 20})
    release = {cell.key: cell for cell in protect(cells, STRUCTURE, POLICY).cells}
    reader = Reader(STRUCTURE, POLICY)
    assert unlike_the_counts(cells, release, reader) == ()
    other = {of("flags_open"): replace(release[of("flags_open")], value=41)}
    assert [(one.key, one.why) for one in unlike_the_counts(cells, other, reader)] == [
        (of("flags_open"), NOT_AS_COUNTED),
        (of("flags_opened"), NOT_AS_COUNTED),
    ]


def test_without_the_repair_the_release_is_refused(world, monkeypatch):
    structure, cells = world
    with monkeypatch.context() as without:
        without.setattr(_Run, "repair", lambda _: None)
        without.setattr(_Run, "show_again_what_need_not_be_hidden", lambda _: None)
        release = release_of(structure, cells)
    assert refused(structure, release, cells)
    assert cornered(structure, release)


def test_without_looking_again_after_a_repair_the_release_is_refused(monkeypatch):
    """One round of hiding is not enough: what was hidden has to be looked at in its turn."""
    rounds = []
    for measures, seed, wards, children in WORLDS:
        place = small(seed, wards, 2, QUARTERS, children, 2)
        cells = counted(place, QUARTERS, measures)
        with monkeypatch.context() as once:
            once.setattr(_Run, "repair", lambda run: run._make_room(*run._audited()))
            once.setattr(_Run, "show_again_what_need_not_be_hidden", lambda _: None)
            rounds.append(bool(refused(place.structure(), release_of(place.structure(), cells), cells)))
    assert any(rounds)


def test_without_memory_the_next_release_is_refused():
    before = released(levels(3, 30, 20))
    forgetful = released(levels(30, 30, 20))
    assert not judged(forgetful, earlier=(before,)).passed


def test_without_memory_a_late_month_gives_an_earlier_one_away():
    """The quarter's total arrives; what a run without memory hides beside the small month was shown before."""
    months = [of("flags_closed", period=JANUARY.replace(month=month)) for month in (1, 2, 3)]
    before = released({months[0]: 30, months[1]: 3})
    late = {months[0]: 30, months[1]: 3, months[2]: 40, of("flags_closed", period=JANUARY, every="quarter"): 73}
    forgetful, mindful = released(late), released(late, earlier=(before,))
    assert not judged(forgetful, earlier=(before,)).passed
    assert cornered(STRUCTURE, before, forgetful)[tuple(months[1])] == (3, 3)
    assert cornered(STRUCTURE, before, mindful) == {}
