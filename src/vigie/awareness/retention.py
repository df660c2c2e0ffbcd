"""Erases what the room keeps of people, as the data register says: a periodic job; running it twice changes nothing."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from vigie.awareness.events.registering import counted_from_list
from vigie.awareness.models import Event, Feedback, InterventionRequest, Loan, Registration
from vigie.awareness.toolbox.files import sweep_files

REGISTRATIONS_KEPT, REQUESTS_KEPT = timedelta(days=92), timedelta(days=365)


@task()
def forget_awareness() -> None:
    """Erase registrations, names in requests, unread feedback and files that no tool has."""
    now = timezone.now()
    forget_registrations(now)
    forget_requests(timezone.localdate(now))
    sweep_files(now)


def forget_registrations(now: datetime) -> int:
    """Erase who came to events over for three months, once counted by sex; return how many."""
    old = Event.objects.filter(ends_at__lt=now - REGISTRATIONS_KEPT, registrations__isnull=False).distinct()
    for event in old.filter(women=None):
        keep_counts(event)
    rows = Registration.objects.filter(event__ends_at__lt=now - REGISTRATIONS_KEPT)
    return rows.delete()[0]


def keep_counts(event: Event) -> None:
    """Write on an event how many came, as the list says; nothing when nobody was noted."""
    counts = counted_from_list(event)
    if counts:
        Event.objects.filter(pk=event.pk, women=None).update(**counts)


def forget_requests(today: date) -> int:
    """Erase who asked for loans and interventions that ended a year ago, and feedback not shown; return how many."""
    limit = today - REQUESTS_KEPT
    ended = Q(ends_on__lte=limit) & ~Q(state=Loan.State.ACCEPTED)
    closed = Q(answered_on__lte=limit) & (Q(done_on=None) | Q(done_on__lte=limit))
    with transaction.atomic():
        loans = nameless(Loan.objects.filter(ended | Q(ends_on__lte=limit - REQUESTS_KEPT), forgotten_on=None), today)
        asked = nameless(InterventionRequest.objects.filter(unanswered(limit) | closed, forgotten_on=None), today)
        feedback, _ = Feedback.objects.exclude(state=Feedback.State.SHOWN).filter(sent_on__lte=limit).delete()
    return loans + asked + feedback


def unanswered(limit: date) -> Q:
    """Say that a request had no answer for a year."""
    return Q(answered_on=None, asked_on__lte=limit)


def nameless(rows: QuerySet[Any], today: date) -> int:
    """Empty what tells who asked; return how many rows."""
    blank = dict.fromkeys(("structure", "contact", "email", "phone", "message", "answer"), "")
    return rows.update(**blank, organisation=None, forgotten_on=today)
