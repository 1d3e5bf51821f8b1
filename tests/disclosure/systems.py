"""Systems written by hand: numbers by name, and rows of times * number that equal 0 or are at most 0."""

import json
from datetime import date
from pathlib import Path

import numpy as np

from data.disclosure.attack import Attack, attack_system
from data.disclosure.cells import Key
from data.disclosure.programs import Effort
from data.disclosure.system import CELL, Number, Row, System

REFERENCE = Path(__file__).parent / "reference"


def reference(name):
    return json.loads((REFERENCE / name).read_text(encoding="utf-8"))


def cell(name):
    return Key(str(name), "month", date(2020, 1, 1), "D", "all", "all")


def system_of(rows, known, least):
    """rows: ({name: times}, equal). known: {name: value}. least: {name: smallest value} of every other number."""
    names = [*known, *least]
    place = {name: at for at, name in enumerate(names)}
    system = System(
        [Number(0, cell(name)) for name in names],
        [Row(0, "by hand", tuple((times, place[name]) for name, times in terms.items()), equal) for terms, equal in rows],
    )
    for name, value in known.items():
        system.value[place[name]] = value
    for name, value in least.items():
        system.least[place[name]], system.kind[place[name]] = value, CELL
    return system


def intervals(system, enough=1_000_000):
    """{name: (smallest, largest)} of every unknown, in whole numbers."""
    nothing = np.full(len(system.numbers), np.nan)
    attack = Attack(system.numbers, nothing, nothing.copy(), enough)
    assert attack_system(system, attack, Effort()) == []
    unknown = np.flatnonzero(np.isnan(system.value))
    return {system.numbers[at].key.measure: (int(attack.low[at]), int(attack.high[at])) for at in unknown}
