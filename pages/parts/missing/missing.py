"""The views of children going missing, the choices each of them offers, and what all of them must not be taken for."""

from data.release import Answer, ask
from pages.parts import choices, sayings
from pages.parts.missing import away, durations, per_child, repeats
from pages.parts.trends import control
from pages.parts.views import View
from queries.pages.questions import FiguresOverTime, Series

EPISODES, CHILDREN, EACH = "missing_episodes", "children_missing", "episodes_per_child"
COUNTS = {EPISODES: "Episodes", CHILDREN: "Children", EACH: "Per child"}
CARE = (
    "The council and the police count differently: here are the episodes on the council’s records, and the police count "
    "the reports made to them. Numbers of the two cannot be added or compared."
)


def chosen() -> View:
    """Draw the choices and give the view they choose."""
    views = {
        "month": ("By month", _month_by_month),
        "long": ("How long", _how_long),
        "again": ("Repeatedly", _again),
        "away": ("Away", _away),
    }
    view = choices.few("View", {name: said for name, (said, _) in views.items()}, key="view")
    return views[view][1](choices.district(EPISODES))


def read(found: Answer) -> str:
    """How the control chart is read, and the events numbered in it."""
    return f"{control.marks(found)} {sayings.events(found)}".strip()


def episodes_and_children(found: Answer) -> str:
    return f"{sayings.episodes_and_children(found)} {CARE}"


def care(_found: Answer) -> str:
    return CARE


def care_away(_found: Answer) -> str:
    return f"{CARE} What one of them records as missing, the other may record as away without authorisation."


def _month_by_month(area: str) -> View:
    count = choices.few("Count", COUNTS, key="count")
    if count == EACH:
        both = FiguresOverTime(measures=(EPISODES, CHILDREN), period_type="month", area_code=area, breakdown="all")
        parts = (per_child.sentence, per_child.picture, per_child.title, per_child.note, care, per_child.table)
        return View(ask(both), *parts)
    split = choices.split(count, "month", area)
    found = ask(Series(measure=count, period_type="month", area_code=area, breakdown=split))
    return View(found, control.sentence, control.chart, sayings.picture_title, read, episodes_and_children, control.table)


def _how_long(area: str) -> View:
    found = ask(Series(measure=EPISODES, period_type="quarter", area_code=area, breakdown="duration"))
    return View(found, durations.sentence, control.chart, sayings.picture_title, durations.note, care, durations.table)


def _again(area: str) -> View:
    measures = (repeats.REPEATEDLY, repeats.MISSING)
    found = ask(FiguresOverTime(measures=measures, period_type="quarter", area_code=area, breakdown="looked_after_status"))
    return View(found, repeats.sentence, repeats.picture, repeats.title, repeats.note, care, repeats.table)


def _away(area: str) -> View:
    found = ask(FiguresOverTime(measures=(away.AWAY, away.MISSING), period_type="month", area_code=area, breakdown="all"))
    return View(found, away.sentence, away.picture, away.title, away.note, care_away, away.table)
