"""Writes fields of rows under the keys of the JSON form."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from vigie.plan.importing.json_form import Key

Json = dict[str, Any]


def fields_of(row: models.Model, keys: Sequence[Key]) -> Json:
    """Return the keys of a row: what is unknown is null, or left out when the key is optional."""
    written: Json = {}
    for key in keys:
        value = plain(getattr(row, key.field), key)
        if value is not None or not key.is_optional:
            written[key.name] = value
    return written


def plain(value: Any, key: Key) -> Any:
    """Return a value as JSON holds it: nothing said is null, whole amounts have no decimals."""
    if value in (None, "") or (key.is_optional and value is False):
        return None
    if key.words:
        word = next((word for word, kept in key.words.items() if kept == value), None)
        return None if key.is_optional and value in {"unknown", "not_stated"} else word
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
