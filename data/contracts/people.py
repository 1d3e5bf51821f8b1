"""Contracts of the extracts that hold records of children: flags, missing episodes, support cases."""

from dataclasses import replace

import pandas as pd
import pandera.pandas as pa

from data.contracts.columns import (
    GENDERS,
    OLDEST,
    POSTCODE_NOT_KNOWN,
    WARD_NOT_KNOWN,
    YES_NO,
    Day,
    Moment,
    Text,
    Whole,
    an_id,
    column,
    from_district,
    one_of,
)
from data.contracts.rules import Rows, Rule, first_of_its_kind, first_row_alike, rows_of_each_child, rule, told_twice_by_the_clock
from geo.areas import District

CHANGES = ("risk level changed", "moved within the district", "details changed")
CLOSURES = ("risk reduced", "moved out of area", "turned 18", "other")

AGE = "Age in whole years on the day the row starts."
WARD = "Ward where the child lived when the row starts, by its ONS code."
CORRECT = "Correct the row where the extract is made."


class CeFlags(pa.DataFrameModel):
    """One row for each stretch of days on which one child had an open flag and nothing recorded about it changed."""

    child_id: Text = an_id("The child, by an id made for these extracts; the same child has the same id in every extract.")
    risk_level: Text = one_of(("emerging", "moderate", "significant"), "Assessed risk of exploitation.", personal=True)
    started_on: Day = column("day", "First day on which the flag was open at this level, with these details.", personal=True)
    ended_on: Day = column(
        "day",
        "Day from which the flag was no longer open, or from which the next row tells it; blank while it is open.",
        optional=True,
        personal=True,
    )
    end_reason: Text = one_of(
        (*CHANGES, *CLOSURES),
        "Why the row ends. The first three are changes: the flag stays open and the child's next row starts on the same day.",
        optional=True,
        personal=True,
    )
    exploitation_type: Text = one_of(
        ("sexual", "criminal", "sexual and criminal", "other", "not yet obtained"),
        "Kind of exploitation that the child is thought to be at risk of.",
        personal=True,
    )
    age: Whole = column("whole", AGE, least=0, most=OLDEST, personal=True)
    gender: Text = one_of(GENDERS, "Gender as recorded.", personal=True)
    ethnicity: Text = from_district("Ethnicity as recorded, by the district's labels.", personal=True)
    ward_code: Text = column("ward", WARD, allowed=WARD_NOT_KNOWN, personal=True)
    social_care_status: Text = from_district("What children's social care is doing with the child.", personal=True)
    lead_agency: Text = from_district("Agency that leads the work with the child.", personal=True)
    nrm_status: Text = from_district("Where a referral to the National Referral Mechanism has got to.", personal=True)

    @rule(
        "ended_on",
        "started_on",
        found="an end before the start",
        expected="an end on or after started_on, or blank while the flag is open",
        todo=CORRECT,
    )
    def flag_ends_after_it_starts(cls, rows: Rows) -> pd.Series:
        return rows.ended_on.isna() | (rows.ended_on >= rows.started_on)

    @rule(
        "end_reason",
        "ended_on",
        found="an end without its reason, or a reason without an end",
        expected="ended_on and end_reason both given, or both blank",
        todo="Give the one that is missing, or blank both if the flag is still open.",
    )
    def flag_end_has_its_reason(cls, rows: Rows) -> pd.Series:
        return rows.ended_on.isna() == rows.end_reason.isna()

    @rule(
        "child_id",
        *("risk_level", "started_on", "ended_on", "end_reason", "exploitation_type", "age", "gender"),
        *("ethnicity", "ward_code", "social_care_status", "lead_agency", "nrm_status"),
        found="a row that repeats an earlier one in every column",
        expected="each flag told once",
        todo="Delete the repeat.",
        beside=first_row_alike(),
    )
    def flag_told_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows)

    @rule(
        "started_on",
        *("child_id", "ended_on", "end_reason"),
        found="a flag that starts before an earlier flag of the same child has ended",
        expected="at most one open flag of a child on any day (the day one ends may be the day the next starts)",
        todo="End the earlier flag on the day this one starts, or correct the dates.",
        beside=lambda rows: rows_of_each_child(rows).row_before,
    )
    def flags_of_a_child_do_not_overlap(cls, rows: Rows) -> pd.Series:
        flags = rows_of_each_child(rows)
        clear = flags.ended_before.isna() | (flags.started_on >= flags.ended_before)
        return clear.reindex(rows.index, fill_value=True)

    @rule(
        "end_reason",
        *("child_id", "started_on", "ended_on"),
        found="a flag that ends because something changed, with no next row of the child starting on that day",
        expected="after a change of level, ward or details, a row of the same child that starts on the day this one ends",
        todo="Add the row that follows, or give the reason why the flag was closed.",
        seeks=True,
    )
    def changed_flag_goes_on(cls, rows: Rows) -> pd.Series:
        flags = rows_of_each_child(rows)
        # A start or a child that could not be read may be the one that is looked for; it is told by itself.
        of_no_child = rows.started_on[rows.child_id.isna()]
        unread = flags.child_id.isin(rows.child_id[rows.started_on.isna()]) | flags.ended_on.isin(of_no_child)
        goes_on = ~flags.end_reason.isin(CHANGES) | (flags.starts_next == flags.ended_on) | unread | of_no_child.isna().any()
        return goes_on.reindex(rows.index, fill_value=True)


