"""Measures of return interviews: the talk a child is owed when they come back."""

from queries.measure import Measure, Released
from queries.measures.shared import NOT_RETURNED, PERFORMANCE, REVIEWED

MONTHLY = (Released("district", "month", ("all", "looked_after_status:two")),)
CHAIN = (
    "Of the interviews due, some are offered; of those offered, some are accepted; "
    "of those accepted, some are held within 72 hours. No number is larger than the one before it."
)
SAME_MONTH = "Every step is counted in the month in which the episode ended, even when the interview came later."

INTERVIEWS_DUE = Measure(
    name="interviews_due",
    title="Return interviews due",
    question="How many return interviews were due?",
    definition=(
        "When a missing child comes back, someone independent should talk with them about what happened. "
        "One interview is due for each missing episode that ended, in the month in which it ended."
    ),
    why_it_matters="It is what the offered, accepted and held interviews are to be compared with.",
    counts="interviews",
    kind="flow",
    numerator="Missing episodes that ended in the month",
    released=MONTHLY,
    extract="missing_episodes",
    higher_is="neither",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(CHAIN,),
    caveats=(NOT_RETURNED, "A child who went missing twice is owed two interviews."),
)

INTERVIEWS_OFFERED = Measure(
    name="interviews_offered",
    title="Return interviews offered",
    question="How many of the interviews due were offered to the child?",
    definition="This counts the missing episodes that ended in the month for which a return interview was recorded as offered.",
    why_it_matters="Every child who comes back should be offered a talk with someone independent.",
    counts="interviews",
    kind="flow",
    numerator="Interviews offered for missing episodes that ended in the month",
    denominator="Interviews due in the month",
    released=MONTHLY,
    extract="missing_episodes",
    higher_is="better",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(CHAIN,),
    caveats=(SAME_MONTH, "Where no one recorded whether an interview was offered, it is not counted as offered."),
)

INTERVIEWS_OFFER_NOT_RECORDED = Measure(
    name="interviews_offer_not_recorded",
    title="Return interviews where no one recorded an offer",
    question="For how many of the interviews due is it not known whether one was offered?",
    definition=(
        "This counts the missing episodes that ended in the month and for which the record does not say "
        "whether a return interview was offered."
    ),
    why_it_matters="It says how far the number of interviews offered can be trusted.",
    counts="interviews",
    kind="flow",
    numerator="Interviews due in the month with no record of an offer",
    denominator="Interviews due in the month",
    released=MONTHLY,
    extract="missing_episodes",
    higher_is="worse",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=("Interviews offered and those with no record of an offer are together no more than the interviews due.",),
    caveats=(SAME_MONTH, "It is about records: some of these interviews may have been offered."),
)

INTERVIEWS_ACCEPTED = Measure(
    name="interviews_accepted",
    title="Return interviews accepted",
    question="How many of the interviews offered did the child accept?",
    definition=(
        "This counts the missing episodes that ended in the month for which the child was offered an interview and said yes."
    ),
    why_it_matters="A child may say no. When many do, it is worth asking whether they trust the people who offer.",
    counts="interviews",
    kind="flow",
    numerator="Interviews accepted for missing episodes that ended in the month",
    denominator="Interviews offered for missing episodes that ended in the month",
    released=MONTHLY,
    extract="missing_episodes",
    higher_is="better",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(CHAIN,),
    caveats=(SAME_MONTH,),
)

INTERVIEWS_WITHIN_72H = Measure(
    name="interviews_within_72h",
    title="Return interviews held within 72 hours",
    question="How many of the interviews accepted were held within 72 hours of the child's return?",
    definition=(
        "This counts the missing episodes that ended in the month and whose return interview was accepted "
        "and held no later than 72 hours after the episode ended."
    ),
    why_it_matters="Seventy-two hours is the time in which national guidance says the interview should be held.",
    counts="interviews",
    kind="flow",
    numerator="Interviews held within 72 hours, for missing episodes that ended in the month",
    denominator="Interviews accepted for missing episodes that ended in the month",
    released=MONTHLY,
    extract="missing_episodes",
    higher_is="better",
    owner=PERFORMANCE,
    reviewed_on=REVIEWED,
    additive_over_time=True,
    identities=(CHAIN,),
    caveats=(SAME_MONTH, "Interviews held later than 72 hours are not in this number."),
)

MEASURES = (
    INTERVIEWS_DUE,
    INTERVIEWS_OFFERED,
    INTERVIEWS_OFFER_NOT_RECORDED,
    INTERVIEWS_ACCEPTED,
    INTERVIEWS_WITHIN_72H,
)
