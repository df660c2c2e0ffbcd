"""Loads the lists shipped with Vigie; run by a migration."""

import json
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "referentials.json"


def load_shipped(item_model: Any) -> int:
    """Add the shipped values that are missing; return how many. A value already there keeps the label it was given.

    item_model: ``ReferentialItem``, of today or of a migration.
    """
    known = set(item_model.objects.values_list("kind", "code"))
    missing = [row for row in shipped_rows() if (row["kind"], row["code"]) not in known]
    item_model.objects.bulk_create([item_model(**row) for row in missing])
    return len(missing)


def shipped_rows() -> list[dict[str, Any]]:
    """Return the shipped values, in their order."""
    lists = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return [
        {"kind": kind, "order": order, **row} for kind, rows in lists.items() for order, row in enumerate(rows, start=1)
    ]
