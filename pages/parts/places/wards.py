"""Wards of one period: their rates, how they compare with the district, and what may be said of them."""

from datetime import date
from math import ceil, floor
from typing import NamedTuple

from data.release import Answer, ask
from data.statistics.funnel import Difference, difference, district_rate
from data.statistics.rates import Estimate, rate
from pages.parts import breaks, sayings, words
from pages.parts.places.standing import NO_RANGE, NO_RATE, NOT_COMPARED
from pages.parts.tables import Table
from queries.pages.questions import Areas, WardPeriods

SHOWN = "shown"
BESIDE, COMMITTEE = "Beside the district", "Area committee"
NOT_COMPARED_HERE = "Wards are not compared with the district here, because"
# Outside a range of 95% chance alone puts one ward in twenty.
ONE_IN = 20
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven")
_SHORT = {SHOWN: "no rate", **words.SHORT}
_LEFT_OUT = {
    "hidden": "have too few to show",
    "withheld": "are held back",
    "not_supplied": "were not supplied",
    "not_applicable": "have none for this period",
}
_BESIDE = {"higher": " than the district", "lower": " than the district", "no clear difference": " from the district"}


class Ward(NamedTuple):
    """One ward: its row of the release, and what its shown figure bears. rate None: no figure, or no population."""

    row: tuple
    rate: Estimate | None
    against: Difference | None

    @property
    def number(self) -> str:
        return words.figure(self.row.value, self.row.status)

    @property
    def rate_words(self) -> str:
        return f"{self.rate.value:.1f}" if self.rate else self._without(NO_RATE)

    @property
    def rounded(self) -> float | None:
        return round(self.rate.value, 1) if self.rate else None

    @property
    def written(self) -> str:
        """What a map has room for: "29.3", "29.3 higher", "too few"."""
        if not self.rate:
            return _SHORT[self.row.status]
        return f"<b>{self.rate_words} {self.against.words}</b>" if self.is_clear else self.rate_words

    @property
    def is_clear(self) -> bool:
        """Whether it differs from the district by more than chance alone would usually make it."""
        return self.against not in (None, Difference.NONE)

    @property
    def range_words(self) -> str:
        return f"{self.rate.lower:.1f} to {self.rate.upper:.1f}" if self.rate else self._without(NO_RANGE)

    @property
    def against_words(self) -> str:
        if self.rate:
            return words.sentence_case(self.against.words) if self.against else NOT_COMPARED
        return self._without(NOT_COMPARED)

    def _without(self, said: str) -> str:
        """Why there is no rate: its figure is not shown, or nobody knows how many children live there."""
        return said if self.row.status == SHOWN else self.number


def measures() -> dict[str, str]:
    """The measures that wards have figures of: name to title."""
    return {row.measure: row.title for row in ask(WardPeriods()).rows}


def periods(measure: str) -> dict[tuple[str, date], str]:
    """The periods that wards have figures for, latest first: (period_type, first day) to words."""
    rows = [row for row in ask(WardPeriods()).rows if row.measure == measure]
    return {(row.period_type, row.period): words.day(row.last_day) if row.kind == "stock" else row.label for row in rows}


def period_key(measure: str) -> str:
    """The name a choice of period bears in the address: days and years apart, so that neither is left over from the other."""
    return "on" if any(row.measure == measure and row.kind == "stock" for row in ask(WardPeriods()).rows) else "over"


def sentence(found: Answer) -> str:
    """The answer: the district's rate, and how many wards can be shown. No ward is named: a map is not a league table."""
    meaning, (district, wards) = meaning_of(found), read(found)
    shown = [ward for ward in wards if ward.row.status == SHOWN]
    told = (
        f"Across {district.row.name} there were {district.rate_words} {words.mid_sentence(meaning.title)} "
        f"for every {words.number(meaning.per)} children aged 0 to 17 {when(found)}."
        if district.rate
        else f"{meaning.title} {when(found)}: no rate can be given for {district.row.name}."
    )
    how_many = f"All {len(wards)}" if len(shown) == len(wards) else f"{len(shown)} of {len(wards)}"
    return f"{told} {how_many} wards have a figure here{_without(wards)}.{_compared(wards)}"


