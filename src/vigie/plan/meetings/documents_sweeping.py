"""Removes the files that no document names any more, when a meeting or a body went away as a whole."""

from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from vigie.plan.models import GovernanceDocument

# A file is written a moment before its row: younger ones are left alone.
YOUNG = timedelta(hours=1)
FOLDER = "instances"


@task()
def sweep_documents() -> None:
    """Remove the files without document: a periodic job; running it twice changes nothing more."""
    remove_orphans(timezone.now())


def remove_orphans(now: datetime) -> int:
    """Remove, at this instant, the files that no document names; return how many."""
    if not default_storage.exists(FOLDER):
        return 0
    known = set(GovernanceDocument.objects.exclude(file="").values_list("file", flat=True))
    names = [str(PurePosixPath(FOLDER) / name) for name in default_storage.listdir(FOLDER)[1]]
    orphans = [name for name in names if name not in known and default_storage.get_modified_time(name) < now - YOUNG]
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)
