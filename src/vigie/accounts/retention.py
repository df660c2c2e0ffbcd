"""Forgets what has been kept long enough (GDPR, art. 5-1-e); running it twice changes nothing more."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from vigie.accounts.data_register import INVITATIONS_KEPT, JOIN_REQUESTS_KEPT, PEOPLE_KEPT
from vigie.accounts.models import Invitation, JoinRequest, Membership, Person
from vigie.accounts.people import erase_person

# Rooms whose ties to someone fall with them; being named by any other room keeps a person.
OWN_ROOMS = frozenset({"accounts", "account", "mfa"})


@task()
def forget() -> None:
    """Apply the retention of the day: a periodic job."""
    apply_retention(timezone.now())


def apply_retention(now: datetime) -> dict[str, int]:
    """Remove or erase whatever is past its time at this instant; return how many of each.

    Keys: ``invitations``, ``join_requests``, ``sessions`` (removed), ``people`` (erased, one journal line each).
    """
    with transaction.atomic():
        forgotten = {
            "invitations": remove(closed_invitations(now)),
            "join_requests": remove(JoinRequest.objects.filter(answered_at__lt=now - JOIN_REQUESTS_KEPT)),
            "sessions": remove(Session.objects.filter(expire_date__lt=now)),
        }
        people = list(forgotten_people(now))
        for person in people:
            erase_person(person=person, actor=None)
    return {**forgotten, "people": len(people)}


def remove(rows: "QuerySet[Invitation] | QuerySet[JoinRequest] | QuerySet[Session]") -> int:
    """Remove rows and return how many there were."""
    return rows.delete()[0]


def closed_invitations(now: datetime) -> QuerySet[Invitation]:
    """Return the invitations accepted, revoked or expired for long enough."""
    limit = now - INVITATIONS_KEPT
    return Invitation.objects.filter(
        Q(accepted_at__lt=limit) | Q(revoked_at__lt=limit) | Q(accepted_at=None, revoked_at=None, expires_at__lt=limit)
    )


def forgotten_people(now: datetime) -> QuerySet[Person]:
    """Return the people added long ago, without a role since, and whom no other room names."""
    limit = now - PEOPLE_KEPT
    recent = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=limit.date()))
    people: QuerySet[Person] = Person.objects.filter(erased_at=None, created_at__lt=limit)
    people = people.exclude(pk__in=recent.values("person")).exclude(
        pk__in=Invitation.objects.pending().values("person")
    )
    for relation in Person._meta.related_objects:
        if relation.related_model._meta.app_label not in OWN_ROOMS:
            naming = relation.related_model._base_manager.filter(**{f"{relation.field.name}__isnull": False})
            people = people.exclude(pk__in=naming.values(relation.field.name))
    return people