def finding(found: Answer) -> str:
    """What the map says, in a line: "2 wards clearly higher than the district, July 2020 to June 2021"."""
    _, wards = read(found)
    told, label = [ward.against.words for ward in wards if ward.against], found.rows[0].label
    higher, lower = told.count("higher"), told.count("lower")
    if not told:
        return f"Wards are not compared with the district, {label}"
    if not higher and not lower:
        return f"No ward clearly differs from the district, {label}"
    how = "differ from" if higher and lower else "higher than" if higher else "lower than"
    return f"{_so_many(higher + lower)} clearly {how} the district, {label}"


def picture_title(found: Answer) -> str:
    meaning = meaning_of(found)
    return f"{meaning.title} for every {words.number(meaning.per)} children aged 0 to 17, by ward, {when(found)}"


def table(found: Answer) -> Table:
    """The district, then wards by name; those too small to show stand last, by name too, so that order says nothing."""
    meaning, (district, wards) = meaning_of(found), read(found)
    counted = words.sentence_case(meaning.counts)
    headings = ("Area", counted, *_judged_headings(meaning), _population(found), COMMITTEE)
    ordered = sorted(wards, key=lambda ward: (ward.row.status != SHOWN, ward.row.name))
    rows = [_cells(found, ward) for ward in [district, *ordered]]
    return Table(f"{meaning.title}, by ward, {when(found)}", headings, tuple(rows), texts=(BESIDE, COMMITTEE))


def cannot_say(found: Answer) -> str:
    """What a ward's figure must not be taken for."""
    return (
        "A ward is where a child lives, not where harm was done or by whom. Small numbers change by chance from year to year. "
        f"{_how_compared(found)} "
        "Children whose ward is not known or who live elsewhere are in the district's figure and in no ward."
    )


def _how_compared(found: Answer) -> str:
    """What a ward is compared with, and what chance does to it; or why no ward is compared."""
    if not _is_children(found):
        return f"{NOT_COMPARED_HERE} one child who goes missing often can make up many episodes."
    known = _known_rate(_top(found))
    if known is None:
        return f"{NOT_COMPARED_HERE} how many of its children have a known ward is not shown."
    per, wards = meaning_of(found).per, len(found.rows) - 1
    return (
        f"Beside the district's children whose ward is known: {known * per:.1f} for every {words.number(per)}. A ward is called "
        "higher or lower when it differs from that by more than chance alone would usually make it; "
        f"of {wards} wards {by_chance(wards)} will do so by chance. Other differences may be chance."
    )


def as_they_were(found: Answer) -> str:
    """Which wards these are; nothing where the release holds figures of one set of wards only."""
    if not breaks.within("ward"):
        return ""
    vintage = next(row.vintage for row in found.rows if row.level == "ward")
    ward = next(row for row in ask(Areas()).rows if row.level == "ward" and row.vintage == vintage)
    known = f"were until {words.day(ward.valid_to)}" if ward.valid_to else f"have been since {words.day(ward.valid_from)}"
    return (
        f"{breaks.MARK} These are the wards as they {known}. Wards before and after a change are different areas: "
        "their figures are never joined, and no period has figures for both. A quarter or a year in which they changed has none."
    )


def by_chance(wards: int) -> str:
    """How many of so many wards one in twenty is, in words: "one or two"."""
    least, most = floor(wards / ONE_IN), ceil(wards / ONE_IN)
    return _NUMBERS[most] if least == most else f"{_NUMBERS[least]} or {_NUMBERS[most]}"


def when(found: Answer) -> str:
    """The period as a sentence says it: "on 30 June 2021", "from July 2020 to June 2021"."""
    return sayings.when(found.rows[0], meaning_of(found).kind)


