"""Reads Parquet: each column turned into the text a CSV would hold, so that one set of checks serves all formats."""

import io
from dataclasses import replace

import pyarrow as arrow
import pyarrow.compute as compute
import pyarrow.parquet as parquet

from data.intake import limits
from data.intake.faults import Fault
from data.intake.sheets import Sheet, Unreadable, check_rows, sheet_of_columns

NESTED = "lists, bytes or other nested values"


def read_parquet(content: bytes, file: str) -> Sheet:
    """A sheet of the file's text. Row numbers are those the rows would have in a spreadsheet, with the names in row 1."""
    table = _table(content)
    names, columns, in_columns = [str(name).strip() for name in table.column_names], [], {}
    for place, column in enumerate(table.columns):
        texts = _texts(column)
        if texts is None:
            nested = Fault(
                file=file, found=NESTED, expected="text, numbers, dates or times", todo="Write the column as plain text."
            )
            in_columns[place] = [nested]
        columns.append(texts or [""] * table.num_rows)
    return replace(sheet_of_columns(names, columns, []), in_columns=in_columns)


def _table(content: bytes) -> arrow.Table:
    file = parquet.ParquetFile(io.BytesIO(content), page_checksum_verification=True)
    about = file.metadata
    check_rows(about.num_rows)
    if about.num_columns > limits.MOST_COLUMNS:
        raise Unreadable(f"more than {limits.MOST_COLUMNS} columns", "the columns of the contract and no others")
    if sum(about.row_group(place).total_byte_size for place in range(about.num_row_groups)) > limits.LARGEST_UNPACKED:
        raise Unreadable("a file that unpacks to more than an extract may hold", "an extract of one district")
    return file.read()


def _texts(column: arrow.ChunkedArray) -> list[str] | None:
    """The column as text, blanks as ""; None when its values are no plain ones."""
    kind = column.type
    if arrow.types.is_dictionary(kind):
        return _texts(column.cast(kind.value_type))
    if arrow.types.is_null(kind):
        return [""] * len(column)
    if arrow.types.is_floating(kind):
        return _numbers(column)
    plain = (
        arrow.types.is_boolean,
        arrow.types.is_integer,
        arrow.types.is_decimal,
        arrow.types.is_date,
        arrow.types.is_timestamp,
    )
    text = (arrow.types.is_string, arrow.types.is_large_string, arrow.types.is_string_view)
    if any(is_kind(kind) for is_kind in (*plain, *text)):
        return compute.fill_null(column.cast(arrow.large_string()), "").to_pylist()
    return None


def _numbers(column: arrow.ChunkedArray) -> list[str]:
    """Numbers that came as decimals only because some are blank are told as whole ones."""
    values = [None if value is None or value != value else value for value in column.to_pylist()]
    return [
        "" if value is None else str(int(value)) if abs(value) < limits.LARGEST_EXACT and value == int(value) else repr(value)
        for value in values
    ]
