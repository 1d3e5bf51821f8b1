"""The history of what was done in a folder of releases: a line of JSON for each step. Damage to a line hides no other."""

import json
from datetime import datetime
from pathlib import Path

HISTORY = "history.jsonl"


def history(releases: Path) -> list[dict]:
    """What was done in this folder, oldest first: when, what, release_id, by, reasons. A line that is not whole is left out."""
    try:
        lines = (releases / HISTORY).read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    return [told for line in lines if (told := _whole(line))]


def _whole(line: bytes) -> dict | None:
    """What a line tells; None for one that was cut short, or that somebody wrote by hand and that tells less than all."""
    try:
        told = json.loads(line.decode("utf-8"))
        return told if _tells_all(told) else None
    except (ValueError, RecursionError):
        return None


def _tells_all(told: object) -> bool:
    """Whether every part is there, and is text; by may be nobody. Raises ValueError for a time that is none."""
    if not (isinstance(told, dict) and isinstance(told.get("reasons"), dict)):
        return False
    texts = (*(told.get(part) for part in ("when", "what", "release_id")), *told["reasons"].values())
    named = "by" in told and isinstance(told["by"], str | None)
    return named and all(isinstance(text, str) for text in texts) and bool(datetime.fromisoformat(told["when"]))


def ends_whole(file: Path) -> bool:
    """Whether the next line can be added as it is: the last one was not cut short."""
    return not file.exists() or file.read_bytes()[-1:] in (b"", b"\n")
