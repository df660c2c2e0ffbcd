"""Writes what may be published as CSV, and what was audited as JSON."""

import csv
import os
import tempfile
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from vigie.observatory.disclosure.cube import TOTAL, CellName
from vigie.observatory.disclosure.ledger import Ledger, LedgerEntry
from vigie.observatory.disclosure.protecting import Protection
from vigie.observatory.table_files.json_bytes import as_json


def table_of_cells(protection: Protection, dimensions: Sequence[str]) -> bytes:
    """Return every cell of every table as CSV, « Total » where a table lacks a dimension."""
    page = StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow([*dimensions, "value", "status"])
    for cell in protection.cells:
        written = spread(cell.name, dimensions)
        writer.writerow([*written.values(), "" if cell.value is None else cell.value, cell.status])
    return page.getvalue().encode()


def audit_of(protection: Protection, dimensions: Sequence[str], ledger: Ledger) -> bytes:
    """Return the audit as JSON; a later protection takes it as its ledger. It tells no primary cell from a secondary
    one.
    """
    audit = protection.audit
    content = {
        "cells": audit.cells,
        "primary": audit.primary,
        "secondary": audit.secondary,
        "violations": len(audit.violations),
        "seconds": round(audit.seconds, 3),
        **_entry(protection.ledger_entry, dimensions),
        "ledger": [_entry(entry, dimensions) for entry in ledger.entries],
    }
    for item, cell in zip(content["secret"], (c for c in protection.cells if c.name in audit.bounds), strict=True):
        item["exact"] = audit.bounds[cell.name].is_exact
    return as_json(content)


def spread(cell: CellName, dimensions: Sequence[str]) -> dict[str, str]:
    """Return a cell with a value for every dimension."""
    return {name: cell.by_dimension.get(name, TOTAL) for name in dimensions}


def _entry(entry: LedgerEntry, dimensions: Sequence[str]) -> dict[str, Any]:
    return {
        "threshold": entry.threshold,
        "secret": [
            {"cell": spread(secret.cell, dimensions), "lower": _plain(secret.lower), "upper": _plain(secret.upper)}
            for secret in entry.secret
        ],
        "published": [{"cell": spread(cell, dimensions), "value": value} for cell, value in entry.published.items()],
        "dimensions": {
            axis.name: {
                "leaves": list(axis.leaves),
                "parents": {value: list(above) for value, above in axis.parents.items()},
            }
            for axis in entry.dimensions.values()
        },
    }


def _plain(bound: float | None) -> float | int | None:
    return int(bound) if bound is not None and bound == int(bound) else bound


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files, all of them or none."""
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            written.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        for temporary, path in written:
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            temporary.replace(path)
    finally:
        for temporary, _path in written:
            temporary.unlink(missing_ok=True)
