"""One search box for wards: by name, old or new, by the wards they were or became, and by places that lie in them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from data.release import Answer, ask
from data.settings import district_folder
from geo.around import Alias, aliases, crossings
from pages.parts import choices, texts, words
from pages.parts.drawn import remembered
from pages.parts.places import standing
from pages.parts.texts import Text, text
from queries.pages.questions import Areas, WardPeriods

# The least share of a ward's children for it to be called the one that was before.
MOSTLY = 0.5
POSTCODES = "postcode district"
MOST_NAMED = 4


class Sought(NamedTuple):
    """A ward as a reader looked for it. alias: the other name it was found by, None when it was found by its own."""

    area: tuple
    alias: Alias | None


def ward() -> Sought:
    """The search box. Typing part of a name, old or new, or of a place leaves the wards that it leads to."""
    options = {sought: label for label, sought in offered(ask(Areas())).items()}
    return choices.many("Ward or place (type to search)", options, key="ward", filter_mode="contains")


def last_day(area: tuple) -> date | None:
    """The end of the quarter that is looked at: one of those the ward has figures for, None where there is none."""
    days = standing.last_days(area.vintage)
    return choices.many("Quarter that ends on", {day: words.day(day) for day in days} or {None: "No figures"}, key="quarter")


def said(sought: Sought) -> Text:
    """Why a name led to this ward, which wards no postcode leads to, and what to type of one."""
    return _said(ask(Areas()), sought.area.code, sought.alias)


def offered(found: Answer) -> dict[str, Sought]:
    """What the box offers: wards that have figures, places, then wards of other times; in words that no release changes."""
    return _offered(found, ask(WardPeriods()))


@remembered
def _offered(found: Answer, of_wards: Answer) -> dict[str, Sought]:
    areas = {row.code: row for row in found.rows}
    wards = [row for row in found.rows if row.level == "ward"]
    now = max(of_wards.rows, key=lambda row: row.last_day).vintage if of_wards.rows else wards[0].vintage
    names = labels(found)
    places = [alias for alias in aliases(district_folder()) if alias.ward_code in names]
    own = {names[row.code]: Sought(row, None) for row in sorted(wards, key=lambda row: row.vintage != now)}
    by_place = {f"{a.name}: {_within(a)} {names[a.ward_code]}": Sought(areas[a.ward_code], a) for a in places}
    current = {label: sought for label, sought in own.items() if sought.area.vintage == now}
    return current | by_place | own


@remembered
def labels(found: Answer) -> dict[str, str]:
    """Every ward as the box names it, by code: "Tong (until May 2026)"."""
    names = {row.code: row.name for row in found.rows}
    wards = [row for row in found.rows if row.level == "ward"]
    first = wards[0].vintage
    before = {c.new: names.get(c.old) for c in crossings(district_folder()) if c.of_new > MOSTLY}
    return {row.code: f"{row.name}{_when(row, first, before.get(row.code))}" for row in wards}


def without_postcode(wards: Iterable[tuple], known: Iterable[Alias]) -> str:
    """Which wards cannot be found by postcode, in a sentence; nothing when each of them can."""
    found = {alias.ward_code for alias in known if alias.kind == POSTCODES}
    names = {row.code: row.name for row in wards}
    left_out = [name for code, name in names.items() if code not in found]
    if not left_out:
        return ""
    why = "no public list of which postcodes lie in which ward came with these figures."
    if found and len(left_out) > MOST_NAMED:
        return f"A postcode finds {len(names) - len(left_out)} of the {len(names)} wards: {why}"
    which = ", ".join(dict.fromkeys(left_out)) if found else "Wards"
    return f"{which} cannot be found by postcode: {why}"


def by_postcode(wards: Iterable[tuple], known: Iterable[Alias]) -> str:
    """What to type of a postcode: the districts that lead to one of these wards; nothing where none does."""
    codes = {row.code for row in wards}
    districts = list(dict.fromkeys(alias.name for alias in known if alias.kind == POSTCODES and alias.ward_code in codes))
    listed = words.listed(districts, joined_by="or")
    return f"Type the first part of a postcode only ({listed}), or the ward\u2019s name." if districts else ""


def _within(alias: Alias) -> str:
    """Postcode districts do not end where wards do."""
    return "partly in" if alias.kind == POSTCODES else "in"


def _when(row: tuple, first: str, before: str | None) -> str:
    """When a ward of several vintages was one, and what it mostly was before under another name."""
    if row.valid_to:
        return f" (until {row.valid_to:%B %Y})"
    if row.vintage == first:
        return ""
    was = f", mostly {before} before" if before and _plain(before) != _plain(row.name) else ""
    return f" (since {row.valid_from:%B %Y}{was})"


def _plain(name: str) -> str:
    return name.casefold().replace("&", "and")


@text
def _said(found: Answer, code: str, alias: Alias | None) -> str:
    name, vintage = next((row.name, row.vintage) for row in found.rows if row.code == code)
    lines = [f"{alias.name} lies {_within(alias)} the ward {name} ({alias.source})."] if alias else []
    wards = [row for row in found.rows if row.level == "ward" and row.vintage == vintage]
    known = aliases(district_folder())
    lines += [without_postcode(wards, known), by_postcode(wards, known)]
    return texts.paragraphs("note screen", (" ".join(filter(None, lines)),))
