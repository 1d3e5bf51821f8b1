"""What kind of thing a cell holds, in words that never repeat the cell: the only way a value is told of."""

import re
from datetime import date

from data.contracts import Column
from data.intake.limits import EARLIEST_YEAR, LATEST_YEAR
from data.spreadsheets import starts_like_a_formula

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]"  # nothing to see
)

POSTCODE_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|"
    "HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|"
    "PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
# "born 16 weeks early" is no date, unless a figure follows in the sentence ("born 2 days before 12/03/2007").
A_SPAN_ALONE = r"(?:minute|hour|day|week|month|year)s?\b[^0-9.;]*(?:[.;]|$)"
ALONE_BEFORE, ALONE_AFTER = r"(?<![A-Za-z0-9])(?:", r")(?![A-Za-z0-9])"
PERSONAL = {
    "nhs_number": (r"(?:nhs[ _:-]*)?[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}", "what looks like an NHS number (ten figures)"),
    "upn": (r"[A-Z][0-9]{11}[0-9A-Z]", "what looks like a unique pupil number"),
    "nino": (
        r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]",
        "what looks like a National Insurance number",
    ),
    "postcode": (
        rf"(?:{POSTCODE_AREAS})[0-9][A-Z0-9]? ?(?![0-9](?:st|nd|rd|th))[0-9][ABD-HJLNP-UW-Z]{{2}}",
        "what looks like a full postcode",
    ),
    "birth": (
        r"(?:d\.?o\.?b\.?|date of birth|born)[ :,-]*(?:on |is |was )?"
        rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-](?!{A_SPAN_ALONE})|[0-9]{{4}}-)[0-9A-Za-z]+",
        "what looks like a date of birth",
    ),
}
PERSONAL_IN_TEXT = re.compile(
    "|".join(f"(?P<{name}>{ALONE_BEFORE}{pattern}{ALONE_AFTER})" for name, (pattern, _) in PERSONAL.items()), re.IGNORECASE
)

ID_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
DATE_WITHIN = re.compile(r"(?<![A-Za-z0-9])(?:[0-9]{4}[-_][0-9]{2}[-_][0-9]{2}|[0-9]{2}[-_][0-9]{2}[-_][0-9]{4})(?![A-Za-z0-9])")
FIGURE = re.compile("[0-9]")
EIGHT_FIGURES = re.compile(r"[0-9]{8}")

DAY_SHAPE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
MOMENT_SHAPE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?")
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
SLASHED = re.compile(r"[0-9]{1,4}[./\\ -][0-9]{1,2}[./\\ -][0-9]{1,4}.*", re.DOTALL)
MONTH_NAMED = re.compile(
    r".*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*[0-9].*|[0-9].*-[A-Za-z]{3}-.*", re.I | re.DOTALL
)
ZONED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*[0-9](?:Z|[+-][0-9]{2}:?[0-9]{2})", re.I)
BELOW_NOUGHT = re.compile(r"-[0-9]+(\.[0-9]+)?")
# As a spreadsheet reckons, 14 may become 14.0000000001: its ten decimals are no number of their own.
SMALL_WITH_DECIMALS = re.compile(r"[0-9]{1,3}\.[0-9]+")
WITH_COMMAS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")


def personal_kind(text: str) -> str | None:
    """What a text seems to hold that names or finds a person, or None."""
    for match in PERSONAL_IN_TEXT.finditer(text):
        if match.lastgroup != "nhs_number" or match.group() == text.strip() or _may_be_nhs_number(match.group()):
            return PERSONAL[match.lastgroup or "birth"][1]
    return None


def _may_be_nhs_number(found: str) -> bool:
    """Whether ten figures within a longer text are called so, or end in the check digit that every NHS number has."""
    *figures, check = [int(figure) for figure in found if figure.isdecimal()]
    weighed = sum(weight * figure for weight, figure in zip(range(10, 1, -1), figures, strict=True))
    return found[:1].isalpha() or (weighed + check) % 11 == 0


