"""The two acts of a point's escrow: making it with three holders, and opening it with two of them."""

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair, open_key
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.escrow import Escrow, holder_pair, new_escrow, new_holder_words
from vigie.support.models import Compartment, Envelope, ReceptionPoint
from vigie.support.sealing import readers_at, share_with


class NotAListener(ValueError):
    """Whoever would receive the cases does not listen at this point today, or has no vault."""


class OtherEscrow(ValueError):
    """This file is not that of the point: another one has been made since, or it is another point's."""


def draw_escrow() -> tuple[Escrow, tuple[str, str, str]]:
    """Return a new escrow and the words of its three holders, which nothing keeps."""
    words = (new_holder_words(), new_holder_words(), new_holder_words())
    first, second, third = (holder_pair(each).public for each in words)
    return new_escrow((first, second, third)), words


def adopt_escrow(*, point: ReceptionPoint, escrow: Escrow) -> None:
    """Seal the cases of a point to an escrow from now on; those received before are not in it."""
    with transaction.atomic():
        current = ReceptionPoint.objects.select_for_update().get(pk=point.pk)
        current.escrow_public_key = escrow.public
        current.save(update_fields=["escrow_public_key"])
        record(actor=None, verb="escrow_made", on=current)


def give_back(*, point: ReceptionPoint, escrow: Escrow, pair: KeyPair, listener: Person) -> int:
    """Seal the cases of a point anew to someone who listens there; return how many. Twice changes nothing more.

    pair: the escrow's, which two holders opened. Raises NotAListener, OtherEscrow.
    """
    if bytes(point.escrow_public_key or b"") != escrow.public:
        raise OtherEscrow
    if not readers_at(point).filter(person=listener).exists():
        raise NotAListener
    with transaction.atomic():
        envelopes = Envelope.objects.filter(
            holder=Envelope.Holder.ESCROW, compartment__case__point=point
        ).select_related("compartment")
        given = {envelope.compartment.case_id for envelope in envelopes if reseal(envelope, pair, listener)}
        record(
            actor=None,
            verb="escrow_opened",
            on=point,
            changes={"personne": ["", listener.journal_label], "dossiers": ["", len(given)]},
        )
    return len(given)


def reseal(envelope: Envelope, pair: KeyPair, listener: Person) -> bool:
    """Give someone the key of one envelope; return False when it was sealed to an escrow before this one."""
    try:
        key = open_key(bytes(envelope.sealed_key), pair)
    except CannotOpen:
        return False
    compartment: Compartment = envelope.compartment
    share_with(compartment, key, listener)
    return True
