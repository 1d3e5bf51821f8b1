"""Opens a warehouse: a database in memory that holds one run's extracts, then lets nothing in or out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

import duckdb
import pandas as pd
import pyarrow as pa

from data.periods import covered
from data.settings import HOME
from data.splits import breakdown_of, categories
from geo.areas import District
from queries.measure import Measure

# In this order, because some views stand on others.
VIEWS = (
    "flags",
    "flag_categories",
    "episodes",
    "episode_categories",
    "ward_areas",
    "support_categories",
    "police_reports",
    "reported_numbers",
    "periods",
)

# A table that does not exist is not looked for among Python's variables, and no record is ever spilled to disk.
SETTINGS = {"python_enable_replacements": "false", "temp_directory": ""}

Rows = Sequence[tuple]
Connection = duckdb.DuckDBPyConnection


@contextmanager
def warehouse(
    frames: Mapping[str, pd.DataFrame],
    *,
    district: District,
    as_at: date,
    covers_from: Mapping[str, date],
    measures: Mapping[str, Measure],
) -> Iterator[Connection]:
    """A warehouse over one run's extracts, closed on leaving. An extract that was not supplied is an empty table."""
    with duckdb.connect(config=SETTINGS) as connection:
        run(connection, "warehouse/tables")
        for name, frame in frames.items():
            fill(connection, name, frame)
        for name, rows in _declared(district, as_at, covers_from, measures).items():
            insert(connection, name, rows)
        for name in VIEWS:
            run(connection, f"views/{name}")
        run(connection, "warehouse/lock")
        yield connection


def sql(name: str) -> str:
    """The text of one SQL file under queries/, named without its ending."""
    return (HOME / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def run(connection: Connection, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql(name))


def ask(connection: Connection, text: str) -> Rows:
    """The rows a question gives. A cursor per call: a busy connection refuses a second call."""
    with connection.cursor() as cursor:
        return cursor.execute(text).fetchall()


def insert(connection: Connection, table: str, rows: Rows) -> None:
    """Put rows, whose values stand in the order of the table's columns, into a table."""
    with connection.cursor() as cursor:
        schema = cursor.table(table).limit(0).to_arrow_table().schema
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        cursor.from_arrow(pa.Table.from_arrays(arrays, schema=schema)).insert_into(table)


def fill(connection: Connection, table: str, frame: pd.DataFrame) -> None:
    """Put an accepted extract into its table; an optional column that it lacks stays blank."""
    with connection.cursor() as cursor:
        columns = cursor.table(table).columns
        ordered = pa.Table.from_pandas(frame.reindex(columns=columns), preserve_index=False)
        cursor.from_arrow(ordered).insert_into(table)


def _declared(
    district: District, as_at: date, covers_from: Mapping[str, date], measures: Mapping[str, Measure]
) -> dict[str, Rows]:
    return {
        "run": [(as_at,)],
        "areas": [
            (a.code, a.name, a.level, a.parent, a.vintage, a.valid_from, a.valid_to, position)
            for position, a in enumerate(district.areas, start=1)
        ],
        "vintages": list(district.vintages),
        "folds": [(f.extract, f.field, f.value, f.fold, f.category) for f in district.folds],
        "calendar_periods": [
            (extract, *period) for extract, start in sorted(covers_from.items()) for period in covered(district, start, as_at)
        ],
        "released": [
            (m.name, m.kind, list(m.extracts), r.level, r.every, r.period_type, split, breakdown_of(split))
            for m in measures.values()
            for r in m.released
            for split in r.splits
        ],
        "split_categories": [
            (extract, split, category, position)
            for extract, split in sorted({(m.extract, s) for m in measures.values() for r in m.released for s in r.splits})
            for position, category in enumerate(categories(district, extract, split), start=1)
        ],
    }
