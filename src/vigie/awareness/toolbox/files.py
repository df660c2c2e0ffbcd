"""Files of tools: kept under a random name, gone from the disk once no version that is read has them."""

from datetime import datetime, timedelta
from pathlib import PurePosixPath
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.awareness.models import Tool, ToolFile
from vigie.plan.meetings.documents_checking import CheckedFile

FOLDER = "outils"
# A file is written a moment before its row: younger ones are left alone.
YOUNG = timedelta(hours=1)


def add_file(*, tool: Tool, row: ToolFile, checked: CheckedFile, actor: Person) -> ToolFile:
    """Join a file, checked and cleaned by its form, to a tool."""
    row.tool = tool
    try:
        with transaction.atomic():
            row.file.save(f"{uuid4().hex}.{checked.extension}", ContentFile(checked.content), save=False)
            row.save(force_insert=True)
            record(actor=actor, verb="tool_file_added", on=tool, changes={"fichier": ["", row.title]})
    except BaseException:
        if row.file.name:
            row.file.storage.delete(row.file.name)
        raise
    return row


def remove_file(*, row: ToolFile, actor: Person) -> None:
    """Take a file out of what is being written; a version that everyone reads keeps it until the next one."""
    with transaction.atomic():
        record(actor=actor, verb="tool_file_removed", on=row.tool, changes={"fichier": [row.title, ""]})
        if row.pk in shown_files(row.tool):
            row.removed_on = timezone.localdate()
            row.save(update_fields=["removed_on"])
            return
        forget(row)


def forget(row: ToolFile) -> None:
    """Erase a file and its row; the bytes go once the row is surely gone."""
    storage, name = row.file.storage, str(row.file.name)
    row.delete()
    transaction.on_commit(lambda: delete_from(storage, name))


def delete_from(storage: Storage, name: str) -> None:
    """Remove a file from the disk; one already gone is fine."""
    storage.delete(name)


def shown_files(tool: Tool) -> set[int]:
    """Return the ids of the files of the version that everyone reads."""
    version = tool.published_version
    return set(version.content["files"]) if version else set()


def sweep_files(now: datetime) -> int:
    """Erase files that were taken out and that no version in force has, and those without row; return how many."""
    rows = ToolFile.objects.filter(removed_on__isnull=False).select_related("tool__published_version")
    with transaction.atomic():
        gone = [row for row in rows if row.pk not in shown_files(row.tool)]
        for row in gone:
            forget(row)
    return len(gone) + remove_orphans(now)


def remove_orphans(now: datetime) -> int:
    """Erase the files of the folder that no row names; return how many."""
    if not default_storage.exists(FOLDER):
        return 0
    known = set(ToolFile.objects.values_list("file", flat=True))
    names = [str(PurePosixPath(FOLDER) / name) for name in default_storage.listdir(FOLDER)[1]]
    orphans = [name for name in names if name not in known and default_storage.get_modified_time(name) < now - YOUNG]
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)
