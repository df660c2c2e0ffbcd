"""Tells the journal who opened which case: once a day and a person, however often they look."""

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import JournalEntry, Person
from vigie.support.models import Case

READ = "case_read"


def note_reading(*, case: Case, actor: Person) -> None:
    """Write that someone read a case today, unless it is written already."""
    today = JournalEntry.objects.filter(
        object_type="case", object_id=str(case.pk), actor=actor, verb=READ, at__date=timezone.localdate()
    )
    if not today.exists():
        with transaction.atomic():
            record(actor=actor, verb=READ, on=case)