def read(found: Answer) -> tuple[Ward, list[Ward]]:
    """The district and its wards by name. A rate is made from a shown count and a known population, or not at all.

    Wards are compared with the district's children whose ward is known: no one else is in a ward's figure.
    """
    per, compares, top = meaning_of(found).per, _is_children(found), _top(found)
    average = _known_rate(top)

    def ward(row: tuple) -> Ward:
        if row.value is None or not row.children_0_17:
            return Ward(row, None, None)
        against = difference(row.value, row.children_0_17, average) if compares and average is not None else None
        return Ward(row, rate(row.value, row.children_0_17, per), against)

    return ward(top)._replace(against=None), [ward(row) for row in found.rows if row.level == "ward"]


def _population(found: Answer) -> str:
    """Whose number it is that rates are made with, and of which year's middle."""
    years = words.listed([str(year) for year in sorted({row.mid_year for row in found.rows if row.mid_year})])
    return f"Children aged 0 to 17, mid-{years}" if years else "Children aged 0 to 17"


def _top(found: Answer) -> tuple:
    """The district's row."""
    (top,) = (row for row in found.rows if row.level == "district")
    return top


def _known_rate(top: tuple) -> float | None:
    """The district's rate of children whose ward is known, for each child; None where it is not known."""
    return district_rate(top.ward_known, top.children_0_17) if top.ward_known is not None and top.children_0_17 else None


def _cells(found: Answer, ward: Ward) -> tuple[str, ...]:
    row = ward.row
    population = "Not supplied" if row.children_0_17 is None else words.number(row.children_0_17)
    judged = (ward.rate_words, ward.range_words, ward.against_words) if _is_children(found) else (ward.rate_words,)
    if row.level == "district":
        judged = (*judged[:2], "") if len(judged) == 3 else judged
        return f"{row.name}, whole district", ward.number, *judged, population, ""
    return row.name, ward.number, *judged, population, row.committee_name


def row_in_words(found: Answer, ward: Ward) -> list[str]:
    """A ward's row of the table, read out, a line for each thing; the first is its name."""
    meaning = meaning_of(found)
    lines = [ward.row.name, f"{ward.row.committee_name} area committee"]
    if not ward.rate:
        return [*lines, ward.rate_words]
    lines += [
        f"{ward.number} {meaning.counts}; {words.number(ward.row.children_0_17)} children aged 0 to 17 live there",
        f"{ward.rate_words} for every {words.number(meaning.per)}",
    ]
    return [*lines, f"{ward.against_words}{_BESIDE[ward.against.words]}"] if ward.against else lines


def _without(wards: list[Ward]) -> str:
    """How many wards have no figure, and why."""
    statuses = [ward.row.status for ward in wards if ward.row.status != SHOWN]
    return "".join(f"; {statuses.count(status)} {words_for}" for status, words_for in _LEFT_OUT.items() if status in statuses)


def _compared(wards: list[Ward]) -> str:
    """How many of the shown wards differ from the district by more than chance."""
    found = [ward.against.words for ward in wards if ward.against]
    if not found:
        return ""
    higher, lower = found.count("higher"), found.count("lower")
    if not higher and not lower:
        return " No ward shown is clearly higher or lower than the district."
    are = "is" if higher == 1 else "are"
    said = f"{higher or 'none'} {are} clearly higher and {lower or 'none'} clearly lower"
    return f" Beside the district, {said}; the rest show no clear difference."


def _so_many(wards: int) -> str:
    """ "1 ward", "2 wards" """
    return f"{wards} {'ward' if wards == 1 else 'wards'}"


def _judged_headings(meaning: tuple) -> tuple[str, ...]:
    first = f"For every {words.number(meaning.per)}"
    return (first, "95% range", BESIDE) if meaning.counts == "children" else (first,)


def meaning_of(found: Answer) -> tuple:
    return sayings.meaning(found.question.measure)


def _is_children(found: Answer) -> bool:
    return meaning_of(found).counts == "children"
