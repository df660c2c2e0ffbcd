"""Forgets what the data register says: needs after a month, names after six years, who asked after a year."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
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
    erased = Enrolment.objects.filter(person__erased_at__isnull=False, anonymised_on=None)
    names = forget_all(list(old), today) + forget_everywhere(erased, by=None)
    files, _ = AttendanceUpload.objects.expired().delete()
    return needs + names + forget_requests(now, today) + files


def forget_all(enrolments: Sequence[Enrolment], today: date) -> int:
    """Forget who people are; return how many rows. Whoever is there twice still counts as one."""
    # Digests that recognise nobody any more, one for each person.
    drawn: defaultdict[str, str] = defaultdict(lambda: drawn_code(30))
    with transaction.atomic():
        for enrolment in enrolments:
            forget(enrolment, today, drawn[enrolment.who])
    return len(enrolments)


def forget(enrolment: Enrolment, today: date, who: str) -> None:
    """Forget who someone is; what counts them stays. who: what tells them from others from now on."""
    Certificate.objects.filter(enrolment=enrolment).delete()
    enrolment.who = who
    enrolment.name = enrolment.email = enrolment.job_title = enrolment.needs = ""
    enrolment.person, enrolment.anonymised_on = None, today
    fields = ["who", "name", "email", "job_title", "needs", "person", "anonymised_on"]
    enrolment.save(update_fields=fields)


def forget_on_request(*, enrolment_id: int, by: Person) -> int:
    """Forget someone in all their sessions, at their request; those to come lose them. Return how many sessions."""
    return forget_everywhere(Enrolment.objects.filter(pk=enrolment_id, anonymised_on=None), by=by)


def forget_everywhere(some: QuerySet[Enrolment], *, by: Person | None) -> int:
    """Forget, in all their sessions, the people of some enrolments; return how many sessions."""
    with transaction.atomic():
        people = set(some.values_list("who", flat=True))
        theirs = Enrolment.objects.filter(who__in=people, anonymised_on=None).select_related("session")
        for enrolment in theirs:
            was_seen = enrolment.presence == Enrolment.Presence.PRESENT
            if enrolment.withdrawn_at is None and not enrolment.session.has_started and not was_seen:
                withdraw(enrolment_id=enrolment.pk, reason=Reason.NOT_STATED, by=by, by_holder=False)
            record(actor=by, verb="training_person_forgotten", on=enrolment)
            cancel(about=key_of(enrolment))
        return forget_all(list(Enrolment.objects.filter(who__in=people, anonymised_on=None)), timezone.localdate())


def forget_requests(now: datetime, today: date) -> int:
    """Forget who asked for a training."""
    named = TrainingRequest.objects.filter(anonymised_on=None)
    closed = named.filter(followed_at__lt=now - ANSWERED_KEPT, state__in=["planned", "declined"])
    ignored = named.filter(asked_at__lt=now - UNANSWERED_KEPT)
    return (closed | ignored).update(contact_name="", email="", phone="", anonymised_on=today)
