"""The key of a campaign is opened by those it was given to, and by nobody else."""

import pytest

from tests.testing.scene import make_campaign
from tests.vaults import pair_of
from vigie.core.vault.boxes import new_key
from vigie.core.vault.envelopes import key_pair_of
from vigie.testing.sealing.keys import NoCampaignKey, campaign_key, give_campaign_key, make_campaign_key


def test_the_key_of_a_campaign_is_held_by_those_it_was_given_to(sentinel, company):
    campaign = make_campaign()
    mine = pair_of(sentinel)
    pair = make_campaign_key(campaign, sentinel, mine.public)
    assert campaign_key(campaign, sentinel, mine) == pair
    assert bytes(campaign.public_key) == pair.public
    with pytest.raises(NoCampaignKey):
        campaign_key(campaign, company, pair_of(company))
    give_campaign_key(campaign, pair, company, pair_of(company).public)
    assert campaign_key(campaign, company, pair_of(company)) == pair


def test_a_vault_made_again_no_longer_opens_the_key(sentinel):
    campaign = make_campaign()
    make_campaign_key(campaign, sentinel, pair_of(sentinel).public)
    with pytest.raises(NoCampaignKey):
        campaign_key(campaign, sentinel, key_pair_of(new_key()))
