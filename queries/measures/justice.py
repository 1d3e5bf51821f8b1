"""Measures of what the police have reported about their investigations. The figures are the reports' own."""

from queries.measure import Measure, Released
from queries.measures.shared import AS_GIVEN, POLICE, REVIEWED

INVESTIGATIONS = Measure(
    name="investigations",
    title="Police investigations by state",
    question="How many investigations did the police report, and how far had they got?",
    definition=(
        "These are the numbers of investigations that a police report gave for each state: live, pending trial, "
        "at victim disclosure, with a Crown Prosecution Service lawyer, or being discontinued. "
        "Each report says on what basis it counts, and two reports may count differently."
    ),
    why_it_matters="It lets readers follow investigations from one report to the next, and ask about those that left the count.",
    counts="investigations",
    kind="stock",
    numerator="Investigations in the state on the day of the report",
    released=(Released("district", "report", ("all", "state")),),
    extract="case_progress",
    higher_is="neither",
    owner=POLICE,
    reviewed_on=REVIEWED,
    additive_over_categories=False,
    cleared=True,
    caveats=(
        AS_GIVEN,
        "States can overlap: in some reports an investigation is both live and pending trial. They must not be added together.",
        "What a report does not state is shown as not supplied.",
    ),
)

INVESTIGATIONS_MOVED = Measure(
    name="investigations_moved",
    title="Investigations that started, re-opened or ended",
    question="What has happened to investigations since the last report?",
    definition=(
        "These are the numbers of investigations that a police report says were started, re-opened, finalised or closed "
        "since the report before it."
    ),
    why_it_matters="Without it, a smaller number of live investigations may mean cases brought to court, or cases given up.",
    counts="investigations",
    kind="flow",
    numerator="Investigations that the report says moved since the last report",
    released=(Released("district", "report", ("all", "move")),),
    extract="case_progress",
    higher_is="neither",
    owner=POLICE,
    reviewed_on=REVIEWED,
    additive_over_categories=False,
    cleared=True,
    caveats=(AS_GIVEN, "What a report does not state is shown as not supplied."),
)

SUSPECTS_CHARGED = Measure(
    name="suspects_charged",
    title="Suspects charged",
    question="How many suspects did the police report as charged?",
    definition=(
        "This is the number of suspects that a police report says have been charged, with the report's own words "
        "for the cases that the number covers."
    ),
    why_it_matters="It shows how far investigations have led to charges against the people suspected.",
    counts="suspects",
    kind="stock",
    numerator="Suspects charged, in the cases that the report names",
    released=(Released("district", "report", ("all", "covers")),),
    extract="case_progress",
    higher_is="neither",
    owner=POLICE,
    reviewed_on=REVIEWED,
    additive_over_categories=False,
    cleared=True,
    caveats=(
        AS_GIVEN,
        "Two reports may speak of different cases, so a larger number is not always an increase.",
        "A total for all cases is shown only when a report states one.",
    ),
)

INDICTMENTS = Measure(
    name="indictments",
    title="Indictments",
    question="How many indictments did the police report?",
    definition=(
        "An indictment is a formal written charge that goes to the Crown Court. "
        "This is the number that a police report gives, with the report's own words for the cases that the number covers."
    ),
    why_it_matters="It shows how many charges a court is being asked to try.",
    counts="indictments",
    kind="stock",
    numerator="Indictments, in the cases that the report names",
    released=(Released("district", "report", ("all", "covers")),),
    extract="case_progress",
    higher_is="neither",
    owner=POLICE,
    reviewed_on=REVIEWED,
    additive_over_categories=False,
    cleared=True,
    caveats=(
        AS_GIVEN,
        "One suspect may face several indictments.",
        "Two reports may speak of different cases, so a larger number is not always an increase.",
    ),
)

MEASURES = (INVESTIGATIONS, INVESTIGATIONS_MOVED, SUSPECTS_CHARGED, INDICTMENTS)
