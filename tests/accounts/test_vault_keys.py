"""Vault keys: who can open them, what is lost and what is not, and how guessing is slowed down."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.vaults import PASSPHRASE, give_vault, pair_of
from vigie.accounts.models import JournalEntry, VaultKey
from vigie.accounts.people import erase_person
from vigie.accounts.vault_drafts import carried, carry
from vigie.accounts.vault_keys import (
    LONGEST_WAIT,
    TryLater,
    change_passphrase,
    create_vault_key,
    draft_vault_key,
    open_with_passphrase,
    recover_vault_key,
    remake_vault_key,
    wait_after,
)
from vigie.core.vault.envelopes import new_key_pair, open_key, seal_key
from vigie.core.vault.errors import CannotOpen, NotAReceipt, WrongPassphrase

pytestmark = pytest.mark.django_db
NEW = "une autre phrase tout aussi longue"


def verbs():
    return list(JournalEntry.objects.order_by("number").values_list("verb", flat=True))


def test_a_key_opens_what_is_sealed_to_it(listener):
    key = VaultKey.objects.get(person=listener)
    pair = open_with_passphrase(person=listener, passphrase=PASSPHRASE)
    assert open_key(seal_key(b"k" * 32, bytes(key.public_key)), pair) == b"k" * 32


def test_nothing_of_a_private_key_is_written(listener):
    key = VaultKey.objects.get(person=listener)
    written = "".join(str(value) for value in VaultKey.objects.filter(pk=key.pk).values_list().get())
    assert pair_of(listener).private.hex() not in written
    assert PASSPHRASE not in written


def test_a_key_is_created_once(reader):
    first, _ = draft_vault_key(PASSPHRASE)
    other, _ = draft_vault_key(PASSPHRASE)
    create_vault_key(person=reader, draft=first)
    kept = create_vault_key(person=reader, draft=other)
    assert bytes(kept.public_key) == first.public
    assert verbs() == ["vault_created"]


def test_a_passphrase_changes_and_the_words_stay_good(reader):
    words = give_vault(reader)
    private = pair_of(reader).private
    change_passphrase(person=reader, current=PASSPHRASE, new=NEW)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(person=reader, passphrase=PASSPHRASE)
    assert open_with_passphrase(person=reader, passphrase=NEW).private == private
    assert recover_vault_key(person=reader, words=words.upper(), passphrase=PASSPHRASE).private == private
    assert open_with_passphrase(person=reader, passphrase=PASSPHRASE).private == private
    assert verbs() == ["vault_created", "vault_passphrase_changed", "vault_recovered"]


def test_a_wrong_passphrase_changes_nothing(listener):
    before = VaultKey.objects.get(person=listener).wrapped
    with pytest.raises(WrongPassphrase):
        change_passphrase(person=listener, current="tout autre chose", new=NEW)
    assert VaultKey.objects.get(person=listener).wrapped == before


def test_words_of_someone_else_do_not_open(listener, other_listener):
    _, words = draft_vault_key(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        recover_vault_key(person=listener, words=words, passphrase=NEW)
    with pytest.raises(NotAReceipt):
        recover_vault_key(person=listener, words="abeille", passphrase=NEW)


def test_a_key_made_again_opens_nothing_of_the_old_one(listener):
    old = VaultKey.objects.get(person=listener)
    sealed = seal_key(b"k" * 32, bytes(old.public_key))
    draft, words = draft_vault_key(NEW)
    remake_vault_key(person=listener, draft=draft)
    remake_vault_key(person=listener, draft=draft)
    pair = open_with_passphrase(person=listener, passphrase=NEW)
    assert recover_vault_key(person=listener, words=words, passphrase=NEW) == pair
    with pytest.raises(CannotOpen):
        open_key(sealed, pair)
    assert verbs() == ["vault_created", "vault_remade", "vault_recovered"]


def test_a_public_key_put_in_the_place_of_another_is_seen(listener):
    VaultKey.objects.filter(person=listener).update(public_key=new_key_pair().public)
    with pytest.raises(CannotOpen) as caught:
        open_with_passphrase(person=listener, passphrase=PASSPHRASE)
    assert not isinstance(caught.value, WrongPassphrase)


def test_erasing_someone_deletes_their_key(listener, administrator):
    erase_person(person=listener, actor=administrator)
    assert not VaultKey.objects.filter(person=listener).exists()


def test_waits_double_and_never_last_more_than_a_quarter_of_an_hour():
    waits = [wait_after(failures).total_seconds() for failures in range(1, 20)]
    assert waits[:7] == [0, 0, 0, 5, 10, 20, 40]
    assert waits[-1] == LONGEST_WAIT.total_seconds() == 900


def test_guesses_wait_longer_and_longer_and_the_right_one_forgets_them(listener):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for _ in range(4):
            with pytest.raises(WrongPassphrase):
                open_with_passphrase(person=listener, passphrase="au hasard")
        with pytest.raises(TryLater) as caught:
            open_with_passphrase(person=listener, passphrase=PASSPHRASE)
        assert 5 <= caught.value.seconds <= 6
    with time_machine.travel(now + timedelta(seconds=6), tick=False):
        open_with_passphrase(person=listener, passphrase=PASSPHRASE)
    key = VaultKey.objects.get(person=listener)
    assert (key.failures, key.next_try_at) == (0, None)


def test_guesses_against_one_person_slow_nobody_else(listener, other_listener):
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            open_with_passphrase(person=listener, passphrase="au hasard")
    assert open_with_passphrase(person=other_listener, passphrase=PASSPHRASE)


def test_words_and_passphrases_are_counted_together(listener):
    _, words = draft_vault_key(PASSPHRASE)
    for _ in range(4):
        with pytest.raises(WrongPassphrase):
            recover_vault_key(person=listener, words=words, passphrase=NEW)
    with pytest.raises(TryLater):
        open_with_passphrase(person=listener, passphrase=PASSPHRASE)


def test_a_draft_is_carried_for_its_owner_and_half_an_hour(reader, contributor):
    draft, words = draft_vault_key(PASSPHRASE)
    text = carry(person=reader, draft=draft, words=words, is_remade=True)
    found = carried(person=reader, text=text)
    assert (found.draft, found.is_remade) == (draft, True)
    assert [words.split()[number - 1] for number in found.asked] == list(found.asked.values())
    assert len(found.asked) == 2
    assert carried(person=contributor, text=text) is None
    assert carried(person=reader, text=text[:-8]) is None
    assert carried(person=reader, text="é") is None
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert carried(person=reader, text=text) is None
