"""The topics a pack may hold, and the areas it may be made of. Each topic is asked as its page asks it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from data.release import ask
from pages.parts import choices
from pages.parts.pack import changed, context, flags, investigations, missing_children, promises, support, wards_side_by_side
from pages.parts.pack.content import Section
from queries.pages.questions import Areas

Sections = Callable[[str], Iterator[Section]]


class Topic(NamedTuple):
    """One topic. of_district, of_committee: give its sections for an area's code; None where it has none for such an area."""

    title: str
    of_district: Sections
    of_committee: Sections | None = None
    is_usual: bool = True


def headlines(code: str) -> Iterator[Section]:
    """Those counted from records, then those that police reports state."""
    yield from flags.headlines(code)
    yield from investigations.headlines(code)


# In the order readers meet them in the menu.
TOPICS = (
    Topic("Headlines", headlines),
    Topic("Flag trends", flags.flag_trends, flags.flag_trends),
    Topic("Joined and left", flags.joined_and_left),
    Topic("Who is flagged", flags.who, is_usual=False),
    Topic("Missing episodes", missing_children.episodes, missing_children.episodes),
    Topic("Return interviews", missing_children.interviews),
    Topic("Wards", wards_side_by_side.all_wards, wards_side_by_side.wards_of_committee),
    Topic("Investigations", investigations.investigations),
    Topic("Promises", promises.promises),
    Topic("Support services", support.support, is_usual=False),
    Topic("Context", context.round_about, is_usual=False),
    Topic("Since the release before", changed.since),
)
TITLES = tuple(topic.title for topic in TOPICS)
USUAL = tuple(topic.title for topic in TOPICS if topic.is_usual)


def areas() -> dict[str, str]:
    """The district, then the committees of the latest wards; by code."""
    offered = choices.areas(flags.FLAGS, "month", levels=("district", "committee"))
    vintages = {row.code: row.vintage for row in ask(Areas()).rows if row.code in offered}
    latest = max(filter(None, vintages.values()), default=None)
    return {code: name for code, name in offered.items() if vintages[code] in (None, latest)}


def without(codes: Sequence[str], titles: Sequence[str]) -> str:
    """Which of the topics none of the areas has, in words; "" where each of them says something.

    Which topics a committee has is declared above, so that nothing has to be asked.
    """
    district = choices.district(flags.FLAGS)
    only = [topic.title for topic in TOPICS if topic.title in titles and topic.of_committee is None]
    if not only or not codes or district in codes:
        return ""
    return f"Only for {areas()[district]}, so left out: {', '.join(only)}."


def sections(codes: Sequence[str], titles: Sequence[str]) -> Iterator[Section]:
    """What each topic says of each area, topic by topic."""
    district = choices.district(flags.FLAGS)
    for topic in TOPICS:
        for code in codes if topic.title in titles else ():
            made = topic.of_district if code == district else topic.of_committee
            yield from made(code) if made else ()
