"""Vaults for tests: given to someone, opened in a test browser."""

from django.test import Client
from django.urls import reverse

from vigie.accounts.models import Person, VaultKey
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key
from vigie.core.vault.envelopes import KeyPair, key_pair_of
from vigie.core.vault.passphrases import Wrapped, unwrap

PASSPHRASE = "quatre chevaux sans bride"


def give_vault(person: Person) -> str:
    """Give someone a vault that PASSPHRASE opens; return its recovery words."""
    draft, words = draft_vault_key(PASSPHRASE)
    create_vault_key(person=person, draft=draft)
    return words


def pair_of(person: Person) -> KeyPair:
    """Return the key pair of someone who has a vault."""
    key = VaultKey.objects.get(person=person)
    return key_pair_of(unwrap(Wrapped.from_text(key.wrapped), PASSPHRASE))


def open_vault_in(client: Client) -> Client:
    """Open the vault of whoever is signed in to a test browser; return the browser."""
    answer = client.post(reverse("accounts:open_vault"), {"passphrase": PASSPHRASE})
    assert answer.status_code == 302
    return client
