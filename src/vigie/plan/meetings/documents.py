"""Documents joined to a meeting or to a body: kept under a random name, gone from the disk with their row."""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.plan.meetings.documents_checking import CheckedFile
from vigie.plan.models import Body, GovernanceDocument, Meeting


def add_document(
    *, on: Meeting | Body, title: str, actor: Person, file: CheckedFile | None = None, address: str = ""
) -> GovernanceDocument:
    """Join a file or an address to a meeting or to a body, with its line in the journal of what it is joined to."""
    owner = {"meeting": on} if isinstance(on, Meeting) else {"body": on}
    document = GovernanceDocument(**owner, title=title, address=address, added_by=actor)
    try:
        with transaction.atomic():
            if file:
                document.file.save(f"{uuid4().hex}.{file.extension}", ContentFile(file.content), save=False)
            document.save(force_insert=True)
            record(actor=actor, verb="governance_document_added", on=on, changes={"document": ["", title]})
    except BaseException:
        if file and document.file.name:
            document.file.storage.delete(document.file.name)
        raise
    return document


def remove_document(*, document: GovernanceDocument, actor: Person) -> None:
    """Take a document away; its file leaves the disk once the row is surely gone."""
    on = document.meeting or document.body
    assert on is not None
    with transaction.atomic():
        record(actor=actor, verb="governance_document_removed", on=on, changes={"document": [document.title, ""]})
        storage, name = document.file.storage, document.file.name
        document.delete()
        if name:
            transaction.on_commit(lambda: forget_file(storage, name))


def forget_file(storage: Storage, name: str) -> None:
    """Remove a file from the disk; one that is already gone is fine."""
    storage.delete(name)
