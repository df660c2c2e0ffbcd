"""The demonstration's campaigns of tests: one being written, one under way, one that ended. Nobody was written to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.models import Membership, Person, Role, VaultKey
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key, open_with_passphrase
from vigie.cockpit.demonstration_protocols import add_campaign, begin_protocol, invent_campaign
from vigie.cockpit.demonstration_sentinels import invent_sentinels
from vigie.cockpit.demonstration_tests import (
    decide_tests,
    name_readers,
    prepare_field,
    read_tests,
    report_tests,
    send_first,
)
from vigie.core.vault.envelopes import KeyPair
from vigie.law.models import Criterion, Domain
from vigie.testing.campaigns.ending import end_campaign
from vigie.testing.campaigns.freezing import freeze_protocol
from vigie.testing.models import Campaign
from vigie.testing.results.releasing import organisations_by_code, release, tell
from vigie.testing.results.studying import make_study

NAME: Final = "Demandes de visite de logements (campagne fictive)"
WRITTEN: Final = "Demandes de visite, prochaine campagne (fictive, en préparation)"
ENDED: Final = "Demandes de visite, première campagne (fictive, terminée)"
# Tests of the campaign under way: reported; of these, read and decided; begun by each who tests.
REPORTED, READ, BEGUN = 20, 14, 2
ENDED_AGO: Final = 30


@dataclass(frozen=True)
class Cast:
    """Who makes the campaigns live. pair: of the pilot's open vault."""

    pilot: Person
    pair: KeyPair
    testers: list[Person]
    readers: list[Person]


def prepare_testing() -> None:
    """Invent three campaigns, at three moments of their lives. Running it again adds nothing."""
    membership = Membership.objects.filter(role=Role.PILOT, person__is_active=True).order_by("person").first()
    criterion = Criterion.objects.filter(code="origin").first()
    domain = Domain.objects.filter(code="housing").first()
    if membership is None or criterion is None or domain is None or Campaign.objects.filter(name=NAME).exists():
        return
    with transaction.atomic():
        cast = invent_cast(membership)
        begin_protocol(add_campaign(WRITTEN, criterion, domain, begins_in=60, ends_in=150))
        invent_ended(invent_campaign(ENDED, criterion, domain, begins_in=-120, ends_in=-ENDED_AGO), cast)
        invent_ongoing(invent_campaign(NAME, criterion, domain, begins_in=-20, ends_in=40), cast)


def invent_cast(pilot: Membership) -> Cast:
    """Add the sentinels, and the pilot's vault if there is none."""
    person = pilot.person
    if not VaultKey.objects.filter(person=person).exists():
        draft, _words = draft_vault_key(PASSPHRASE)
        create_vault_key(person=person, draft=draft)
    pair = open_with_passphrase(person=person, passphrase=PASSPHRASE)
    return Cast(person, pair, *invent_sentinels(pilot.organisation))


def invent_ongoing(campaign: Campaign, cast: Cast) -> None:
    """Make a campaign live as far as some tests reported, of which some are read."""
    campaign = freeze_protocol(campaign_id=campaign.pk, by=cast.pilot, public=cast.pair.public)
    prepare_field(campaign, cast.testers, cast.pilot)
    coders = name_readers(campaign, cast.readers, cast.pilot, cast.pair)
    codes = report_tests(campaign, REPORTED)
    decide_tests(campaign, READ, cast.pilot)
    read = campaign.tests.filter(number__lte=READ).values_list("applications", flat=True)
    read_tests(campaign, coders, {pk: codes[pk] for pk in read}, settled=False)
    send_first(campaign, BEGUN)
    keep_days(campaign)


def invent_ended(campaign: Campaign, cast: Cast) -> None:
    """Make a campaign live until its results are public, one organisation told of its own."""
    campaign = freeze_protocol(campaign_id=campaign.pk, by=cast.pilot, public=cast.pair.public)
    prepare_field(campaign, cast.testers, cast.pilot)
    coders = name_readers(campaign, cast.readers, cast.pilot, cast.pair)
    codes = report_tests(campaign, campaign.planned)
    decide_tests(campaign, campaign.planned, cast.pilot)
    read_tests(campaign, coders, codes, settled=True)
    end_campaign(campaign_id=campaign.pk, by=cast.pilot)
    make_study(campaign_id=campaign.pk, by=cast.pilot)
    release(campaign_id=campaign.pk, by=cast.pilot)
    until = timezone.localdate() + timedelta(days=30)
    tell(campaign_id=campaign.pk, code=min(organisations_by_code(campaign)), answer_until=until, by=cast.pilot)
    keep_days(campaign)
    Campaign.objects.filter(pk=campaign.pk).update(ended_on=campaign.ends_on)


def keep_days(campaign: Campaign) -> None:
    """Say that a campaign was frozen and drawn just before it began."""
    before = campaign.starts_on - timedelta(days=2)
    Campaign.objects.filter(pk=campaign.pk).update(frozen_on=before, drawn_on=before + timedelta(days=1))
