"""The numbers of a page wherever they stand: its sentence, its pictures and their words, its tables."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import zip_longest

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Days, months, seasons, the age of childhood, what a rate is for, hours and days that a definition names, places in a row.
NOT_FIGURES = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS}) \d{{4}}|\b(?:{MONTHS})(?: \d{{4}})?|\b(?:{MONTHS[:3]}|[A-Z][a-z]{{2}}) \d{{4}}|\b(?:19|20)\d\d\b"
    r"|\bturned 18\b|\baged? 0 to 1[78]\b|\b\d+ to 1[0-9]\b|\b0 to 1\d\b|\b10,000\b|\b95%|\b72 hours\b|\b90 days\b"
    r"|\b\d+ (?:to \d+ )?(?:hours|days)\b|\b\d+(?:st|nd|rd|th)\b|\bat least 13 figures\b|\baverage of 5\b|\b13 figures\b"
)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
TAGS = re.compile(r"<[^>]+>")
ANSWER = re.compile(r'<p class="answer">(.*?)</p>', re.DOTALL)
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
WHOLE = re.compile(r"\d[\d,]*")
ENTRY = re.compile(r"<(?:li|dd)>(.*?)</(?:li|dd)>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)


def numbers(text: str) -> set[float]:
    """The figures in a text, without its days, ages and other numbers that count nothing."""
    plain = NOT_FIGURES.sub(" ", unescape(TAGS.sub(" ", text)))
    return {float(found.replace(",", "")) for found in NUMBER.findall(plain)}


def answer(texts: Iterable[str]) -> str:
    """The sentence under the heading."""
    (said,) = (found for text in texts for found in ANSWER.findall(text))
    return unescape(TAGS.sub("", said))


def in_tables(texts: Iterable[str]) -> set[float]:
    """Every figure in the page's tables and lists; and what a sentence may count or add up there: entries and columns."""
    told = list(texts)
    tables = [[CELL.findall(row) for row in ROW.findall(table)] for text in told for table in TABLE.findall(text)]
    cells = [cell for table in tables for row in table for cell in row]
    listed = [*cells, *(entry for text in told for entry in ENTRY.findall(text))]
    # Without the headings, and without the row of the whole.
    counted = {len(table) - less for table in tables for less in (1, 2)}
    counted |= {sum("Too few to show" not in row for row in table) - less for table in tables for less in (1, 2)}
    counted |= {sum(text.count("<details class=") for text in told), *Counter(cells).values()}
    return set().union(*map(numbers, listed)) | {float(many) for many in counted} | _sums(tables)


def _sums(tables: Iterable[list[list[str]]]) -> set[float]:
    columns = (zip_longest(*table, fillvalue="") for table in tables)
    return {
        sum(float(cell.replace(",", "")) for cell in column if WHOLE.fullmatch(cell)) for table in columns for column in table
    }


def in_picture(figure: dict) -> set[float]:
    """Every figure that a picture draws as a height or a length, or writes."""
    drawn: set[float] = set()
    for trace in figure["data"]:
        drawn |= _heights(trace, figure["layout"])
        drawn |= set().union(*(numbers(text) for text in _texts(trace)))
    notes = (note.get("text", "") for note in figure["layout"].get("annotations", ()))
    # A lone whole number over a line is the number of an event.
    return drawn | set().union(*(numbers(note) for note in notes if not note.isdigit()))


def _heights(trace: dict, layout: dict) -> set[float]:
    if trace.get("name") == "Too few to show" or trace.get("mode") == "text" or trace.get("fill"):
        return set()
    across = trace.get("orientation") == "h"
    lengths, axis = ("x", layout.get("xaxis", {})) if across else ("y", layout.get("yaxis", {}))
    if axis.get("type") == "date" or (axis.get("visible") is False and not across):
        return set()
    return {round(float(value), 6) for value in trace[lengths] if value is not None}


def _texts(trace: dict) -> Iterator[str]:
    for name in ("customdata", "text", "hovertext"):
        yield from _flat(trace.get(name) or ())


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _flat(part)
