"""Writes what a table of offers says, all or nothing, as its preview promised."""

from collections.abc import Sequence

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.models import Campaign, Company
from vigie.internships.offers.importing.comparing import OfferOutcome, OfferPreview, compare
from vigie.internships.offers.importing.rows import READ_FOR_WORDING
from vigie.internships.offers.offer_forms import WRITTEN
from vigie.internships.offers.offer_life import write_seats
from vigie.internships.offers.wording import findings
from vigie.plan.importing.sheets import Sheet


class MovedSince(Exception):
    """Offers changed after the preview was read; ``preview`` says what the import would now do."""

    def __init__(self, preview: OfferPreview) -> None:
        super().__init__(preview.file_name)
        self.preview = preview


def apply_import(
    *,
    sheets: Sequence[Sheet],
    file_name: str,
    campaign: Campaign,
    companies: Sequence[Company],
    actor: Person,
    seen: str,
) -> OfferPreview:
    """Write drafts, and return what was done. seen: mark of the preview someone agreed to.

    Raises MovedSince when the import would now do something else. A refused table writes nothing.
    """
    with transaction.atomic():
        # One import at a time in a campaign.
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        preview = compare(sheets, file_name, campaign=campaign, companies=companies)
        if preview.errors or preview.changes_nothing:
            return preview
        if preview.fingerprint != seen:
            raise MovedSince(preview)
        for outcome in preview.outcomes:
            write(outcome, actor)
        counts = {state: ["", len(preview.of(state))] for state in ("created", "changed")}
        record(actor=actor, verb="offers_imported", on=campaign, changes=counts)
    return preview


def write(outcome: OfferOutcome, actor: Person) -> None:
    """Write an offer and its seats, with its line in the journal; nothing when nothing changes."""
    offer = outcome.offer
    if outcome.state == "unchanged":
        return
    if not any(findings(getattr(offer, name)) for name in READ_FOR_WORDING):
        offer.wording_reason = ""
    if outcome.is_new:
        offer.save(force_insert=True)
    else:
        offer.save(update_fields=WRITTEN)
    if outcome.seats is not None:
        write_seats(offer, outcome.seats)
    changes = {each.label: [each.before, each.after] for each in outcome.differences}
    record(actor=actor, verb="offer_added" if outcome.is_new else "offer_changed", on=offer, changes=changes)
