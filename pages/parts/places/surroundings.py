"""What stands round a ward's figures: the wards it was or became, what lies beside it, who lives there, and what to do."""

from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.local import contacts
from data.release import Answer, ask
from data.settings import district_folder
from geo.around import crossings, neighbours
from pages.parts import absent, choices, explained, frame, texts, words
from pages.parts.places import finding
from pages.parts.response import claimants, published
from pages.parts.texts import text
from queries.pages.questions import Areas, PublishedFigures, WardPeriods

WARD, COMMITTEE = "ward_profile", "area_committee"
# A smaller share of a ward's children is less than the estimate can tell.
LEAST, NEARLY_ALL = 0.01, 0.995
ESTIMATED = "These shares are estimates. No figure is carried over from one set of wards to the other."
MEMBERS = (
    "Know the signs, and where children here spend their time.",
    "Pass on a worry the same day. You need not be sure.",
    "Do not look into it yourself, and do not confront anyone.",
    "Ask how figures were made, and what came of promises.",
    "Say nothing in public that could point to a child.",
)
NO_CONTACTS = "If a child is in danger now, call 999. Otherwise tell the council's children's social care front door."


def stop_without_figures(figures: Answer, place: DeltaGenerator, sought: finding.Sought) -> None:
    """For a ward that this release has no figures of: why, which wards to look at instead, what needs no figure; the end."""
    if figures.rows:
        return
    found = ask(Areas())
    frame.answer(place, figures, why_no_figures)
    texts.write(finding.said(sought), _crossed(found, sought.area.code), about(found, sought.area.code), to_do())
    st.stop()


def why_no_figures(figures: Answer) -> str:
    """Why a ward has no figures in this release."""
    (area,) = (row for row in ask(Areas()).rows if row.code == figures.question.area_code)
    as_at = figures.release.as_at
    if area.valid_from and area.valid_from > as_at:
        since = f"it has been a ward since {words.day(area.valid_from)}"
        return f"There are no figures for {area.name}: {since}, and the figures end on {words.day(as_at)}."
    covered = {row.vintage for row in ask(WardPeriods()).rows}
    if covered and area.vintage not in covered and area.valid_to:
        return (
            f"There are no figures for {area.name}: it was a ward until {words.day(area.valid_to)}, before these figures begin."
        )
    return absent.NO_WARDS


def shares(found: Answer, code: str) -> list[tuple[str, str]]:
    """The wards of another time that share a ward's children, largest first: its code, "About 20% of its children live in …"."""
    known = {row.code for row in found.rows}
    crossed = crossings(district_folder())
    became = [(c.of_old, c.new, "live in the new ward") for c in crossed if c.old == code]
    was = [(c.of_new, c.old, "lived in the old ward") for c in crossed if c.new == code]
    return [
        (other, f"{share_in_words(share)} of its children {lie}")
        for share, other, lie in sorted([*became, *was], reverse=True)
        if share >= LEAST and other in known
    ]


def share_in_words(share: float) -> str:
    """A share between 0 and 1 as an estimate is told: "Nearly all", "About 20%"."""
    return "Nearly all" if share >= NEARLY_ALL else f"About {share:.0%}"


@text
def became(found: Answer, code: str) -> str:
    """The wards of another time that share this ward's children, with links to them; asked for by opening it."""
    (name,) = (row.name for row in found.rows if row.code == code)
    told = explained.fold(_across(found, code), f"What happened to {name} when the wards changed?")
    return told if shares(found, code) else ""


@text
def about(found: Answer, code: str) -> str:
    """Who lives in the ward, as context and not as a cause, and where to go from here: its committee, the wards beside it."""
    areas = {row.code: row for row in found.rows}
    area = areas[code]
    children = (
        "Not supplied" if area.children_0_17 is None else f"{words.number(area.children_0_17)} <small>mid-{area.mid_year}</small>"
    )
    beside = [other for other in neighbours(district_folder()).get(code, ()) if other in areas]
    around = sorted(beside, key=lambda other: areas[other].name)
    pairs = (
        ("Area committee", committee_link(found, area.parent)),
        ("Children aged 0 to 17", children),
        ("Wards next to it", ", ".join(ward_link(found, code) for code in around)),
        ("Young people out of work", _out_of_work(code)),
    )
    told = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{said}</dd></div>" for term, said in pairs if said)
    return f'<dl class="facts" aria-label="About the ward">{told}</dl>'


def _out_of_work(code: str) -> str:
    """What a paper prints of the ward's young people, with what it counts, when, and which paper."""
    rows = claimants.of_ward(ask(PublishedFigures(topic=claimants.TOPIC)), code)
    told = [f"{published.number(row)} <small>{words.safe(_basis(row))}</small>" for row in rows]
    return " ".join(told) or "No figure for this ward"


def _basis(row: tuple) -> str:
    return f"{published.named(row)}, {published.in_brackets(row)}. {row.source}"


@text
def to_do() -> str:
    """What a member can do, and where to report a concern."""
    lines = [
        f"{words.safe(line.when)}: {words.safe(line.who)}, <strong>{words.safe(_unbroken(line.how))}</strong>"
        for line in contacts(district_folder())
    ]
    return halves(
        ("What you can do as a member", map(words.safe, MEMBERS)), ("Where to report a concern", lines or [NO_CONTACTS])
    )


def halves(*parts: tuple[str, Iterable[str]]) -> str:
    """Lists side by side under a title each, one below another on a phone, as HTML. So are their lines."""
    told = "".join(
        f'<section><p class="title">{words.safe(title)}</p><ul>{"".join(f"<li>{line}</li>" for line in lines)}</ul></section>'
        for title, lines in parts
    )
    return f'<div class="halves">{told}</div>'


@text
def _crossed(found: Answer, code: str) -> str:
    return _across(found, code)


def _across(found: Answer, code: str) -> str:
    """When the ward was one, and the wards of another time that share its children, each with a link to its page."""
    area = next(row for row in found.rows if row.code == code)
    until = f"{area.name} was a ward until {words.day(area.valid_to)}." if area.valid_to else ""
    since = f"{area.name} is a ward since {words.day(area.valid_from)}." if area.valid_from and not until else ""
    lines = "".join(f"<li>{words.safe(told)} {ward_link(found, other)}</li>" for other, told in shares(found, code))
    listed = f'<ul class="points">{lines}</ul><p class="note">{words.safe(ESTIMATED)}</p>' if lines else ""
    return f"<p>{words.safe(until or since)}</p>{listed}"


def ward_link(found: Answer, code: str) -> str:
    """A link to a ward's page, as HTML. A page link of Streamlit does not write a choice into the address of its own page."""
    (name,) = (row.name for row in found.rows if row.code == code)
    return texts.link(WARD, name, ward=finding.labels(found)[code])


def committee_link(found: Answer, code: str) -> str:
    """A link to a committee's page, as HTML; its name alone where it has no figures."""
    (name,) = (row.name for row in found.rows if row.code == code)
    offered = choices.areas("flags_open", "month", levels=("committee",))
    return texts.link(COMMITTEE, name, area=offered[code]) if code in offered else words.safe(name)


def _unbroken(number: str) -> str:
    """A telephone number that stays on one line."""
    return number.replace(" ", "\u00a0") if number.replace(" ", "").isdigit() else number
