"""Counts every cell a release must have, and reads the tables that stand beside the cells."""

from collections.abc import Mapping
from typing import NamedTuple

from data.disclosure.cells import Counted, Key
from data.warehouse.loading import Connection, Rows, ask, sql
from queries.measure import Measure

TABLES = (
    "areas",
    "periods",
    "practice_events",
    "commitments",
    "reported_figures",
    "comparators",
    "reports",
    "report_notes",
    "court_dates",
)


class Finding(NamedTuple):
    """What one check of an extract found: how many records of how many, and the children behind both sides."""

    extract: str
    name: str
    records_found: int
    records: int
    children_found: int
    children_in_the_rest: int


def counted(connection: Connection, measures: Mapping[str, Measure]) -> list[Counted]:
    """Every cell that is declared, in order of its key: counted, zero, not supplied or not applicable."""
    numbers = {
        (name, *place): (value, children)
        for name, measure in measures.items()
        for *place, value, children in ask(connection, measure.sql)
    }
    cells = [
        _cell(measures[measure], Key(measure, period_type, period, area, breakdown, category), split, numbers, crosses)
        for measure, period_type, period, area, split, breakdown, category, crosses in ask(connection, sql("warehouse/skeleton"))
    ]
    return sorted(cells, key=lambda cell: cell.key)


def beside(connection: Connection) -> dict[str, Rows]:
    """The rows of the release's other tables that come from the extracts, by table."""
    return {name: ask(connection, sql(f"warehouse/release_tables/{name}")) for name in TABLES}


def findings(connection: Connection) -> list[Finding]:
    """How complete the records are, check by check."""
    return [Finding(*row) for row in ask(connection, sql("warehouse/quality"))]


def _cell(measure: Measure, key: Key, split: str, numbers: dict, crosses_a_change_of_wards: bool) -> Counted:
    if crosses_a_change_of_wards:
        return Counted(key, None, None, "not_applicable")
    found = numbers.get((key.measure, key.period_type, key.period, key.area_code, split, key.category))
    if measure.cleared:
        # What a report does not state is never zero.
        value = found[0] if found else None
        return Counted(key, value, None, "not_supplied" if value is None else "shown")
    value, children = found or (0, 0)
    return Counted(key, value, children)
