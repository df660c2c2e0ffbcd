"""Takes the key of a compartment out of the envelope of whoever opens it."""

from vigie.accounts.models import Person
from vigie.core.vault.envelopes import KeyPair, open_key
from vigie.core.vault.errors import CannotOpen
from vigie.support.models import Compartment, Envelope
from vigie.support.sealing.renewal import renew_key
from vigie.support.sealing.texts import StaleKey


class NoAccess(Exception):
    """Whoever asks holds no envelope of this compartment: for them, it does not exist."""


def key_of(compartment: Compartment, pair: KeyPair, person: Person | None = None) -> bytes:
    """Return the key from the envelope of someone of the staff, or of the receipt when no person is given.

    When someone lost access since, the first to open renews the key. Raises NoAccess.
    """
    key = key_held(compartment, pair, person)
    if not compartment.needs_new_key:
        return key
    try:
        return renew_key(compartment, key)
    except StaleKey:
        # Someone else renewed it at the same instant.
        return key_held(compartment, pair, person)


def key_held(compartment: Compartment, pair: KeyPair, person: Person | None) -> bytes:
    """Return the present key, and make the compartment say of which generation it is.

    Raises NoAccess, also for someone whose vault was made again since the key was sealed to them.
    """
    held = {"person": person} if person else {"holder": Envelope.Holder.RECEIPT}
    envelope = Envelope.objects.filter(compartment=compartment, **held).select_related("compartment").first()
    if envelope is None:
        raise NoAccess
    compartment.generation = envelope.compartment.generation
    compartment.needs_new_key = envelope.compartment.needs_new_key
    try:
        return open_key(bytes(envelope.sealed_key), pair)
    except CannotOpen as error:
        raise NoAccess from error