class MissingEpisodes(pa.DataFrameModel):
    """One row for each time a child went missing, or was away without authorisation, and the return interview that followed."""

    episode_id: Text = an_id("The episode, by an id made for these extracts; it stays the same from one extract to the next.")
    child_id: Text = an_id("The child, by the same id as in ce_flags.")
    type: Text = one_of(("missing", "away without authorisation"), "Whether the child was missing, or known to be away.")
    started_at: Moment = column("moment", "When the child was reported missing, local time.", personal=True)
    ended_at: Moment = column("moment", "When the child was back or found; blank while missing.", optional=True, personal=True)
    looked_after_status: Text = one_of(
        ("not looked after", "looked after", "looked after by another authority"),
        "Whether the child was in care when the episode started, and whose.",
        personal=True,
    )
    age: Whole = column("whole", AGE, least=0, most=OLDEST, personal=True)
    gender: Text = one_of(GENDERS, "Gender as recorded.", personal=True)
    ethnicity: Text = from_district("Ethnicity as recorded, by the district's labels.", personal=True)
    ward_code: Text = column("ward", WARD, allowed=WARD_NOT_KNOWN, personal=True)
    interview_offered: Text = one_of(YES_NO, "Whether a return interview was offered for this episode.", personal=True)
    interview_accepted: Text = one_of(YES_NO, "Whether the child accepted it.", personal=True)
    interviewed_at: Moment = column("moment", "When the interview took place; blank if it has not.", optional=True, personal=True)

    @rule(
        "episode_id",
        found="an episode_id that an earlier row has",
        expected="each episode told once, with an id of its own",
        todo="Delete the repeat, or give the episode its own id.",
        beside=first_row_alike("episode_id"),
    )
    def episode_told_once(cls, rows: Rows) -> pd.Series:
        return rows.episode_id.isna() | first_of_its_kind(rows, "episode_id")

    @rule(
        "ended_at",
        "started_at",
        found="an end before the start",
        expected="an end at or after started_at, or blank while the child is missing",
        todo=CORRECT,
    )
    def episode_ends_after_it_starts(cls, rows: Rows) -> pd.Series:
        return rows.ended_at.isna() | (rows.ended_at >= rows.started_at) | told_twice_by_the_clock(rows.started_at, rows.ended_at)

    @rule(
        "interview_accepted",
        "interview_offered",
        found="an interview accepted that was not offered",
        expected="interview_offered yes wherever interview_accepted is yes",
        todo="Correct whichever of the two is wrong.",
    )
    def accepted_interview_was_offered(cls, rows: Rows) -> pd.Series:
        return (rows.interview_accepted != "yes") | (rows.interview_offered == "yes")

    @rule(
        "interviewed_at",
        "interview_accepted",
        found="an interview that took place though it was not accepted",
        expected="interview_accepted yes wherever interviewed_at is given",
        todo="Correct whichever of the two is wrong.",
    )
    def interview_held_was_accepted(cls, rows: Rows) -> pd.Series:
        return rows.interviewed_at.isna() | (rows.interview_accepted == "yes")

    @rule(
        "interviewed_at",
        "ended_at",
        found="an interview before the child was back",
        expected="interviewed_at at or after ended_at, and blank while ended_at is blank",
        todo=CORRECT,
    )
    def interview_follows_the_return(cls, rows: Rows) -> pd.Series:
        return rows.interviewed_at.isna() | (rows.interviewed_at >= rows.ended_at)


class SupportCases(pa.DataFrameModel):
    """One row for each case that a support service reports to have worked with, at each report."""

    case_id: Text = an_id("The case, by an id made for these extracts.")
    service: Text = from_district("Service that works with the child.", personal=True)
    age: Whole = column("whole", "Age in whole years, as the service reports it.", least=0, most=OLDEST, personal=True)
    gender: Text = one_of(GENDERS, "Gender as recorded.", personal=True)
    ethnicity: Text = from_district("Ethnicity by the labels of the services, which are their own.", personal=True)
    postcode_district: Text = column(
        "postcode district", "First part of the postcode of the child's home.", allowed=POSTCODE_NOT_KNOWN, personal=True
    )
    reported_on: Day = column("day", "Date of the service's report.")

    @rule(
        "case_id",
        "reported_on",
        found="a case that an earlier row tells at the same report",
        expected="each case once at each report",
        todo="Delete the repeat, or give the case its own id.",
        beside=first_row_alike("case_id", "reported_on"),
    )
    def case_told_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, "case_id", "reported_on")


WARD_IN_FORCE = Rule(
    "ward_in_force",
    ("ward_code",),
    found="a ward code that was not in force on the row's date",
    expected="the code the ward had on the day the row starts (wards change, and their codes with them)",
    todo="Give the code in force on that date.",
)


def ward_in_force(district: District, dated_by: str) -> tuple[Rule, pa.Check]:
    """A row's ward must be one of the wards there were on the row's day."""
    starts = [pd.Timestamp(start) for _, start in district.vintages]
    in_force = {(vintage, ward.code) for vintage, _ in district.vintages for ward in district.of_level("ward", vintage)}

    def is_in_force(rows: Rows) -> pd.Series:
        vintages = pd.cut(
            rows[dated_by], [*starts, pd.Timestamp.max], right=False, labels=[name for name, _ in district.vintages]
        )
        keys = zip(vintages, rows.ward_code, strict=True)
        held = pd.Series([key in in_force for key in keys], index=rows.index, dtype=bool)
        return held | rows.ward_code.isin(WARD_NOT_KNOWN)

    return replace(WARD_IN_FORCE, reads=("ward_code", dated_by)), pa.Check(is_in_force, name=WARD_IN_FORCE.name)
