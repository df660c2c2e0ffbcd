"""Forgets addresses of calendars and visits that are no longer of use: a periodic job."""

from django.utils import timezone
from django_tasks import task

from vigie.cockpit.agenda.feeds import forget_feeds_and_visits


@task()
def forget_feeds() -> None:
    """Apply the retention of the day."""
    forget_feeds_and_visits(timezone.now())
