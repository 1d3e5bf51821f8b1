"""Rules that a whole row, or several rows together, must keep; written inside a contract's class with @rule."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

Rows = pd.DataFrame
OCTOBER, SUNDAY, LAST_SUNDAY_AFTER = 10, 6, 24


@dataclass(frozen=True)
class Rule:
    """What to say of a row that breaks a rule.

    reads: the columns the rule reads, the one to blame first; a row already wrong in one of them is left out.
    beside: gives for each row the number of the other row that it collides with, where there is one; a row that collides
    with one that is wrong is left out too. seeks: looks for another row, which may be one of those that could not be read.
    """

    name: str
    reads: tuple[str, ...]
    found: str
    expected: str
    todo: str
    beside: Callable[[Rows], pd.Series] | None = None
    seeks: bool = False


RULES: dict[str, Rule] = {}


def rule(
    *reads: str, found: str, expected: str, todo: str, beside: Callable[[Rows], pd.Series] | None = None, seeks: bool = False
) -> Callable[[Callable], Callable]:
    """Declare a check of whole rows: the function gives True for each row that keeps the rule."""

    def declare(check: Callable) -> Callable:
        RULES[check.__name__] = Rule(check.__name__, reads, found, expected, todo, beside, seeks)
        return pa.dataframe_check(check, name=check.__name__)

    return declare


def told_twice_by_the_clock(started: pd.Series, ended: pd.Series) -> pd.Series:
    """True where an end of less than an hour before the start may be right: clocks go back at 2 on October's last Sunday."""
    is_that_night = (started.dt.month == OCTOBER) & (started.dt.day_of_week == SUNDAY) & (started.dt.day > LAST_SUNDAY_AFTER)
    of_one_hour = (started.dt.hour == 1) & (started.dt.floor("h") == ended.dt.floor("h"))
    return is_that_night & of_one_hour


def first_of_its_kind(rows: Rows, *columns: str) -> pd.Series:
    """True for each row that no earlier row repeats in these columns (blank equals blank)."""
    return ~rows.duplicated(subset=list(columns or rows.columns))


def first_row_alike(*columns: str) -> Callable[[Rows], pd.Series]:
    """For each row, the number of the first row that holds the same in these columns (all of them by default)."""

    def first_row(rows: Rows) -> pd.Series:
        alike = rows.groupby(list(columns or rows.columns), dropna=False, sort=False)
        return rows.index.to_series().groupby(alike.ngroup().to_numpy()).transform("min")

    return first_row


def rows_of_each_child(rows: Rows) -> Rows:
    """Flags in the order they happened to each child, with what came before and after, on the rows' own numbers.

    Columns: child_id, started_on, ended_on (far ahead when open), end_reason, ended_before (the latest end of any earlier
    flag of the child), row_before (that flag's row number), starts_next (the next flag's start).
    """
    far = pd.Timestamp.max.as_unit("us")
    flags = rows[["child_id", "started_on", "ended_on", "end_reason"]].assign(ended_on=rows["ended_on"].fillna(far))
    flags = flags[~rows.duplicated()].dropna(subset=["child_id", "started_on"])
    flags = flags.assign(row=flags.index).sort_values(["child_id", "started_on", "ended_on", "row"])
    latest = flags.groupby("child_id")["ended_on"].cummax()
    # The flag that ends latest so far: its row is carried along until a later end replaces it.
    holder = flags["row"].where(flags["ended_on"] == latest).groupby(flags["child_id"]).ffill()
    return flags.assign(
        ended_before=latest.groupby(flags["child_id"]).shift(),
        row_before=holder.groupby(flags["child_id"]).shift(),
        starts_next=flags.groupby("child_id")["started_on"].shift(-1),
    )
