"""Establishes the constat of a test: which pieces came, when, in which chain; never who was tested, nor an outcome."""

import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.core.pdf import to_pdf
from vigie.testing.evidence.constat_document import constat_document
from vigie.testing.evidence.erased import purged_after
from vigie.testing.models import Campaign, Constat, Evidence, Test


class ConstatRefused(Exception):
    """A constat that cannot be made; the message is a French sentence that says why."""


def why_no_constat(campaign: Campaign) -> str:
    """Return why nothing is established of a campaign yet, or any longer, or nothing."""
    if not campaign.ended_on:
        return gettext(
            "Un constat s'établit une fois la campagne terminée\u00a0: avant, il dirait qui a reçu quoi "
            "pendant qu'on teste."
        )
    if purged_after(campaign):
        return gettext("Les pièces de cette campagne sont effacées\u00a0: plus rien ne peut en être établi.")
    return ""


def make_constat(*, test: Test, address: str, by: Person) -> tuple[Constat, bytes]:
    """Return a new constat and its PDF, which nothing keeps but its digest. Raises ConstatRefused.

    address: of the page that verifies it.
    """
    campaign = test.campaign
    if reason := why_no_constat(campaign):
        raise ConstatRefused(reason)
    last = Evidence.objects.filter(campaign=campaign).order_by("-sequence").first()
    constat = Constat(test=test, made_at=timezone.now().replace(microsecond=0), made_by=by)
    if last:
        constat.head, constat.entry = last.sequence, last.entry
    content = to_pdf(constat_document(constat, address))
    constat.digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        constat.save(force_insert=True)
        changes: Changes = {gettext("test"): ["", test.number], gettext("empreinte du constat"): ["", constat.digest]}
        record(actor=by, verb="testing_constat_made", on=campaign, changes=changes)
    return constat, content
