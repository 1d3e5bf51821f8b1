"""Contracts of figures published by others: children in each ward, and other places to compare with."""

import pandas as pd
import pandera.pandas as pa

from data.contracts.columns import LONGEST_TEXT, Day, Number, Text, Whole, column, one_of
from data.contracts.rules import Rows, first_of_its_kind, first_row_alike, rule

TOPICS = ("other places", "education", "modern slavery", "out of work", "reach")


class WardPopulation(pa.DataFrameModel):
    """One row for each ward and mid-year: how many children live there."""

    ward_code: Text = column("ward", "Ward, by its ONS code.")
    mid_year: Whole = column("whole", "Year of the estimate, which is of 30 June.", least=2000, most=2100)
    children_0_17: Whole = column("whole", "Children aged 0 to 17 who live in the ward.", least=0, most=1_000_000)

    @rule(
        "ward_code",
        "mid_year",
        found="a ward and year that an earlier row gives",
        expected="each ward once for each year",
        todo="Delete the repeat.",
        beside=first_row_alike("ward_code", "mid_year"),
    )
    def population_given_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, "ward_code", "mid_year")


class Comparators(pa.DataFrameModel):
    """One row for each published figure of another area, or of this one, by others' definitions."""

    measure: Text = column("text", "What the figure is, by its publisher's name.")
    topic: Text = one_of(TOPICS, "What the figure is shown with; blank for a figure of other places.", optional=True, absent=True)
    year_ending: Day = column("day", "Last day of the year or other time that the figure is about.", optional=True)
    year_about: Text = column("text", "When the figure is about, in words, where no day is known.", optional=True, absent=True)
    area: Text = column("text", "Area the figure is about, by name.")
    value: Number = column("number", "The figure; blank where its publisher hides it.", least=0, most=10_000_000, optional=True)
    note: Text = column(
        "text", "What the figure rests on, or must not be taken for.", longest=LONGEST_TEXT, optional=True, absent=True
    )
    source: Text = column("text", "Publication, table and date.", longest=LONGEST_TEXT)

    @rule(
        "year_ending",
        "year_about",
        found="a figure with both a day and words for its time, or with neither",
        expected="either year_ending or year_about",
        todo="Give the day, or say in year_about when it is about.",
    )
    def comparator_is_dated_once(cls, rows: Rows) -> pd.Series:
        return rows.year_ending.isna() != rows.year_about.isna()

    @rule(
        "measure",
        *("year_ending", "year_about", "area"),
        found="a figure that an earlier row gives",
        expected="each figure once for each area and year",
        todo="Delete the repeat.",
        beside=first_row_alike("measure", "year_ending", "year_about", "area"),
    )
    def comparator_given_once(cls, rows: Rows) -> pd.Series:
        return first_of_its_kind(rows, "measure", "year_ending", "year_about", "area")
