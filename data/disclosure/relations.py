"""Every sum and every inequality that holds between the numbers of a release, from declarations alone.

Each function below is one rule, with the reason why it is always true of the counts (design, section 4,
conventions). A number that is not released but stands between released ones (the quarter of a ward inside
a rolling year) takes part as an unknown of 0 or more.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

from data.disclosure.book import Relation, at_most, months_of
from data.disclosure.cells import Key
from data.disclosure.structure import Structure, inside
from data.disclosure.sums import Sums
from data.months import MONTHS_IN, months_after
from data.splits import ALL

# As counted: three episodes are again and again where the third began no more days than so after the first.
AGAIN_WITHIN_DAYS = 90
# The duration of an episode that has not ended, as records are laid out.
NOT_ENDED = "3 days or more, or not yet returned"
CHAIN = ("interviews_due", "interviews_offered", "interviews_accepted", "interviews_within_72h")
# The measures that the rules below tie to one another: to know one is to know something of another.
TIED = {
    *("flags_open", "flags_opened", "flags_closed", "children_flagged_year", "flagged_and_missing"),
    *("children_missing", "children_missing_repeatedly", "missing_episodes", "interviews_offer_not_recorded", *CHAIN),
}


def relations(
    structure: Structure, counted: Collection[Key], blank: Collection[Key] = (), none: Collection[Key] = ()
) -> list[Relation]:
    """All relations between the numbers counted for a release, and the unreleased numbers between them.

    blank: cells that hold no count (not supplied, not applicable); a total may still hold what they would have said.
    none: those of the counted that are told to be none.
    """
    return _Rules(structure, counted, blank, none).relations()


class _Rules(Sums):
    """Those that are no sums, and all of them in order."""

    def relations(self) -> list[Relation]:
        """Rules that name unreleased numbers come before the rules that tie those down."""
        found: dict[tuple[tuple[tuple[int, Key], ...], bool], Relation] = {}
        for rule in (
            self.flags_in_and_out,
            self.open_flags_are_flagged_in_the_year,
            self.flagged_and_missing_are_both,
            self.children_have_episodes,
            self.children_in_longer_periods,
            self.missing_again_and_again,
            self.interviews_in_order,
            self.interviews_follow_episodes,
            self.what_has_not_ended_is_long,
            self.categories_add_up,
            self.years_add_up,
            self.areas_add_up,
            self.quarters_add_up,
        ):
            for relation in rule():
                found.setdefault((relation.terms, relation.equal), relation)
        return list(found.values())

    # Flags.

    def flags_in_and_out(self) -> Iterator[Relation]:
        """Open at a month's end = open at the end of the month before + opened - closed.

        True of the district only: a committee's flows leave moves between committees out.
        """
        for after in self._cells("flags_open", "month", district=True):
            before = after._replace(period=months_after(after.period, -1))
            opened, closed = after._replace(measure="flags_opened"), after._replace(measure="flags_closed")
            if {before, opened, closed} <= self.keys:
                terms = ((1, after), (-1, before), (-1, opened), (1, closed))
                yield Relation("open flags are those before, and those opened, less those closed", terms, True)

    def open_flags_are_flagged_in_the_year(self) -> Iterator[Relation]:
        """A child with an open flag at a month's end was flagged in every twelve months that hold the month.

        Of the district for each month; of any area for the last month only, because the record open on the
        last day is the child's latest, which is the one that gives the area. The other way round, a child flagged
        in the year has a latest record that is still open at its end or was closed in it, of the same area; and a child
        flagged in these twelve months but not in those a quarter before had a flag opened in the new quarter (or, one that
        left, closed in the quarter left behind or on the first day after it).
        """
        for year in self._cells("children_flagged_year", "year_to_quarter"):
            opens = [month._replace(measure="flags_open") for month in months_of(year)]
            is_district = self.structure.level(year) == "district"
            for open_then in opens if is_district else opens[-1:]:
                yield from self._at_most("open flags are flagged in the year", [open_then], [year])
            for every in ("month", "quarter"):
                within = [year._replace(period_type=every, period=day) for day in inside(*year[1:3], every)]
                closed = [key._replace(measure="flags_closed") for key in within]
                yield from self._at_most("children flagged are open still or were closed", [year], [opens[-1], *closed])
            if is_district:
                yield from self._years_a_quarter_apart(year)

    def _years_a_quarter_apart(self, year: Key) -> Iterator[Relation]:
        before = year._replace(period=months_after(year.period, -3))
        month = year._replace(measure="flags_opened", period_type="month")
        joined = [month._replace(period=months_after(year.period, 9 + at)) for at in range(3)]
        left = [month._replace(measure="flags_closed", period=months_after(before.period, at)) for at in range(4)]
        yield from self._at_most("children new to the year had a flag opened", [year], [before, *joined])
        yield from self._at_most("children no longer in the year had a flag closed", [before], [year, *left])

    def flagged_and_missing_are_both(self) -> Iterator[Relation]:
        """A child counted had an episode in the month, and a flag that is open at its end or was closed in it."""
        for both in self._cells("flagged_and_missing", "month"):
            yield from self._at_most("flagged and missing are missing", [both], [both._replace(measure="children_missing")])
            flags = [both._replace(measure=name) for name in ("flags_open", "flags_closed")]
            if self.structure.level(both) == "district":
                yield from self._at_most("flagged and missing are flagged", [both], flags)

    # Children who go missing.

    def children_have_episodes(self) -> Iterator[Relation]:
        """Children missing <= missing episodes, in any area and category: a child's latest episode is in the child's own."""
        for children in self._cells("children_missing"):
            found = self.structure.covering("children_missing", "missing_episodes", children.breakdown, children.category)
            episodes = [children._replace(measure="missing_episodes", category=category) for category in found or ()]
            if episodes and all(self._can_be_told(key) for key in episodes):
                yield at_most("children have an episode each", [children], [self._number(key) for key in episodes])

    def children_in_longer_periods(self) -> Iterator[Relation]:
        """Counts of children, each counted once in a period.

        Of the district's total: a child of a shorter period is a child of the longer one that holds it; of any area and
        category where the shorter one is the last part of it, because the latest record is the same.
        Of any area and category: a child of a longer period is, by its latest record there, a child of one of
        the shorter periods that fill it; so is one of a rolling year a child of the year a quarter before or of the new quarter.
        """
        for measure, keys in self._measures():
            if measure.counts != "children" or measure.kind != "flow" or measure.additive_over_time:
                continue
            for key in sorted(keys):
                yield from self._longer_and_shorter(key)

    def _longer_and_shorter(self, key: Key) -> Iterator[Relation]:
        if self._is_unsteady(key):
            return
        for finer in ("quarter", "month"):
            if MONTHS_IN[finer] < MONTHS_IN[key.period_type]:
                shorter = [key._replace(period_type=finer, period=day) for day in inside(*key[1:3], finer)]
                yield from self._at_most("a child of a period is a child of a part of it", [key], shorter)
                for part in shorter if self.structure.is_district_total(key) else shorter[-1:]:
                    yield from self._at_most("a child of a part is a child of the whole period", [part], [key])
                if self.keys.issuperset(shorter):
                    break
        if key.period_type == "year_to_quarter":
            before = key._replace(period=months_after(key.period, -3))
            new, old = (key._replace(period_type="quarter", period=months_after(key.period, at)) for at in (9, -3))
            yield from self._at_most("a child of the year was one before, or is one of the new quarter", [key], [before, new])
            if self.structure.is_district_total(key):
                yield from self._at_most("a child no longer of the year was one of the old quarter", [before], [key, old])
            elif key.measure == "children_missing" and key.breakdown == ALL and before in self.keys:
                yield from self._years_of_a_part(key, before, new, old)

    def _years_of_a_part(self, key: Key, before: Key, new: Key, old: Key) -> Iterator[Relation]:
        """A child's latest episode gives the area. New to an area's year: it is in the new quarter, and there.

        No longer of it: in the quarter left behind, and there; or there is a later one elsewhere, in the new quarter.
        """
        (district,) = (area.code for area in self.structure.areas if area.level == "district")
        new, old = (quarter._replace(measure="missing_episodes") for quarter in (new, old))
        everywhere = new._replace(area_code=district)
        unsteady = any(map(self._is_unsteady, (before, new, old)))
        if unsteady or not all(self._can_be_told(one._replace(area_code=district)) for one in (new, old)):
            return
        here_new, here_old, anywhere = map(self._number, (new, old, everywhere))
        yield at_most("a child new to an area's year was missing there", [key], [before, here_new])
        left = ((1, before), (-1, key), (-1, here_old), (-1, anywhere), (1, here_new))
        yield Relation("a child no longer of an area's year was missing there, or later elsewhere", left, False)

    def missing_again_and_again(self) -> Iterator[Relation]:
        """Missing repeatedly <= missing, in the quarter; by category, <= the three months' children of that category.

        Each such child began three episodes within 90 days, so within this quarter and the one before, and every
        other child missing in this quarter began one: children + 2 x repeatedly <= the two quarters' episodes. Its episodes
        there are at least one more than the quarters it is a child of, and in a year that holds both two more than one.
        """
        for again in self._cells("children_missing_repeatedly", "quarter"):
            children = again._replace(measure="children_missing")
            yield from self._at_most("missing repeatedly are missing", [again], [children])
            yield from self._at_most("missing repeatedly are missing in a month of the quarter", [again], months_of(children))
            episodes = again._replace(measure="missing_episodes")
            if self.structure.is_district_total(again):
                yield from self._in_each_of_three_months(again, children)
                yield from self._two_episodes_at_most(again, children)
                yield from self._two_more_in_a_year(again, children)
                if children in self.keys and self._can_be_told(episodes):
                    yield from self._three_in_two_quarters(again, children, self._number(episodes))

    def _three_in_two_quarters(self, again: Key, children: Key, episodes: Key) -> Iterator[Relation]:
        children_before, before = (key._replace(period=months_after(again.period, -3)) for key in (children, episodes))
        # Of a quarter that is covered in part, its covered months: an episode that began before them counts nowhere.
        earlier = [before] if before in self.keys else [month for month in months_of(before) if month in self.keys]
        begun = tuple((-1, key) for key in (episodes, *earlier))
        yield Relation("missing repeatedly is three episodes in two quarters", ((1, children), (2, again), *begun), False)
        if children_before in self.keys:
            both = ((1, again), (1, children), (1, children_before))
            yield Relation("missing repeatedly is one episode more than quarters", (*both, *begun), False)

    def _in_each_of_three_months(self, again: Key, children: Key) -> Iterator[Relation]:
        """Who is missing in each of three months of 91 days in all is missing again and again in the quarter of the last.

        Of a whole that holds all three months, at least so many children as the three have more than twice the whole.
        """
        for last in months_of(children):
            three = [last._replace(period=months_after(last.period, back)) for back in (-2, -1, 0)]
            after = months_after(last.period, 1)
            if (after - three[0].period).days > AGAIN_WITHIN_DAYS + 1:
                continue
            years = [
                children._replace(period_type="year_to_quarter", period=months_after(again.period, -at)) for at in (0, 3, 6, 9)
            ]
            for whole in (children, *years):
                if whole.period <= three[0].period and self.keys.issuperset((*three, whole)):
                    terms = (*((1, month) for month in three), (-1, again), (-2, whole))
                    yield Relation("missing in each of three months is missing again and again", terms, False)

    def _two_episodes_at_most(self, again: Key, children: Key) -> Iterator[Relation]:
        """Where nobody is missing again and again, nobody has three episodes in a month, or in a quarter of 91 days."""
        if again not in self.none:
            return
        quarter = [children] if (months_after(again.period, 3) - again.period).days <= AGAIN_WITHIN_DAYS + 1 else []
        for missing in (*months_of(children), *quarter):
            begun = missing._replace(measure="missing_episodes")
            if self.keys.issuperset((missing, begun)):
                yield Relation("nobody missing again and again has three episodes", ((1, begun), (-2, missing)), False)

    def _two_more_in_a_year(self, again: Key, children: Key) -> Iterator[Relation]:
        for months in (-3, -6, -9):
            year = children._replace(period_type="year_to_quarter", period=months_after(again.period, months))
            begun = year._replace(measure="missing_episodes")
            if self.keys.issuperset((year, begun)):
                yield Relation("missing repeatedly is two episodes more than years", ((2, again), (1, year), (-1, begun)), False)

    # Interviews.

    def interviews_in_order(self) -> Iterator[Relation]:
        """Within 72 hours <= accepted <= offered <= due; offered + not recorded <= due: each is a subset by its definition."""
        for whole, part in pairwise(CHAIN):
            for key in self._cells(part):
                yield from self._at_most(f"{part} are part of {whole}", [key], [key._replace(measure=whole)])
        for key in self._cells("interviews_offer_not_recorded"):
            due, offered = key._replace(measure="interviews_due"), key._replace(measure="interviews_offered")
            yield from self._at_most("an offer is made, or not made, or not recorded", [offered, key], [due])

    def interviews_follow_episodes(self) -> Iterator[Relation]:
        """Interviews due so far <= missing episodes so far, in any category: each is due for one that began before.

        An episode that began before the first month that is covered whole counts nowhere, so no interview follows one.
        """
        months = sorted(key.period for key in self._cells("missing_episodes", "month", district=True))
        for due in self._cells("interviews_due", "month"):
            held = self.structure.covering("interviews_due", "missing_episodes", due.breakdown, due.category) or ()
            so_far = [due._replace(period=month) for month in months if month <= due.period]
            begun = [key._replace(measure="missing_episodes", category=name) for key in so_far for name in held]
            if begun and self.structure.level(due) == "district":
                yield from self._at_most("interviews due follow missing episodes", so_far, begun)

    def what_has_not_ended_is_long(self) -> Iterator[Relation]:
        """Episodes less interviews due, over all months, have not ended; of a quarter told by duration, they are in the longest.

        Not so where a release speaks of a day within a month: an episode may have ended in that month, soon after it began.
        """
        months = self._cells("missing_episodes", "month", district=True)
        due = [month._replace(measure="interviews_due") for month in months]
        name = self.structure.category("missing_episodes", "duration", NOT_ENDED)
        longest = [
            key for key in self._cells("missing_episodes", "quarter") if (key.breakdown, key.category) == ("duration", name)
        ]
        told = {month for key in longest for month in months_of(key._replace(breakdown=ALL, category=ALL))}
        if longest and self.structure.ends_with_a_month and self.keys.issuperset(due) and told.issubset(months):
            yield at_most("what has not ended is of the longest duration", sorted(told), [*due, *longest])
