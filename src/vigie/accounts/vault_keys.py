"""Vault keys: made, opened, given another passphrase, recovered, made again; never written in clear."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from nacl.utils import random

from vigie.accounts.journal import record
from vigie.accounts.models import Person, VaultKey
from vigie.core.vault.envelopes import KeyPair, key_pair_of, new_key_pair
from vigie.core.vault.errors import CannotOpen, WrongPassphrase
from vigie.core.vault.passphrases import Wrapped, unwrap, wrap
from vigie.core.vault.words import normalised, words_from
from vigie.core.vault_cost import receipt_cost, staff_cost

RECOVERY_WORDS = 12
# Mistakes of fingers are forgiven; then each wrong secret doubles the wait, which never lasts more than a quarter.
FREE_FAILURES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)


class TryLater(Exception):
    """Too many wrong secrets: another may be tried later. seconds: how many are left to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__("Too many wrong secrets.")
        self.seconds = seconds


@dataclass(frozen=True)
class VaultDraft:
    """A key that does not exist yet: its owner has not shown that they kept the words. Kept as ``VaultKey`` does."""

    public: bytes
    wrapped: str
    recovery: str


def draft_vault_key(passphrase: str) -> tuple[VaultDraft, str]:
    """Return a new key behind a passphrase, and the words that recover it, which nothing keeps."""
    pair, words = new_key_pair(), words_from(random(32), RECOVERY_WORDS)
    draft = VaultDraft(
        public=pair.public,
        wrapped=wrap(pair.private, passphrase, staff_cost()).to_text(),
        recovery=wrap(pair.private, words, receipt_cost()).to_text(),
    )
    return draft, words


def create_vault_key(*, person: Person, draft: VaultDraft) -> VaultKey:
    """Give someone the key they drafted. Twice is once; a key that exists already is left as it is."""
    with transaction.atomic():
        key, is_new = VaultKey.objects.get_or_create(
            person=person,
            defaults={"public_key": draft.public, "wrapped": draft.wrapped, "recovery": draft.recovery},
        )
        if is_new:
            record(actor=person, verb="vault_created", on=person)
    return key


def remake_vault_key(*, person: Person, draft: VaultDraft) -> VaultKey:
    """Put a new key in the place of one whose secrets are lost: what was sealed to the old one opens no more.

    Twice is once.
    """
    with transaction.atomic():
        key = VaultKey.objects.select_for_update().get(person=person)
        if bytes(key.public_key) == draft.public:
            return key
        key.public_key, key.wrapped, key.recovery = draft.public, draft.wrapped, draft.recovery
        key.created_on, key.failures, key.next_try_at = timezone.localdate(), 0, None
        key.save()
        record(actor=person, verb="vault_remade", on=person)
    return key


def open_with_passphrase(*, person: Person, passphrase: str) -> KeyPair:
    """Return someone's key pair. Raises WrongPassphrase, TryLater, or VaultKey.DoesNotExist."""
    key = count_a_try(person)
    return opened(key, key.wrapped, passphrase)


def change_passphrase(*, person: Person, current: str, new: str) -> KeyPair:
    """Put another passphrase on someone's key, and return it. Raises as ``open_with_passphrase`` does."""
    pair = open_with_passphrase(person=person, passphrase=current)
    put_passphrase(person=person, pair=pair, passphrase=new, verb="vault_passphrase_changed")
    return pair


def recover_vault_key(*, person: Person, words: str, passphrase: str) -> KeyPair:
    """Put a new passphrase on a key opened with the words its owner kept, which stay good.

    Raises NotAReceipt for what cannot be words of ours, and otherwise as ``open_with_passphrase`` does.
    """
    secret = normalised(words, RECOVERY_WORDS)
    key = count_a_try(person)
    pair = opened(key, key.recovery, secret)
    put_passphrase(person=person, pair=pair, passphrase=passphrase, verb="vault_recovered")
    return pair


def put_passphrase(*, person: Person, pair: KeyPair, passphrase: str, verb: str) -> None:
    """Write someone's private key behind a passphrase, unless the key has been made again meanwhile."""
    wrapped = wrap(pair.private, passphrase, staff_cost()).to_text()
    with transaction.atomic():
        key = VaultKey.objects.select_for_update().get(person=person)
        if bytes(key.public_key) != pair.public:
            raise WrongPassphrase("The key has been made again.")
        key.wrapped = wrapped
        key.save(update_fields=["wrapped"])
        record(actor=person, verb=verb, on=person)


def opened(key: VaultKey, wrapped: str, secret: str) -> KeyPair:
    """Return the key pair that a secret opens, and forget the wrong ones before it. Raises WrongPassphrase.

    Raises CannotOpen when the public key, which everything is sealed to, is another one's: someone wrote in the base.
    """
    pair = key_pair_of(unwrap(Wrapped.from_text(wrapped), secret))
    if pair.public != bytes(key.public_key):
        raise CannotOpen("The public key has been changed.")
    VaultKey.objects.filter(pk=key.pk).update(failures=0, next_try_at=None)
    return pair


def count_a_try(person: Person) -> VaultKey:
    """Count a try as wrong before it is made, so that tries sent together count one by one. Raises TryLater."""
    now = timezone.now()
    with transaction.atomic():
        key = VaultKey.objects.select_for_update().get(person=person)
        if key.next_try_at and key.next_try_at > now:
            raise TryLater(int((key.next_try_at - now).total_seconds()) + 1)
        key.failures = min(key.failures + 1, 100)
        key.next_try_at = now + wait_after(key.failures)
        key.save(update_fields=["failures", "next_try_at"])
    return key


def wait_after(failures: int) -> timedelta:
    """Return how long to wait after this many wrong secrets in a row: nothing for three, then doubled each time."""
    if failures <= FREE_FAILURES:
        return timedelta(0)
    return min(FIRST_WAIT * 2 ** min(failures - FREE_FAILURES - 1, 20), LONGEST_WAIT)
