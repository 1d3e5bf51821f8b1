"""What differs between two releases, figure by figure: every figure that one of them shows and the other says otherwise.

Pure: from rows as released to changes. What both keep back is never looked at, so nothing behind it can matter.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from pages.parts import words

SHOWN, KEPT_BACK, ABSENT = "shown", "kept back", "absent"
STATES = {"shown": SHOWN, "hidden": KEPT_BACK, "withheld": KEPT_BACK}
RESTATED, NOW_FEW, NOW_WITHHELD, NOW_SHOWN, NOW_GIVEN, NO_LONGER = (
    "Restated",
    f"Now {words.mid_sentence(words.HIDDEN)}",
    f"Now {words.SHORT['withheld']}",
    "Now shown",
    "Given for the first time",
    "No longer given",
)
KINDS = {
    (SHOWN, SHOWN): RESTATED,
    (KEPT_BACK, SHOWN): NOW_SHOWN,
    (ABSENT, SHOWN): NOW_GIVEN,
    (SHOWN, ABSENT): NO_LONGER,
}
# What was shown and is kept back now, by how it is.
NEWLY_KEPT_BACK = {"hidden": NOW_FEW, "withheld": NOW_WITHHELD}
NEW, DROPPED = "New", "Dropped out"

Key = tuple[str, str, date, str, str, str]
Span = tuple[str, str, date]


class Row(Protocol):
    """A row of the question ReleasedFigures."""

    measure: str
    title: str
    extract: str
    period_type: str
    period: date
    label: str
    area_code: str
    area_name: str
    level: str
    vintage: str | None
    breakdown: str
    category: str
    value: int | None
    status: str


class Change(NamedTuple):
    """One figure that is said otherwise than it was.

    kind: one of KINDS or NEWLY_KEPT_BACK. figure: its row in the last release that has it. then, now: values, None where there
    is none to show; of a figure that is now kept back the old one is None too. was, status: how it was and is said. step: the
    place, among the releases compared, of the one that brought what is said now; source, as_at and reason are that release's
    words: the extracts, its day, and why; "" until it has been asked.
    """

    kind: str
    figure: Row
    then: int | None
    was: str
    now: int | None
    status: str
    step: int
    source: str = ""
    as_at: str = ""
    reason: str = ""


class Spans(NamedTuple):
    """Periods of one kind that measures have, and the other release has not.

    what: NEW or DROPPED. titles: of the measures. labels: of the periods, oldest first.
    """

    what: str
    period_type: str
    titles: tuple[str, ...]
    labels: tuple[str, ...]


def changes(releases: Sequence[Sequence[Row]]) -> list[Change]:
    """Every figure that the last release says otherwise than the first, in the order of the release.

    releases: the rows of each, oldest first; those between tell which of them brought the change. Periods that are new, or
    have dropped out, are no changes of a figure.
    """
    steps = [{of_what(row): row for row in rows} for rows in releases]
    first, last = steps[0], steps[-1]
    both = _spans(first) & _spans(last)
    keys = [*last, *(key for key in first if key not in last)]
    found = (_change(key, steps) for key in keys if key[:3] in both)
    return [change for change in found if change]


def periods(first: Sequence[Row], last: Sequence[Row]) -> list[Spans]:
    """Which periods are new in the last release, and which have dropped out, by the measures that have them."""
    then, now = (_spans({of_what(row): row for row in rows}) for rows in (first, last))
    return [*_grouped(NEW, last, now - then), *_grouped(DROPPED, first, then - now)]


def _change(key: Key, steps: Sequence[Mapping[Key, Row]]) -> Change | None:
    then, now = steps[0].get(key), steps[-1].get(key)
    kind = _kind(then, now)
    if kind is None or _said(then) == _said(now):
        return None
    return Change(
        kind,
        figure=now or then,
        then=then.value if then and kind not in NEWLY_KEPT_BACK.values() else None,
        was=then.status if then else "not_supplied",
        now=now.value if now else None,
        status=now.status if now else "not_supplied",
        step=_brought_by(key, steps),
    )


def _kind(then: Row | None, now: Row | None) -> str | None:
    states = _state(then), _state(now)
    return NEWLY_KEPT_BACK[now.status] if states == (SHOWN, KEPT_BACK) else KINDS.get(states)


def _brought_by(key: Key, steps: Sequence[Mapping[Key, Row]]) -> int:
    """The place of the release since which the figure is said as it is now."""
    said = [_said(step.get(key)) for step in steps]
    return max(at for at in range(1, len(said)) if said[at] != said[at - 1])


def _grouped(what: str, rows: Sequence[Row], wanted: set[Span]) -> list[Spans]:
    """Measures with the same periods of one kind stand together."""
    labels: dict[tuple[str, str], dict[date, str]] = {}
    for row in rows:
        if of_what(row)[:3] in wanted:
            labels.setdefault((row.period_type, row.title), {})[row.period] = row.label
    titles: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (period_type, title), told in labels.items():
        titles.setdefault((period_type, tuple(told[day] for day in sorted(told))), []).append(title)
    return [Spans(what, period_type, tuple(named), told) for (period_type, told), named in titles.items()]


def _spans(figures: Mapping[Key, Row]) -> set[Span]:
    """The periods that a release has figures for, by measure."""
    return {key[:3] for key, row in figures.items() if _state(row) != ABSENT}


def of_what(row: Row) -> Key:
    """What a cell is of: all but its figure."""
    return row.measure, row.period_type, row.period, row.area_code, row.breakdown, row.category


def _state(row: Row | None) -> str:
    return STATES.get(row.status, ABSENT) if row else ABSENT


def _said(row: Row | None) -> tuple[str, int | None]:
    """What a release says of a figure. That it is kept back is one thing, whichever way it is."""
    return _state(row), row.value if row else None
