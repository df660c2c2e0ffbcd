"""Gives the phone of a tester a secret address, shows it again, and takes it back."""

import secrets
from typing import Final

from django.db import transaction

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role
from vigie.core.drawn_codes import ALPHABET
from vigie.core.vault.boxes import associated, open_bytes, seal_bytes
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.testing.models import PhoneAccess, Tester

# 111 bits.
LENGTH: Final = 24
KEY: Final = "testing-phones"


def give_access(*, tester_id: int, by: Person) -> PhoneAccess:
    """Give the phone of a tester its address, for oneself; asked again, it is the same one."""
    with transaction.atomic():
        tester = Tester.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=tester_id)
        if known := PhoneAccess.objects.filter(tester=tester).first():
            return known
        token = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        sealed = seal_bytes(sub_key(KEY), token.encode(), place_of(tester_id))
        access = PhoneAccess.objects.create(tester=tester, tag=tag_of(token), sealed_token=sealed)
        record(actor=by, verb="testing_phone_given", on=tester.campaign)
    return access


def take_access_back(*, tester_id: int, by: Person) -> None:
    """Take the address of a phone back, at once; asked again, nothing changes."""
    with transaction.atomic():
        tester = Tester.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=tester_id)
        taken, _by_model = PhoneAccess.objects.filter(tester=tester).delete()
        if taken:
            record(actor=by, verb="testing_phone_taken_back", on=tester.campaign)


def token_of(access: PhoneAccess) -> str:
    """Return the secret part of an address."""
    return open_bytes(sub_key(KEY), bytes(access.sealed_token), place_of(access.tester_id)).decode()


def tester_of(token: str) -> Tester | None:
    """Return whose phone an address is, as long as they may test; None for anything else."""
    found = Tester.objects.select_related("campaign", "person").filter(phone__tag=tag_of(token)).first()
    return found if found and found.is_ready and is_sentinel(found.person) else None


def is_sentinel(person: Person) -> bool:
    """Whether someone would still be let in by the pages of testers."""
    return person.is_active and Membership.objects.current().filter(person=person, role=Role.SENTINEL).exists()


def tag_of(token: str) -> bytes:
    """Return the 32 bytes that find an access."""
    return keyed(sub_key(KEY), token.lower().encode(), b"testing-phone")


def place_of(tester_id: int) -> bytes:
    """Return what ties a sealed token to its tester."""
    return associated("testing-phone", str(tester_id))
