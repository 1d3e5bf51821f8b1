"""How children are protected, from what the release itself says: its policy, what it hides, and its audit's evidence."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data import settings
from data.release import Answer
from geo.areas import district
from pages.parts import words
from pages.parts.drawn import drawn
from pages.parts.tables import Table

SETTINGS = {
    "few": "A number is too few to show",
    "levels_showing_zeros": "A true nought is shown",
    "possible_values": "What must stay possible for a hidden number",
    "differences": "Differences that count as numbers",
    "cleared": "Figures that the police have cleared",
}
LIMITS = (
    "The promise covers what this dashboard publishes, in this release and in every audited release before it. It cannot cover "
    "what others print.",
    "It protects against arithmetic with everything published here. It cannot protect against someone who knows a child and "
    "is told of the child by other means.",
    "What an earlier release showed stays public. If such a figure is corrected to a small one, the small one is hidden and "
    "the old one is named as public already.",
    "A hidden figure is never a nought, and a blank is never hidden: every figure that is kept back says so in words.",
)
BEHIND = (
    "The records themselves are never in this dashboard. They are read by a separate program, counted and thrown away; "
    "what the dashboard opens holds no figure that is hidden, in any form.",
    "The records have no names, dates of birth, addresses or numbers that other systems use, and are refused if they do.",
)


def sentence(found: Answer) -> str:
    """How much is hidden, and what the audit found."""
    hidden, figures = sum(row.hidden for row in found.rows), sum(row.figures for row in found.rows)
    audit = found.release.audit
    checked = (
        f"An audit tried to work out each of them from everything published: at least {audit['narrowest']} values "
        "stay possible for every one."
        if audit.get("audited") and audit.get("narrowest")
        else "No audit has tried to work them out."
    )
    return f"{words.number(hidden)} of {words.number(figures)} figures in this release are too few to show. {checked}"


def by_measure(found: Answer) -> Table:
    """What is kept back, by measure and level of area."""
    return Table(
        caption="Figures kept back in this release",
        headings=("Measure", "Where", "Figures", words.HIDDEN, "Of those above nought"),
        rows=tuple(
            (
                row.title,
                row.level,
                words.number(row.figures),
                words.number(row.hidden),
                f"{100 * row.hidden / row.above_zero:.0f}%" if row.above_zero else "None above nought",
            )
            for row in found.rows
        ),
        texts=("Where",),
    )


@drawn
def promise(found: Answer) -> None:
    """The policy in plain words, each rule with its reason and who decides it."""
    st.subheader("What is hidden, and why", anchor=False)
    policy = found.release.policy
    st.markdown(f"<p>{words.safe(policy['in_words'])}</p>", unsafe_allow_html=True)
    pairs = [
        (title, f"{policy[name]['reason']} Decided by: {_lower(policy[name]['decided_by'])}.")
        for name, title in SETTINGS.items()
        if isinstance(policy.get(name), Mapping)
    ]
    _listed(pairs)
    st.subheader("What was hidden in this release", anchor=False)


@drawn
def evidence(found: Answer) -> None:
    """What the audit rests on. Reasons are told as far as a reader knows them: more would say which of two figures is small."""
    st.subheader("The audit's evidence", anchor=False)
    audit = found.release.audit
    if not audit.get("audited"):
        _listed([("No audit ran", str(audit.get("reason", "This release was made before the audit existed.")))])
        return
    because = audit.get("kept_back_because", {})
    reasons = [f"{why}: {words.number(number)}" for why, number in because.items() if number]
    public = audit.get("already_public", [])
    _listed(
        [
            ("Verdict", "Passed: no figure that is kept back can be worked out" if audit["passed"] else "Failed"),
            ("Fewest values that stay possible", f"{audit['narrowest']} for the hidden figure that is known best"),
            ("Work done", f"{words.number(audit['programs'])} linear programs and {audit['integer_programs']} in whole numbers"),
            ("Kept back because", "; ".join(reasons) or "Nothing is kept back"),
            ("District totals kept back", _or_none(audit.get("district_totals_kept_back", []))),
            ("Public already", f"{len(public)} figures that an earlier release or a paper shows" if public else "None"),
            ("Do it again", "Anyone with the release can: python -m data.audit, and the folder of the release"),
        ]
    )


@drawn
def limits() -> None:
    """What the promise cannot cover, and what lies behind it."""
    st.subheader("What this promise cannot do", anchor=False)
    printed = district(settings.district_folder()).printed_elsewhere
    _points([f"{LIMITS[0]} {printed}".strip(), *LIMITS[1:]])
    st.subheader("Where the records are", anchor=False)
    _points(BEHIND)


def _or_none(names: Sequence[str]) -> str:
    return "; ".join(names) or "None"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _listed(pairs: Sequence[tuple[str, str]]) -> None:
    listed = "".join(f"<div><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>" for term, said in pairs)
    st.markdown(f'<dl class="how">{listed}</dl>', unsafe_allow_html=True)


def _points(points: Sequence[str]) -> None:
    listed = "".join(f"<li>{words.safe(point)}</li>" for point in points)
    st.markdown(f'<ul class="points">{listed}</ul>', unsafe_allow_html=True)
