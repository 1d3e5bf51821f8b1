"""Measures of the services that support children who are at risk."""

from queries.measure import Measure, Released
from queries.measures.shared import REVIEWED, SERVICES

SUPPORT_CASES = Measure(
    name="support_cases",
    title="Records of support",
    question="How many pieces of support did each service report?",
    definition=(
        "Each service reports the support it has given, one record for each piece of work with a child. "
        "This counts those records on the day of the service's report."
    ),
    why_it_matters="It shows who is reached by the help that the partnership pays for.",
    counts="records",
    kind="stock",
    numerator="Records of support in the service's report",
    released=(
        Released(
            "district",
            "report",
            ("all", "service", "service x age_group:three", "service x gender", "service x ethnic_group"),
        ),
    ),
    extract="support_cases",
    higher_is="neither",
    owner=SERVICES,
    reviewed_on=REVIEWED,
    identities=("The services add up to the total, and the ages, genders and ethnic groups of a service add up to the service.",),
    caveats=(
        "A child helped by two services, or twice by one, may be counted more than once.",
        "Each service records ethnicity in its own words. They are joined into the groups used everywhere else.",
    ),
)

MEASURES = (SUPPORT_CASES,)
