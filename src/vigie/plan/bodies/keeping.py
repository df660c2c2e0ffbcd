"""Creates, changes, ends and removes bodies, and keeps the lists that each holds."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext, override

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.plan.bodies.defaults import Defaults, defaults_of
from vigie.plan.models import Body, BodyCategory, StandingItem

Line = BodyCategory | StandingItem


def create_body(*, body: Body, actor: Person | None, defaults: Defaults | None = None, actor_label: str = "") -> Body:
    """Create a body with the categories and standing items its kind starts with, or those given."""
    start = defaults_of(body.kind) if defaults is None else defaults
    with transaction.atomic(), override("fr"):
        body.save(force_insert=True)
        for order, name in enumerate(start.categories):
            BodyCategory.objects.create(body=body, name=str(name), order=order)
        for order, title in enumerate(start.standing_items):
            StandingItem.objects.create(body=body, title=str(title), order=order)
        record(actor=actor, verb="body_created", on=body, actor_label=actor_label)
    return body


def change_body(*, body: Body, fields: list[str], changes: Changes, actor: Person) -> None:
    """Write the fields of a body that changed; nothing when nothing did."""
    if not fields:
        return
    with transaction.atomic():
        body.save(update_fields=fields)
        record(actor=actor, verb="body_changed", on=body, changes=changes)


def end_body(*, body: Body, day: date, actor: Person) -> None:
    """Say on which day a body ended: it stays readable, with its meetings and decisions."""
    with transaction.atomic():
        current = Body.objects.select_for_update().get(pk=body.pk)
        if current.ended_on == day:
            return
        changes = {"ended_on": [current.ended_on, day]}
        current.ended_on = day
        current.save(update_fields=["ended_on"])
        record(actor=actor, verb="body_ended", on=current, changes=changes)


def resume_body(*, body: Body, actor: Person) -> None:
    """Undo the end of a body; one that goes on stays as it is."""
    with transaction.atomic():
        current = Body.objects.select_for_update().get(pk=body.pk)
        if current.ended_on is None:
            return
        changes = {"ended_on": [current.ended_on, None]}
        current.ended_on = None
        current.save(update_fields=["ended_on"])
        record(actor=actor, verb="body_resumed", on=current, changes=changes)


def reason_to_keep(body: Body) -> str | None:
    """Return why a body cannot be removed, None when it can: what met or asked something stays readable."""
    if body.meetings.exists():
        return gettext("Cette instance a des réunions : mettez-y fin plutôt, et son histoire restera lisible.")
    if body.alerts.exists():
        return gettext("Cette instance a lancé des alertes : mettez-y fin plutôt, et son histoire restera lisible.")
    return None


def remove_body(*, body: Body, actor: Person) -> None:
    """Remove a body that never met. Raises ValidationError when it did, or raised an alert."""
    with transaction.atomic():
        current = Body.objects.select_for_update().get(pk=body.pk)
        reason = reason_to_keep(current)
        if reason:
            raise ValidationError(reason)
        record(actor=actor, verb="body_removed", on=current)
        current.delete()


# --- Required categories and standing items ------------------------------------------------------------------------
def write_line(*, line: Line, changes: Changes, actor: Person) -> None:
    """Write a line of a body, new at the end of its list, or changed; the same words change nothing."""
    with transaction.atomic():
        Body.objects.select_for_update().get(pk=line.body_id)
        if line.pk is None:
            line.order = next_order(line)
            line.save(force_insert=True)
        elif changes:
            line.save(update_fields=own_fields(line))
        if changes:
            record(actor=actor, verb="body_changed", on=line.body, changes=changes)


def own_fields(line: Line) -> list[str]:
    """Return the fields people write of a line."""
    return ["name", "is_required"] if isinstance(line, BodyCategory) else ["title"]


def next_order(line: Line) -> int:
    """Return the order that puts a line last."""
    last = siblings_of(line).order_by("-order").values_list("order", flat=True).first()
    return 0 if last is None else last + 1


def siblings_of(line: Line):  # type: ignore[no-untyped-def]
    """Return the lines of the same list."""
    return type(line).objects.filter(body=line.body_id)


def remove_line(*, line: Line, actor: Person) -> None:
    """Remove a line of a body; members of a removed category stay, without category."""
    with transaction.atomic():
        changes = {str(label_of(line)): [str(line), ""]}
        line.delete()
        record(actor=actor, verb="body_changed", on=line.body, changes=changes)


def label_of(line: Model) -> str:
    """Return what a line is, for the journal."""
    with override("fr"):
        return str(line._meta.verbose_name)


def move_line(*, line: Line, step: int, actor: Person) -> None:
    """Move a line one place up (step -1) or down (step 1); at the end of its list it stays."""
    with transaction.atomic():
        Body.objects.select_for_update().get(pk=line.body_id)
        rows = list(siblings_of(line))
        place = [row.pk for row in rows].index(line.pk)
        if not 0 <= place + step < len(rows):
            return
        rows[place], rows[place + step] = rows[place + step], rows[place]
        for order, row in enumerate(rows):
            if row.order != order:
                row.order = order
                row.save(update_fields=["order"])
        changes = {label_of(line): ["", gettext("%(line)s : ordre changé") % {"line": line}]}
        record(actor=actor, verb="body_changed", on=line.body, changes=changes)
