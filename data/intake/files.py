"""What lies in a hand-over folder: one file for each contract, extract.toml, and what nobody reads."""

import hashlib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from data.contracts import CONTRACTS
from data.intake import limits
from data.intake.csv_file import read_csv
from data.intake.faults import Fault
from data.intake.parquet_file import read_parquet
from data.intake.sheets import Sheet, Unreadable
from data.intake.terms import TERMS
from data.intake.xlsx_file import read_xlsx

READERS = {".csv": read_csv, ".parquet": read_parquet, ".xlsx": read_xlsx}
DATA_ENDINGS = (*READERS, ".xls", ".xlsm", ".xlsb", ".ods", ".tsv", ".txt", ".json", ".zip", ".gz", ".feather", ".db", ".duckdb")
TEXT_ENDINGS = (".doc", ".docx", ".odt", ".pdf", ".md", ".msg", ".eml", ".toml", ".log")
OURS = ("problems.csv",)
# Windows lays these in a folder that is looked at; those of macOS begin with a dot.
OF_THE_SYSTEM = ("thumbs.db", "ehthumbs.db", "desktop.ini")
FOLDER = "the hand-over folder"
ONE_FILE = "one file for each extract, such as ce_flags.csv, ce_flags.parquet or ce_flags.xlsx"


@dataclass
class Handed:
    """What was found in a folder: the path of each contract's file, of extract.toml, faults, and what is only worth a word."""

    paths: dict[str, Path] = field(default_factory=dict)
    terms: Path | None = None
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)


def handed(folder: Path) -> Handed:
    """Look at the folder's names only."""
    found = Handed()
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        found.faults.append(
            Fault(file=FOLDER, found="no folder that opens", expected="a folder of extracts", todo="Check where it lies.")
        )
        return found
    for entry in entries:
        _place(entry, found)
    for name, contract in CONTRACTS.items():
        if contract.required and name not in found.paths:
            found.faults.append(
                Fault(
                    file=f"{name}.csv",
                    found="no such file",
                    expected=ONE_FILE,
                    todo=f"Add the extract: {contract.title.lower()}.",
                )
            )
    return found


def _place(entry: Path, found: Handed) -> None:
    name = entry.name.lower()
    stem, ending = name.rpartition(".")[0], "." + name.rpartition(".")[2]
    if name.startswith((".", "~$")) or name in (*OURS, *OF_THE_SYSTEM) or name.startswith("readme"):
        return
    if name == TERMS:
        found.terms = entry
    elif stem in CONTRACTS and ending in READERS:
        if stem in found.paths:
            found.faults.append(
                Fault(file=name, found="an extract handed over twice", expected=ONE_FILE, todo="Keep the right one.")
            )
        else:
            found.paths[stem] = entry
    elif ending in DATA_ENDINGS:
        found.faults.append(
            Fault(
                file=_told_name(name),
                found="a file that is no extract's",
                expected=ONE_FILE + "; names of extracts: " + ", ".join(CONTRACTS),
                todo="Correct its name or ending, or take it out of the folder.",
            )
        )
    else:
        found.notes.append(
            Fault(file=_told_name(name), found="something that is not read", expected=ONE_FILE, todo="Nothing need be done.")
        )


def _told_name(name: str) -> str:
    """What a file is called in a problem: its own name where that is an extract's, else only what it comes near to.

    The rest of its name could be a child's.
    """
    stem, _, ending = name.rpartition(".")
    if stem in CONTRACTS:
        return name
    near = get_close_matches(stem, (*CONTRACTS, TERMS.partition(".")[0]), n=1, cutoff=0.7)
    called = f"a file named nearly {near[0]}" if near else "another file in the folder"
    return f"{called}, .{ending}" if f".{ending}" in (*DATA_ENDINGS, *TEXT_ENDINGS) else called


def content_of(path: Path) -> bytes:
    """The bytes of a file, up to the limit. Raises Unreadable."""
    try:
        with path.open("rb") as opened:
            content = opened.read(limits.LARGEST_FILE + 1)
    except OSError:
        raise Unreadable(
            "a file that cannot be opened", todo="Close it elsewhere, check who may read it, and try again."
        ) from None
    if len(content) > limits.LARGEST_FILE:
        raise Unreadable(
            f"a file of more than {limits.LARGEST_FILE // 2**20:,} MB",
            "an extract of one district",
            "Hand over the rows and columns that the contract asks for, or use Parquet.",
        )
    return content


def sheet_of(content: bytes, file: str) -> Sheet:
    """The file as text. Raises Unreadable, whatever a damaged file does to the library that reads its format."""
    if not content.strip():
        raise Unreadable("an empty file", "column names in the first row and at least one row")
    try:
        return READERS["." + file.rpartition(".")[2]](content, file)
    except Unreadable:
        raise
    except BaseException as fault:
        # The XLSX reader's panics are not Exceptions. What they say may hold cells, so none of it is told.
        if isinstance(fault, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise Unreadable("a damaged file, or another kind of file than its name says") from None


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
