"""Files that the reception gives to the person: sealed with what she reads, hers to save with her code."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.attachments.receiving import Received
from vigie.support.cases.access import OpenCase
from vigie.support.cases.following import locked, refuse_if_closed
from vigie.support.filing.report import attach_received
from vigie.support.sealing import read_files


@transaction.atomic
def join_files(*, opened: OpenCase, files: Sequence[Received], actor: Person) -> int:
    """Join files to what the person reads; those already joined are not kept twice. Return how many are new.

    It is no answer: whose turn it is does not change. Raises ValidationError on a closed case, StaleKey.
    """
    current = locked(opened.case)
    refuse_if_closed(current)
    known = {card.upload.digest for card in read_files(opened.shared, opened.shared_key) if not card.row.by_person}
    new = list({file.original.digest: file for file in files if file.original.digest not in known}.values())
    for file in new:
        attach_received(opened.shared, opened.shared_key, file, by_person=False)
    if new:
        current.last_contact_on, current.warned_on = timezone.localdate(), None
        current.save(update_fields=["last_contact_on", "warned_on"])
        record(actor=actor, verb="case_files_joined", on=current)
    return len(new)
