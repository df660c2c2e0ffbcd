"""A candidacy is forgotten: at the request of whoever sent it, or when its time has passed. What is counted stays."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import outbox
from vigie.network.models import Candidacy


def forget_candidacy(*, candidacy_id: int, by: Person | None) -> None:
    """Erase who applied, what they wrote, what was said of it and answered. Done again, nothing changes."""
    with transaction.atomic():
        candidacy = Candidacy.objects.select_for_update().get(pk=candidacy_id)
        if candidacy.forgotten_on:
            return
        erase_content(candidacy, timezone.localdate())
        record(actor=by, verb="network_candidacy_forgotten", on=candidacy)


def erase_content(candidacy: Candidacy, day: date) -> None:
    """Leave of a candidacy what is counted only."""
    candidacy.readings.all().delete()
    outbox.cancel(about=outbox.key_of(candidacy))
    candidacy.sealed, candidacy.sealed_answer, candidacy.email_tag, candidacy.reason = b"", b"", "", ""
    candidacy.commune, candidacy.forgotten_on = None, day
    candidacy.save(update_fields=["sealed", "sealed_answer", "email_tag", "reason", "commune", "forgotten_on"])
