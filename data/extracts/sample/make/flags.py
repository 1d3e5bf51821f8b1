"""Three years of invented exploitation flags, month by month, that add up to the stocks wished for."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from .draw import Even, day_between, months, pick, pick_some, rounded
from .figures import FIRST_DAY, LAST_DAY, Stock, here, shares, stocks
from .people import Births, Child, Wards

MONTHLY_CLOSED = 0.105
MONTHLY_SWAPPED = 0.03
MONTHLY_MOVED = 0.015
MONTHLY_CHANGED = 0.055
RETURNING = 0.16
LOWEST = "emerging"
NEXT_NRM = {
    "not referred": "awaiting decision",
    "awaiting decision": "reasonable grounds",
    "reasonable grounds": "conclusive grounds",
}


@dataclass(eq=False)
class Flag:
    """One row of ce_flags: a flag, or the part of it between two recorded changes."""

    child: Child
    risk_level: str
    started_on: date
    exploitation_type: str
    ward_code: str
    social_care_status: str
    lead_agency: str
    nrm_status: str
    ended_on: date | None = None
    end_reason: str = ""

    def end(self, day: date, reason: str) -> None:
        self.ended_on, self.end_reason = day, reason


class Caseload:
    """All flags so far, and which are open, by ethnic group."""

    def __init__(self, rng: Random, births: Births, wards: Wards):
        self.rng, self.births, self.wards = rng, births, wards
        self.flags: list[Flag] = []
        self.open: dict[str, list[Flag]] = {group: [] for group in here().categories("ce_flags", "ethnic_group")}
        self.closed: dict[str, list[Flag]] = {group: [] for group in self.open}
        even = {name: Even(shares("ce_flags", name), rng) for name in ("age", "exploitation_type", "looked_after_status")}
        self.ages, self.kinds, self.cares = even["age"], even["exploitation_type"], even["looked_after_status"]
        self.genders = {kind: Even(shares("ce_flags", "gender", kind), rng) for kind in self.kinds.shares}
        self.statuses = {care: Even(shares("ce_flags", "social_care_status", care), rng) for care in self.cares.shares}
        self.agencies = Even(shares("ce_flags", "lead_agency"), rng)
        self.nrm = Even(shares("ce_flags", "nrm_status"), rng)
        self.reasons = Even(shares("ce_flags", "end_reason"), rng)

    def opening_stock(self, stock: Stock) -> None:
        """Flags already open when the extract's first day begins, each with its true start."""
        levels = list(stock.levels)
        table = rounded(list(stock.groups.values()), list(stock.levels.values()))
        for group, counts in zip(stock.groups, table, strict=True):
            for level, count in zip(levels, counts, strict=True):
                for _ in range(count):
                    back = int(430 * self.rng.random() ** 1.6)
                    self.open_flag(self.new_child(group, stock.on), level, stock.on - timedelta(days=back))

    def new_child(self, group: str, day: date) -> Child:
        kind = self.kinds.draw()
        care = self.cares.draw()
        child = self.births.child(day, int(self.ages.draw()), self.genders[kind].draw(), group, care, self.wards.draw())
        child.kind = kind
        return child

    def open_flag(self, child: Child, level: str, day: date) -> Flag:
        flag = Flag(
            child, level, day, child.kind, child.ward, self.statuses[child.care].draw(), self.agencies.draw(), self.nrm.draw()
        )
        self.flags.append(flag)
        self.open[child.group].append(flag)
        return flag

    def close_flag(self, flag: Flag, first: date, last: date) -> None:
        """End a flag between two days; at eighteen because of it, else for a reason drawn."""
        group = flag.child.group
        adult = next((d for d in _days(first, last) if flag.child.age(d) >= 18), None)
        day = max(adult, flag.started_on) if adult else day_between(max(first, flag.started_on), last, self.rng)
        flag.end(day, "turned 18" if adult else self.reasons.draw())
        self.open[group].remove(flag)
        self.closed[group].append(flag)

    def change(self, flag: Flag, day: date, reason: str, **new: str) -> None:
        """End a row and start the next on the same day: the flag itself stays open."""
        flag.end(day, reason)
        after = replace(flag, started_on=day, ended_on=None, end_reason="", **new)
        after.child.ward = after.ward_code
        mine = self.open[flag.child.group]
        mine[mine.index(flag)] = after
        self.flags.append(after)

    def month(self, first: date, last: date, stock: Stock) -> None:
        """Close, change and open flags so that the month ends with the stock wished for."""
        table = rounded(list(stock.groups.values()), list(stock.levels.values()))
        for group, counts in zip(stock.groups, table, strict=True):
            self._group_month(group, dict(zip(stock.levels, counts, strict=True)), first, last)
        self._brief_flag(first, last)

    def _group_month(self, group: str, wished: dict[str, int], first: date, last: date) -> None:
        here_now = list(self.open[group])
        growth = sum(wished.values()) - len(here_now)
        usual = MONTHLY_CLOSED * len(here_now) * (0.8 if growth else 1)
        closings = int(usual + self.rng.random()) + max(0, -growth)
        closers = [flag for flag in here_now if flag.child.age(last) >= 18]
        rest = [flag for flag in here_now if flag not in closers]
        closers += pick_some(rest, [_likely_to_close(flag, first) for flag in rest], closings - len(closers), self.rng)
        for flag in closers:
            self.close_flag(flag, first, last)
        stayers = list(self.open[group])
        self._open_new(group, wished, growth + len(closers), first, last)
        changed = self._level_changes(group, stayers, wished, first, last)
        self._other_changes([flag for flag in stayers if flag not in changed], first, last)

    def _open_new(self, group: str, wished: dict[str, int], openings: int, first: date, last: date) -> None:
        """Open flags at the levels that want children, the lowest level first."""
        have = Counter(flag.risk_level for flag in self.open[group])
        for level in reversed(list(wished)):
            for _ in range(min(openings, max(0, wished[level] - have[level]))):
                openings -= 1
                day = day_between(first, last, self.rng)
                self.open_flag(self._returning(group, first) or self.new_child(group, day), level, day)
        if openings:
            raise ValueError("more flags to open than levels that want them")

    def _returning(self, group: str, first: date) -> Child | None:
        """A child whose flag closed some time ago, now and then."""
        if self.rng.random() >= RETURNING:
            return None
        open_now = {flag.child for flag in self.open[group]}
        away = [f.child for f in self.closed[group] if (first - f.ended_on).days > 45 and f.end_reason == "risk reduced"]
        ready = [c for c in dict.fromkeys(away) if c not in open_now and c.age(first) < 17]
        return ready[self.rng.randrange(len(ready))] if ready else None

    def _level_changes(self, group: str, stayers: list[Flag], wished: dict[str, int], first: date, last: date) -> list[Flag]:
        """Move children between levels until each level has the number wished, and swap a few more."""
        have = Counter(flag.risk_level for flag in self.open[group])
        moves = []
        for level in wished:
            moves += [level] * (wished[level] - have[level])
        changed = []
        for target in moves:
            ready = [f for f in stayers if f not in changed and have[f.risk_level] > wished[f.risk_level]]
            flag = ready[self.rng.randrange(len(ready))]
            have[flag.risk_level] -= 1
            have[target] += 1
            changed.append(flag)
            self.change(flag, day_between(first, last, self.rng), "risk level changed", risk_level=target)
        for flag in stayers:
            if flag in changed or self.rng.random() >= MONTHLY_SWAPPED:
                continue
            others = [f for f in stayers if f not in changed and f.risk_level != flag.risk_level]
            if others:
                other = others[self.rng.randrange(len(others))]
                changed += [flag, other]
                for one, level in ((flag, other.risk_level), (other, flag.risk_level)):
                    self.change(one, day_between(first, last, self.rng), "risk level changed", risk_level=level)
        return changed

    def _other_changes(self, flags: list[Flag], first: date, last: date) -> None:
        """Moves between wards, and changes of status, agency or referral."""
        for flag in flags:
            day, chance = day_between(first, last, self.rng), self.rng.random()
            if chance < MONTHLY_MOVED:
                self.change(flag, day, "moved within the district", ward_code=self.wards.another(flag.ward_code))
            elif chance < MONTHLY_MOVED + MONTHLY_CHANGED:
                new = self._new_details(flag)
                if new:
                    self.change(flag, day, "details changed", **new)

    def _new_details(self, flag: Flag) -> dict[str, str]:
        what = pick({"social_care_status": 5, "lead_agency": 3, "nrm_status": 1}, self.rng)
        if what == "lead_agency":
            return {what: self.agencies.draw(but=(flag.lead_agency,))}
        if what == "nrm_status":
            return {what: NEXT_NRM[flag.nrm_status]} if flag.nrm_status in NEXT_NRM else {}
        statuses = self.statuses[flag.child.care]
        return {what: statuses.draw(but=(flag.social_care_status,))} if len(statuses.shares) > 1 else {}

    def _brief_flag(self, first: date, last: date) -> None:
        """One flag that opens and closes within the month, as some do."""
        group = pick({name: len(flags) for name, flags in self.open.items()}, self.rng)
        day = day_between(first, last - timedelta(days=8), self.rng)
        self.close_flag(self.open_flag(self.new_child(group, day), LOWEST, day), day, last)


def _likely_to_close(flag: Flag, day: date) -> float:
    """Weight of a flag among those that might close: seldom when new, or when eighteen will close it soon."""
    if (day - flag.started_on).days < 28:
        return 0.3
    return 0.15 if flag.child.age(day + timedelta(days=100)) >= 18 else 1.0


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def three_years(rng: Random, births: Births, wards: Wards) -> list[Flag]:
    """All rows of ce_flags as they are known at the last day."""
    caseload = Caseload(rng, births, wards)
    opening, *path = stocks()
    caseload.opening_stock(opening)
    for (first, last), stock in zip(months(FIRST_DAY, LAST_DAY), path, strict=True):
        caseload.month(first, last, stock)
    return caseload.flags
