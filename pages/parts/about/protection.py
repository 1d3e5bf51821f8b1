"""How children are protected, from what the release itself says: its policy, what it hides, and its audit's evidence."""

from collections.abc import Mapping, Sequence

from data import settings
from data.release import Answer
from geo.areas import district
from pages.parts import texts, words
from pages.parts.tables import Table
from pages.parts.texts import text

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
    "It does not reckon with a guess from how the program chooses what to hide beside a small number: that something had to be "
    "hidden there may leave fewer values. Nor with one from a correction: whoever takes it that a single record changed may "
    "work out more from the figures that moved with it.",
    "What an earlier release showed stays public. If such a figure is corrected to a small one, the small one is hidden and "
    "the old one is named as public already.",
    f"A figure that is kept back says so in words, and is never left blank. {words.NOT_NONE}",
)
BEHIND = (
    "The records themselves are never in this dashboard. They are read by a separate program, counted and thrown away; "
    "what the dashboard opens holds no figure that is hidden, in any form.",
    "The records have no names, dates of birth, addresses or numbers that other systems use, and are refused if they do.",
)

# What an assessment of the impact on children (DPIA) and on readers asks, and what is so by construction.
ASSESSMENT = (
    ("Purpose", "Scrutiny of how partners protect children from exploitation. Decisions about a child are never made from it."),
    (
        "Whose data are read",
        "Anonymised records of children with a flag or a missing episode, by the program that publishes, once, in memory. They "
        "hold a pseudonym, age in years, gender, ethnicity, ward, dates and statuses; nothing that names or finds a child.",
    ),
    (
        "Special categories",
        "Ethnicity is read and released in groups only. That a child is at risk of exploitation is treated as no less sensitive.",
    ),
    (
        "What is kept",
        "The releases: protected counts, kept for good, so that a figure can be compared with what was said before. Records are "
        "not kept: the hand-over folder is cleared by hand after each run.",
    ),
    (
        "Who may see it",
        "Whoever has a role in the organisation's own sign-in, or anyone, where a named person has written down why. Only "
        "officers publish, and a second named person confirms.",
    ),
    (
        "What is kept of readers",
        "A cookie while they are signed in. In the log: who signed in, downloaded, opened an officer's page, published, "
        "confirmed or went back, and when. Not which pages they read. Months that are no longer needed can be put away.",
    ),
    ("Who else is sent anything", "Nobody. No page asks another host; signing in goes to the organisation's own provider."),
    (
        "The risk that stays",
        "That a reader adds what they know of one child to what is published here; that figures are copied out without their "
        "notes; that a person who may publish lays out records that are not anonymised.",
    ),
    (
        "What is for people to decide",
        "The lawful basis, who the controllers are, who may have which role, and how long the log is kept. No program can say.",
    ),
)


def sentence(found: Answer) -> str:
    """How much is kept back, and what the audit found."""
    kept_back = f"{how_many(found)} in this release are kept back: too few to show, or they would give too much away."
    return f"{kept_back} {_checked(found.release.audit)}"


def how_many(found: Answer) -> str:
    """158 of 4,620 figures: how many are kept back, of those that could be."""
    hidden, figures = sum(row.hidden for row in found.rows), sum(row.figures for row in found.rows)
    return f"{words.number(hidden)} of {words.number(figures)} figures"


def not_counted(_found: Answer) -> str:
    return "Figures that the police have cleared are not among them: they follow that clearance, and none is hidden."


def by_measure(found: Answer) -> Table:
    """What is kept back, by measure and level of area."""
    return Table(
        caption="Figures kept back in this release",
        headings=("Measure", "Where", "Figures", "Kept back", "Of those above nought"),
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


@text
def promise(found: Answer) -> str:
    """The policy in plain words, each rule with its reason and who decides it."""
    policy = found.release.policy
    pairs = [
        (title, f"{policy[name]['reason']} For {words.mid_sentence(policy[name]['decided_by'])} to decide.")
        for name, title in SETTINGS.items()
        if isinstance(policy.get(name), Mapping)
    ]
    return f"<p>{words.safe(policy['in_words'])}</p>{_listed(pairs)}"


@text
def evidence(found: Answer) -> str:
    """What the audit rests on. Reasons are told as far as a reader knows them: more would say which of two figures is small."""
    audit = found.release.audit
    if not audit.get("audited"):
        return _listed([("No audit ran", str(audit.get("reason", "This release was made before the audit existed.")))])
    because = audit.get("kept_back_because", {})
    reasons = [f"{why}: {words.number(number)}" for why, number in because.items() if number]
    public = audit.get("already_public", [])
    linear, whole = words.number(audit["programs"]), words.number(audit["integer_programs"])
    return _listed(
        [
            ("Verdict", "Passed: no figure that is kept back can be worked out" if audit["passed"] else "Failed"),
            ("Fewest values that stay possible", _fewest(audit)),
            ("Work done", f"{linear} linear programs and {whole} in whole numbers"),
            ("Kept back because", words.sentence_case("; ".join(reasons)) or "Nothing is kept back"),
            ("District totals kept back", _or_none(audit.get("district_totals_kept_back", []))),
            ("Public already", f"{len(public)} figures that an earlier release or a paper shows" if public else "None"),
            ("Do it again", "Anyone with the release can: python -m data.audit, and the folder of the release"),
        ]
    )


@text
def limits() -> str:
    """What the promise cannot cover, and what lies behind it."""
    printed = district(settings.district_folder()).printed_elsewhere
    return (
        f"{texts.points([f'{LIMITS[0]} {printed}'.strip(), *LIMITS[1:]])}"
        f"{texts.title('Where the records are')}{texts.points(BEHIND)}"
        f"{texts.title('For the impact assessment')}{_listed(ASSESSMENT)}"
    )


def _checked(audit: Mapping[str, object]) -> str:
    """What the audit found. A release that says nothing new leaves it nothing to work out."""
    if not audit.get("audited"):
        return "No audit has tried to work them out."
    if not audit.get("narrowest"):
        return "An audit found nothing published that gives any of them away."
    return (
        f"An audit tried to work out each of them from everything published: at least {audit['narrowest']} values "
        "stay possible for every one."
    )


def _fewest(audit: Mapping[str, object]) -> str:
    if audit["narrowest"]:
        return f"{audit['narrowest']} for the hidden figure that is known best"
    return "Nothing new to work out: the releases before tell as much of what is hidden"


def _or_none(names: Sequence[str]) -> str:
    return "; ".join(names) or "None"


def _listed(told: Sequence[tuple[str, str]]) -> str:
    return f'<dl class="how">{texts.pairs(told)}</dl>'
