"""Every file of a pack, made one after another, so that a reader can see how far it is."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pages.parts.pack import brief, ods, paper, slides, steady, tidy, workbook
from pages.parts.pack.content import Pack

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SUMS, EVERYTHING, PAPER = "sha256sums.txt", ".zip", ".pdf"


class File(NamedTuple):
    """One file: its ending, what readers call it, its kind, and how it is made."""

    ending: str
    title: str
    mime: str
    make: Callable[[Pack], bytes | None]


def name(pack: Pack, ending: str) -> str:
    """scrutiny_pack_2021-08-31-1.pptx"""
    return f"scrutiny_pack_{pack.release_id}{ending}"


def _brief(pack: Pack) -> bytes:
    return brief.html(pack, slides.LIMITS)


def _paper(pack: Pack) -> bytes | None:
    return paper.pdf(_brief(pack), pack.as_at)


def _metadata(pack: Pack) -> bytes:
    return tidy.metadata(pack, name(pack, ".csv"))


FILES = (
    File(".pptx", "Slides (PPTX)", PPTX, slides.presentation),
    File(".xlsx", "Workbook for Excel (XLSX)", XLSX, workbook.xlsx),
    File(".ods", "Workbook, open format (ODS)", "application/vnd.oasis.opendocument.spreadsheet", ods.ods),
    File(".csv", "Figures as one table (CSV)", "text/csv", tidy.table),
    File(".csv-metadata.json", "What the table’s columns mean (CSVW)", "application/csvm+json", _metadata),
    File(".html", "Brief to print (HTML)", "text/html", _brief),
    File(PAPER, "Brief to print (PDF)", "application/pdf", _paper),
)


def files(pack: Pack) -> Iterator[tuple[File, bytes | None]]:
    """Each file as it is made; None for one that cannot be made on this machine."""
    for file in FILES:
        yield file, file.make(pack)


def together(pack: Pack, made: Mapping[str, bytes]) -> bytes:
    """All files that were made in one zip, with the checksum of each. made: by ending."""
    named = {name(pack, ending): content for ending, content in made.items()}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {file}\n" for file, content in named.items())
    return steady.together(named | {SUMS: sums.encode("utf-8")})
