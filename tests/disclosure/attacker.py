"""A second attacker, written from the design's list of what a reader knows. It shares no code with data.disclosure.

It takes areas as {code: (level, parent)}, and releases, oldest first, as {(measure, period_type, period, area, breakdown,
category): value, or None where hidden}. Programs are solved by scipy's milp, in whole numbers, component by component.
"""

from collections import defaultdict
from datetime import date

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

FLOWS = (
    "flags_opened",
    "flags_closed",
    "missing_episodes",
    "away_episodes",
    "interviews_due",
    "interviews_offered",
    "interviews_offer_not_recorded",
    "interviews_accepted",
    "interviews_within_72h",
)
SUBSETS = {
    "flagged_and_missing": "children_missing",
    "children_missing_repeatedly": "children_missing",
    "interviews_offered": "interviews_due",
    "interviews_accepted": "interviews_offered",
    "interviews_within_72h": "interviews_accepted",
}
ANY = "looked after, any"
HOLDS = {"not looked after": ["not looked after"], ANY: ["looked after", "looked after by another authority"], "all": ["all"]}
TOP = 5000


def later(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


class Attacker:
    """All equations of all releases; `narrow` names the hidden cells that can be cornered."""

    def __init__(self, areas, releases, withheld=frozenset()):
        self.areas, self.releases = areas, releases
        self.places = {}
        self.rows = []
        self.known = {}
        self.floor = {}
        self.hidden = {}
        self.version = self._versions()
        for number, release in enumerate(releases):
            self._facts(number, release, withheld)
            self._sums(number, release)
            self._order(number, release)

    def _versions(self):
        """Which release's count a reader takes a measure's period to be: an older one's until a shown value differs."""
        version, seen = [], {}
        for number, release in enumerate(self.releases):
            periods = defaultdict(dict)
            for key, value in release.items():
                periods[key[:3]][key] = value
            mine = {}
            for period, cells in periods.items():
                first, old = seen.get(period, (number, {}))
                both = [key for key in cells if cells[key] is not None and old.get(key) is not None]
                mine[period] = number if any(cells[key] != old[key] for key in both) else first
                shown = {key: value for key, value in cells.items() if value is not None}
                seen[period] = (mine[period], shown if mine[period] == number else {**old, **shown})
            version.append(mine)
        return version

    def _at(self, number, key):
        """The unknown of a cell; of a number that is in no cell, new when a part of its period was revised."""
        mine = self.version[number]
        if key in self.releases[number]:
            first = mine[key[:3]]
        else:
            inside = [(key[0], "month", later(key[2], m)) for m in range({"quarter": 3, "year_to_quarter": 12}.get(key[1], 1))]
            inside += [(key[0], "quarter", later(key[2], 3 * m)) for m in range(4)] if key[1] == "year_to_quarter" else []
            first = max([mine[p] for p in [key[:3], *inside] if p in mine], default=0)
        return self.places.setdefault((first, key), len(self.places))

    def _facts(self, number, release, withheld):
        before = {key for old in self.releases[:number] for key, value in old.items() if value is None}
        for key, value in release.items():
            at = self._at(number, key)
            if value is not None:
                self.known.setdefault(at, value)
            elif at not in self.hidden:
                self.hidden[at] = key
                zero = self.areas[key[3]][0] == "ward" or (number, key) in withheld or key in before
                self.floor[at] = 0 if zero else 1
        self.hidden = {at: key for at, key in self.hidden.items() if at not in self.known}

    def _row(self, number, plus, minus, equal):
        terms = [(self._at(number, key), 1) for key in plus] + [(self._at(number, key), -1) for key in minus]
        self.rows.append((terms, 0 if equal else -np.inf))

    def _sums(self, number, release):
        for key in release:
            measure, every, period, area, breakdown, category = key
            for split in {k[4] for k in release if k[:4] == key[:4]} - {"all"} if breakdown == "all" else ():
                self._row(number, [k for k in release if k[:5] == (*key[:4], split)], [key], True)
            if measure in FLOWS and every == "year_to_quarter":
                quarters = [(measure, "quarter", later(period, 3 * q), area, breakdown, category) for q in range(4)]
                self._row(number, quarters, [key], True)
                for quarter in quarters:
                    self._months(number, release, quarter)
            if measure in FLOWS and every == "quarter":
                self._months(number, release, key)
        tables = {(*key[:3], *key[4:]) for key in release}
        rolling = {
            (t[0], "quarter", later(t[1 + 1], 3 * q), *t[3:])
            for t in tables
            if t[1] == "year_to_quarter" and t[0] in FLOWS
            for q in range(4)
        }
        for measure, every, period, breakdown, category in tables | rolling:
            for code in self.areas:
                inner = [c for c, (_, parent) in self.areas.items() if parent == code]
                cells = [(measure, every, period, c, breakdown, category) for c in inner]
                whole = (measure, every, period, code, breakdown, category)
                told = any(cell in release for cell in cells) or (
                    every == "quarter" and (measure, every, period, breakdown, category) in rolling
                )
                if cells and told:
                    self._row(number, cells, [whole], True)
                    if every == "quarter" and measure in FLOWS:
                        self._months(number, release, whole)

    def _months(self, number, release, quarter):
        months = [(quarter[0], "month", later(quarter[2], m), *quarter[3:]) for m in range(3)]
        if all(month in release for month in months):
            self._row(number, months, [quarter], True)

    def _order(self, number, release):
        for key in release:
            measure, every, period, area, breakdown, category = key
            if measure in SUBSETS:
                self._subset(number, release, [key], [(SUBSETS[measure], *key[1:])])
            if measure == "children_missing":
                episodes = [("missing_episodes", *key[1:5], held) for held in HOLDS[category]]
                if every == "quarter" and ("missing_episodes", "month", *key[2:]) in release:
                    self._months(number, release, episodes[0])
                    self._row(number, [key], episodes, False)
                self._subset(number, release, [key], episodes)
            if measure == "interviews_offer_not_recorded":
                self._subset(number, release, [key, ("interviews_offered", *key[1:])], [("interviews_due", *key[1:])])
            is_district = self.areas[area][0] == "district" and breakdown == "all"
            if measure == "children_missing" and is_district and every != "month":
                for months in range({"quarter": 3, "year_to_quarter": 12}[every]):
                    for finer in ("month", "quarter"):
                        if finer != every:
                            self._subset(number, release, [(measure, finer, later(period, months), *key[3:])], [key])
            if measure == "children_flagged_year":
                self._subset(number, release, [("flags_open", "month", later(period, 11), *key[3:])], [key])
            if measure == "flags_open" and is_district:
                cells = [
                    ("flags_open", every, later(period, -1), *key[3:]),
                    ("flags_opened", *key[1:]),
                    ("flags_closed", *key[1:]),
                ]
                if all(cell in release for cell in cells):
                    self._row(number, cells[:2], [key, cells[2]], True)

    def _subset(self, number, release, parts, wholes):
        if all(cell in release for cell in (*parts, *wholes)):
            self._row(number, parts, wholes, False)

    def narrow(self, width):
        """Every hidden cell of which fewer than width + 1 values are possible, with its smallest and largest."""
        size = len(self.places)
        root = list(range(size))

        def find(at):
            while root[at] != at:
                root[at] = root[root[at]]
                at = root[at]
            return at

        for terms, _ in self.rows:
            free = [at for at, _ in terms if at not in self.known]
            for one in free[1:]:
                root[find(one)] = find(free[0])
        groups = defaultdict(list)
        for at in range(size):
            if at not in self.known:
                groups[find(at)].append(at)
        rows = defaultdict(list)
        for terms, low in self.rows:
            free = [at for at, _ in terms if at not in self.known]
            if free:
                rows[find(free[0])].append((terms, low))
        found = {}
        for group, columns in groups.items():
            found.update(self._corner(columns, rows[group], width))
        return found

    def _corner(self, columns, rows, width):
        targets = [at for at in columns if at in self.hidden]
        if not targets:
            return {}
        place = {at: n for n, at in enumerate(columns)}
        entries = [(r, place[at], times) for r, (terms, _) in enumerate(rows) for at, times in terms if at in place]
        right = np.array([-sum(times * self.known[at] for at, times in terms if at in self.known) for terms, _ in rows])
        left = np.array([right[r] if low == 0 else -np.inf for r, (_, low) in enumerate(rows)])
        constraints = []
        if rows:
            r, c, v = zip(*entries, strict=True)
            constraints = [LinearConstraint(coo_array((v, (r, c)), (len(rows), len(columns))).tocsr(), left, right)]
        bounds = Bounds([self.floor.get(at, 0) for at in columns], TOP)
        low, high = np.full(len(columns), np.inf), np.full(len(columns), -np.inf)

        def see(cost):
            answer = milp(cost, integrality=np.ones(len(columns)), bounds=bounds, constraints=constraints)
            if answer.x is None:
                raise ValueError("no table is possible")
            table = np.round(answer.x)
            np.minimum(low, table, out=low)
            np.maximum(high, table, out=high)

        see(np.ones(len(columns)))
        for at in targets:
            for sign in (-1, 1):
                if high[place[at]] - low[place[at]] < width:
                    cost = np.zeros(len(columns))
                    cost[place[at]] = sign
                    see(cost)
        return {
            self.hidden[at]: (int(low[place[at]]), int(high[place[at]]))
            for at in targets
            if high[place[at]] - low[place[at]] < width
        }
