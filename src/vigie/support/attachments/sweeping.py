"""Erases sealed bytes that nothing names: a form never sent, a line cut, a transaction undone."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from vigie.support.models import SealedFile
from vigie.support.sealing.files import FOLDER

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
        name for name in stored_names() if name not in known and day_of(name) <= today - timedelta(days=KEPT_DAYS)
    ]
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)


def stored_names() -> Iterator[str]:
    """Give the name of every sealed file of the storage."""
    if not default_storage.exists(FOLDER):
        return
    for folder in default_storage.listdir(FOLDER)[0]:
        for name in default_storage.listdir(f"{FOLDER}/{folder}")[1]:
            yield f"{FOLDER}/{folder}/{name}"


def day_of(name: str) -> date:
    """Return the day a file is dated of."""
    return timezone.localdate(default_storage.get_modified_time(name))
