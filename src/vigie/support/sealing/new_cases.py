"""Creates a case: its compartments, and the envelopes of those who may open them from the first minute."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from vigie.accounts.models import VaultKey
from vigie.core.vault.boxes import new_key
from vigie.core.vault.passphrases import Wrapped
from vigie.support.models import Case, Compartment, Envelope, Receipt, ReceptionPoint
from vigie.support.sealing.keys import new_compartment, readers_at, to_holder, to_readers

# Neither 0 and O, nor 1, I and L: a number is said aloud.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True)
class PersonKeys:
    """What lets the person come back: the tag of her receipt, her public key, and her private key wrapped by it."""

    tag: bytes
    public: bytes
    wrapped: Wrapped


@dataclass(frozen=True)
class NewCase:
    """A case just created, and the two parts it begins with, keys in hand."""

    case: Case
    shared: Compartment
    shared_key: bytes
    internal: Compartment
    internal_key: bytes


def new_case(
    *,
    point: ReceptionPoint,
    channel: str,
    person_keys: PersonKeys,
    is_anonymous: bool = True,
    is_fictitious: bool = False,
) -> NewCase:
    """Create a case that the point's listeners, its escrow and the receipt can open. Raises IntegrityError on a tag
    already known: the report was filed before.
    """
    with transaction.atomic():
        case = Case.objects.create(
            number=new_number(),
            point=point,
            channel=channel,
            is_anonymous=is_anonymous,
            is_fictitious=is_fictitious,
        )
        Receipt.objects.create(
            case=case, tag=person_keys.tag, public_key=person_keys.public, wrapped=person_keys.wrapped.to_text()
        )
        readers = list(readers_at(point))
        shared, internal = (Compartment(case=case, kind=kind) for kind in ("shared", "internal"))
        Compartment.objects.bulk_create([shared, internal])
        shared_key, internal_key = new_key(), new_key()
        Envelope.objects.bulk_create(
            [
                *to_point(shared, shared_key, readers),
                to_holder(shared, shared_key, holder=Envelope.Holder.RECEIPT, public=person_keys.public),
                *to_point(internal, internal_key, readers),
            ]
        )
    return NewCase(case, shared, shared_key, internal, internal_key)


def opened_to_point(case: Case, kind: str, readers: Iterable[VaultKey]) -> tuple[Compartment, bytes]:
    """Create a part of a case that the listeners of its point (``readers``), and its escrow, can open."""
    compartment, key = new_compartment(case=case, kind=kind)
    Envelope.objects.bulk_create(to_point(compartment, key, readers))
    return compartment, key


def to_point(compartment: Compartment, key: bytes, readers: Iterable[VaultKey]) -> list[Envelope]:
    """Return the key sealed to the listeners of the case's point (``readers``) and to its escrow, to be written."""
    escrow = compartment.case.point.escrow_public_key
    sealed = to_readers(compartment, key, readers)
    if escrow:
        sealed.append(to_holder(compartment, key, holder=Envelope.Holder.ESCROW, public=bytes(escrow)))
    return sealed


def new_number() -> str:
    """Return a number drawn at random (« K7F-2QD-9XM »): it tells neither order nor day."""
    drawn = [secrets.choice(LETTERS) for _ in range(9)]
    return "-".join("".join(drawn[start : start + 3]) for start in (0, 3, 6))
