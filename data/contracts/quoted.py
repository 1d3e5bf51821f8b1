"""The contract of figures quoted from papers: what is public already, and may be set beside what is counted."""

import pandas as pd
import pandera.pandas as pa

from data.contracts.columns import LONGEST_TEXT, Day, Text, Whole, column, one_of
from data.contracts.reports import DOCUMENT
from data.contracts.rules import Rows, Rule, first_of_its_kind, first_row_alike, rule
from data.disclosure.policy import POLICY
from data.splits import ALL, breakdown_of, categories
from geo.areas import District
from queries.measures import MEASURES

CLEARED = tuple(name for name, measure in MEASURES.items() if measure.cleared)


class ReportedFigures(pa.DataFrameModel):
    """One row for each figure that a public paper has already given, chosen by hand: never one about a handful of children."""

    document: Text = column("text", DOCUMENT, longest=LONGEST_TEXT)
    reported_on: Day = column("day", "Date of the paper.")
    measure: Text = column("measure", "Measure of this dashboard that the figure states.")
    period_type: Text = one_of(("month", "quarter", "year_to_quarter", "report"), "How long a period the figure is about.")
    period: Day = column("day", "First day of that period.")
    area_code: Text = column("area", "Area the figure is about, by its ONS code.")
    breakdown: Text = column("text", "How the figure is split; all for a total.")
    category: Text = column("text", "Part of the split, as this dashboard releases it; all for a total.")
    value: Whole = column("whole", "The figure.", least=0, most=1_000_000)
    note: Text = column("text", "Anything a reader must know of it.", longest=LONGEST_TEXT, optional=True, absent=True)

    @rule(
        "value",
        "measure",
        found=f"a number of 1 to {POLICY.few} children",
        expected=f"figures of {POLICY.few + 1} or more, or 0; none about a handful of children is quoted again",
        todo="Leave the figure out.",
    )
    def figure_is_not_about_a_handful(cls, rows: Rows) -> pd.Series:
        few = rows.value.between(1, POLICY.few).fillna(False).astype(bool)
        return ~few | rows.measure.isin(CLEARED)

    @rule(
        "period",
        "period_type",
        found="a day that is not the first of such a period",
        expected="the first day of the month or, for a quarter or a year to a quarter, of January, April, July or October",
        todo="Give the first day of the period.",
    )
    def period_starts_on_its_first_day(cls, rows: Rows) -> pd.Series:
        quarterly = rows.period_type.isin(("quarter", "year_to_quarter"))
        starts = (rows.period.dt.day == 1) & (~quarterly | rows.period.dt.month.isin((1, 4, 7, 10)))
        return starts | (rows.period_type == "report")

    @rule(
        "category",
        "breakdown",
        found="a category without its breakdown, or the other way round",
        expected="breakdown all with category all, or neither",
        todo="Make the two agree.",
    )
    def total_is_told_as_one(cls, rows: Rows) -> pd.Series:
        return (rows.breakdown == "all") == (rows.category == "all")

    @rule(
        "measure",
        *("document", "period_type", "period", "area_code", "breakdown", "category"),
        found="a figure that an earlier row of the same document gives",
        expected="each figure of a document once",
        todo="Delete the repeat.",
        beside=first_row_alike("document", "measure", "period_type", "period", "area_code", "breakdown", "category"),
    )
    def figure_given_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, "document", "measure", "period_type", "period", "area_code", "breakdown", "category")


SPLIT_IS_RELEASED = Rule(
    "split_is_released",
    ("category", "measure", "breakdown"),
    found="a breakdown or category that the measure is not released by",
    expected="breakdown and category all, or a breakdown and category of that measure as this dashboard releases them",
    todo="Fold the figure into the released categories, or leave it out.",
)

FIGURE_IS_RELEASED = Rule(
    "figure_is_released",
    ("area_code", "measure", "period_type", "breakdown", "category"),
    found="a kind of area or a length of period that the measure, or this split of it, is not released for",
    expected="a figure that this dashboard has for such an area and as long a period",
    todo="Leave the figure out: it may tell what is hidden in other figures.",
)


def kinds_released(district: District) -> set[tuple[str, ...]]:
    """Every measure, level, type of period, breakdown and category that a release of a district has cells for."""
    return {
        (name, level, one.period_type, breakdown_of(split), category)
        for name, measure in MEASURES.items()
        for one in measure.released
        for level in (("committee", "other") if one.level == "committee" else (one.level,))
        for split in one.splits
        for category in categories(district, measure.extract, split) or [ALL]
    }


def split_is_released(district: District, _dated_by: str | None) -> tuple[Rule, pa.Check]:
    """A figure quoted from a paper must be one that this dashboard could release, or nothing would be compared with it."""
    released = {(measure, *split) for measure, _, _, *split in kinds_released(district)}

    def is_released(rows: Rows) -> pd.Series:
        told = zip(rows.measure, rows.breakdown, rows.category, strict=True)
        return pd.Series([key in released for key in told], index=rows.index, dtype=bool)

    return SPLIT_IS_RELEASED, pa.Check(is_released, name=SPLIT_IS_RELEASED.name)


def figure_is_released(district: District, _dated_by: str | None) -> tuple[Rule, pa.Check]:
    """No audit would know of a figure that is no cell: a committee's months add up to its quarter, which may be hidden."""
    level = {area.code: area.level for area in district.areas}
    released = kinds_released(district)
    splits = {(measure, *split) for measure, _, _, *split in released}

    def is_released(rows: Rows) -> pd.Series:
        told = zip(rows.measure, rows.area_code.map(level), rows.period_type, rows.breakdown, rows.category, strict=True)
        # What is released nowhere is told by the rule for splits.
        return pd.Series([key in released or (key[0], *key[3:]) not in splits for key in told], index=rows.index, dtype=bool)

    return FIGURE_IS_RELEASED, pa.Check(is_released, name=FIGURE_IS_RELEASED.name)
