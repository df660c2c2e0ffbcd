"""Loads the tables of law shipped with Vigie; run by a migration, and again by ``./vigie load_law``."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

DATA = Path(__file__).resolve().parent / "data"
# Routes come before the time limits that name them.
TABLES = {
    "criteria": "Criterion",
    "domains": "Domain",
    "types": "DiscriminationType",
    "rules": "LegalRule",
    "routes": "Route",
    "time_limits": "TimeLimit",
}
WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Models = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass
class LawTally:
    """What a loading did, in rows."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


class LawFileError(ValueError):
    """A shipped file is wrong: a fault of Vigie, found by its tests."""


@transaction.atomic
def load_law(tables: Models) -> LawTally:
    """Write every shipped row that is new or differs; doing it twice changes nothing.

    tables: the models by name, those of today or those of a migration; fields that they lack are left out.
    A row that the files no longer have stays: facts may cite it.
    """
    tally = LawTally()
    for file, name in TABLES.items():
        for order, row in enumerate(shipped_rows(file), start=1):
            values = {key: value for key, value in row.items() if key not in ("texts", "route", "code")}
            if "route" in row:
                values["route_id"] = tables["Route"].objects.values_list("pk", flat=True).get(code=row["route"])
            fact = write(tables[name], {"code": row["code"]}, {**values, "order": order}, tally)
            for text in row.get("texts", ()):
                write_text(tables["CriterionText"], fact, text, tally)
    return tally


def write_text(table: Any, criterion: models.Model, text: Row, tally: LawTally) -> None:
    """Write that a law cites a criterion; one line per law and first date."""
    key = {"criterion_id": criterion.pk, "law": text["law"], "in_force_from": text.get("in_force_from", "")}
    write(table, key, {name: value for name, value in text.items() if name not in key}, tally)


def write(table: Any, key: Mapping[str, Any], given: Mapping[str, Any], tally: LawTally) -> models.Model:
    """Insert the row of this key, or write the fields in which it differs; what a file leaves out is empty."""
    known = {field.attname: field for field in table._meta.concrete_fields if not field.primary_key}
    values = {name: field.get_default() for name, field in known.items() if name not in key and not field.is_relation}
    values |= {name: value for name, value in given.items() if name in known}
    row = table.objects.filter(**key).first()
    if row is None:
        tally.created += 1
        created: models.Model = table.objects.create(**key, **values)
        return created
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=[known[name].name for name in changed])
    tally.changed += bool(changed)
    tally.unchanged += not changed
    found: models.Model = row
    return found


def shipped_rows(file: str) -> Iterator[dict[str, Any]]:
    """Read the rows of a shipped file, in its order. Raises LawFileError on a last date that is not a whole day."""
    content = json.loads((DATA / f"{file}.json").read_text(encoding="utf-8"))
    for row in content["rows"]:
        for dated in (row, *row.get("texts", ())):
            if not WHOLE_DAY.fullmatch(dated.get("in_force_until", "9999-12-31")):
                raise LawFileError(f"{file}: {row['code']}: a last date is a whole day")
        yield row
