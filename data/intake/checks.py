"""A sheet against its contract: typed values, and every fault in them in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
import pandera.pandas as pa

from data.contracts import Column, Contract, Rule
from data.intake.faults import AGAIN, Fault
from data.intake.files import sheet_of
from data.intake.header import places_of, told_by_column
from data.intake.kinds import kind_of
from data.intake.sheets import Sheet, Unreadable
from data.intake.values import typed
from geo.areas import District

TAKE_OUT = "Take it out, hand over a new extract, and tell your data protection lead what was sent."
WHAT_TO_DO = {
    "a blank": "Fill it in where the extract is made.",
    "a cell that starts like": "Take the sign away, or leave the cell blank where a blank is allowed.",
    "an invisible": "Type the cell again; such characters come from copying or from a wrong encoding.",
    "what looks like an NHS": f"{TAKE_OUT} If it is an id made for these extracts, give it another length.",
    "what looks like": TAKE_OUT,
    "an id": "Give each child, case or episode an id made for these extracts, such as c-000123.",
    "a number, perhaps": "Write dates as 2021-08-31; a CSV opened and saved in a spreadsheet loses them.",
    "a date written": "Write dates as 2021-08-31; a CSV opened and saved in a spreadsheet changes them.",
    "a date too": "Give the real date; leave the cell blank where it is not known and a blank is allowed.",
    "a value": "Use a value of the list, written exactly so; lists that differ between districts lie in the district's folder.",
    "text longer": "Shorten it.",
}


@dataclass(frozen=True)
class Checked:
    """A file's rows by its contract: typed columns, the index holding row numbers; and everything wrong with them.

    frame: empty when the file could not be read as the contract's.
    """

    frame: pd.DataFrame
    faults: list[Fault]


def examined(content: bytes, contract: Contract, district: District, file: str) -> Checked:
    """Read the bytes of one file and check them, whatever they are."""
    try:
        sheet = sheet_of(content, file)
    except Unreadable as unreadable:
        return Checked(pd.DataFrame(), [unreadable.fault(file)])
    try:
        places, of_names = places_of(sheet, contract, file)
    except Unreadable as unreadable:
        # Whether a row has the right number of cells is not known either.
        return Checked(pd.DataFrame(), [*sheet.faults, *told_by_column(sheet), unreadable.fault(file)])
    faults = [*sheet.faults, *sheet.of_rows, *told_by_column(sheet, contract.columns), *of_names]
    rows = checked(sheet, places, contract, district, file)
    return Checked(rows.frame, [*faults, *rows.faults])


def checked(sheet: Sheet, places: dict[str, int], contract: Contract, district: District, file: str) -> Checked:
    """Type every column, then look at every value and rule; nothing stops at the first fault."""
    faults: list[Fault] = []
    texts = {name: sheet.cells[place] for name, place in places.items()}
    columns, wrong = {}, {}
    for column in contract.columns:
        blank = pd.Series("", index=sheet.cells.index, dtype=object)
        values, unread = typed(texts.get(column.name, blank), column, contract.dtype(column.name))
        columns[column.name] = values
        missing = column.name not in texts and not column.absent
        wrong[column.name] = set(sheet.cells.index if missing else unread.index[unread != ""])
        wrong[column.name] |= sheet.rows_told(places.get(column.name))
        faults += _told(file, column, unread[unread != ""], column.values(contract.name, district))
    frame = pd.DataFrame(columns, index=sheet.cells.index)
    if frame.empty:
        none = Fault(
            file=file,
            found="no rows",
            expected="at least one row",
            todo="Fill the file, or leave it out if it may be left out.",
        )
        return Checked(frame, faults if sheet.lacks_rows else [*faults, none])
    failures = _failures(frame, contract, district)
    faults += _of_values(failures, texts, wrong, contract, district, file)
    faults += _of_rules(failures, frame, wrong, sheet.lacks_rows, contract.rules(district), file)
    return Checked(frame, faults)


def _told(file: str, column: Column, found: pd.Series, values: tuple[str, ...]) -> Iterator[Fault]:
    """One fault for each kind of thing found in a column. found: the kind, by row number."""
    for kind, rows in found.groupby(found, sort=True):
        todo = next((todo for start, todo in WHAT_TO_DO.items() if str(kind).startswith(start)), AGAIN)
        yield Fault(
            file=file, column=column.name, rows=list(rows.index), found=str(kind), expected=column.expected(values), todo=todo
        )


@lru_cache(maxsize=32)
def _schema(contract: Contract, district: District) -> pa.DataFrameSchema:
    return contract.schema(district)


def _failures(frame: pd.DataFrame, contract: Contract, district: District) -> pd.DataFrame:
    """Which of the contract's own checks failed in which row. Nothing else of pandera's table is used: it holds the values."""
    about = ["schema_context", "column", "check", "index"]
    try:
        _schema(contract, district).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as failed:
        return failed.failure_cases[about].drop_duplicates()
    return pd.DataFrame(columns=about)


def _of_values(
    failures: pd.DataFrame,
    texts: dict[str, pd.Series],
    wrong: dict[str, set],
    contract: Contract,
    district: District,
    file: str,
) -> list[Fault]:
    """Cells that fail by themselves, which become wrong too. A row already told of in a column is not told again for it."""
    faults: list[Fault] = []
    of_values = failures[failures["schema_context"] == "Column"]
    for name, rows in of_values.groupby("column", sort=False)["index"]:
        column = contract.column(str(name))
        values = column.values(contract.name, district)
        failing = texts.get(column.name, pd.Series(dtype=object)).reindex(sorted(set(rows) - wrong[column.name])).dropna()
        kinds = {text: kind_of(text, column, values) for text in failing.unique()}
        faults += _told(file, column, failing.map(kinds), values)
        wrong[column.name].update(failing.index)
    return faults


def _of_rules(
    failures: pd.DataFrame, frame: pd.DataFrame, wrong: dict[str, set], lacks_rows: bool, rules: dict[str, Rule], file: str
) -> list[Fault]:
    """Rows that break a rule, where all that the rule goes by could be read."""
    faults: list[Fault] = []
    of_rules = failures[failures["schema_context"] != "Column"]
    for name, rows in of_rules.groupby("check", sort=False)["index"]:
        rule = rules[str(name)]
        if not (rule.seeks and lacks_rows):
            faults += _broken(frame, rule, set(rows), set().union(*(wrong[column] for column in rule.reads)), file)
    return faults


def _broken(frame: pd.DataFrame, rule: Rule, rows: set[int], wrong: set[int], file: str) -> list[Fault]:
    """The rows that break a rule, without those that are wrong in what it reads, or collide with one that is."""
    beside = rule.beside(frame).to_dict() if rule.beside else {}
    left = [row for row in sorted(rows - wrong) if beside.get(row) not in wrong]
    about = {"found": rule.found, "expected": rule.expected, "todo": rule.todo}
    others = [beside[row] for row in left if row in beside]
    return [Fault(file=file, column=rule.reads[0], rows=left, beside=others, **about)] if left else []
