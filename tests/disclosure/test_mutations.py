"""Take one guard away, and the audit says so: no part of the protection is there for show."""

from dataclasses import replace

import pytest

from data.disclosure.audit import audit
from data.disclosure.memory import Reader
from data.disclosure.policy import POLICY
from data.disclosure.suppress import FEW_CHILDREN, PROTECTS, _Run, protect
from tests.disclosure.drawn import judged, levels, released
from tests.disclosure.small import FLAGS, INTERVIEWS, MISSING, counted, small

WORLDS = [(FLAGS, 3), (MISSING, 7), (INTERVIEWS, 11)]
QUARTERS = 5


def world(measures, seed):
    """A small district and what is counted in it."""
    place = small(seed, 8, 2, QUARTERS, 60, 2)
    return place.structure(), counted(place, QUARTERS, measures)


def release_of(structure, cells):
    return {cell.key: cell for cell in protect(cells, structure, POLICY).cells}


def passes(structure, release):
    return audit(Reader(structure, POLICY), release).passed


@pytest.mark.parametrize(("measures", "seed"), WORLDS[:1])
def test_showing_any_one_hidden_cell_again_is_refused(measures, seed):
    structure, cells = world(measures, seed)
    run = protect(cells, structure, POLICY)
    release = {cell.key: cell for cell in run.cells}
    assert passes(structure, release)
    values = {cell.key: cell.value for cell in cells}
    # How many children stand behind a count no release tells: that rule only the counting can keep.
    again = sorted(key for key, why in run.because.items() if release[key].status == "hidden" and why != FEW_CHILDREN)
    assert any(run.because[key] == PROTECTS for key in again)
    for key in again:
        told = release | {key: replace(release[key], value=values[key], status="shown")}
        assert not passes(structure, told), key


@pytest.mark.parametrize(("measures", "seed"), WORLDS)
def test_without_the_repair_the_release_is_refused(measures, seed, monkeypatch):
    structure, cells = world(measures, seed)
    with monkeypatch.context() as without:
        without.setattr(_Run, "repair", lambda _: None)
        without.setattr(_Run, "show_again_what_need_not_be_hidden", lambda _: None)
        release = release_of(structure, cells)
    assert not passes(structure, release)


def test_without_memory_the_next_release_is_refused():
    before = released(levels(3, 30, 20))
    forgetful = released(levels(30, 30, 20))
    assert not judged(forgetful, earlier=(before,)).passed
