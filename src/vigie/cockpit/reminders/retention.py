"""Forgets old reminders, and the choices of people who have left; running it twice changes nothing more."""

from datetime import date

from django.utils import timezone
from django_tasks import task

from vigie.cockpit.data_register import REMINDERS_KEPT
from vigie.cockpit.models import Reminder, ReminderRefusal
from vigie.plan.asking_news import people_to_write_to


@task()
def forget_reminders() -> None:
    """Apply the retention of the day: a periodic job."""
    forget_old_reminders(timezone.localdate())


def forget_old_reminders(day: date) -> int:
    """Remove reminders older than their time, and refusals of people who would receive nothing; return how many."""
    old = Reminder.objects.filter(day__lt=day - REMINDERS_KEPT).delete()[0]
    gone = ReminderRefusal.objects.exclude(person__in=people_to_write_to())
    return old + gone.delete()[0]
