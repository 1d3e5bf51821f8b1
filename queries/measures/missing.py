"""Measures of children who go missing: how often, and how many children."""

from queries.measure import Measure, Released
from queries.measures.shared import FEW_MANY, ONE_PLACE, PERFORMANCE, REVIEWED, WARD_OF_CHILD

# As the glossary has it, after the guidance it names: what is known is the place, not what a carer may guess.
AWAY = "A child who is away without authorisation is not where they should be, but the place is known."

MISSING_EPISODES = Measure(
    name="missing_episodes",
    title="Missing episodes",
    question="How many times did a child go missing?",
    definition=(
        "A missing episode is one time that a child was reported missing. "
        "It is counted in the month in which it began. "
        "A child who goes missing three times has three episodes."
    ),
    why_it_matters=(
        "Going missing can be a sign that a child is being exploited, and it puts the child at risk. "
        "This is a number of episodes, not of children."
    ),
    counts="episodes",
    kind="flow",
    per=10_000,
    numerator="Missing episodes that began in the period",
    denominator="Children aged 0 to 17 living in the area",
    released=(
        Released("district", "month", ("all", "looked_after_status:three", "age_group:two", "gender")),
        Released("district", "quarter", ("all", "ethnic_group", "duration")),
        Released("district", "year_to_quarter"),
        Released("committee", "month"),
        Released("committee", "year_to_quarter"),
        Released("ward", "year_to_quarter"),
    ),
    extract="missing_episodes",
    higher_is="worse",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(
        "The months of a quarter add up to the quarter, and twelve months add up to the year.",
        "There are at least as many episodes as children who went missing.",
    ),
    caveats=(
        FEW_MANY,
        "Episodes of being away without authorisation are counted apart and are not in this number.",
        "Better reporting by carers and homes can raise the number when nothing else has changed.",
        WARD_OF_CHILD,
    ),
)

AWAY_EPISODES = Measure(
    name="away_episodes",
    title="Episodes of being away without authorisation",
    question="How many times was a looked after child away without permission, though not thought to be missing?",
    definition=f"{AWAY} An episode is counted in the month in which it began.",
    why_it_matters="Read beside missing episodes it shows whether children are being recorded under another name.",
    counts="episodes",
    kind="flow",
    numerator="Episodes of being away without authorisation that began in the month",
    released=(Released("district", "month"),),
    extract="missing_episodes",
    higher_is="neither",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    caveats=(FEW_MANY, "These episodes are in no other measure of children going missing."),
)

CHILDREN_MISSING = Measure(
    name="children_missing",
    title="Children who went missing",
    question="How many children went missing at least once?",
    definition=(
        "This counts each child who had at least one missing episode that began in the period. "
        "A child is counted once in the period, however often they went missing."
    ),
    why_it_matters="It says how many children are behind the missing episodes.",
    counts="children",
    kind="flow",
    per=10_000,
    numerator="Children with at least one missing episode that began in the period",
    denominator="Children aged 0 to 17 living in the area",
    released=(
        Released("district", "month", ("all", "looked_after_status:two")),
        Released("district", "quarter"),
        Released("district", "year_to_quarter"),
        Released("committee", "quarter"),
        Released("committee", "year_to_quarter"),
        Released("ward", "year_to_quarter"),
    ),
    extract="missing_episodes",
    higher_is="worse",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    identities=(
        "No more children go missing than there are missing episodes.",
        "No more children go missing in a month than in the quarter or the year that holds it.",
    ),
    caveats=(
        "Months must not be added together: a child who goes missing in two months is counted in both.",
        ONE_PLACE,
        WARD_OF_CHILD,
    ),
)

CHILDREN_MISSING_REPEATEDLY = Measure(
    name="children_missing_repeatedly",
    title="Children who went missing again and again",
    question="How many children went missing three times or more within 90 days?",
    definition=(
        "A child is counted in a quarter when an episode that began in it was their third, or later, "
        "and began no more than 90 days after the first of the three. "
        "The earlier episodes may have begun in the quarter before. Each child is counted once in the quarter."
    ),
    why_it_matters="Children who keep going missing are among those most at risk of being exploited.",
    counts="children",
    kind="flow",
    numerator="Children whose third or later missing episode within 90 days began in the quarter",
    released=(Released("district", "quarter", ("all", "looked_after_status:two")),),
    extract="missing_episodes",
    higher_is="worse",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    identities=("No more children go missing again and again in a quarter than go missing in it.",),
    caveats=(
        "For the first quarter of the records, earlier episodes are not known, so the number may be too low.",
        "Quarters must not be added together: a child can be counted in more than one.",
    ),
)

FLAGGED_AND_MISSING = Measure(
    name="flagged_and_missing",
    title="Children with an open flag who went missing",
    question="How many children both had an open flag and went missing in the month?",
    definition=(
        "This counts each child who had an open flag on any day of the month and a missing episode that began in the same month. "
        "Each child is counted once in the month."
    ),
    why_it_matters="A child who is at risk of exploitation and goes missing may be with the people who mean them harm.",
    counts="children",
    kind="flow",
    numerator="Children with an open flag on any day of the month and a missing episode that began in it",
    released=(Released("district", "month"),),
    extract="ce_flags",
    also_extracts=("missing_episodes",),
    higher_is="worse",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    identities=("No more children are flagged and missing in a month than go missing in it.",),
    caveats=(
        "The flag may have been opened after the child went missing, because of it.",
        "Months must not be added together: a child can be counted in more than one.",
    ),
)

MEASURES = (MISSING_EPISODES, AWAY_EPISODES, CHILDREN_MISSING, CHILDREN_MISSING_REPEATEDLY, FLAGGED_AND_MISSING)
