"""Compares fields of a draft with those of a row: what is spoken of, what changes, what does not fit."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext

from vigie.plan.importing.batch import Batch
from vigie.plan.importing.drafts import Findings
from vigie.plan.importing.preview import Outcome

# What a code may be made of: it stands in addresses of pages.
CODE = re.compile(r"[\w°+–-][\w .°+–-]*")


def fits(model: type[models.Model], values: Mapping[str, Any], wheres: Mapping[str, str], findings: Findings) -> bool:
    """Whether texts and numbers hold in their columns; an error is noted for each that does not.

    wheres: where each field stands in the file; the empty key is where the whole entry stands.
    """
    good = True
    for name, value in values.items():
        field = model._meta.get_field(name)
        limit = getattr(field, "max_length", None)
        if isinstance(value, str) and limit and len(value) > limit:
            good = False
            message = gettext("« %(field)s » fait %(length)s caractères : %(limit)s au plus. Raccourcissez le texte.")
            label = getattr(field, "verbose_name", name)
            findings.refuse(
                wheres.get(name, wheres.get("", "")),
                message % {"field": label, "length": len(value), "limit": limit},
            )
    return good


def is_code(code: str, where: str, findings: Findings) -> bool:
    """Whether a code may stand in an address; an error is noted when it may not."""
    if CODE.fullmatch(code):
        return True
    message = gettext("le code « %(code)s » ne convient pas : lettres, chiffres, points et tirets seulement.")
    findings.refuse(where, message % {"code": code[:40]})
    return False


def as_kept(model: type[models.Model], name: str, value: Any) -> Any:
    """Return a value of a file as the row keeps it: a moment becomes a date and hour, a number is rounded alike."""
    field = model._meta.get_field(name)
    if isinstance(field, models.DateTimeField) and isinstance(value, str):
        return datetime.fromisoformat(value)
    if isinstance(field, models.DecimalField) and value is not None:
        return Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places))
    return value


def label_of(model: type[models.Model], name: str) -> str:
    """Return the name of a field on screen."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def words_of(model: type[models.Model], name: str, value: Any) -> Any:
    """Return a value in words: a choice gives its label."""
    choices = dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    return choices.get(value, value) if isinstance(value, str) else value


def changed_fields(row: models.Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return, among the values of a draft, those that the row does not already have."""
    kept = {name: as_kept(type(row), name, value) for name, value in values.items()}
    return {name: value for name, value in kept.items() if getattr(row, name) != value}


def change_row(batch: Batch, outcome: Outcome, row: models.Model, values: Mapping[str, Any], prefix: str = "") -> bool:
    """Plan the changes of an existing row, and tell them; return whether there is any.

    prefix: what the row is, when the outcome is about something wider (« Priorité 2 : »).
    """
    changes = changed_fields(row, values)
    for name, value in changes.items():
        if row.pk is not None and name not in SILENT:
            before = words_of(type(row), name, getattr(row, name))
            label = f"{prefix}{label_of(type(row), name)}"
            outcome.differs(label, before, words_of(type(row), name, value))
    if changes:
        batch.change(row, **changes)
    return bool(changes)


def same_rows(some: Sequence[models.Model], others: Sequence[models.Model]) -> bool:
    """Whether two lists hold the same rows in any order; rows to be created have no hash, hence no sets here."""
    return len(some) == len(others) and all(row in others for row in some)


# Fields that follow others, and are not told by themselves.
SILENT = frozenset({"first_day", "last_day", "source_form", "order"})
