"""Describes a sheet as a Table Schema (Frictionless Data, version 1): what its CSV must be, for a machine to check."""

from typing import Any

from vigie.observatory.open_data.sheets import Field, Sheet


def table_schema(sheet: Sheet) -> dict[str, Any]:
    """Return the schema of a sheet's CSV, as values that JSON writes."""
    return {
        "name": sheet.name,
        "title": str(sheet.title),
        "description": str(sheet.description),
        "fields": [field_schema(field) for field in sheet.fields],
        "primaryKey": list(sheet.key),
        "missingValues": [""],
    }


def field_schema(field: Field) -> dict[str, Any]:
    """Return the description of one column."""
    constraints: dict[str, Any] = {}
    if field.is_required:
        constraints["required"] = True
    if field.codes:
        constraints["enum"] = [code for code, _ in field.codes]
    if field.minimum is not None:
        constraints["minimum"] = field.minimum
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.kind.value,
        "title": str(field.title),
        "description": str(field.description),
    }
    return {**described, "constraints": constraints} if constraints else described
