"""extract.toml: whose extract it is, as at when, from when on, by whom."""

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from data.contracts import CONTRACTS
from data.intake.faults import Fault
from data.intake.header import PLAIN_NAME
from data.intake.kinds import unsafe_kind
from data.intake.limits import EARLIEST_YEAR
from data.periods import covered
from geo.areas import District

TERMS = "extract.toml"
KEYS = ("district", "as_at", "supplied_by", "synthetic", "covers_from")
LONGEST = 500
AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)$")
SHOWN = "each folder of data/extracts/sample, where the dashboard is installed, holds one"
A_DATE = "a date written as_at = 2021-08-31, without quotation marks"


TOO_SHORT = (
    "Correct one of the two days, or wait until the extract covers a month: months that it covers in part are not counted."
)


@dataclass(frozen=True)
class Terms:
    """What extract.toml says; as_at None when it could not be read."""

    as_at: date | None = None
    covers_from: dict[str, date] = field(default_factory=dict)
    supplied_by: str = ""
    synthetic: str | None = None


def today() -> date:
    return datetime.now().date()


def read_terms(content: bytes | None, district: District, supplied: set[str], as_at: date | None) -> tuple[Terms, list[Fault]]:
    """The terms, and what is wrong with them. supplied: the contracts whose files are there. as_at: overrides the file's."""
    if content is None:
        return Terms(as_at), [_fault("no such file", "a file extract.toml beside the extracts", f"Add it; {SHOWN}.")]
    try:
        told = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        return Terms(as_at), [_unread(content, wrong)]
    faults = [
        _fault("a line that nobody reads", "only " + ", ".join(KEYS), "Take it out.", _told_key(key))
        for key in told
        if key not in KEYS
    ]
    if told.get("district") != district.code:
        faults.append(
            _fault("another district, or none", f'district = "{district.code}"', "Hand over this district's extract.", "district")
        )
    day = as_at or _day(told.get("as_at"))
    if day is None:
        faults.append(
            _fault("no date, or something else", A_DATE, "Give the day up to which the extract tells everything.", "as_at")
        )
    elif day > today() or day.year < EARLIEST_YEAR:
        faults.append(_fault("a date ahead of today, or long ago", "a day that has passed", "Correct the date.", "as_at"))
    texts = {key: told.get(key) for key in ("supplied_by", "synthetic")}
    for key, text in texts.items():
        faults += _text_faults(key, text, optional=key == "synthetic")
    covers_from, of_covers = _covers_from(told.get("covers_from"), supplied, day, district)
    return Terms(day, covers_from, str(texts["supplied_by"]), texts["synthetic"] and str(texts["synthetic"])), faults + of_covers


def _unread(content: bytes, wrong: Exception) -> Fault:
    """Why the file cannot be read, and the line where that shows; of the words of the fault only its kind and line are told."""
    if isinstance(wrong, UnicodeDecodeError):
        line, kind = (
            content[: wrong.start].count(b"\n") + 1,
            ("text that is not UTF-8", "text in UTF-8", "Save it again as UTF-8."),
        )
    else:
        at = AT_LINE.search(str(wrong))
        line = int(at.group(1)) if at else None
        is_date = str(wrong).startswith("Invalid date")
        found = "a date that does not exist" if is_date else "text that is not TOML"
        kind = (found, "lines such as as_at = 2021-08-31", f"Correct the {'date' if is_date else 'file'}; {SHOWN}.")
    return replace(_fault(*kind), rows=[line] if line else [])


def _fault(found: str, expected: str, todo: str, column: str | None = None) -> Fault:
    return Fault(file=TERMS, column=column, found=found, expected=expected, todo=todo)


def _told_key(key: str) -> str | None:
    return key if PLAIN_NAME.fullmatch(key) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _text_faults(key: str, text: object, optional: bool) -> list[Fault]:
    expected = f"a sentence of at most {LONGEST} characters in quotation marks"
    if text is None:
        return [] if optional else [_fault("nothing", expected, "Say who made the extract: a team or system, not a person.", key)]
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        return [_fault("something else than a sentence", expected, "Correct it.", key)]
    unsafe = unsafe_kind(text)
    return [_fault(unsafe, expected, "Correct it.", key)] if unsafe else []


def _covers_from(told: object, supplied: set[str], as_at: date | None, district: District) -> tuple[dict[str, date], list[Fault]]:
    """The first day each extract covers; those that cover time must say, and cover a month whole: others have no figures."""
    expected = "a table [covers_from] with a line for each extract, such as ce_flags = 2018-09-01"
    if told is not None and not isinstance(told, dict):
        return {}, [_fault("something else than a table", expected, "Correct it.", "covers_from")]
    (_, first), *_ = district.vintages
    days = {name: _day(value) for name, value in (told or {}).items()}
    faults = [
        _fault("a name that is no extract's", expected, "Correct the name.", "covers_from")
        for name in days
        if name not in CONTRACTS
    ]
    for name, contract in CONTRACTS.items():
        column = f"covers_from.{name}"
        day = days.get(name)
        if name not in days and contract.covers and name in supplied:
            faults.append(_fault("nothing", expected, "Give the first day the extract covers.", column))
        elif name in days and day is None:
            faults.append(_fault("something else than a date", expected, "Write the date without quotation marks.", column))
        elif day and ((as_at and day > as_at) or day.year < EARLIEST_YEAR):
            faults.append(
                _fault("a first day after the as-at date, or long ago", "a day up to as_at", "Correct one of the two.", column)
            )
        elif day and day < first:
            faults.append(_fault("a day before any wards are known", f"a day from {first} on", "Give a later day.", column))
        elif day and as_at and contract.covers and not covered(district, day, as_at):
            faults.append(
                _fault("no whole month up to as_at", "at least one month from its first day to its last", TOO_SHORT, column)
            )
    return {name: day for name, day in days.items() if day and name in CONTRACTS}, faults
