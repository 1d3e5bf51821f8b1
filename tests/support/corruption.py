"""Ways in which an extract goes wrong, drawn for hypothesis: cells, columns, rows and bytes, over every contract and format."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime

from hypothesis import strategies as st

from data.contracts import CONTRACTS, Column
from tests.support.extracts import BRADFORD, ENDINGS, Rows, file_of, rows

# Values of one child, planted where they must never be seen again.
IDS = {"c-01": "kestrel-7041", "c-02": "kestrel-7042", "c-03": "kestrel-7043", "e-01": "merlin-881", "e-02": "merlin-882"}
NAME, NHS_NUMBER, UPN, NINO, POSTCODE, BIRTH = (
    "Quillfeather",
    "943 476 5919",
    "A123456789012",
    "AB123456C",
    "BD7 3QF",
    "2007-05-23",
)
PLANTED = ("kestrel", "merlin", "hobby-", NAME, NHS_NUMBER, UPN, NINO, POSTCODE, BIRTH)

FORMULAS = st.sampled_from("=+-@").map(lambda sign: f"{sign}{NAME}!A1")
OF_A_PERSON = st.sampled_from([NHS_NUMBER, NHS_NUMBER.replace(" ", ""), UPN, NINO, POSTCODE, f"at {POSTCODE}.", f"dob {BIRTH}"])
WORDS = st.sampled_from([NAME, f"Zebedee {NAME}", NAME.upper(), f"{NAME};{NAME}"])
WRONG_OF_KIND = {
    "id": WORDS | st.sampled_from([BIRTH, "23052007", "k" * 64 + "1", "kestrel 7"]),
    "list": WORDS | st.integers(0, 99).map(str),
    "day": WORDS
    | st.sampled_from(["31/02/2025", "2025-02-31", "2021-13-01", "44197", "0007-05-23", "5 May 2020", "2020-01-01T12:00:00Z"]),
    "month": WORDS | st.sampled_from(["May 2021", "2021-00", "2021-05-17", "05/2021"]),
    "whole": WORDS | st.sampled_from(["12.5", "-3", "1,200", "1e3", "99999999999999999", "٣", "0x10"]),
    "number": WORDS | st.sampled_from(["12,5", "-0.5", "1e99", "nan", "inf", "99999999999"]),
}
SAME = {
    "moment": "day",
    "ward": "list",
    "area": "list",
    "measure": "list",
    "measures": "list",
    "season": "list",
    "postcode district": "list",
}


@dataclass(frozen=True)
class Corruption:
    """One file as it was handed over. surely: it breaks its contract, so it must be told."""

    name: str
    ending: str
    content: bytes
    surely: bool
    how: str

    @property
    def file(self) -> str:
        return f"{self.name}.{self.ending}"


def planted_rows() -> Rows:
    """The small extract with ids that can be told from every other word."""
    planted = {}
    for name, table in rows().items():
        planted[name] = [{column: IDS.get(cell, cell) for column, cell in row.items()} for row in table]
    planted["support_cases"] = [row | {"case_id": f"hobby-{place}"} for place, row in enumerate(planted["support_cases"])]
    return planted


VALID = planted_rows()
VALID_FILES = {(name, ending): file_of(VALID[name], ending) for name in CONTRACTS for ending in ENDINGS}


def wrong_cells(column: Column) -> st.SearchStrategy[str]:
    """Cells that the column cannot hold, whatever the rest of the row."""
    kind = SAME.get(column.kind, column.kind)
    blank = st.nothing() if column.optional else st.sampled_from(["", "   "])
    unsafe = FORMULAS | OF_A_PERSON if kind not in ("whole", "number") else st.nothing()
    too_long = st.just("a" * (column.longest + 1)) if column.kind == "text" else st.nothing()
    return WRONG_OF_KIND.get(kind, st.nothing()) | blank | unsafe | too_long


@st.composite
def wrong_cell(draw: st.DrawFn, name: str) -> tuple[list[dict[str, str]], str]:
    place = draw(st.integers(0, len(VALID[name]) - 1))
    column = draw(st.sampled_from(CONTRACTS[name].columns))
    cell = draw(wrong_cells(column))
    return [row | {column.name: cell} if at == place else row for at, row in enumerate(VALID[name])], f"{column.name}: {cell!r}"


@st.composite
def wrong_columns(draw: st.DrawFn, name: str) -> tuple[list[dict[str, str]], str]:
    """A column left out, misnamed, or of no contract."""
    column = draw(st.sampled_from([column for column in CONTRACTS[name].columns if not column.absent])).name
    strange = draw(st.sampled_from(["surname", "nhs_number", "Date of birth", "remarks", NAME, NHS_NUMBER, IDS["c-01"]]))
    how = draw(st.sampled_from(["left out", "misnamed", "one more"]))
    without = [{key: cell for key, cell in row.items() if key != column} for row in VALID[name]]
    if how == "left out":
        return without, f"{column} {how}"
    kept = VALID[name] if how == "one more" else without
    return [
        {strange: whole[column] or NAME} | row for row, whole in zip(kept, VALID[name], strict=True)
    ], f"{column} {how} as {strange!r}"


@st.composite
def wrong_rows(draw: st.DrawFn, name: str) -> tuple[list[dict[str, str]], str]:
    """A row told twice, anywhere."""
    row = draw(st.sampled_from(VALID[name]))
    place = draw(st.integers(0, len(VALID[name])))
    return [*VALID[name][:place], row, *VALID[name][place:]], f"a row repeated at {place}"


@st.composite
def wrong_tables(draw: st.DrawFn, names: tuple[str, ...] = tuple(CONTRACTS)) -> Corruption:
    """An extract that surely breaks its contract, in any format."""
    name, ending = draw(st.sampled_from(names)), draw(st.sampled_from(ENDINGS))
    table, how = draw(wrong_cell(name) | wrong_cell(name) | wrong_columns(name) | wrong_rows(name))
    return Corruption(name, ending, file_of(table, ending), True, how)


@st.composite
def wrong_bytes(draw: st.DrawFn, names: tuple[str, ...] = tuple(CONTRACTS)) -> Corruption:
    """A file damaged on its way: perhaps still an extract."""
    name, ending = draw(st.sampled_from(names)), draw(st.sampled_from(ENDINGS))
    content = VALID_FILES[name, ending]
    for _ in range(draw(st.integers(1, 4))):
        content = draw(damaged(content))
    return Corruption(name, ending, content, not content.strip(), "bytes")


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 200)))
    strange = st.binary(max_size=20) | st.sampled_from(
        [b'"', b",", b"\n", b"\r", b"\0", b"\xff\xfe", b"=", NAME.encode(), b"\xef\xbb\xbf", b";"]
    )
    match draw(st.sampled_from(["replace", "insert", "delete", "cut", "repeat", "flip"])):
        case "replace":
            return content[:start] + draw(strange) + content[end:]
        case "insert":
            return content[:start] + draw(strange) + content[start:]
        case "delete":
            return content[:start] + content[end:]
        case "cut":
            return content[:start]
        case "repeat":
            return content[:end] + content[start:]
        case _:
            return (
                content[:start]
                + bytes(byte ^ draw(st.integers(1, 255)) for byte in content[start : start + 1])
                + content[start + 1 :]
            )


def plainly_wrong(name: str, content: bytes) -> list[str]:
    """What a plain look at a CSV file finds wrong with its cells: a second opinion on files that were accepted."""
    names, *table = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    names = [column.strip() for column in names]
    found = []
    for row in table:
        for column in CONTRACTS[name].columns:
            cell = row[names.index(column.name)].strip() if column.name in names and any(row) else ""
            if any(row) and not _plainly_right(name, column, cell):
                found.append(f"{column.name}: {cell!r}")
    return found


def _plainly_right(name: str, column: Column, cell: str) -> bool:
    if not cell:
        return column.optional
    if cell[0] in "=+-@" or any(planted in cell for planted in (NHS_NUMBER, UPN, NINO, POSTCODE)):
        return False
    if values := column.values(name, BRADFORD):
        return cell in values
    try:
        match column.kind:
            case "day" | "moment":
                return (
                    1990
                    <= (date if column.kind == "day" else datetime).fromisoformat(cell[: 10 if column.kind == "day" else 19]).year
                    <= 2100
                )
            case "whole":
                return column.least <= int(cell.split(".")[0]) <= column.most
            case "number":
                return column.least <= float(cell) <= column.most
            case "id":
                return bool(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", cell)) and any(map(str.isdecimal, cell))
            case _:
                return len(cell) <= column.longest
    except ValueError:
        return False
