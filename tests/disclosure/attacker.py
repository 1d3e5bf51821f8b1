"""A second attacker, written from the design's list of what a reader knows. It shares no code with data.disclosure.

It is given areas as {code: (level, parent)} and releases, oldest first, as {(measure, period_type, period, area, breakdown,
category): value, None where hidden}. One connected part at a time is solved (tests/disclosure/solving.py).
"""

from collections import defaultdict
from datetime import date

import numpy as np

from tests.disclosure.solving import extremes, hanging_together

FLOWS = {
    "flags_opened",
    "flags_closed",
    "missing_episodes",
    "interviews_due",
    "interviews_offered",
    "interviews_offer_not_recorded",
    "interviews_accepted",
    "interviews_within_72h",
}
SUBSETS = {
    "flagged_and_missing": "children_missing",
    "children_missing_repeatedly": "children_missing",
    "interviews_offered": "interviews_due",
    "interviews_accepted": "interviews_offered",
    "interviews_within_72h": "interviews_accepted",
}
HOLDS = {
    "all": ["all"],
    "not looked after": ["not looked after"],
    "looked after, any": ["looked after", "looked after by another authority"],
    "looked after by this or another authority": ["looked after", "looked after by another authority"],
}
LEFT_OVER = (
    ("interviews_due", "interviews_offered"),
    ("interviews_offered", "interviews_accepted"),
    ("interviews_accepted", "interviews_within_72h"),
    ("interviews_due", "interviews_offered", "interviews_offer_not_recorded"),
)
# What counts children: a total of the district that is hidden is one that is few, and one that is withheld is not.
CHILDREN = {"children_missing", "children_missing_repeatedly", "flagged_and_missing", "flags_open", "children_flagged_year"}
LONGEST = ("duration", "3 days or more, or not yet returned")
LENGTH = {"month": 1, "quarter": 3, "year_to_quarter": 12}
FEW = 5


def later(day, months):
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def inner(key, every):
    """The same number of the months or quarters inside a period."""
    return [(key[0], every, later(key[2], at), *key[3:]) for at in range(0, LENGTH[key[1]], LENGTH[every])]


