"""Forgets what the data register says: needs after a month, names after six years, who asked after a year."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.drawn_codes import drawn_code
from vigie.core.outbox import cancel, key_of
from vigie.training.models import AttendanceUpload, Certificate, Enrolment, Reason, TrainingRequest
from vigie.training.registering.acts import withdraw
from vigie.training.trained import midnight

NEEDS_KEPT: Final = timedelta(days=31)
NAMES_KEPT: Final = timedelta(days=6 * 365)
ANSWERED_KEPT, UNANSWERED_KEPT = timedelta(days=365), timedelta(days=3 * 365)


@task()
def purge_training() -> None:
    """Apply the retention of today: a periodic job; running it twice changes nothing more."""
    forget_until(timezone.localdate())


def forget_until(today: date) -> int:
    """Apply the retention of a day; return how many rows were touched."""
    now = midnight(today)
    needs = Enrolment.objects.filter(session__ends_at__lt=now - NEEDS_KEPT).exclude(needs="").update(needs="")
    old = Enrolment.objects.filter(session__ends_at__lt=now - NAMES_KEPT, anonymised_on=None)
    names = sum(forget(enrolment, today) for enrolment in old.iterator())
    files, _ = AttendanceUpload.objects.expired().delete()
    return needs + names + forget_requests(now, today) + files


def forget(enrolment: Enrolment, today: date) -> int:
    """Forget who someone is; what counts them stays."""
    with transaction.atomic():
        Certificate.objects.filter(enrolment=enrolment).delete()
        # A digest that recognises nobody any more.
        enrolment.who = drawn_code(30)
        enrolment.name = enrolment.email = enrolment.job_title = enrolment.needs = ""
        enrolment.person, enrolment.anonymised_on = None, today
        fields = ["who", "name", "email", "job_title", "needs", "person", "anonymised_on"]
        enrolment.save(update_fields=fields)
    return 1


def forget_on_request(*, enrolment_id: int, by: Person) -> int:
    """Forget someone in all their sessions, at their request; those to come lose them. Return how many sessions."""
    with transaction.atomic():
        asked = Enrolment.objects.get(pk=enrolment_id)
        theirs = list(Enrolment.objects.filter(who=asked.who, anonymised_on=None).select_related("session"))
        for enrolment in theirs:
            if enrolment.withdrawn_at is None and not enrolment.session.has_started:
                withdraw(enrolment_id=enrolment.pk, reason=Reason.NOT_STATED, by=by)
            record(actor=by, verb="training_person_forgotten", on=enrolment)
            cancel(about=key_of(enrolment))
            forget(Enrolment.objects.get(pk=enrolment.pk), timezone.localdate())
    return len(theirs)


def forget_requests(now: datetime, today: date) -> int:
    """Forget who asked for a training."""
    named = TrainingRequest.objects.filter(anonymised_on=None)
    closed = named.filter(followed_at__lt=now - ANSWERED_KEPT, state__in=["planned", "declined"])
    ignored = named.filter(asked_at__lt=now - UNANSWERED_KEPT)
    return (closed | ignored).update(contact_name="", email="", phone="", anonymised_on=today)
