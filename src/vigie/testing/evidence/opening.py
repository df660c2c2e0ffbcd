"""Opens a piece for whoever holds the campaign's key, if each byte is the one received; the journal tells it."""

from django.db import transaction
from django.utils.translation import gettext

from vigie.accounts.journal import Changes, record
from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair
from vigie.core.vault.errors import CannotOpen
from vigie.testing.evidence.cards import Card, open_card
from vigie.testing.evidence.stored import digest_of_stored
from vigie.testing.models import Campaign, Evidence
from vigie.testing.sealing.keys import NoCampaignKey, campaign_key


class EvidenceClosed(Exception):
    """A piece that cannot be opened; the message is a French sentence that says what to do."""


def open_piece(*, piece: Evidence, by: Person, pair: KeyPair) -> Card:
    """Return what describes a piece, from which its original opens, and tell it in the journal. Raises EvidenceClosed.

    pair: of the open vault of whoever opens.
    """
    card = card_of(piece, key_of(piece.campaign, by, pair))
    with transaction.atomic():
        note_opening(piece, by)
    return card


def note_opening(piece: Evidence, by: Person) -> None:
    """Tell in the journal that a piece is opened."""
    changes: Changes = {gettext("pièce"): ["", piece.sequence]}
    record(actor=by, verb="testing_evidence_opened", on=piece.campaign, changes=changes)


def key_of(campaign: Campaign, person: Person, pair: KeyPair) -> KeyPair:
    """Return the key of a campaign for someone whose vault is open. Raises EvidenceClosed."""
    try:
        return campaign_key(campaign, person, pair)
    except NoCampaignKey as error:
        raise EvidenceClosed(
            gettext(
                "Votre coffre n'ouvre pas les pièces de cette campagne\u00a0: demandez-les à qui l'a préparée, "
                "ou lit ici."
            )
        ) from error


def card_of(piece: Evidence, key: KeyPair) -> Card:
    """Return the description of a piece. key: of its campaign. Raises EvidenceClosed unless every byte is whole."""
    try:
        card = open_card(bytes(piece.sealed_card), key)
    except (CannotOpen, ValueError, KeyError, TypeError) as error:
        raise EvidenceClosed(changed(piece)) from error
    is_its_own = (card.upload.stored, card.upload.digest) == (piece.stored, piece.digest)
    if not is_its_own or digest_of_stored(piece.stored) != piece.sealed_digest:
        raise EvidenceClosed(changed(piece))
    return card


def changed(piece: Evidence) -> str:
    """Return what is said of a piece that is no longer the one that was received."""
    said = gettext(
        "La pièce %(number)d n'est plus celle qui a été reçue\u00a0: prévenez la personne qui administre Vigie, qui "
        "lancera la vérification des pièces."
    )
    return said % {"number": piece.sequence}
