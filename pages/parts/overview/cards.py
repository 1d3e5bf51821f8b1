"""The headline numbers: a card each, with what it counts, its kind and date, and the page that says more."""

from typing import NamedTuple

from data.release import Answer, ask
from pages.parts import sayings, texts, words
from pages.parts.texts import Text, text
from queries.pages.questions import ReportNumbers


class Card(NamedTuple):
    """One headline: the measure, the page that says more of it, its link, and the choices the page opens with."""

    measure: str
    page: str
    link: str
    choices: dict[str, str]


FLAGS, MAP, MISSING, INTERVIEWS = "flag_trends", "ward_map", "missing_episodes", "return_interviews"
MEANING, JUSTICE = "what_numbers_mean", "operation_dalesway"
# What extracts must cover before there is a figure of a kind.
FIRST = {"stock": "the end of a month", "flow": "a whole month", "cumulative": "twelve months"}
# Seven numbers at most: what a committee opens with.
CARDS = (
    Card("flags_open", FLAGS, "Open flags, month by month", {}),
    Card("children_flagged_year", MAP, "Flagged children by ward", {"measure": "Children flagged in twelve months"}),
    Card("missing_episodes", MISSING, "Episodes, month by month", {}),
    Card("children_missing", MISSING, "Children, month by month", {"count": "Children"}),
    Card("flagged_and_missing", MEANING, "What this number means", {}),
    Card("interviews_within_72h", INTERVIEWS, "Due, offered, accepted, held", {}),
    Card("investigations", JUSTICE, "What became of them", {}),
)


def care(_: Answer) -> str:
    return (
        "More flags can mean more harm, or better spotting of it. A number on a date and a number in a period cannot be "
        "added or compared."
    )


def told(found: Answer) -> Text:
    """The cards, side by side on a wide screen, one below another on a phone."""
    return _told(found, ask(ReportNumbers(measure="investigations")))


@text
def _told(found: Answer, reported: Answer) -> str:
    of = {row.name: _number(row) for row in found.rows} | {"investigations": _investigations(reported)}
    return f'<ul class="cards">{"".join(_card(card, *(of.get(card.measure) or _none(card.measure))) for card in CARDS)}</ul>'


def _number(row: tuple) -> tuple[str, str, str]:
    """A measure's figure, its title, and its kind and date."""
    return words.figure(row.value, row.status), row.title, f"{words.sentence_case(words.KINDS[row.kind])}: {_when(row)}"


def _none(measure: str) -> tuple[str, str, str]:
    """The same of a measure that has no figure yet: its first period is not over."""
    meaning = sayings.meaning(measure)
    return words.IN_WORDS["not_supplied"], meaning.title, f"These extracts do not yet cover {FIRST[meaning.kind]}"


def _investigations(reported: Answer) -> tuple[str, str, str]:
    """The last report's number of live investigations; none where no report was supplied."""
    live = [row for row in reported.rows if row.category == "live"]
    if not live:
        return words.IN_WORDS["not_supplied"], "Live police investigations", "No report has been supplied"
    last = live[-1]
    return words.figure(last.value, last.status), "Live police investigations", f"On a date: as reported, {last.label}"


def _card(card: Card, number: str, title: str, said: str) -> str:
    lines = (("number", number), ("title", title), ("note", said))
    told = "".join(texts.paragraphs(name, (line,)) for name, line in lines)
    return f"<li>{told}<p>{texts.link(card.page, card.link, **card.choices)}</p></li>"


def _when(row: object) -> str:
    return words.day(row.last_day) if row.kind == "stock" else row.label
