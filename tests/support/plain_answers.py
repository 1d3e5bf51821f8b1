"""Every counted measure a second time: loops over rows, as slow and as plain as can be. No SQL, no data frames."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from data.disclosure.cells import Key
from geo.areas import District
from queries.measures import MEASURES

CHANGES = ("risk level changed", "moved within the district", "details changed")
DAY = timedelta(days=1)


class Span(NamedTuple):
    """A month, quarter or twelve months, by its first and last day."""

    period_type: str
    first: date
    last: date


class Found(NamedTuple):
    """One thing counted: in which period, by which record (its ward and its values), and whose."""

    span: Span
    record: dict
    child: str


def plain_answers(
    extracts: dict[str, list[dict]], place: District, as_at: date, covers_from: dict[str, date]
) -> dict[Key, tuple[int, int]]:
    """The value and the children behind every cell that is not zero."""
    flags = [_as_known(row, as_at) for row in extracts.get("ce_flags", []) if row["started_on"] <= as_at]
    flags_spans = list(_spans(covers_from.get("ce_flags"), as_at))
    episode_spans = list(_spans(covers_from.get("missing_episodes"), as_at))
    first_day = min((span.first for span in episode_spans), default=date.max)
    begun = [row for row in extracts.get("missing_episodes", []) if first_day <= row["started_at"].date() <= as_at]
    episodes = [_as_known(row, as_at) for row in begun]
    both_spans = [span for span in flags_spans if span in episode_spans]
    missing = [row for row in episodes if row["type"] == "missing"]
    away = [row for row in episodes if row["type"] != "missing"]
    due = [row for row in missing if row["ended_at"]]
    offered = [row for row in due if row["interview_offered"] == "yes"]
    accepted = [row for row in offered if row["interview_accepted"] == "yes"]
    prompt = [row for row in accepted if row["interviewed_at"] and row["interviewed_at"] - row["ended_at"] <= timedelta(hours=72)]
    found = {
        "flags_open": _open_at_the_end(flags, flags_spans),
        "flags_opened": _on_a_day(_openings(flags), "started_on", flags_spans),
        "flags_closed": _on_a_day(_closings(flags), "ended_on", flags_spans),
        "children_flagged_year": _by_the_latest_record(_open_on_a_day(flags, flags_spans), flags),
        "missing_episodes": _on_a_day(missing, "started_at", episode_spans),
        "away_episodes": _on_a_day(away, "started_at", episode_spans),
        "children_missing": _latest_of_each_child(_on_a_day(missing, "started_at", episode_spans), "started_at"),
        "children_missing_repeatedly": _repeatedly(missing, episode_spans),
        "flagged_and_missing": _flagged(_latest_of_each_child(_on_a_day(missing, "started_at", both_spans), "started_at"), flags),
        "interviews_due": _on_a_day(due, "ended_at", episode_spans),
        "interviews_offered": _on_a_day(offered, "ended_at", episode_spans),
        "interviews_offer_not_recorded": _on_a_day(
            [row for row in due if row["interview_offered"] == "not recorded"], "ended_at", episode_spans
        ),
        "interviews_accepted": _on_a_day(accepted, "ended_at", episode_spans),
        "interviews_within_72h": _on_a_day(prompt, "ended_at", episode_spans),
        "support_cases": [
            Found(Span("report", row["reported_on"], row["reported_on"]), row, row["case_id"])
            for row in extracts.get("support_cases", [])
            if row["reported_on"] <= as_at
        ],
    }
    people = defaultdict(list)
    for name, things in found.items():
        for thing in things:
            for key in _cells_of(name, thing, place):
                people[key].append(thing.child)
    return {key: (len(children), len(set(children))) for key, children in people.items()}


def _as_known(row: dict, as_at: date) -> dict:
    """A record as it stood at the end of the as-at date: what came later has not happened."""
    known = dict(row)
    for name in ("ended_on", "ended_at", "interviewed_at"):
        if known.get(name) and _day(known[name]) > as_at:
            known[name] = None
    return known


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _spans(covers_from: date | None, as_at: date) -> Iterator[Span]:
    """Every month, calendar quarter and twelve months to a quarter's end that lies between two days."""
    if covers_from is None:
        return
    for year in range(covers_from.year, as_at.year + 1):
        for month in range(1, 13):
            for period_type, length in (("month", 1), ("quarter", 3), ("year_to_quarter", 12)):
                first = date(year, month, 1)
                after = (year * 12 + month - 1) + length
                last = date(after // 12, after % 12 + 1, 1) - DAY
                starts_a_quarter = month in (1, 4, 7, 10)
                if first >= covers_from and last <= as_at and (length == 1 or starts_a_quarter):
                    yield Span(period_type, first, last)


def _open_at_the_end(flags: list[dict], spans: list[Span]) -> Iterator[Found]:
    for span in spans:
        for row in flags:
            if (
                span.period_type == "month"
                and row["started_on"] <= span.last
                and (not row["ended_on"] or row["ended_on"] > span.last)
            ):
                yield Found(span, row, row["child_id"])


def _open_on_a_day(flags: list[dict], spans: list[Span]) -> Iterator[Found]:
    for span in spans:
        for row in flags:
            first_day = max(row["started_on"], span.first)
            last_day = span.last if not row["ended_on"] else min(span.last, row["ended_on"] - DAY)
            if first_day <= last_day:
                yield Found(span, row, row["child_id"])


def _by_the_latest_record(found: Iterator[Found], flags: list[dict]) -> list[Found]:
    """Each child once, by its latest record that reaches into the span; one that ends as it starts may tell the last move."""
    latest = []
    for span, child in {(thing.span, thing.child) for thing in found}:
        reaching = [
            row
            for row in flags
            if row["child_id"] == child
            and row["started_on"] <= span.last
            and (not row["ended_on"] or row["ended_on"] > span.first)
        ]
        latest.append(Found(span, max(reaching, key=lambda row: (row["started_on"], row["ended_on"] or date.max)), child))
    return latest


def _chains(flags: list[dict]) -> Iterator[list[dict]]:
    """Each child's flag from the day it opened to the day it closed, as the records that tell it."""
    of_child = defaultdict(list)
    for row in flags:
        of_child[row["child_id"]].append(row)
    for rows in of_child.values():
        rows.sort(key=lambda row: (row["started_on"], row["ended_on"] or date.max))
        chain = []
        for row in rows:
            if chain and not (chain[-1]["end_reason"] in CHANGES and chain[-1]["ended_on"] == row["started_on"]):
                yield chain
                chain = []
            chain.append(row)
        yield chain


def _openings(flags: list[dict]) -> list[dict]:
    return [chain[0] for chain in _chains(flags)]


def _closings(flags: list[dict]) -> list[dict]:
    last = [chain[-1] for chain in _chains(flags) if chain[-1]["ended_on"]]
    return [row | {"end_reason": "other"} if row["end_reason"] in CHANGES else row for row in last]


def _on_a_day(rows: list[dict], column: str, spans: list[Span]) -> list[Found]:
    return [Found(span, row, row["child_id"]) for span in spans for row in rows if span.first <= _day(row[column]) <= span.last]


def _latest_of_each_child(found: Iterator[Found] | list[Found], column: str) -> list[Found]:
    latest = {}
    for thing in found:
        mine = (thing.span, thing.child)
        if mine not in latest or _later(thing, latest[mine], column):
            latest[mine] = thing
    return list(latest.values())


def _later(one: Found, other: Found, column: str) -> bool:
    return (one.record[column], one.record.get("episode_id", "")) > (other.record[column], other.record.get("episode_id", ""))


def _repeatedly(missing: list[dict], spans: list[Span]) -> list[Found]:
    """Children with an episode in the quarter that had two more of theirs in the 90 days before it."""
    found = []
    for thing in _latest_of_each_child(_on_a_day(missing, "started_at", spans), "started_at"):
        mine = sorted((row["started_at"], row["episode_id"]) for row in missing if row["child_id"] == thing.child)
        for place, (started_at, _) in enumerate(mine):
            in_the_span = thing.span.first <= started_at.date() <= thing.span.last
            recent = [day for day, _ in mine[:place] if (started_at.date() - day.date()).days <= 90]
            if in_the_span and len(recent) >= 2:
                found.append(thing)
                break
    return found


def _flagged(found: list[Found], flags: list[dict]) -> list[Found]:
    flagged = {(thing.span, thing.child) for thing in _open_on_a_day(flags, list({thing.span for thing in found}))}
    return [thing for thing in found if (thing.span, thing.child) in flagged]


def _cells_of(name: str, thing: Found, place: District) -> Iterator[Key]:
    """Every released cell that a thing is counted in."""
    measure = MEASURES[name]
    keys = {}
    for released in measure.released:
        ends_a_quarter = thing.span.last.month % 3 == 0
        if released.period_type != thing.span.period_type or (released.every == "quarter_end" and not ends_a_quarter):
            continue
        for area in _areas_of(thing, released.level, measure.kind, place):
            for split in released.splits:
                category = _category(thing.record, measure.extract, split, place)
                if category is not None:
                    key = Key(name, thing.span.period_type, thing.span.first, area, split.split(":")[0], category)
                    keys[key] = None
    yield from keys


def _areas_of(thing: Found, level: str, kind: str, place: District) -> list[str]:
    if level == "district":
        return [place.code]
    vintage = place.vintage_on(thing.span.last)
    if kind != "stock" and place.vintage_on(thing.span.first) != vintage:
        return []
    for area in place.areas:
        if area.code == thing.record["ward_code"] and area.level == "ward" and area.vintage == vintage:
            return [area.code if level == "ward" else area.parent]
    return ["elsewhere"] if level == "committee" else []


def _category(record: dict, extract: str, split: str, place: District) -> str | None:
    if split == "all":
        return "all"
    if " x " in split:
        both = [_category(record, extract, one, place) for one in split.split(" x ")]
        return " | ".join(both)
    for fold in place.folds:
        if fold.extract == extract and fold.fold == split and fold.value == str(_field(record, fold.field)):
            return fold.category
    return None


def _field(record: dict, field: str) -> object:
    if field != "duration":
        return record[field]
    if not record["ended_at"]:
        return "3 days or more, or not yet returned"
    hours = (record["ended_at"] - record["started_at"]).total_seconds() / 3600
    if hours < 6:
        return "under 6 hours"
    if hours < 24:
        return "6 to 24 hours"
    return "1 to 2 days" if hours < 72 else "3 days or more, or not yet returned"
