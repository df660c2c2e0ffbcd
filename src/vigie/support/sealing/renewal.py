"""Puts all that a compartment holds under a new key, once someone has lost access to it."""

from django.db import transaction

from vigie.accounts.models import VaultKey
from vigie.core.vault.boxes import new_key, open_text, seal_text
from vigie.core.vault.envelopes import seal_key
from vigie.support.models import Compartment, Envelope
from vigie.support.sealing.files import renew_files
from vigie.support.sealing.texts import lock, place_of


def renew_key(compartment: Compartment, key: bytes) -> bytes:
    """Draw a new key, seal texts and files anew under it, give it to those who still have access; return it.

    Raises StaleKey when someone else renewed it meanwhile.
    """
    fresh = new_key()
    with transaction.atomic():
        lock(compartment)
        for row in compartment.texts.all():
            place = place_of(compartment, row.field, row.version)
            row.sealed = seal_text(fresh, open_text(key, bytes(row.sealed), place), place)
            row.save(update_fields=["sealed"])
        renew_files(compartment, fresh)
        remake_envelopes(compartment, fresh)
        compartment.generation, compartment.needs_new_key = compartment.generation + 1, False
        compartment.save(update_fields=["generation", "needs_new_key"])
    return fresh


def remake_envelopes(compartment: Compartment, key: bytes) -> None:
    """Seal a key to each holder, at their key of today; whoever has none left loses their envelope."""
    keys = {each.person_id: bytes(each.public_key) for each in VaultKey.objects.filter(person__in=staff(compartment))}
    for envelope in compartment.envelopes.all():
        public = keys.get(envelope.person_id) if envelope.person_id else public_of(compartment, envelope.holder)
        if public is None:
            envelope.delete()
        else:
            envelope.sealed_key = seal_key(key, public)
            envelope.save(update_fields=["sealed_key"])


def staff(compartment: Compartment) -> list[int]:
    """Return the people of the staff who hold the key."""
    held = compartment.envelopes.filter(person__isnull=False)
    return [person for person in held.values_list("person", flat=True) if person]


def public_of(compartment: Compartment, holder: str) -> bytes | None:
    """Return the public key of the receipt or of the point's escrow; None when there is none any more."""
    case = compartment.case
    if holder == Envelope.Holder.RECEIPT:
        return bytes(case.receipt.public_key)
    escrow = case.point.escrow_public_key
    return bytes(escrow) if escrow else None
