"""Recommendations that several lists of one paper number differently, each under every one of its numbers."""

from data.release import Answer, ask
from pages.parts import words
from pages.parts.tables import Table
from queries.pages.questions import Ledger

LEFT_OUT = "Left out"
NOT_NUMBERED = "No entry of the ledger is numbered by its paper."


def every(found: Answer) -> Answer:
    """All entries of the ledger, whatever was chosen of them."""
    return ask(Ledger(on=found.question.on))


def sentence(found: Answer) -> str:
    """How many each list holds, and what one of them leaves out."""
    numbered = _numbered(found)
    if not numbered:
        return NOT_NUMBERED
    lists = _lists(numbered)
    counts = "; ".join(f"{name}, {sum(name in numbers for _, numbers in numbered)}" for name in lists)
    missing = [
        f"{name} leaves out “{row.text.removesuffix('.')}”.{f' {row.evidence}' if row.evidence else ''}"
        for name in lists
        for row, numbers in numbered
        if name not in numbers
    ]
    return " ".join([f"{_makers(numbered)} Recommendations in each list: {counts}.", *missing])


def table(found: Answer) -> Table:
    """A row for each recommendation, a column for each list."""
    numbered = _numbered(found)
    lists = _lists(numbered)
    rows = tuple((row.text, *(words.number(n[name]) if name in n else LEFT_OUT for name in lists)) for row, n in numbered)
    return Table("Each recommendation under its number in every list", ("Recommendation", *lists), rows)


def numbers_in(numbered: str) -> dict[str, int]:
    """The number in each list: "Report 21; Appendix 20" is {"Report": 21, "Appendix": 20}."""
    parts = (part.strip().rpartition(" ") for part in numbered.split(";"))
    return {name: int(number) for name, _, number in parts}


def _numbered(found: Answer) -> list[tuple[tuple, dict[str, int]]]:
    """The numbered entries with their numbers, in the order of the first list."""
    rows = [(row, numbers_in(row.numbered)) for row in found.rows if row.numbered]
    return sorted(rows, key=lambda pair: tuple(pair[1].get(name, 0) for name in _lists(rows)))


def _lists(numbered: list[tuple[tuple, dict[str, int]]]) -> list[str]:
    """The lists, the fullest first."""
    names = dict.fromkeys(name for _, numbers in numbered for name in numbers)
    return sorted(names, key=lambda name: (-sum(name in numbers for _, numbers in numbered), name))


def _makers(numbered: list[tuple[tuple, dict[str, int]]]) -> str:
    return f"{'; '.join(dict.fromkeys(row.made_by for row, _ in numbered))}."