class Attacker:
    """Everything that the releases say together. withheld: (number of the release, cell) that may be zeros."""

    def __init__(self, areas, releases, withheld=frozenset()):
        self.areas, self.releases, self.withheld = areas, releases, withheld
        self.level = {code: level for code, (level, _) in areas.items()}

    def narrow(self, width):
        """Every hidden cell whose possible values spread less than the width, with the smallest and largest.

        Where two releases cannot both be true, a hidden count was revised: what they say there is taken apart.
        """
        apart = set()
        while True:
            self._read(apart)
            found, impossible = {}, set()
            for columns, rows in hanging_together(len(self.name), self.rows, self.known):
                try:
                    found.update(self._corner(columns, rows, width))
                except LookupError:
                    impossible |= {self.name[at][1][:3] for terms, _ in rows for at, _ in terms}
            if not impossible:
                return found
            if impossible <= apart:
                raise ValueError("no table is possible, even apart")
            apart |= impossible

    def _read(self, apart):
        self.place, self.name, self.rows, self.known, self.hidden = {}, [], {}, {}, {}
        self.floor, self.ceiling = {}, {}
        self.version = self._versions(apart)
        for number, release in enumerate(self.releases):
            self.number, self.release = number, release
            self._cells()
            self._left_over()
            self._splits()
            self._times_and_areas()
            for key in release:
                self._inequalities(key)
                self._stock_and_flow(key)
        self.hidden = {at: key for at, key in self.hidden.items() if at not in self.known}

    def _versions(self, apart):
        """Which release's count a measure's period is: an older one's until a value that both show differs."""
        version, seen = [], {}
        for number, release in enumerate(self.releases):
            shown = defaultdict(dict)
            for key, value in release.items():
                shown[key[:3]].update({key: value} if value is not None else {})
            mine = {}
            for period, cells in shown.items():
                first, old = seen.get(period, (number, {}))
                same = period not in apart and all(old[key] == cells[key] for key in old.keys() & cells.keys())
                mine[period] = first if same else number
                seen[period] = (mine[period], {**old, **cells} if same else cells)
            version.append(mine)
        return version

    def _at(self, key):
        """The unknown of a cell; a number in no cell is a new unknown when anything inside its period was revised."""
        mine = self.version[self.number]
        first = mine.get(key[:3], 0)
        if key not in self.release and key[1] in LENGTH:
            inside = [one for every in ("month", "quarter") if LENGTH[every] <= LENGTH[key[1]] for one in inner(key, every)]
            first = max(mine.get(one[:3], 0) for one in [key, *inside])
        if (first, key) not in self.place:
            self.place[first, key] = len(self.name)
            self.name.append((first, key))
        return self.place[first, key]

    def _cells(self):
        before = {key for old in self.releases[: self.number] for key, value in old.items() if value is None}
        for key, value in self.release.items():
            at = self._at(key)
            if value is not None:
                self.known.setdefault(at, value)
            elif at not in self.hidden:
                self.hidden[at] = key
                is_of_children = self.level[key[3]] == "district" and key[4] == "all" and key[0] in CHILDREN
                if key in before:
                    self.floor[at] = 0
                elif (self.number, key) in self.withheld:
                    self.floor[at] = FEW + 1 if is_of_children else 0
                else:
                    self.floor[at] = int(self.level[key[3]] != "ward")
                    self.ceiling.update({at: FEW} if is_of_children else {})

    def _left_over(self):
        """What parts leave of their whole is a number that must not be known to be 1 to 5, though no cell tells it."""
        for key in self.release:
            for measures in LEFT_OVER:
                whole, *parts = [(measure, *key[1:]) for measure in measures]
                if key == whole and self._has(*parts):
                    name = (" less ".join(measures), *key[1:])
                    first = max(self.version[self.number][one[:3]] for one in (whole, *parts))
                    if (first, name) not in self.place:
                        self.place[first, name] = len(self.name)
                        self.name.append((first, name))
                    rest = self.place[first, name]
                    self.hidden[rest] = name
                    self.rows[(self._at(whole), -1), *((self._at(part), 1) for part in parts), (rest, 1)] = 0

    def _equal(self, parts, whole):
        self._say(parts, [whole], True)

    def _say(self, less, more, equal=False):
        terms = tuple([(self._at(key), 1) for key in less] + [(self._at(key), -1) for key in more])
        self.rows[terms] = 0 if equal else -np.inf

    def _has(self, *keys):
        return all(key in self.release for key in keys)

    def _splits(self):
        tables = defaultdict(list)
        for key in self.release:
            if " x " in key[4]:
                for split, category in zip(key[4].split(" x "), key[5].split(" | "), strict=True):
                    tables[*key[:5], split, category].append(key)
            elif key[4] != "all":
                tables[*key[:5], "all", "all"].append(key)
        for table, cells in tables.items():
            if self._has((*table[:4], *table[5:])):
                self._equal(cells, (*table[:4], *table[5:]))

    def _times_and_areas(self):
        """Years are quarters, quarters are months, every table adds up over areas; quarters that no cell tells are unknowns."""
        years = [key for key in self.release if key[0] in FLOWS and key[1] == "year_to_quarter"]
        for key in years:
            self._equal(inner(key, "quarter"), key)
        quarters = {quarter for key in years for quarter in inner(key, "quarter")}
        episodes = [("missing_episodes", *key[1:]) for key in self.release if key[0] == "children_missing"]
        quarters |= {key for key in [*self.release, *episodes] if key[0] in FLOWS and key[1] == "quarter"}
        tables = {(*key[:3], *key[4:]) for key in [*self.release, *quarters]}
        for measure, every, period, breakdown, category in tables:
            for code, level in self.level.items():
                parts = [c for c, (_, parent) in self.areas.items() if parent == code]
                cells = [(measure, every, period, part, breakdown, category) for part in parts]
                if parts and any(cell in self.release or cell in quarters for cell in cells):
                    whole = (measure, every, period, code, breakdown, category)
                    self._equal(cells, whole)
                    if every == "quarter" and measure in FLOWS and level != "ward":
                        quarters = quarters | {whole}
        for key in quarters:
            if self._has(*inner(key, "month")):
                self._equal(inner(key, "month"), key)

    def _inequalities(self, key):
        measure, area = key[0], key[3]
        whole = self.level[area] == "district" and key[4] == "all"
        if measure in SUBSETS:
            self._if_told([key], [(SUBSETS[measure], *key[1:])])
        if measure == "children_missing":
            self._children(key, whole)
        if measure == "children_missing_repeatedly":
            self._again_and_again(key, whole)
        if measure == "missing_episodes":
            self._not_back_yet(key)
        if measure == "interviews_due":
            self._due_so_far(key)
        if measure == "interviews_offer_not_recorded":
            self._if_told([key, ("interviews_offered", *key[1:])], [("interviews_due", *key[1:])])
        if measure == "flagged_and_missing" and whole:
            self._if_told([key], [("flags_open", *key[1:]), ("flags_closed", *key[1:])])
        if measure == "children_flagged_year":
            self._flagged_in_the_year(key, whole)

    def _flagged_in_the_year(self, key, whole):
        """Who was flagged has a flag open at the end or closed in the year, there; of the district, one that came or went."""
        months = inner(key, "month")
        opens = [("flags_open", *month[1:]) for month in months]
        for open_then in opens if whole else opens[-1:]:
            self._if_told([open_then], [key])
        for shorter in (months, inner(key, "quarter")):
            self._if_told([key], [opens[-1], *(("flags_closed", *one[1:]) for one in shorter)])
        if whole:
            before = (*key[:2], later(key[2], -3), *key[3:])
            self._if_told([key], [before, *self._over("flags_opened", key, range(9, 12))])
            self._if_told([before], [key, *self._over("flags_closed", key, range(-3, 1))])

    def _over(self, measure, key, months):
        """A measure's months, so many after the first of a period."""
        return [(measure, "month", later(key[2], at), *key[3:]) for at in months]

    def _if_told(self, less, more):
        if self._has(*less, *more):
            self._say(less, more)

    def _told(self, key):
        return self._has(key) or (key[1] == "quarter" and self._has(*inner(key, "month")))

    def _children(self, key, whole):
        """Children missing are at most their episodes, at most the sum of shorter periods, and at least the last one's.

        Of the district they are at least each one's.
        """
        _, every, period, _, _, category = key
        episodes = [("missing_episodes", *key[1:5], held) for held in HOLDS[category]]
        if all(self._told(one) for one in episodes):
            self._say([key], episodes)
        for finer in ("month", "quarter"):
            shorter = inner(key, finer) if LENGTH[finer] < LENGTH[every] else []
            if shorter:
                self._if_told([key], shorter)
            for one in shorter if whole else shorter[-1:]:
                self._if_told([one], [key])
        if every == "year_to_quarter":
            before, new, old = (
                (key[0], kind, later(period, at), *key[3:]) for kind, at in ((every, -3), ("quarter", 9), ("quarter", -3))
            )
            self._if_told([key], [before, new])
            if whole:
                self._if_told([before], [key, old])
            elif key[4] == "all" and self._has(before):
                self._years_of_a_part(key, before, new, old)

    def _years_of_a_part(self, key, before, new, old):
        """Who is of an area's year and was not before has an episode there in the new quarter.

        Who is no longer of it had one there in the old quarter, or has one in the new quarter anywhere else.
        """
        district = next(code for code, level in self.level.items() if level == "district")
        here, there = [("missing_episodes", *one[1:]) for one in (new, old)]
        anywhere, once = [(*one[:3], district, *one[4:]) for one in (here, there)]
        if self._told(anywhere) and self._told(once):
            self._say([key], [before, here])
            self._say([before, here], [key, there, anywhere])

    def _again_and_again(self, key, whole):
        """Who is missing again and again is missing in a month; of the district, at the third of so many episodes.

        So the episodes of two quarters are one more, for each such child, than the quarters it is missing in; those of a year
        two more than the children. Months that no release covers have no episode that counts.
        """
        children = ("children_missing", *key[1:])
        self._if_told([key], inner(children, "month"))
        if not whole:
            return
        now, before = [("missing_episodes", key[1], later(key[2], at), *key[3:]) for at in (0, -3)]
        if self._has(children) and self._told(now):
            earlier = [before] if self._has(before) else [one for one in inner(before, "month") if self._has(one)]
            self._say([children, key, key], [now, *earlier])
            children_before = ("children_missing", *before[1:])
            if self._has(children_before):
                self._say([key, children, children_before], [now, *earlier])
        for month in inner(children, "month"):
            three = [(*month[:2], later(month[2], back), *month[3:]) for back in (-2, -1, 0)]
            years = [(children[0], "year_to_quarter", later(key[2], -back), *key[3:]) for back in (0, 3, 6, 9)]
            for held in (children, *years):
                if (later(month[2], 1) - three[0][2]).days <= 91 and held[2] <= three[0][2]:
                    self._if_told(three, [key, held, held])
        if self.release[key] == 0:
            short = [children] if (later(key[2], 3) - key[2]).days <= 91 else []
            for held in (*inner(children, "month"), *short):
                self._if_told([("missing_episodes", *held[1:])], [held, held])
        for back in (3, 6, 9):
            year = ("children_missing", "year_to_quarter", later(key[2], -back), *key[3:])
            self._if_told([key, key, year], [("missing_episodes", *year[1:])])

    def _not_back_yet(self, key):
        """Episodes that have ended by the last month had an interview due: the others are of the longest duration."""
        longest = sorted(one for one in self.release if (one[:2], one[4:]) == (("missing_episodes", "quarter"), LONGEST))
        if longest and key == longest[0]:
            due = [one for one in self.release if one[:2] == ("interviews_due", "month") and one[3:] == (key[3], "all", "all")]
            months = [month for one in longest for month in inner((*one[:4], "all", "all"), "month")]
            begun = {
                one[2] for one in self.release if one[:2] == ("missing_episodes", "month") and one[3:] == (key[3], "all", "all")
            }
            if begun == {one[2] for one in due}:
                self._if_told(months, [*due, *longest])

    def _due_so_far(self, key):
        """An interview is due for an episode that began in this month or one before, of the same looked-after status."""
        months = {one[2] for one in self.release if one[:2] == ("missing_episodes", "month")}
        due = [(*key[:2], month, *key[3:]) for month in sorted(months) if month <= key[2]]
        self._if_told(due, [("missing_episodes", *one[1:5], held) for one in due for held in HOLDS[key[5]]])

    def _stock_and_flow(self, key):
        if key[0] == "flags_open" and self.level[key[3]] == "district" and key[4] == "all":
            before = (key[0], key[1], later(key[2], -1), *key[3:])
            opened, closed = ("flags_opened", *key[1:]), ("flags_closed", *key[1:])
            if self._has(before, opened, closed):
                self._say([before, opened], [key, closed], True)

    def _corner(self, columns, rows, width):
        targets = [at for at in columns if at in self.hidden]
        spread = extremes(columns, rows, self.known, (self.floor, self.ceiling), targets, width)
        return {
            self.hidden[at]: (one, other)
            for at, (one, other) in spread.items()
            if other - one < width and not self._is_harmless(self.hidden[at], one, other)
        }

    def _is_harmless(self, key, one, other):
        """A difference that is not few; and none, where a true zero would be shown, or is shown of an area that holds it."""
        if " less " in key[0]:
            return one > FEW or other < 1
        return other < 1 and (self.level[key[3]] != "ward" or self._is_part_of_none(key))

    def _is_part_of_none(self, key):
        while key[3] is not None:
            if any(release.get(key) == 0 for release in self.releases):
                return True
            key = (*key[:3], self.areas[key[3]][1], *key[4:])
        return False
