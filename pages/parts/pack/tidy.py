"""The released cells behind a pack as one tidy table (CSV), and what each of its columns means (CSV on the Web)."""

import csv
import hashlib
import io
import json
from pathlib import Path

from data.spreadsheets import as_text
from pages.parts import words
from pages.parts.pack.content import Pack

TEMPLATE = Path(__file__).parent / "csvw.json"


def columns() -> tuple[str, ...]:
    """The names of the columns, in their order, as the metadata declare them."""
    return tuple(column["name"] for column in json.loads(TEMPLATE.read_text(encoding="utf-8"))["tableSchema"]["columns"])


def table(pack: Pack) -> bytes:
    """A row for each cell, headings first; UTF-8 without a mark, as the metadata say."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = columns()
    writer.writerow(names)
    writer.writerows([as_text(cell[name]) for name in names] for cell in pack.cells)
    return out.getvalue().encode("utf-8")


def metadata(pack: Pack, url: str) -> bytes:
    """What the table at this address is, and what each column means."""
    told = json.loads(TEMPLATE.read_text(encoding="utf-8"))
    told |= {
        "url": url,
        "dc:title": pack.title,
        "dc:description": " ".join(
            filter(None, (f"The released figures behind this pack, as at {words.day(pack.as_at)}.", pack.records))
        ),
        "dc:publisher": pack.supplied_by,
        "dc:issued": str(pack.made_on),
        "dc:identifier": pack.release_id,
        "notes": [
            {"release": pack.release_id, "release_sha256": pack.release_sha256, "content_sha256": pack.sha256},
            {"table_sha256": hashlib.sha256(table(pack)).hexdigest()},
            {"dashboard": pack.address},
        ],
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
