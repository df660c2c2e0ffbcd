"""Adds, changes and removes rows of the observatory from a valid form, each with its line in the journal."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.seen_forms import SeenForm


def add(*, form: SeenForm, verb: str, actor: Person, on: models.Model | None = None) -> Any:
    """Add the row of a valid form. on: what the journal speaks of, the row itself by default."""
    with transaction.atomic():
        row = form.save(commit=False)
        row.save(force_insert=True)
        form.save_m2m()
        changes = {} if on is None else {str(row._meta.verbose_name): ["", str(row)]}
        record(actor=actor, verb=verb, on=on or row, changes=changes)
    return row


def change(*, form: SeenForm, verb: str, actor: Person, on: models.Model | None = None) -> None:
    """Write what a valid form changes; call it in the transaction that locked the row."""
    changes = form.changes()
    if not changes:
        return
    with transaction.atomic():
        row = form.save(commit=False)
        row.save(update_fields=[column.name for column in row._meta.concrete_fields if not column.primary_key])
        form.save_m2m()
        record(actor=actor, verb=verb, on=on or row, changes=changes)


def remove(*, row: models.Model, verb: str, actor: Person, on: models.Model | None = None) -> None:
    """Remove a row; its name stays in the journal."""
    with transaction.atomic():
        record(actor=actor, verb=verb, on=on or row, changes={str(row._meta.verbose_name): [str(row), ""]})
        row.delete()


def saved(form: SeenForm, act: Any, **given: Any) -> Any:
    """Call an act with a valid form; when the database already holds the same, say it in the form and return None."""
    try:
        with transaction.atomic():
            return act(form=form, **given) or form.instance
    except IntegrityError:
        form.add_error(None, gettext("La même chose est déjà enregistrée : changez son nom, ou modifiez l'autre."))
        return None
