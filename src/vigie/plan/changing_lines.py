"""Adds, changes, orders and removes the lines of the plan and of its actions, each with its line in the journal."""

from typing import Any

from django.db import models, transaction
from django.db.models import F, Max
from django.utils.translation import override

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.line_forms import LineForm
from vigie.plan.lines import LineKind, subject_of
from vigie.plan.models import Axis, PublicCopy

# Orders are moved beyond any order in use, then back, because two lines may never share one.
BEYOND = 10_000


def add_line(*, kind: LineKind, form: LineForm, actor: Person) -> models.Model:
    """Add the line of a valid form to its owner, after the others."""
    with transaction.atomic():
        line = form.save(commit=False)
        setattr(line, kind.owner_field, form.owner)
        if kind.siblings is not None:
            line.order = next_order(kind, line)
        line.save(force_insert=True)
        form.save_m2m()
        record(
            actor=actor, verb=kind.verbs["added"], on=subject_of(line, form.owner), changes=told(kind, "", str(line))
        )
    return line


def change_line(*, kind: LineKind, form: LineForm, actor: Person) -> None:
    """Write what a valid form changes; call it in the transaction that locked the line."""
    changes = form.changes()
    if not changes:
        return
    with transaction.atomic():
        line = form.save(commit=False)
        if kind.siblings and set(kind.siblings) & set(form.changed_data):
            line.order = next_order(kind, line)
        line.save(update_fields=[column.name for column in line._meta.concrete_fields if not column.primary_key])
        form.save_m2m()
        record(actor=actor, verb=kind.verbs["changed"], on=subject_of(line, form.owner), changes=changes)


def remove_line(*, kind: LineKind, line: models.Model, actor: Person) -> None:
    """Remove a line; its words stay in the journal, and an axis leaves the public pages with it."""
    with transaction.atomic():
        owner = getattr(line, kind.owner_field)
        if isinstance(line, Axis):
            copies = PublicCopy.objects.filter(plan=line.plan, object_type=PublicCopy.ObjectType.AXIS)
            copies.filter(object_id=line.pk).delete()
        record(actor=actor, verb=kind.verbs["removed"], on=subject_of(line, owner), changes=told(kind, str(line), ""))
        line.delete()


def move_line(*, kind: LineKind, line: models.Model, step: int, actor: Person) -> None:
    """Move a line among its siblings, by -1 (up) or +1 (down); at either end it stays where it is."""
    with transaction.atomic():
        lines = list(siblings_of(kind, line).select_for_update().order_by("order", "pk"))
        place = lines.index(line)
        if not 0 <= place + step < len(lines):
            return
        lines[place], lines[place + step] = lines[place + step], lines[place]
        write_orders(kind, lines)
        subject = subject_of(line, getattr(line, kind.owner_field))
        record(actor=actor, verb="line_moved", on=subject, changes=told(kind, "", str(line)))


def write_orders(kind: LineKind, lines: list[Any]) -> None:
    """Give lines the orders that follow each other, in two passes: none is ever held twice."""
    for rank, line in enumerate(lines):
        line.order = BEYOND + rank + kind.first
    kind.model._default_manager.bulk_update(lines, ["order"])
    moved = kind.model._default_manager.filter(pk__in=[line.pk for line in lines])
    moved.order_by().update(order=F("order") - BEYOND)


def siblings_of(kind: LineKind, line: models.Model) -> models.QuerySet[Any]:
    """Return the lines that share an order with this one, itself included."""
    shared = {name: getattr(line, name) for name in kind.siblings or ()}
    return kind.model._default_manager.filter(**shared)


def next_order(kind: LineKind, line: models.Model) -> int:
    """Return the order of a line that comes after its siblings."""
    last = siblings_of(kind, line).exclude(pk=line.pk).aggregate(last=Max("order"))["last"]
    return kind.first if last is None else last + 1


def told(kind: LineKind, before: str, after: str) -> dict[str, list[str]]:
    """Return a line as the journal tells it."""
    with override("fr"):
        return {str(kind.label): [before, after]}
