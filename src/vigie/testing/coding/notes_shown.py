"""What a tester noted, as whoever reads sees it: neither who wrote, nor the profile, nor who seemed to ask."""

from django.utils.translation import gettext

from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair
from vigie.core.vault.errors import CannotOpen
from vigie.testing.coding.access import CodingRefused
from vigie.testing.coding.blinding import blinded
from vigie.testing.coding.pieces_shown import telling_of
from vigie.testing.models import Application, Campaign
from vigie.testing.sealing.keys import NoCampaignKey, campaign_key
from vigie.testing.sealing.notes import open_notes


def notes_of(application: Application, campaign: Campaign, person: Person, pair: KeyPair) -> list[tuple[str, str]]:
    """Return the notes of an application, label and blinded text: words are noted as they were heard, names included.

    pair: of the reader's open vault. Raises CodingRefused.
    """
    try:
        notes = open_notes(bytes(application.sealed_notes), application.code, campaign_key(campaign, person, pair))
    except (NoCampaignKey, CannotOpen) as error:
        raise CodingRefused(
            gettext("Votre coffre n'ouvre pas ces notes : demandez à l'équipe qui pilote de vous nommer à nouveau.")
        ) from error
    telling = telling_of(campaign)
    return [(label, blinded(text, telling)) for label, text in notes.items()]
