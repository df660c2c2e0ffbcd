"""What is noted all through a meeting is told once in a while in the journal, not at each word."""

from datetime import timedelta

from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import JournalEntry, Person
from vigie.plan.models import Meeting

SAME_SITTING = timedelta(minutes=15)


def record_sitting(*, actor: Person, verb: str, meeting: Meeting) -> None:
    """Tell the journal that someone notes this of a meeting, unless it was told less than 15 minutes ago.

    Neither the words nor the names go there: they are read by the members of the body alone.
    """
    lately = JournalEntry.objects.filter(
        object_type="meeting",
        object_id=str(meeting.pk),
        verb=verb,
        actor=actor,
        at__gt=timezone.now() - SAME_SITTING,
    )
    if not lately.exists():
        record(actor=actor, verb=verb, on=meeting)
