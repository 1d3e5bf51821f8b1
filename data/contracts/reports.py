"""Contracts of what is typed in from reports: case progress, commitments, practice events."""

import pandas as pd
import pandera.pandas as pa

from data.contracts.columns import LONGEST_TEXT, Day, Month, Text, Whole, column, one_of
from data.contracts.rules import Rows, first_of_its_kind, first_row_alike, rule

STATES = ("live", "pending trial", "victim disclosure", "CPS lawyer allocated", "being discontinued")
MOVES = ("started", "re-opened", "finalised", "closed: victim disengaged", "closed: evidence")

DOCUMENT = "The paper that says it."
NUMBERED = r"[^;]*\S \d+(?:; ?[^;]*\S \d+)*"
ONE_REPORT = ("operation", "reported_on", "reported_about")
# The month on whose first day a report stands that names only a season; as in queries/views/police_reports.sql.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def first_row_of_the_day(rows: Rows) -> pd.Series:
    """For each row, the number of the first row whose report stands on the same day."""
    days = rows.reported_on.astype(object).where(rows.reported_on.notna(), rows.reported_about.map(_day, na_action="ignore"))
    return rows.index.to_series().groupby(days.to_numpy(), dropna=False).transform("min")


def _day(season_and_year: str) -> pd.Timestamp:
    season, _, year = season_and_year.partition(" ")
    return pd.Timestamp(int(year), SEASONS[season], 1)


class CaseProgress(pa.DataFrameModel):
    """One row for each number or trial that a police report on the operation states; never a row for a case or a person."""

    operation: Text = column("text", "Name of the police operation.")
    reported_on: Day = column("day", "Date of the report; blank when the report bears none.", optional=True)
    reported_about: Text = column(
        "season", "When an undated report was written, as a season and year: autumn 2020.", optional=True, absent=True
    )
    basis: Text = column("text", "What the report means by a live investigation.", longest=LONGEST_TEXT)
    item: Text = one_of((*STATES, *MOVES, "suspects charged", "indictments", "trial"), "What the number counts.")
    value: Whole = column("whole", "The number; blank when the report does not state it.", least=0, most=100_000, optional=True)
    covers: Text = column(
        "text", "Which cases the number is about, in the report's words.", longest=LONGEST_TEXT, optional=True, absent=True
    )
    court_month: Month = column("month", "For a trial, the month it is listed for.", optional=True, absent=True)
    note: Text = column("text", "Anything a reader must know of the number.", longest=LONGEST_TEXT, optional=True, absent=True)
    document: Text = column("text", DOCUMENT, longest=LONGEST_TEXT)
    cleared_by: Text = column("text", "Who in the police cleared the figure for publication, by role.")

    @rule(
        "reported_on",
        "reported_about",
        found="a report with both a date and a season, or with neither",
        expected="either reported_on or reported_about",
        todo="Give the date, or for an undated report the season and year.",
    )
    def report_has_one_date(cls, rows: Rows) -> pd.Series:
        return rows.reported_on.isna() != rows.reported_about.isna()

    @rule(
        "court_month",
        "item",
        found="a trial without its month, or a month for something else than a trial",
        expected="court_month for each trial, and for nothing else",
        todo="Give the month of the trial, or blank it.",
    )
    def only_trials_have_a_month(cls, rows: Rows) -> pd.Series:
        return (rows.item == "trial") == rows.court_month.notna()

    @rule(
        "item",
        *("operation", "reported_on", "reported_about", "covers", "court_month"),
        found="a statement that an earlier row of the same report makes",
        expected="each item of a report once for each group of cases it covers (or, for trials, each month)",
        todo="Delete the repeat, or say in covers what each is about.",
        beside=first_row_alike(*ONE_REPORT, "item", "covers", "court_month"),
    )
    def statement_made_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, *ONE_REPORT, "item", "covers", "court_month")

    @rule(
        "reported_on",
        *("operation", "reported_about"),
        found="another report of the same day",
        expected="one report of one operation for each day; a season stands on its first day (spring 2021 on 2021-03-01)",
        todo="Put the two together as one report, or leave one out.",
        beside=first_row_of_the_day,
    )
    def one_report_on_a_day(cls, rows: Rows) -> pd.Series:
        about = rows[list(ONE_REPORT)].astype("string").fillna("")
        first = about.loc[first_row_of_the_day(rows)]
        return pd.Series((about.to_numpy() == first.to_numpy()).all(axis=1), index=rows.index)

    @rule(
        "basis",
        *("operation", "reported_on", "reported_about", "document", "cleared_by"),
        found="a basis, document or clearance unlike that of the report's first row",
        expected="the same basis, document and cleared_by in every row of one report",
        todo="Make the rows of the report agree.",
        beside=first_row_alike(*ONE_REPORT),
    )
    def report_agrees_with_itself(cls, rows: Rows) -> pd.Series:
        about = ["basis", "document", "cleared_by"]
        first = rows[about].fillna("").loc[first_row_alike(*ONE_REPORT)(rows)]
        return pd.Series((rows[about].fillna("").to_numpy() == first.to_numpy()).all(axis=1), index=rows.index)


