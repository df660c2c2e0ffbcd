"""Writes a sheet as Parquet."""

from vigie.observatory.open_data.sheets import Kind, Sheet
from vigie.observatory.parquet_writing import to_parquet

TYPES = {Kind.STRING: "VARCHAR", Kind.INTEGER: "BIGINT", Kind.NUMBER: "DOUBLE", Kind.BOOLEAN: "BOOLEAN"}


def sheet_to_parquet(sheet: Sheet, notes: dict[str, str]) -> bytes:
    """Return the sheet as Parquet. notes: title, licence… as texts, kept in the footer."""
    return to_parquet({field.name: TYPES[field.kind] for field in sheet.fields}, sheet.rows, notes)
