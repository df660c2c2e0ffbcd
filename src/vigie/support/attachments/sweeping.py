"""Erases sealed bytes that nothing names: a form never sent, a line cut, a transaction undone."""

from datetime import date, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from vigie.core.sealed_files import stored_names, stored_on
from vigie.support.models import SealedFile

# A form carries its files for a day, and files are dated of the day only.
KEPT_DAYS = 2


@task()
def sweep_sealed() -> None:
    """Erase what nothing names any more: a periodic job; running it twice changes nothing more."""
    remove_orphans(timezone.localdate())


def remove_orphans(today: date) -> int:
    """Erase the sealed files that no case names, those of the last days left alone; return how many."""
    known = set(SealedFile.objects.values_list("stored", flat=True))
    orphans = [
        name for name in stored_names() if name not in known and stored_on(name) <= today - timedelta(days=KEPT_DAYS)
    ]
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)
