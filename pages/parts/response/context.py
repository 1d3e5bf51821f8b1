"""What happens round about: figures that others published, by topic, each topic with a picture of its own."""

from collections.abc import Callable

from data.release import Answer, ask
from pages.parts import choices
from pages.parts.drawn import remembered
from pages.parts.response import beside, claimants, published, stated
from pages.parts.views import View
from queries.pages.questions import ANY, PublishedFigures

TOPICS = {
    "other places": "Other places",
    "education": "Children not in school",
    "modern slavery": "Modern slavery",
    claimants.TOPIC: "Young people out of work",
}
DRAWN: dict[str, Callable[[Answer], View]] = {
    "other places": beside.view,
    "education": stated.view,
    "modern slavery": stated.view,
    claimants.TOPIC: claimants.view,
}
# Topics of which one figure is looked at at a time.
ONE_AT_A_TIME = ("other places", claimants.TOPIC)


def topics() -> dict[str, str]:
    """The topics of which the release holds anything; {} where none was supplied."""
    return {topic: name for topic, name in TOPICS.items() if _figures(topic)}


def figure(topic: str) -> str:
    """The figure that is chosen, where a topic shows one at a time; else all of them."""
    return choices.many("Figure", _figures(topic), key="figure") if topic in ONE_AT_A_TIME else ANY


def figures(topic: str) -> tuple[str, ...]:
    """Every figure of a topic that shows one at a time; else all of them at once."""
    return tuple(_figures(topic)) if topic in ONE_AT_A_TIME else (ANY,)


def view(topic: str, chosen: str) -> View:
    return DRAWN[topic](ask(PublishedFigures(topic=topic, figure=chosen)))


def _figures(topic: str) -> dict[str, str]:
    """The figures of a topic; where one is looked at at a time, those that more than one place has."""
    return _titles(ask(PublishedFigures(topic=topic)), topic in ONE_AT_A_TIME)


@remembered
def _titles(found: Answer, of_several_places: bool) -> dict[str, str]:
    places: dict[str, set[str]] = {}
    for row in found.rows:
        places.setdefault(row.measure, set()).add(row.area)
    return {name: published.title(name) for name, known in places.items() if not of_several_places or len(known) > 1}
