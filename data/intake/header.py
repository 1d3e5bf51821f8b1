"""The first row: are the columns the contract's, each once, and nothing that could name a child?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.contracts import Column, Contract
from data.intake.faults import Fault
from data.intake.kinds import personal_kind
from data.intake.sheets import Sheet, Unreadable
from data.spreadsheets import starts_like_a_formula

WORDS_FOR_A_PERSON = (
    "name|names|forename|forenames|firstname|lastname|surname|fullname|alias|initials|dob|d[.]o[.]b[.]?|birth|birthday|birthdate|born|"
    "dateofbirth|postcode|postal|address|street|uprn|nhs|nhsnumber|nino|ni|upn|uln|email|e-mail|phone|telephone|mobile|passport|"
    "parent|mother|father|carer|school"
)
NAMES_A_PERSON = re.compile(rf"(?:.*[ _.-])?(?:{WORDS_FOR_A_PERSON}|post[ _-]code)(?:[ _.-].*)?", re.IGNORECASE)
NAMES_A_THING = re.compile(
    r"(?:ward|area|district|committee|constituency|agency|service|team|operation)[ _.-]names?", re.IGNORECASE
)
PLAIN_NAME = re.compile(r"[a-z][a-z_]{0,39}")
SOME = 0.3


def places_of(sheet: Sheet, contract: Contract, file: str) -> tuple[dict[str, int], list[Fault]]:
    """Where each column of the contract stands (the first place, if twice), and what is wrong with the first row."""
    expected = [column.name for column in contract.columns]
    if sum(name in sheet.names for name in expected) < SOME * len(expected):
        raise Unreadable(
            "a first row that does not name the columns",
            "the column names in row 1: " + ", ".join(expected),
            "Put the column names in the first row, exactly as the contract writes them.",
        )
    faults = [*_missing(sheet, contract, file), *_repeated(sheet, file, expected), *_unknown(sheet, file, expected)]
    return {name: sheet.names.index(name) for name in expected if name in sheet.names}, faults


def _missing(sheet: Sheet, contract: Contract, file: str) -> Iterator[Fault]:
    for column in contract.columns:
        if column.name not in sheet.names and not column.absent:
            yield Fault(
                file=file,
                column=column.name,
                found="no such column",
                expected=f"a column of this name: {column.description[0].lower()}{column.description[1:].rstrip('.')}",
                todo="Add the column; where there is nothing to say, its cells may be blank."
                if column.optional
                else "Add the column.",
            )


def _repeated(sheet: Sheet, file: str, expected: list[str]) -> Iterator[Fault]:
    for name in expected:
        if sheet.names.count(name) > 1:
            yield Fault(
                file=file,
                column=name,
                found=f"{sheet.names.count(name)} columns of this name",
                expected="each column once",
                todo="Delete the others.",
            )


def _unknown(sheet: Sheet, file: str, expected: list[str]) -> Iterator[Fault]:
    for place, name in enumerate(sheet.names):
        if name in expected:
            continue
        if not name and not sheet.cells[place].str.strip().any():
            continue
        personal = NAMES_A_PERSON.fullmatch(name) and not NAMES_A_THING.fullmatch(name)
        found = "a column without a name" if not name else "a column that the contract does not know"
        yield Fault(
            file=file,
            column=name if _can_be_repeated(name) else f"column {letters(place)}",
            found="a column that by its name could say who a child is" if personal else found,
            expected="only these columns: " + ", ".join(expected),
            todo=(
                "Take the column out, hand over a new extract, and tell your data protection lead what was sent."
                if personal
                else "Take the column out, or give it the name that the contract uses."
            ),
        )


def told_by_column(sheet: Sheet, known: tuple[Column, ...] = ()) -> list[Fault]:
    """What a reader found wrong in cells, each fault with its column's name. known: () when the first row names nothing."""
    names = {place: name for place, name in enumerate(sheet.names) if name in {column.name for column in known}}
    return [
        replace(fault, column=names.get(place, f"column {letters(place)}"))
        for place, faults in sheet.in_columns.items()
        for fault in faults
    ]


def _can_be_repeated(name: str) -> bool:
    """A name is told only when it reads as a column's name: in a file without one, the first row is somebody's record."""
    return bool(PLAIN_NAME.fullmatch(name)) and not personal_kind(name) and not starts_like_a_formula(name)


def letters(place: int) -> str:
    """The letters a spreadsheet gives to a column, by its place from 0."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def place_of(letters_of_column: str) -> int:
    """The place from 0 of the column to which a spreadsheet gives these letters."""
    place = 0
    for letter in letters_of_column:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1
