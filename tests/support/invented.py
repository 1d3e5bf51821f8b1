"""Extracts of children who do not exist, drawn for any district from its own folder: its wards, its labels, its services.

The same district, days and seed give the same rows. Wards of several vintages each have children while they are in force:
a flag that is open when the wards change ends on that day, and a row in a new ward follows it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from data.publish import publish
from geo.areas import District
from tests.support.extracts import Rows, lay

CHILDREN_OF_A_WARD = 4_000
# New flags and missing episodes in a ward each month.
FLAGS, EPISODES = 1.6, 3.0
LEVELS, TYPES = ("emerging", "moderate", "significant"), ("sexual", "criminal", "sexual and criminal", "not yet obtained")
CLOSED = ("risk reduced", "risk reduced", "risk reduced", "moved out of area", "turned 18", "other")
CARE = ("not looked after", "not looked after", "looked after", "looked after by another authority")
TERMS = """
district = "{code}"
as_at = {as_at}
supplied_by = "The test suite"
synthetic = "Invented records of {name}."

[covers_from]
ce_flags = {covers_from}
missing_episodes = {covers_from}
"""


def published(folder: Path, here: District, covers_from: date, as_at: date) -> Path:
    """Publish invented extracts of a district, which must be the one that is set; gives the folder of releases."""
    extracts = lay(
        folder / "extracts",
        rows(here, covers_from, as_at),
        terms=TERMS.format(code=here.code, name=here.name, as_at=as_at.isoformat(), covers_from=covers_from.isoformat()),
    )
    publish(extracts, folder / "releases")
    return folder / "releases"


def rows(here: District, covers_from: date, as_at: date, seed: int = 7) -> Rows:
    """All the extracts that children stand in, and a few lines from papers."""
    chance = Random(seed)
    days = (as_at - covers_from).days
    wards = len(here.of_level("ward", here.vintage_on(as_at)))
    months = days / 30.4
    flags = [row for n in range(round(FLAGS * wards * months)) for row in _flag(chance, here, f"f-{n:05d}", covers_from, as_at)]
    episodes = [_episode(chance, here, n, covers_from, as_at) for n in range(round(EPISODES * wards * months))]
    return {
        "ce_flags": flags,
        "missing_episodes": episodes,
        "support_cases": [_case(chance, here, n, as_at) for n in range(40 * len(here.values("support_cases", "service")))],
        "ward_population": [
            {"ward_code": ward.code, "mid_year": "2020", "children_0_17": str(chance.randint(3, 5) * CHILDREN_OF_A_WARD // 4)}
            for ward in here.of_level("ward")
        ],
        "case_progress": list(_reports(here, covers_from, as_at)),
        "commitments": [_commitment(here, as_at)],
        "practice_events": [
            {"happened_on": covers_from.isoformat(), "title": "A new recording system", "detail": "Invented.", "kind": "policy"}
            | {"measures": "flags_open;missing_episodes"}
        ],
        "comparators": list(_elsewhere(here, as_at)),
    }


def _flag(chance: Random, here: District, child: str, covers_from: date, as_at: date) -> Iterator[dict[str, str]]:
    """One child's flag: a row, and another where the wards changed while it was open."""
    start = covers_from + timedelta(days=chance.randint(-200, (as_at - covers_from).days))
    end = start + timedelta(days=round(chance.expovariate(1 / 220)) + 1)
    about = _child(chance, here, "ce_flags") | {
        "risk_level": chance.choice(LEVELS),
        "exploitation_type": chance.choice(TYPES),
        "social_care_status": chance.choice(here.values("ce_flags", "social_care_status")),
        "lead_agency": chance.choice(here.values("ce_flags", "lead_agency")),
        "nrm_status": chance.choice(here.values("ce_flags", "nrm_status")),
    }
    changes = [day for _, day in here.vintages if start < day <= min(end, as_at)]
    for first, last in zip([start, *changes], [*changes, end if end <= as_at else None], strict=True):
        reason = "" if last is None else "details changed" if last in changes else chance.choice(CLOSED)
        days = {"started_on": first.isoformat(), "ended_on": last.isoformat() if last else "", "end_reason": reason}
        yield {"child_id": child, **about, **days, "ward_code": _ward(chance, here, first)}


