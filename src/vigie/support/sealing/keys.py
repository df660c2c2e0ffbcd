"""Who holds the key of a compartment: given, and taken away."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from vigie.accounts.models import Person, VaultKey
from vigie.core.vault.boxes import new_key
from vigie.core.vault.envelopes import seal_key
from vigie.support.models import Case, Compartment, Envelope, Listening, ReceptionPoint
from vigie.support.sealing.texts import lock

Holder = Envelope.Holder


def readers_at(point: ReceptionPoint) -> QuerySet[VaultKey]:
    """Return the vault keys of those who listen at a point today, and can."""
    listening = Listening.objects.current().able_to_read().filter(point=point)
    return VaultKey.objects.filter(person__in=listening.values("person"))


def new_compartment(*, case: Case, kind: str) -> tuple[Compartment, bytes]:
    """Create a part of a case and return it with its key, which nobody holds yet."""
    return Compartment.objects.create(case=case, kind=kind), new_key()


def share_with(compartment: Compartment, key: bytes, person: Person) -> bool:
    """Give someone the key; return False when they have no vault yet, or hold it already.

    It is sealed again in any case: the vault of whoever lost their secrets is another one since. Raises StaleKey.
    """
    vault_key = VaultKey.objects.filter(person=person).first()
    if vault_key is None:
        return False
    with transaction.atomic():
        lock(compartment)
        _, is_new = Envelope.objects.update_or_create(
            compartment=compartment,
            person=person,
            defaults={"holder": Holder.STAFF, "sealed_key": seal_key(key, bytes(vault_key.public_key))},
        )
    return is_new


def share_with_readers(compartment: Compartment, key: bytes, readers: Iterable[VaultKey]) -> None:
    """Give the key to many of the staff at once, none of whom holds it yet."""
    Envelope.objects.bulk_create(to_readers(compartment, key, readers))


def to_readers(compartment: Compartment, key: bytes, readers: Iterable[VaultKey]) -> list[Envelope]:
    """Return the key sealed to many of the staff, to be written."""
    return [
        Envelope(
            compartment=compartment,
            holder=Holder.STAFF,
            person_id=reader.person_id,
            sealed_key=seal_key(key, bytes(reader.public_key)),
        )
        for reader in readers
    ]


def to_holder(compartment: Compartment, key: bytes, *, holder: str, public: bytes) -> Envelope:
    """Return the key sealed to the person's receipt, or to the point's escrow, to be written."""
    return Envelope(compartment=compartment, holder=holder, sealed_key=seal_key(key, public))


def withdraw_from(compartment: Compartment, person: Person) -> bool:
    """Take someone's access away at once; the next to open renews the key. Return False when they had none."""
    with transaction.atomic():
        # Whoever renews the key at the same instant must have finished, or not begun.
        Compartment.objects.select_for_update().filter(pk=compartment.pk).first()
        taken, _ = Envelope.objects.filter(compartment=compartment, person=person).delete()
        if taken:
            Compartment.objects.filter(pk=compartment.pk).update(needs_new_key=True)
    return bool(taken)
