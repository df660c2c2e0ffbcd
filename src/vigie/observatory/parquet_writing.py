"""Writes rows as Parquet, always with the same bytes for the same rows. DuckDB is loaded only then."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from vigie.observatory.duckdb_settings import CLOSED

Value = str | int | float | bool | None

# What stands for an unknown value on the way; a real backslash is doubled, so that no text looks like it.
UNKNOWN = "\\N"


def to_parquet(
    columns: Mapping[str, str], rows: Iterable[Sequence[Value]], notes: Mapping[str, str] | None = None
) -> bytes:
    """Return rows as a Parquet file, in their order.

    columns: SQL types by name, in order (« VARCHAR », « BIGINT », « DOUBLE », « BOOLEAN »). notes: what the footer says
    of the file, as texts. Raises ValueError when a row has another number of values than there are columns.
    """
    import duckdb

    with TemporaryDirectory(prefix="vigie-") as folder:
        source, target = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        write_rows(source, len(columns), rows)
        with duckdb.connect(config={**CLOSED, "threads": 1, "temp_directory": folder}) as connection:
            connection.execute(copy_statement(columns, source, target, notes or {}))
        return target.read_bytes()


def write_rows(path: Path, width: int, rows: Iterable[Sequence[Value]]) -> None:
    """Write the rows where DuckDB reads them."""
    with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row in rows:
            if len(row) != width:
                raise ValueError(f"A row has {len(row)} values for {width} columns")
            writer.writerow([on_the_way(value) for value in row])


def on_the_way(value: Value) -> Value:
    """Return a value as the intermediate file carries it."""
    if value is None:
        return UNKNOWN
    return value.replace("\\", "\\\\").replace("\x00", "") if isinstance(value, str) else value


def copy_statement(columns: Mapping[str, str], source: Path, target: Path, notes: Mapping[str, str]) -> str:
    """Return the statement that turns the intermediate file into Parquet."""
    types = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in columns)
    values = ", ".join(f"{reading(name, kind)} AS {identifier(name)}" for name, kind in columns.items())
    footer = ", ".join(f"{identifier(name)}: {quoted(text)}" for name, text in notes.items())
    options = "FORMAT parquet, COMPRESSION zstd" + (f", KV_METADATA {{{footer}}}" if footer else "")
    form = "header = false, auto_detect = false, new_line = '\\n', quote = '\"', escape = '\"'"
    reader = f"read_csv({quoted(str(source))}, {form}, nullstr = {quoted(UNKNOWN)}, columns = {{{types}}})"
    return f"COPY (SELECT {values} FROM {reader}) TO {quoted(str(target))} ({options})"  # noqa: S608


def reading(name: str, kind: str) -> str:
    """Return the expression that reads one column."""
    column = identifier(name)
    return f"REPLACE({column}, '\\\\', '\\')" if kind == "VARCHAR" else f"CAST({column} AS {kind})"


def identifier(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