def unsafe_kind(text: str) -> str | None:
    """What no cell of any extract may hold, or None when the text is safe to keep."""
    if starts_like_a_formula(text):
        return "a cell that starts like a spreadsheet formula (=, +, -, @, a tab or a line break)"
    if INVISIBLE.search(text):
        return "an invisible or damaged character"
    return personal_kind(text)


def id_fault(text: str) -> str | None:
    """What is wrong with an id, or None when it says nothing of a person."""
    if not ID_SHAPE.fullmatch(text):
        return unsafe_kind(text) or "an id with spaces or other signs"
    if personal := personal_kind(text):
        return personal
    if not FIGURE.search(text):
        return "an id without a figure, which could be a name"
    if DATE_WITHIN.search(text) or (EIGHT_FIGURES.fullmatch(text) and _is_a_day(text)):
        return "what looks like a date, perhaps of birth"
    return None


def _is_a_day(eight: str) -> bool:
    """Whether eight figures read as a day of a living memory, year first or year last."""
    return any(_real(*parts) for parts in ((eight[:4], eight[4:6], eight[6:]), (eight[4:], eight[2:4], eight[:2])))


def _real(year: str, month: str, day: str) -> bool:
    try:
        return date(int(year), int(month), int(day)).year in range(EARLIEST_YEAR, LATEST_YEAR + 1)
    except ValueError:
        return False


def kind_of(text: str, column: Column, values: tuple[str, ...] = ()) -> str:
    """The kind of a value that is not what its column expects. values: the column's list, where it has one."""
    if not text.strip():
        return "a blank"
    if column.kind in ("whole", "number") and BELOW_NOUGHT.fullmatch(text.strip()):
        return "a number below 0"
    if column.kind in ("whole", "number") and SMALL_WITH_DECIMALS.fullmatch(text.strip()):
        return _kind_of_number(text.strip(), column)
    if unsafe := unsafe_kind(text):
        return unsafe
    if column.kind in ("day", "moment", "month"):
        return _kind_of_date(text.strip(), column)
    if column.kind in ("whole", "number"):
        return _kind_of_number(text.strip(), column)
    if text.strip().casefold() in {value.casefold() for value in values}:
        return "a value that differs from the list only in capital letters"
    if values:
        return (
            "a number, where a value from a list is wanted"
            if NUMBER.fullmatch(text.strip())
            else "a value that is not in the list"
        )
    return "text of another shape"


def _kind_of_date(text: str, column: Column) -> str:
    if NUMBER.fullmatch(text):
        return "a number, perhaps a date as a spreadsheet stores it"
    if ZONED.fullmatch(text):
        return "a time with a time zone"
    if (match := MOMENT_SHAPE.fullmatch(text)) or (match := DAY_SHAPE.fullmatch(text)):
        try:
            year = date(*(int(part) for part in match.groups()[:3])).year
        except ValueError:
            return "a date that does not exist"
        if year not in range(EARLIEST_YEAR, LATEST_YEAR + 1):
            return "a date too long ago or too far ahead to be real"
        if column.kind == "moment":
            return "a date without a time of day" if DAY_SHAPE.fullmatch(text) else "a time that does not exist"
        return "a date with a time of day" if column.kind == "day" else "a whole date, where a month is wanted"
    if SLASHED.fullmatch(text) or MONTH_NAMED.fullmatch(text):
        return "a date written another way"
    return "text that is not a date"


def _kind_of_number(text: str, column: Column) -> str:
    if match := NUMBER.fullmatch(text):
        decimals = column.kind == "whole" and match.group(1) and match.group(1).strip(".0")
        return "a number with decimals" if decimals else "a number outside the range"
    if WITH_COMMAS.fullmatch(text):
        return "a number with commas in it"
    return "text that is not a number"
