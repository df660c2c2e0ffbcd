"""Forgets who listened where, long after they stopped; may run twice."""

from datetime import date

from django.utils import timezone
from django_tasks import task

from vigie.support.models import Listening

# « Trois ans après la fin de l'écoute », says the data register.
YEARS_KEPT = 3


@task()
def forget_listenings() -> None:
    """Apply the retention of the day: a periodic job."""
    forget_old_listenings(timezone.localdate())


def forget_old_listenings(day: date) -> int:
    """Remove the listenings that ended more than three years before a day; return how many."""
    # The 29th of February is no day of most years.
    limit = day.replace(year=day.year - YEARS_KEPT, day=min(day.day, 28))
    return Listening.objects.filter(ends_on__lt=limit).delete()[0]
