"""Measures of children with a child exploitation flag: who has one, and who joined and who left."""

from queries.measure import Measure, Released
from queries.measures.shared import ONE_PLACE, PERFORMANCE, REVIEWED, SPOTTING, WARD_OF_CHILD

STOCK_AND_FLOW = (
    "For the district: children with an open flag at the end of a month are those at the end of the month before, "
    "plus flags opened in the month, minus flags closed in the month."
)

FLAGS_OPEN = Measure(
    name="flags_open",
    title="Children with an open flag",
    question="How many children had an open flag on the last day of the month?",
    definition=(
        "A flag says that professionals think a child is being exploited, or is at risk of it. "
        "This counts the children whose flag was open on the last day of the month. "
        "Each child is counted once, because a child can have only one open flag on any day."
    ),
    why_it_matters=(
        "It shows how many children services are working to keep safe at one moment. "
        "It is a picture of a single day, so it does not say how many children were flagged during the month."
    ),
    counts="children",
    kind="stock",
    per=10_000,
    numerator="Children with an open flag on the last day of the month",
    denominator="Children aged 0 to 17 living in the area",
    released=(
        Released(
            "district",
            "month",
            (
                "all",
                "risk_level",
                "age_group:three",
                "gender",
                "ethnic_group",
                "exploitation_type",
                "social_care_status",
                "lead_agency",
                "nrm_status",
            ),
        ),
        Released("committee", "month"),
        Released("committee", "quarter_end", ("all", "risk_level")),
        Released("ward", "quarter_end"),
    ),
    extract="ce_flags",
    higher_is="neither",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    identities=(
        STOCK_AND_FLOW,
        "No more children have an open flag at the end of a quarter than were flagged in the twelve months that end with it.",
    ),
    caveats=(
        SPOTTING,
        "A child's age is their age when the record of the flag began, not their age on the last day of the month.",
        WARD_OF_CHILD,
    ),
)

FLAGS_OPENED = Measure(
    name="flags_opened",
    title="Flags opened",
    question="How many flags were opened in the period?",
    definition=(
        "A flag is opened when a child who had no open flag is given one. "
        "A change of risk level, a move within the district or a change of other details is not a new flag. "
        "A child whose flag is closed and who is flagged again later is counted each time."
    ),
    why_it_matters="It shows how many children are joining, which the number on one day cannot show.",
    counts="flags",
    kind="flow",
    per=10_000,
    numerator="Flags opened in the period",
    denominator="Children aged 0 to 17 living in the area",
    released=(Released("district", "month"), Released("committee", "quarter")),
    extract="ce_flags",
    higher_is="neither",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(STOCK_AND_FLOW,),
    caveats=(
        SPOTTING,
        "Flags that were already open on the first day of the records are not counted as opened.",
        "For an area committee, a child who moves in from another part of the district is not counted as a flag opened.",
        WARD_OF_CHILD,
    ),
)

FLAGS_CLOSED = Measure(
    name="flags_closed",
    title="Flags closed",
    question="How many flags were closed in the period, and why?",
    definition=(
        "A flag is closed when a child no longer has an open flag, and the reason is recorded: "
        "the risk was reduced, the child moved out of the area, the child turned 18, or another reason. "
        "A change of risk level, a move within the district or a change of other details does not close a flag."
    ),
    why_it_matters=(
        "When fewer children have a flag, the reasons say whether children are safer, or have moved away or grown up."
    ),
    counts="flags",
    kind="flow",
    per=10_000,
    numerator="Flags closed in the period",
    denominator="Children aged 0 to 17 living in the area",
    released=(
        Released("district", "month"),
        Released("district", "quarter", ("all", "end_reason")),
        Released("committee", "quarter"),
    ),
    extract="ce_flags",
    higher_is="neither",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(
        STOCK_AND_FLOW,
        "The three months of a quarter add up to the quarter.",
    ),
    caveats=(
        "A closed flag does not always mean a safer child: read it with the reason.",
        "For an area committee, a child who moves to another part of the district is not counted as a flag closed.",
        WARD_OF_CHILD,
    ),
)

CHILDREN_FLAGGED_YEAR = Measure(
    name="children_flagged_year",
    title="Children flagged in twelve months",
    question="How many children had an open flag at any time in the twelve months?",
    definition=(
        "This counts every child who had an open flag on at least one day of the twelve months. "
        "Each child is counted once, however many flags they have had."
    ),
    why_it_matters=(
        "It shows how many children were affected over a year. It is large enough to be shown for most wards, "
        "where a single month would be too few to show."
    ),
    counts="children",
    kind="cumulative",
    per=10_000,
    numerator="Children with an open flag on any day of the twelve months",
    denominator="Children aged 0 to 17 living in the area",
    released=(
        Released("district", "year_to_quarter"),
        Released("committee", "year_to_quarter"),
        Released("ward", "year_to_quarter"),
    ),
    extract="ce_flags",
    higher_is="neither",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    identities=("No fewer children are flagged in twelve months than have an open flag at the end of them.",),
    caveats=(
        SPOTTING,
        "The twelve months of one quarter share nine months with those of the next, so the numbers must not be added together.",
        ONE_PLACE,
        WARD_OF_CHILD,
    ),
)

MEASURES = (FLAGS_OPEN, FLAGS_OPENED, FLAGS_CLOSED, CHILDREN_FLAGGED_YEAR)
