"""Erases what background work leaves behind, once nobody needs it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from vigie.core.models import JobProgress, OutboxMessage, OutboxState

KEPT = timedelta(days=90)


@task()
def prune() -> None:
    """Erase jobs and their pages 90 days after their end, and messages, with their addresses, after as long.

    A message still waiting by then is erased too: what it says is no longer true. Running it twice is harmless.
    """
    limit = timezone.now() - KEPT
    with transaction.atomic():
        DBTaskResult.objects.finished().filter(finished_at__lt=limit).delete()
        JobProgress.objects.filter(finished_at__lt=limit).delete()
        OutboxMessage.objects.exclude(state=OutboxState.SENDING).filter(created_at__lt=limit).delete()