class Commitments(pa.DataFrameModel):
    """One row for each recommendation, resolution or commitment that a committee or a partner made in public."""

    commitment_id: Text = column("text", "A short name of its own, kept from one extract to the next.")
    kind: Text = one_of(("recommendation", "resolution", "commitment"), "What sort of promise it is.")
    made_on: Day = column("day", "Date it was made; blank when it is not known to the day.", optional=True)
    made_about: Text = column("text", "When it was made, in words, where no date is known.", optional=True, absent=True)
    made_by: Text = column("text", "Body that made it.")
    text: Text = column("text", "What was promised, in the paper's words.", longest=LONGEST_TEXT)
    numbered: Text = column(
        "text",
        "Its number in each list of the paper that has it, with ; between: Report 21; Appendix 20.",
        optional=True,
        absent=True,
    )
    same_as: Text = column("text", "Id of an earlier entry that promised the same thing.", optional=True, absent=True)
    owner: Text = column("text", "Who is to do it, by role or body.", optional=True)
    due_on: Day = column("day", "Date by which it is to be done; blank when none was set to the day.", optional=True)
    due_about: Text = column("text", "By when, in words, such as autumn each year.", optional=True, absent=True)
    scheduled: Text = one_of(
        ("yes", "no"),
        "Whether a work programme or agenda that covers its time lists it; blank when nobody has looked.",
        optional=True,
        absent=True,
    )
    status: Text = one_of(("open", "done"), "Whether it is done; blank when nobody has said.", optional=True)
    updated_on: Day = column("day", "Date on which the status was last known.", optional=True)
    evidence: Text = column("text", "What shows it to be done.", longest=LONGEST_TEXT, optional=True)
    measure: Text = column("measure", "Measure of this dashboard that would show its effect.", optional=True)
    document: Text = column("text", DOCUMENT, longest=LONGEST_TEXT)

    @rule(
        "commitment_id",
        found="a commitment_id that an earlier row has",
        expected="each commitment told once",
        todo="Delete the repeat, or give it its own id.",
        beside=first_row_alike("commitment_id"),
    )
    def commitment_told_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, "commitment_id")

    @rule(
        "made_on",
        "made_about",
        found="a commitment with both a date and words for when it was made, or with neither",
        expected="either made_on or made_about",
        todo="Give the date, or say in made_about roughly when.",
    )
    def commitment_was_made_once(cls, rows: Rows) -> pd.Series:
        return rows.made_on.isna() != rows.made_about.isna()

    @rule(
        "due_on",
        "due_about",
        found="a commitment with both a due date and words for when it is due",
        expected="due_on or due_about, or neither",
        todo="Keep the date if there is one.",
    )
    def commitment_is_due_once(cls, rows: Rows) -> pd.Series:
        return rows.due_on.isna() | rows.due_about.isna()

    @rule(
        "numbered",
        found="numbers that are not a list's name and a whole number each",
        expected="the name of each list and the number in it, with ; between",
        todo="Write it as in: Report 21; Appendix 20.",
    )
    def numbers_name_their_lists(cls, rows: Rows) -> pd.Series:
        return rows.numbered.isna() | rows.numbered.fillna("").str.fullmatch(NUMBERED).astype(bool)

    @rule(
        "same_as",
        "commitment_id",
        found="the id of no other entry",
        expected="the commitment_id of another row",
        todo="Give the id of the entry that first promised it, or blank it.",
        seeks=True,
    )
    def same_as_is_another_entry(cls, rows: Rows) -> pd.Series:
        known = rows.same_as.isin(set(rows.commitment_id)) & (rows.same_as != rows.commitment_id).fillna(False).astype(bool)
        # An id that could not be read may be the one that is named; it is told by itself.
        unread = rows.commitment_id.isna().any() & (rows.same_as != rows.commitment_id).fillna(True).astype(bool)
        return rows.same_as.isna() | known | unread


class PracticeEvents(pa.DataFrameModel):
    """One row for each day on which recording, policy or the world outside changed in a way that may move a measure."""

    happened_on: Day = column("day", "Day from which it counts.")
    title: Text = column("text", "What changed, in a few words.")
    detail: Text = column("text", "What changed, in whole sentences.", longest=LONGEST_TEXT)
    kind: Text = one_of(("recording", "policy", "external"), "Where the change comes from.")
    measures: Text = column("measures", "Names of the measures that it may move, with ; between.", longest=LONGEST_TEXT)

    @rule(
        "title",
        "happened_on",
        found="an event that an earlier row tells",
        expected="each event told once",
        todo="Delete the repeat.",
        beside=first_row_alike("happened_on", "title"),
    )
    def event_told_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, "happened_on", "title")
