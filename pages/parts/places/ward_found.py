"""The list beside the ward map: a ward chosen from it, by keyboard or by hand, is marked on the map and told in words."""

from data.release import Answer, ask
from pages.parts import choices, texts, words
from pages.parts.places import finding, wards
from pages.parts.texts import Text, text
from queries.pages.questions import Areas

NONE_CHOSEN = "No ward chosen"
PROFILE = "ward_profile"


def ward(found: Answer) -> str | None:
    """The ward a reader looks for among those on the map, by code; None while none is chosen. Wards stand by name."""
    labels = finding.labels(ask(Areas()))
    return choices.many("Find a ward", {None: NONE_CHOSEN} | {code: labels[code] for code in _on_the_map(found)}, key="ward")


def said(found: Answer, code: str | None) -> Text:
    """The chosen ward's row of the table in words, and the way to the page about it; nothing while none is chosen."""
    return texts.NOTHING if code is None else _said(found, finding.labels(ask(Areas()))[code], code)


@text
def _said(found: Answer, label: str, code: str) -> str:
    _, judged = wards.read(found)
    name, committee, *lines = wards.row_in_words(found, next(ward for ward in judged if ward.row.code == code))
    told = "; ".join(words.mid_sentence(line) for line in lines)
    place = f"<strong>{words.safe(name)}</strong>, {words.safe(committee)}, {words.safe(wards.when(found))}"
    more = texts.link(PROFILE, f"More about {name}", ward=label)
    return f'<p role="status">{place}: {words.safe(told)}.</p><p>{more}</p>'


def _on_the_map(found: Answer) -> dict[str, str]:
    return {row.code: row.name for row in found.rows if row.level == "ward"}
