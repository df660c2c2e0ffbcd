"""The act of choosing which reminders one receives."""

from collections.abc import Collection

from django.db import transaction

from vigie.accounts.models import Person
from vigie.cockpit.models import ReminderKind, ReminderRefusal


def refused_by(person: Person) -> set[str]:
    """Return the kinds of reminders that someone refuses."""
    return set(ReminderRefusal.objects.filter(person=person).values_list("kind", flat=True))


def choose_reminders(*, person: Person, wanted: Collection[str]) -> None:
    """Receive these kinds of reminders and no other.

    The journal says nothing of it: what someone wants to receive is their own affair, and the journal cannot be erased.
    """
    with transaction.atomic():
        ReminderRefusal.objects.filter(person=person, kind__in=wanted).delete()
        refused = [ReminderRefusal(person=person, kind=kind) for kind in ReminderKind.values if kind not in wanted]
        ReminderRefusal.objects.bulk_create(refused, ignore_conflicts=True)


def refuse_reminders(*, person: Person, kind: str) -> None:
    """Stop receiving a kind of reminder."""
    ReminderRefusal.objects.get_or_create(person=person, kind=kind)
