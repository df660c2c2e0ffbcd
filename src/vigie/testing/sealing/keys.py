"""The key pair of a campaign: whoever notes seals to it; the few who hold it open notes and evidence."""

from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair, key_pair_of, new_key_pair, open_key, seal_key
from vigie.core.vault.errors import CannotOpen
from vigie.testing.models import Campaign, CampaignEnvelope


class NoCampaignKey(Exception):
    """Whoever asks does not hold the key of this campaign: someone who does can give it."""


def make_campaign_key(campaign: Campaign, person: Person, public: bytes) -> KeyPair:
    """Return a new key pair, given to whoever prepares the campaign. public: of their vault. In a transaction."""
    pair = new_key_pair()
    campaign.public_key = pair.public
    campaign.save(update_fields=["public_key"])
    give_campaign_key(campaign, pair, person, public)
    return pair


def give_campaign_key(campaign: Campaign, pair: KeyPair, person: Person, public: bytes) -> None:
    """Give the key to someone; sealed again in any case, since the vault of whoever lost their secrets is another."""
    sealed = {"sealed_key": seal_key(pair.private, public)}
    CampaignEnvelope.objects.update_or_create(campaign=campaign, person=person, defaults=sealed)


def campaign_key(campaign: Campaign, person: Person, pair: KeyPair) -> KeyPair:
    """Return the key pair of a campaign for someone whose vault is open. Raises NoCampaignKey."""
    envelope = CampaignEnvelope.objects.filter(campaign=campaign, person=person).first()
    if envelope is None:
        raise NoCampaignKey
    try:
        return key_pair_of(open_key(bytes(envelope.sealed_key), pair))
    except CannotOpen as error:
        raise NoCampaignKey from error