def _episode(chance: Random, here: District, number: int, covers_from: date, as_at: date) -> dict[str, str]:
    day = covers_from + timedelta(days=chance.randint(0, (as_at - covers_from).days - 3))
    start = datetime(day.year, day.month, day.day, chance.randint(0, 23), chance.randint(0, 59))
    end = start + timedelta(hours=min(chance.expovariate(1 / 14), 60))
    offered = chance.random() < 0.8
    accepted = offered and chance.random() < 0.7
    # Few children make many of the episodes, most are missing once or twice.
    child = chance.randint(0, 40) if chance.random() < 0.1 else chance.randint(41, 4_000)
    return {
        "episode_id": f"e-{number:05d}",
        "child_id": f"f-{child:05d}",
        "type": "missing" if chance.random() < 0.9 else "away without authorisation",
        "started_at": f"{start:%Y-%m-%d %H:%M}",
        "ended_at": f"{end:%Y-%m-%d %H:%M}",
        "looked_after_status": chance.choice(CARE),
        **_child(chance, here, "missing_episodes"),
        "ward_code": _ward(chance, here, day),
        "interview_offered": "yes" if offered else "no",
        "interview_accepted": "yes" if accepted else "no",
        "interviewed_at": f"{end + timedelta(hours=30):%Y-%m-%d %H:%M}" if accepted else "",
    }


def _case(chance: Random, here: District, number: int, as_at: date) -> dict[str, str]:
    return {
        "case_id": f"s-{number:04d}",
        "service": chance.choice(here.values("support_cases", "service")),
        **_child(chance, here, "support_cases"),
        "postcode_district": "not known",
        "reported_on": as_at.isoformat(),
    }


def _child(chance: Random, here: District, extract: str) -> dict[str, str]:
    return {
        "age": str(min(18, max(9, round(chance.gauss(14.5, 1.8))))),
        "gender": chance.choice(("female", "female", "male", "not yet obtained")),
        "ethnicity": chance.choice(here.values(extract, "ethnicity")),
    }


def _ward(chance: Random, here: District, day: date) -> str:
    if chance.random() < 0.08:
        return chance.choice(("not known", "out of area"))
    return chance.choice([ward.code for ward in here.of_level("ward", here.vintage_on(day))])


def _reports(here: District, covers_from: date, as_at: date) -> Iterator[dict[str, str]]:
    """Two reports of a police operation, as any force might give them."""
    for on, live, pending in ((covers_from, 21, 6), (as_at, 14, 9)):
        same = {
            "operation": here.operation,
            "reported_on": on.isoformat(),
            "basis": "live, with pending trial counted separately",
        }
        same |= {"document": f"Report to a committee of {here.name}", "cleared_by": "Head of crime"}
        for item, value in {"live": live, "pending trial": pending, "finalised": 4, "suspects charged": 12}.items():
            yield same | {"item": item, "value": str(value), "covers": "", "court_month": "", "note": ""}
    yield same | {"item": "trial", "value": "", "covers": "one case", "court_month": f"{as_at:%Y-%m}", "note": ""}


def _elsewhere(here: District, as_at: date) -> Iterator[dict[str, str]]:
    """A few figures of others on every topic a page shows."""

    def figure(topic: str, measure: str, when: str, area: str, value: object, note: str = "") -> dict[str, str]:
        on = {"year_ending": when, "year_about": ""} if when[:1].isdigit() else {"year_ending": "", "year_about": when}
        told = {"measure": measure, "topic": topic, "area": area, "value": str(value), "note": note}
        return told | on | {"source": f"Yearbook of {here.name}"}

    for year in range(as_at.year - 3, as_at.year):
        for place, role, value in ((here.name, "", 21), ("England", "Country", 17), ("The Wolds", "Region", "")):
            yield figure("", "Looked-after children who went missing, in per cent", f"{year}-03-31", place, value, role)
    for school_year, value in (("school year before", 130), ("school year since", 104)):
        yield figure("education", "Pupils referred as missing from education", school_year, here.name, value)
    yield figure("modern slavery", "Modern slavery offences recorded", "a year", here.name, 31)
    wards = here.of_level("ward", here.vintage_on(as_at))
    for number, ward in enumerate(wards):
        yield figure("out of work", "Claimants aged 18 to 24", "spring", ward.name, 40 + 5 * (number % 7), "Rounded to 5.")
    yield figure("reach", "Children taught at school", "spring", here.name, 900, "The yearbook says about 900.")


def _commitment(here: District, as_at: date) -> dict[str, str]:
    committees: Sequence[str] = [area.name for area in here.of_level("committee", here.vintage_on(as_at))]
    return {
        "commitment_id": "R-1",
        "kind": "resolution",
        "made_on": as_at.isoformat(),
        "made_by": f"{committees[0]} Area Committee",
        "text": "That the figures be brought back in six months.",
        "owner": here.partnership,
        "due_on": "",
        "due_about": "within six months",
        "status": "open",
        "updated_on": as_at.isoformat(),
        "evidence": "",
        "measure": "flags_open",
        "document": f"Minutes of {committees[0]} Area Committee",
    }
