"""People register, wait for a place, withdraw: one at a time for an event, so that a place is never given twice."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.events.letters import tell
from vigie.awareness.models import Event, Registration
from vigie.core.waiting_list import next_in_line, places_left
from vigie.plan.meetings.calendar_entry import Method

MOST_OF_AN_ADDRESS = 12
# Within it, the same form sent again is a second click.
TWO_CLICKS = timedelta(minutes=2)


class Closed(Exception):
    """Nobody registers any more, or not yet; the message says why, in French."""


def reason_not_to_register(event: Event) -> str:
    """Return why nobody can register; empty when they can."""
    if not event.published_on or not event.takes_registrations:
        return gettext("Cet événement ne prend pas d'inscription : venez simplement.")
    if event.cancelled_on:
        return gettext("Cet événement est annulé.")
    if event.starts_at < timezone.now():
        return gettext("Cet événement a commencé : on ne s'inscrit plus.")
    return ""


def register(*, event_id: int, registration: Registration) -> Registration:
    """Give a place, or one in the waiting list; sent twice, it is one. Whoever registers receives a message.

    Raises Closed.
    """
    # A second click does not wait for those who write.
    if known := same_person(event_id, registration):
        return known
    with transaction.atomic():
        event = Event.objects.select_for_update().get(pk=event_id)
        if reason := reason_not_to_register(event):
            raise Closed(reason)
        if known := same_person(event_id, registration):
            return known
        of_address = event.registrations.standing().filter(email__iexact=registration.email)
        if of_address.count() >= MOST_OF_AN_ADDRESS:
            raise Closed(gettext("Beaucoup de personnes sont déjà inscrites avec cette adresse : écrivez-nous."))
        left = places_left(event.places, event.registrations.seated().count())
        registration.event, registration.has_place = event, left is None or left > 0
        registration.save(force_insert=True)
        tell(registration, Method.REQUEST)
    return registration


def same_person(event_id: int, registration: Registration) -> Registration | None:
    """Return the registration that someone has just sent; None when they have none.

    Raises Closed when they have one for longer: its link is theirs, not that of whoever knows their name and address.
    """
    held = Registration.objects.standing().filter(event=event_id, email__iexact=registration.email)
    known = held.filter(name__iexact=registration.name).first()
    if known and known.registered_at < timezone.now() - TWO_CLICKS:
        raise Closed(gettext("Cette personne est déjà inscrite : le lien est dans le message reçu à cette adresse."))
    return known


def withdraw(*, registration_id: int) -> Registration:
    """Take someone out, and give their place to whoever waited longest; done twice, it is once."""
    with transaction.atomic():
        known = Registration.objects.get(pk=registration_id)
        event = Event.objects.select_for_update().get(pk=known.event_id)
        registration = Registration.objects.get(pk=registration_id)
        if registration.withdrawn_at is None:
            registration.withdrawn_at = timezone.now()
            registration.save(update_fields=["withdrawn_at"])
            registration.event = event
            tell(registration, Method.CANCEL)
            seat_those_who_wait(event)
    return registration


def seat_those_who_wait(event: Event) -> int:
    """Give free places to those who wait, in their order, and tell them; return how many. Call it on a locked event."""
    if not event.takes_registrations or event.cancelled_on or event.starts_at < timezone.now():
        return 0
    waiting = list(event.registrations.waiting())
    seated = next_in_line(event.places, event.registrations.seated().count(), waiting)
    for registration in seated:
        registration.has_place, registration.event = True, event
        registration.save(update_fields=["has_place"])
        tell(registration, Method.REQUEST)
    return len(seated)


def rank_of(registration: Registration) -> int:
    """Return the place of someone in the waiting list, from 1."""
    waiting = registration.event.registrations.waiting()
    return waiting.filter(pk__lte=registration.pk).count()


def note_attendance(*, event: Event, present: set[int], absent: set[int], actor: Person) -> None:
    """Note who came and who did not; those that neither names stay as they were."""
    with transaction.atomic():
        standing = event.registrations.standing()
        standing.filter(pk__in=present).update(attended=True)
        standing.filter(pk__in=absent).update(attended=False)
        record(actor=actor, verb="attendance_noted", on=event)


def counted_from_list(event: Event) -> dict[str, Any]:
    """Return how many came, by sex, as the list says; nothing while nobody is noted."""
    came = list(event.registrations.standing().filter(attended=True).values_list("sex", flat=True))
    return {sex: came.count(sex) for sex in ("women", "men", "not_stated")} if came else {}
