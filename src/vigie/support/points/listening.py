"""Naming those who listen in a point, and ending it: keys that nothing justifies any more go with it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.support.models import Case, Compartment, Envelope, Listening, ReceptionPoint


def people_to_name(point: ReceptionPoint) -> QuerySet[Person]:
    """Return those who may be named in a point: they hold the role of listener in its organisation today."""
    listeners = Membership.objects.current().filter(role=Role.LISTENER)
    organisations = Q(organisation=point.organisation_id) | Q(organisation__parent=point.organisation_id)
    already = point.listenings.current().values("person")
    people = Person.objects.filter(erased_at=None, memberships__in=listeners.filter(organisations))
    return people.exclude(pk__in=already).distinct().order_by("name")


def begin_listening(*, point: ReceptionPoint, person: Person, may_override: bool, actor: Person) -> Listening:
    """Let someone listen in a point from today."""
    with transaction.atomic():
        listening = Listening.objects.create(point=point, person=person, may_override=may_override)
        record(actor=actor, verb="listening_begun", on=person, changes={"lieu d'accueil": ["", point.name]})
    return listening


def is_only_holder(listening: Listening) -> bool:
    """Whether ending a listening would leave an open case of the point without a key among the staff."""
    lost = compartments_to_leave(listening.person, without=listening)
    others = Envelope.objects.filter(compartment=OuterRef("pk"), holder=Envelope.Holder.STAFF)
    alone = lost.exclude(case__state=Case.State.CLOSED).filter(~Exists(others.exclude(person=listening.person)))
    return alone.exists()


@task()
def end_unheld_listenings() -> None:
    """End the listenings of those who no longer hold the role: a periodic job; they open nothing more already."""
    for listening in Listening.objects.current().without_role().select_related("person", "point"):
        end_listening(listening=listening, actor=None)


def end_listening(*, listening: Listening, actor: Person | None) -> None:
    """End a listening: from the next request, its person opens nothing of the point, and holds no key of it."""
    yesterday = timezone.localdate() - timedelta(days=1)
    with transaction.atomic():
        lost = list(compartments_to_leave(listening.person, without=listening).values_list("pk", flat=True))
        # First, so that whoever renews a key at the same instant has finished, or not begun.
        Compartment.objects.filter(pk__in=lost).update(needs_new_key=True)
        Envelope.objects.filter(compartment__in=lost, person=listening.person).delete()
        changes = {"lieu d'accueil": [listening.point.name, ""]}
        record(actor=actor, verb="listening_ended", on=listening.person, changes=changes)
        if listening.starts_on > yesterday:
            listening.delete()
        else:
            listening.ends_on = yesterday
            listening.save(update_fields=["ends_on"])


def compartments_to_leave(person: Person, *, without: Listening) -> QuerySet[Compartment]:
    """Return the parts of cases that someone holds a key of and would have no reason to, without a listening."""
    left = Listening.objects.current().filter(person=person).exclude(pk=without.pk).values("point")
    held = Compartment.objects.filter(envelopes__person=person)
    # The notes of a point that receives are never for the point that refers.
    own = Q(case__point__in=left) & ~Q(kind=Compartment.Kind.NOTES)
    received = Q(referral__destination__in=left) | Q(noted_referral__destination__in=left)
    justified = Compartment.objects.filter(own | received)
    return held.exclude(pk__in=justified.values("pk"))
