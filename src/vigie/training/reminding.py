"""Messages that leave by themselves: a reminder before a session, thanks and questions after it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vigie.training.models import Enrolment, Session
from vigie.training.registering.messages import REMINDED, remind, thank

# Attendance from the paper sheet may be entered days after.
THANKED_FOR = timedelta(days=15)


@task()
def write_to_participants() -> None:
    """Write to those whose session comes, or is over: a periodic job; each message leaves once."""
    write_until(timezone.now())


def write_until(now: datetime) -> None:
    """Store the messages due at an instant."""
    sessions = Session.objects.filter(cancelled_on=None).select_related(
        "version__module", "before_wave__survey", "after_wave__survey"
    )
    for session in sessions.filter(announced_on__isnull=False, starts_at__gt=now, starts_at__lte=now + REMINDED):
        with transaction.atomic():
            # Whoever registered since knows when it is.
            for enrolment in session.enrolments.seated().filter(seated_at__lt=session.starts_at - REMINDED):
                remind(session, enrolment)
    for session in sessions.filter(announced_on__isnull=False, ends_at__lte=now, ends_at__gt=now - THANKED_FOR):
        with transaction.atomic():
            for enrolment in session.enrolments.filter(presence=Enrolment.Presence.PRESENT):
                thank(session, enrolment)
