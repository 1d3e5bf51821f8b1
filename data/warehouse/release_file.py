"""Writes the one file of a release that holds its cells, so that equal content gives equal bytes; reads its cells again."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from data.warehouse.loading import Rows, ask, insert, run, sql

# This storage version writes no random identifier. Compressed blocks are padded with whatever lay in this process's
# memory, which has held records of children: uncompressed ones are not.
SETTINGS = {"threads": "1", "python_enable_replacements": "false", "storage_compatibility_version": "v1.3.0"}


def write_release_file(path: Path, tables: Mapping[str, Rows]) -> None:
    """Write tables, by the names of queries/release/schema.sql, into a new file; rows in the order of their values.

    The file holds its own name, so only files of one name can be equal.
    Raises OSError when the disk does not take it.
    """
    try:
        with duckdb.connect(path, config=SETTINGS) as connection:
            run(connection, "release/settings")
            run(connection, "release/schema")
            for name in sorted(tables):
                insert(connection, name, sorted(tables[name], key=_in_order))
            # Closing says nothing when a full disk takes only part of the file: this does.
            connection.checkpoint()
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as fault:
        raise OSError("The file of the release could not be written.") from fault
    if path.with_name(f"{path.name}.wal").exists():
        raise OSError("The file of the release was not written whole.")


def read_release_file(path: Path) -> tuple[Rows, Rows]:
    """The cells of a release (key, value, status) and the figures that it quotes from papers (key, value).

    Raises OSError when the file cannot be read.
    """
    try:
        with duckdb.connect(path, read_only=True, config={"python_enable_replacements": "false"}) as connection:
            return ask(connection, sql("release/released_cells")), ask(connection, sql("release/quoted_figures"))
    except duckdb.Error as fault:
        raise OSError("The file of the release could not be read.") from fault


def _in_order(row: tuple) -> tuple:
    return tuple((value is not None, value) for value in row)
