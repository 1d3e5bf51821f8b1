"""What was measured of the pages, and the same as columns of text."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Row:
    """What was measured of one page; times are medians in milliseconds, sizes bytes."""

    page: str
    warm_ms: float
    warm_ratio: float
    visitor_ms: float
    visitor_ratio: float
    first_bytes: int
    again_bytes: int
    views_a_second: float
    load_ratio: float
    processor_ms: float | None = None
    processor_ratio: float | None = None
    cold_ms: float | None = None
    cold_ratio: float | None = None
    browser_warm_ms: float | None = None
    browser_warm_ratio: float | None = None
    cold_bytes: int | None = None


HEADS = (
    ("page", "page", "{}"),
    ("warm_ms", "warm ms", "{:.1f}"),
    ("warm_ratio", "ratio", "{:.2f}"),
    ("visitor_ms", "new session ms", "{:.1f}"),
    ("visitor_ratio", "ratio", "{:.2f}"),
    ("first_bytes", "bytes first", "{:,}"),
    ("again_bytes", "bytes again", "{:,}"),
    ("views_a_second", "views/s together", "{:.0f}"),
    ("load_ratio", "ratio", "{:.1f}"),
    ("processor_ms", "processor ms", "{:.1f}"),
    ("processor_ratio", "ratio", "{:.1f}"),
    ("cold_ms", "Chromium cold ms", "{:.0f}"),
    ("cold_ratio", "ratio", "{:.2f}"),
    ("browser_warm_ms", "warm ms", "{:.0f}"),
    ("browser_warm_ratio", "ratio", "{:.2f}"),
    ("cold_bytes", "cold bytes", "{:,}"),
)


def as_text(rows: Sequence[Row]) -> str:
    """The rows as columns of text, a dash where nothing was measured."""
    cells = [[head for _, head, _ in HEADS]]
    for row in rows:
        values = [(getattr(row, name), form) for name, _, form in HEADS]
        cells.append(["-" if value is None else form.format(value) for value, form in values])
    widths = [max(len(line[at]) for line in cells) for at in range(len(HEADS))]
    return "\n".join("  ".join(text.rjust(width) for text, width in zip(line, widths, strict=True)) for line in cells)
