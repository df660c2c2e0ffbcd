"""The key of an organisation's names: made once, held by its members who have a vault, given to those who come."""

from django.db import transaction
from django.db.models import QuerySet

from vigie.accounts.models import Membership, Organisation, Person, Role, VaultKey
from vigie.core.vault.boxes import new_key
from vigie.core.vault.envelopes import KeyPair, open_key, seal_key
from vigie.core.vault.errors import CannotOpen
from vigie.internships.models import NameEnvelope, NameKey


class NoNameKey(Exception):
    """Whoever asks does not hold the key of these names: a colleague who does can give it."""


def members_with_vault(organisation: Organisation, role: Role) -> QuerySet[VaultKey]:
    """Return the vault keys of those who hold a role in an organisation today."""
    members = Membership.objects.current().filter(organisation=organisation, role=role)
    return VaultKey.objects.filter(person__in=members.values("person"))


def name_key(organisation: Organisation, person: Person, pair: KeyPair) -> bytes:
    """Return the key of an organisation's names for one of its members, whose vault is open.

    It is made the first time. Raises NoNameKey when it exists and this person does not hold it, also since their
    vault was made again.
    """
    with transaction.atomic():
        kept, is_new = NameKey.objects.get_or_create(organisation=organisation)
        if is_new:
            key = new_key()
            give_name_key(kept, key, person, pair.public)
            return key
    envelope = NameEnvelope.objects.filter(name_key=kept, person=person).first()
    if envelope is None:
        raise NoNameKey
    try:
        return open_key(bytes(envelope.sealed_key), pair)
    except CannotOpen as error:
        raise NoNameKey from error


def give_name_key(kept: NameKey, key: bytes, person: Person, public: bytes) -> None:
    """Give the key to someone; sealed again in any case, since the vault of whoever lost their secrets is another."""
    NameEnvelope.objects.update_or_create(name_key=kept, person=person, defaults={"sealed_key": seal_key(key, public)})


def share_name_key(organisation: Organisation, key: bytes, role: Role) -> int:
    """Give the key to all members who have a vault, and take it from those who are no longer members.

    Return how many hold it. The key is not renewed: whoever left could have copied the names they read.
    """
    with transaction.atomic():
        kept = NameKey.objects.select_for_update().get(organisation=organisation)
        members = list(members_with_vault(organisation, role))
        kept.envelopes.exclude(person__in=[member.person_id for member in members]).delete()
        for member in members:
            give_name_key(kept, key, member.person, bytes(member.public_key))
    return len(members)
