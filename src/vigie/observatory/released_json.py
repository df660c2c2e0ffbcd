"""A released edition as JSON, and back: the one form that is hashed, kept and given as a file."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from vigie.observatory.released import (
    Cell,
    Dimension,
    Direction,
    Edition,
    Item,
    MissingSource,
    Passage,
    Point,
    ReleasedIndicator,
    ReleasedTable,
    Status,
    Target,
)

NESTED = ("dimensions", "tables", "indicators", "missing", "findings", "method")


def to_json(edition: Edition) -> dict[str, Any]:
    """Return the edition as values that JSON writes; a cell as ``[codes, status, value]``."""
    content = {name: value for name, value in asdict(edition).items() if name != "tables"}
    tables = [
        {
            "dimensions": list(table.dimensions),
            "cells": [[list(cell.key), str(cell.status), cell.value] for cell in table.cells],
        }
        for table in edition.tables
    ]
    content["tables"] = tables
    plain: dict[str, Any] = json.loads(json.dumps(content))
    return plain


def from_json(content: Mapping[str, Any]) -> Edition:
    """Return the edition that a content holds. Raises KeyError, TypeError or ValueError when it holds none."""
    values: dict[str, Any] = {name: value for name, value in content.items() if name not in NESTED}
    return Edition(
        **values,
        dimensions=tuple(dimension_of(each) for each in content["dimensions"]),
        tables=tuple(table_of(each) for each in content["tables"]),
        indicators=tuple(indicator_of(each) for each in content["indicators"]),
        missing=tuple(MissingSource(**each) for each in content["missing"]),
        findings=tuple(Passage(**each) for each in content["findings"]),
        method=tuple(Passage(**each) for each in content["method"]),
    )


def dimension_of(content: Mapping[str, Any]) -> Dimension:
    """Return one dimension."""
    items = tuple(Item(each["code"], each["label"], tuple(each["parents"])) for each in content["items"])
    return Dimension(content["name"], content["label"], items)


def table_of(content: Mapping[str, Any]) -> ReleasedTable:
    """Return one table."""
    cells = tuple(Cell(tuple(key), Status(status), value) for key, status, value in content["cells"])
    return ReleasedTable(tuple(content["dimensions"]), cells)


def indicator_of(content: Mapping[str, Any]) -> ReleasedIndicator:
    """Return one indicator."""
    values = {name: value for name, value in content.items() if name not in ("points", "direction", "target")}
    points = tuple(Point(**{**each, "status": Status(each["status"])}) for each in content["points"])
    target = Target(**content["target"]) if content["target"] else None
    return ReleasedIndicator(**values, points=points, direction=Direction(content["direction"]), target=target)


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return the one way of writing a content: keys in order, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def hash_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of the canonical bytes."""
    return hashlib.sha256(canonical(content)).hexdigest()
