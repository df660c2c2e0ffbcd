"""Freezes a protocol before the first test: its text, its hash, the promised seed, the key of what comes back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.campaigns.checking import Finding, check
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.protocols import canonical_text, hash_of
from vigie.testing.campaigns.seeds import hash_of_seed, new_seed, seal_seed
from vigie.testing.models import Campaign
from vigie.testing.refusals import NotNow
from vigie.testing.sealing.keys import make_campaign_key

FROZEN = ["protocol", "protocol_hash", "frozen_on", "seed_hash", "sealed_seed"]


class NotReady(Exception):
    """The protocol cannot be frozen yet. findings: what is to be mended."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(each.kind for each in findings))
        self.findings = list(findings)


def freeze_protocol(*, campaign_id: int, by: Person, public: bytes) -> Campaign:
    """Freeze the protocol as it is written. Asked again, return the campaign that is frozen. Raises NotReady, NotNow.

    public: of the vault of whoever freezes, who then holds the campaign's key.
    """
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.frozen_on:
            return campaign
        if campaign.stopped_on:
            raise NotNow(_("Cette campagne est arrêtée : son protocole ne peut plus être figé."))
        protocol = protocol_of(campaign)
        if blocking := [finding for finding in check(protocol) if finding.blocks]:
            raise NotReady(blocking)
        _write(campaign, canonical_text(protocol))
        make_campaign_key(campaign, by, public)
        promised = {
            "empreinte du protocole": ["", campaign.protocol_hash],
            "empreinte de la graine": ["", campaign.seed_hash],
        }
        record(actor=by, verb="testing_protocol_frozen", on=campaign, changes=promised)
    return campaign


def _write(campaign: Campaign, text: str) -> None:
    seed = new_seed()
    campaign.protocol = text
    campaign.protocol_hash = hash_of(text)
    campaign.frozen_on = timezone.localdate()
    campaign.seed_hash = hash_of_seed(seed)
    campaign.sealed_seed = seal_seed(campaign.code, seed)
    campaign.save(update_fields=FROZEN)
