"""From text to typed values, a column at a time; what cannot be read stays blank and is told."""

import re
from datetime import datetime

import numpy as np
import pandas as pd

from data.contracts import Column
from data.contracts.columns import POSTCODE_NOT_KNOWN
from data.intake import kinds
from data.intake.limits import EARLIEST_YEAR, LATEST_YEAR
from data.spreadsheets import BREAKS
from queries.measures import MEASURES

MONTH_SHAPE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-01(?:[ T]00:00(?::00(?:\.0+)?)?)?)?")
WHOLE_SHAPE = re.compile(r"[0-9]{1,15}(?:\.0+)?")
NUMBER_SHAPE = re.compile(r"[0-9]{1,15}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?")
SEASON_SHAPE = re.compile(r"(?:spring|summer|autumn|winter) (?:19|20)[0-9]{2}")
POSTCODE_DISTRICT_SHAPE = re.compile(rf"(?:{kinds.POSTCODE_AREAS})[0-9][0-9A-Z]?")

PARTS_OF_A_DATE = {
    "day": (kinds.DAY_SHAPE, "{}-{}-{}"),
    "month": (MONTH_SHAPE, "{}-{}-01"),
    "moment": (kinds.MOMENT_SHAPE, "{}-{}-{}T{}:{}"),
}


def value_of(text: str, column: Column) -> object | None:
    """The typed value of a stripped, non-blank text; None when it is not of the column's kind."""
    match column.kind:
        case "day" | "month" | "moment":
            return _date(text, column)
        case "whole":
            return int(text.split(".")[0]) if WHOLE_SHAPE.fullmatch(text) else None
        case "number":
            return float(text) if NUMBER_SHAPE.fullmatch(text) else None
        case _:
            return None if text_fault(text, column) else text


def text_fault(text: str, column: Column) -> str | None:
    """What is wrong with a text, whatever list it may be checked against later; None when nothing is."""
    match column.kind:
        case "id":
            fault = kinds.id_fault(text)
        case "list" | "ward" | "area" | "measure":
            return None
        case "measures":
            known = all(name.strip() in MEASURES for name in text.split(";"))
            fault = None if known else kinds.unsafe_kind(text) or "a name that is no measure's"
        case "season":
            fault = None if SEASON_SHAPE.fullmatch(text) else kinds.unsafe_kind(text) or "text that is not a season and year"
        case "postcode district":
            known = text in POSTCODE_NOT_KNOWN or POSTCODE_DISTRICT_SHAPE.fullmatch(text)
            fault = None if known else kinds.unsafe_kind(text) or "text that is not the first part of a postcode"
        case _:
            fault = kinds.unsafe_kind(text)
    return fault or (f"text longer than {column.longest:,} characters" if len(text) > column.longest else None)


def typed(texts: pd.Series, column: Column, dtype: str) -> tuple[pd.Series, pd.Series]:
    """The column's typed values, and what is wrong with each cell that could not be read (blank where nothing is).

    Each different text is looked at once: a column of a hundred thousand rows has few.
    """
    codes, different = pd.factorize(texts, use_na_sentinel=False)
    values, faults = [], []
    for raw in different:
        text = raw.strip()
        # A tab or line break would be stripped off; it is told instead, as it hides a formula from a look at the first sign.
        broken = bool(text) and raw.startswith(BREAKS)
        value = value_of(text, column) if text and not broken else None
        values.append(value)
        faults.append("" if value is not None or not text else _fault(raw, column))
    found = np.array(faults, dtype=object)[codes] if len(codes) else []
    return pd.Series(_array(values, dtype).take(codes), index=texts.index), pd.Series(found, index=texts.index, dtype=object)


def _fault(raw: str, column: Column) -> str:
    if column.kind in (*PARTS_OF_A_DATE, "whole", "number"):
        return kinds.kind_of(raw, column)
    return kinds.unsafe_kind(raw) or text_fault(raw.strip(), column) or kinds.kind_of(raw, column)


def _array(values: list[object], dtype: str) -> pd.api.extensions.ExtensionArray | np.ndarray:
    if dtype == "datetime64[us]":
        return np.array([np.datetime64("NaT") if value is None else value for value in values], dtype=dtype)
    return pd.array(values, dtype=dtype)


def _date(text: str, column: Column) -> datetime | None:
    shape, written = PARTS_OF_A_DATE[column.kind]
    match = shape.fullmatch(text)
    if not match:
        return None
    try:
        value = datetime.fromisoformat(
            written.format(*match.groups()) + (f":{match.group(6)}" if column.kind == "moment" and match.group(6) else "")
        )
    except ValueError:
        return None
    return value if EARLIEST_YEAR <= value.year <= LATEST_YEAR else None
