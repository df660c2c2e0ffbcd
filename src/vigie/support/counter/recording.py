"""The act of writing down a call, a visit or a letter: the same report as from the site, in the hand of a listener."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.support.filing.answers import gives_contact, texts_of
from vigie.support.filing.report import Filed, Report, file_report
from vigie.support.models import ReceptionPoint


def record_contact(*, actor: Person, point: ReceptionPoint, nonce: bytes, answers: Mapping[str, Any]) -> Filed:
    """Keep what was told, sealed, with a receipt to hand over; sent twice, it is one report."""
    report = Report(
        point,
        texts_of(answers),
        channel=answers["channel"],
        is_anonymous=not gives_contact(answers),
        by_person=False,
    )
    with transaction.atomic():
        filed = file_report(report, nonce=nonce)
        if filed.is_new:
            record(actor=actor, verb="contact_recorded", on=point)
    return filed
