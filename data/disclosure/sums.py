"""The sums between the numbers of a release: categories, periods and areas add up to what they are parts of."""

from collections.abc import Iterator

from data.disclosure.book import Book, Relation, at_most, months_of, sum_of, wholes_of
from data.disclosure.cells import Key
from data.disclosure.structure import inside


class Sums(Book):
    """Each method is one rule, with the reason why it is always true of the counts."""

    def categories_add_up(self) -> Iterator[Relation]:
        """The categories of a split add up to its total, those of a crossed split to each category of the two it crosses."""
        for measure, keys in self._measures():
            if not measure.additive_over_categories:
                continue
            tables: dict[tuple[Key, str], list[Key]] = {}
            for key in sorted(keys | {key for key in self.blank if key.measure == measure.name}):
                for whole in wholes_of(key):
                    tables.setdefault((whole, key.breakdown), []).append(key)
            for (whole, _), parts in tables.items():
                if whole in self.keys:
                    yield sum_of("categories add up to their total", whole, [self._number(part) for part in parts])

    def years_add_up(self) -> Iterator[Relation]:
        """Twelve months are four quarters, for what happens at one moment (an episode begins, a flag is opened)."""
        for key in sorted(self._additive("year_to_quarter")):
            quarters = [self._number(key._replace(period_type="quarter", period=q)) for q in inside(*key[1:3], "quarter")]
            yield sum_of("quarters add up to the year", key, quarters)

    def quarters_add_up(self) -> Iterator[Relation]:
        """A quarter is three months; an unreleased quarter whose months are unreleased too is any number of 0 or more."""
        for key in sorted(self._additive("quarter")):
            months = months_of(key)
            if self.keys.intersection(months):
                yield sum_of("months add up to the quarter", key, [self._number(month) for month in months])

    def areas_add_up(self) -> Iterator[Relation]:
        """Wards add up to their committee, committees of one vintage and elsewhere to the district: every record has one area."""
        for level in ("committee", "district"):
            tables: dict[Key, list[Key]] = {}
            for key in sorted(self.keys | self.unreleased):
                area = self.structure.area[key.area_code]
                parent = self.structure.area.get(area.parent or "")
                if parent and parent.level == level and self.structure.measures[key.measure].additive_over_areas:
                    tables.setdefault(key._replace(area_code=parent.code), []).append(key)
            for whole, parts in sorted(tables.items()):
                if self._is_told(whole):
                    yield from self._area_sums(whole, parts)

    def _area_sums(self, whole: Key, parts: list[Key]) -> Iterator[Relation]:
        vintages = {self.structure.area[key.area_code].vintage for key in parts} - {None}
        siblings = self.structure.parts[whole.area_code]
        for vintage in sorted(vintages):
            codes = [area.code for area in siblings if area.vintage in (vintage, None)]
            yield sum_of("areas add up", self._number(whole), [self._number(whole._replace(area_code=code)) for code in codes])
        if not vintages:
            yield from (at_most("an area is part of the district", [part], [self._number(whole)]) for part in parts)

    def _is_told(self, whole: Key) -> bool:
        """Whether anything is known of an area's total: a cell, a rule that named it, or the months it is made of."""
        if whole in self.keys or whole in self.unreleased:
            return True
        if self.structure.measures[whole.measure].additive_over_time and self.keys.intersection(months_of(whole)):
            return True
        parent = self.structure.area[whole.area_code].parent
        return parent is not None and whole._replace(area_code=parent) in self.keys
