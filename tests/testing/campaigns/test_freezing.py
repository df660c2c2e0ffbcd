"""A protocol is frozen once, whole, with its promise; nothing of it moves without being seen."""

import hashlib
import json

import pytest
from django.db import IntegrityError, transaction

from tests.testing.scene import make_campaign
from tests.vaults import give_vault, pair_of
from vigie.accounts.models import JournalEntry
from vigie.testing.campaigns.freezing import NotReady, freeze_protocol
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.seeds import hash_of_seed, seed_of
from vigie.testing.campaigns.verifying import verify_campaign
from vigie.testing.models import Campaign, Message, Mode
from vigie.testing.refusals import NotNow
from vigie.testing.sealing.keys import campaign_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(pilot):
    give_vault(pilot)
    return pilot


def frozen(keeper, **fields) -> Campaign:
    return freeze_protocol(campaign_id=make_campaign(**fields).pk, by=keeper, public=pair_of(keeper).public)


def test_the_text_has_the_hash_that_anybody_finds(keeper):
    campaign = frozen(keeper)
    campaign.refresh_from_db()
    assert hashlib.sha256(campaign.protocol.encode()).hexdigest() == campaign.protocol_hash
    kept = json.loads(campaign.protocol)
    assert [each["letter"] for each in kept["profiles"]] == ["R", "T"]
    assert kept["settings"]["level"] == "0.050"


def test_the_seed_is_promised_and_sealed(keeper):
    campaign = frozen(keeper)
    assert len(seed_of(campaign)) == 32
    assert hash_of_seed(seed_of(campaign)) == campaign.seed_hash
    assert seed_of(campaign).hex().encode() not in bytes(campaign.sealed_seed)
    assert campaign.seed == ""


def test_whoever_freezes_holds_the_key(keeper):
    campaign = frozen(keeper)
    assert campaign_key(campaign, keeper, pair_of(keeper)).public == bytes(campaign.public_key)


def test_freezing_again_changes_nothing(keeper):
    campaign = frozen(keeper)
    again = freeze_protocol(campaign_id=campaign.pk, by=keeper, public=pair_of(keeper).public)
    assert (again.seed_hash, bytes(again.public_key)) == (campaign.seed_hash, bytes(campaign.public_key))
    assert JournalEntry.objects.filter(verb="testing_protocol_frozen").count() == 1


def test_two_campaigns_have_two_seeds(keeper):
    assert frozen(keeper).seed_hash != frozen(keeper, name="Autre essai").seed_hash


def test_what_blocks_is_refused_and_nothing_is_written(keeper):
    campaign = make_campaign(hypotheses="")
    with pytest.raises(NotReady) as refused:
        freeze_protocol(campaign_id=campaign.pk, by=keeper, public=pair_of(keeper).public)
    assert [each.kind for each in refused.value.findings] == ["no_hypotheses"]
    campaign.refresh_from_db()
    assert (campaign.frozen_on, bytes(campaign.public_key)) == (None, b"")


def test_real_persons_do_not_bear_invented_names(keeper):
    with pytest.raises(NotReady):
        frozen(keeper, mode=Mode.JUDICIAL)


def test_a_stopped_campaign_is_not_frozen(keeper):
    with pytest.raises(NotNow):
        frozen(keeper, stopped_on="2026-01-01", stop_reason="Non.")


def test_the_database_keeps_the_frozen_text(keeper):
    campaign = frozen(keeper)
    for field in ("protocol", "protocol_hash", "seed_hash"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Campaign.objects.filter(pk=campaign.pk).update(**{field: "autre"})
    Campaign.objects.filter(pk=campaign.pk).update(drawn_on="2026-01-02")


def test_verifying_tells_which_part_moved(keeper):
    campaign = frozen(keeper)
    assert verify_campaign(campaign).is_whole
    Message.objects.filter(campaign=campaign, letter="A").update(body="Autre.")
    moved = verify_campaign(campaign)
    assert (moved.text, moved.rows, moved.seed, moved.is_whole) == (True, False, None, False)
    campaign.protocol += " "
    assert not verify_campaign(campaign).text


def test_the_same_protocol_is_read_in_as_many_queries_whatever_its_size(keeper, count_queries):
    small, large = make_campaign(), make_campaign(name="Grande")
    Message.objects.bulk_create(Message(campaign=large, letter=f"{n:02}", body="x") for n in range(20))
    found = [Campaign.objects.select_related("criterion", "domain").get(pk=each.pk) for each in (small, large)]
    counts = {count_queries(lambda each=each: protocol_of(each)) for each in found}
    assert len(counts) == 1
