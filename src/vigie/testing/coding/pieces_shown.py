"""The pieces of an application, as whoever reads it sees them: what e-mails say, without who seemed to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vigie.accounts.models import Person
from vigie.core.sealed_files import open_sealed_file
from vigie.core.vault.envelopes import KeyPair
from vigie.testing.coding.blinding import blinded, words_of_email
from vigie.testing.evidence.opening import EvidenceClosed, open_piece
from vigie.testing.models import Application, BankName, Campaign, Evidence, Tester, Trait


@dataclass(frozen=True)
class PieceShown:
    """A piece. kind: in words. said: what an e-mail says, blinded; empty for another kind. closed: why it is not."""

    number: int
    kind: str
    received_at: datetime
    said: str = ""
    closed: str = ""


def pieces_of(application: Application, campaign: Campaign, person: Person, pair: KeyPair) -> list[PieceShown]:
    """Return the pieces of an application. pair: of the open vault of whoever reads; each e-mail opened is told."""
    pieces = list(application.evidence.select_related("campaign").order_by("sequence"))
    telling = telling_of(campaign) if any(piece.kind == Evidence.Kind.EMAIL for piece in pieces) else ()
    return [shown(piece, telling, person, pair) for piece in pieces]


def telling_of(campaign: Campaign) -> list[str]:
    """Return what would tell who asked in a campaign: every name that is borne, and what differs by the criterion."""
    names = BankName.objects.filter(profile__campaign=campaign).values_list("name", flat=True)
    traits = Trait.objects.filter(profile__campaign=campaign, is_criterion=True).values_list("value", flat=True)
    people = Tester.objects.filter(campaign=campaign).values_list("person__name", flat=True)
    return [*names, *traits, *people]


def shown(piece: Evidence, telling: Iterable[str], person: Person, pair: KeyPair) -> PieceShown:
    """Return a piece as it is shown."""
    told = PieceShown(piece.sequence, piece.get_kind_display(), piece.received_at)
    if piece.kind != Evidence.Kind.EMAIL:
        return told
    try:
        card = open_piece(piece=piece, by=person, pair=pair)
    except EvidenceClosed as refusal:
        return PieceShown(told.number, told.kind, told.received_at, closed=str(refusal))
    said = blinded(words_of_email(b"".join(open_sealed_file(card.upload))), telling)
    return PieceShown(told.number, told.kind, told.received_at, said)
