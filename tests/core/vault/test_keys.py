"""Envelopes, passphrases, halves and escrow: who can open, and nobody else."""

import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.core.vault import passphrases
from vigie.core.vault.boxes import new_key
from vigie.core.vault.envelopes import KeyPair, key_pair_of, new_key_pair, open_key, seal_key
from vigie.core.vault.errors import CannotOpen, NotAReceipt, WrongPassphrase
from vigie.core.vault.escrow import Escrow, holder_pair, new_escrow, new_holder_words, open_escrow
from vigie.core.vault.halves import cut, join
from vigie.core.vault.passphrases import LEAST, RECEIPT, STAFF, Cost, Wrapped, unwrap, wrap

MEBIBYTE = 1024 * 1024


@given(st.binary(max_size=64))
def test_an_envelope_opens_for_its_recipient_alone(key):
    recipient, other = new_key_pair(), new_key_pair()
    sealed = seal_key(key, recipient.public)
    assert open_key(sealed, recipient) == key
    with pytest.raises(CannotOpen):
        open_key(sealed, other)


@given(st.binary(max_size=120))
def test_any_bytes_are_not_an_envelope(sealed):
    with pytest.raises(CannotOpen):
        open_key(sealed, key_pair_of(bytes(range(32))))


def test_a_private_key_is_never_shown():
    pair = new_key_pair()
    assert repr(pair.private)[2:12] not in repr(pair)
    assert "private" not in repr(KeyPair(b"", b""))


def test_the_costs_are_those_promised():
    assert (STAFF.memory, RECEIPT.memory) == (256 * MEBIBYTE, 64 * MEBIBYTE)
    assert (STAFF.operations, RECEIPT.operations) == (3, 2)


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_a_key_opens_with_its_passphrase_alone(passphrase, other):
    private = new_key()
    wrapped = Wrapped.from_text(wrap(private, passphrase, LEAST).to_text())
    assert unwrap(wrapped, passphrase) == private
    if passphrases.plain(other) != passphrases.plain(passphrase):
        with pytest.raises(WrongPassphrase):
            unwrap(wrapped, other)


def test_a_passphrase_is_the_same_from_every_keyboard():
    composed, decomposed = "caf\u00e9 du matin", "cafe\u0301 du matin "
    assert unwrap(wrap(b"k" * 32, composed, LEAST), decomposed) == b"k" * 32


def test_two_keys_never_share_a_salt():
    assert wrap(b"k" * 32, "phrase", LEAST).salt != wrap(b"k" * 32, "phrase", LEAST).salt


@pytest.mark.parametrize(
    "text",
    ["", "1$a$b", "1$AAAA$1$8192$AAAA$", "2$AAAA$1$8192$AAAA", "1$AAAA$1$99999999999$AAAA", "1$AAAA$99$8192$AAAA"],
)
def test_a_changed_row_is_refused_before_it_costs_anything(text):
    with pytest.raises(CannotOpen):
        Wrapped.from_text(text)


def test_an_impossible_salt_is_refused():
    with pytest.raises(CannotOpen):
        unwrap(replace(wrap(b"k" * 32, "phrase", LEAST), salt=b"short"), "phrase")


def test_an_impossible_cost_is_refused():
    with pytest.raises(CannotOpen):
        unwrap(replace(wrap(b"k" * 32, "phrase", LEAST), cost=Cost(1, 1)), "phrase")


def test_one_passphrase_is_tried_at_a_time(monkeypatch):
    inside, most = [], []

    def slow(*_):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()
        return bytes(32)

    monkeypatch.setattr(passphrases.argon2id, "kdf", slow)
    threads = [threading.Thread(target=passphrases.derive, args=("phrase", bytes(16), STAFF)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1


def test_halves_join_for_their_owner_alone():
    halves = cut(b"k" * 32, "12")
    assert join(halves.cookie, halves.server, "12") == b"k" * 32
    for cookie, server, owner in [
        (halves.cookie, halves.server, "13"),
        (new_key(), halves.server, "12"),
        (halves.cookie, cut(b"k" * 32, "12").server, "12"),
        (b"short", halves.server, "12"),
        (halves.cookie, b"", "12"),
    ]:
        with pytest.raises(CannotOpen):
            join(cookie, server, owner)


def test_the_half_on_the_server_does_not_hold_the_key():
    assert b"k" * 8 not in cut(b"k" * 32, "12").server


@pytest.fixture(scope="module")
def holders():
    return tuple(holder_pair(new_holder_words()) for _ in range(3))


@pytest.mark.parametrize("two", [(0, 1), (0, 2), (1, 2), (1, 0), (2, 0), (2, 1)])
def test_any_two_holders_open_an_escrow(holders, two):
    escrow = Escrow.from_text(new_escrow(tuple(pair.public for pair in holders)).to_text())
    pair = open_escrow(escrow, *(holders[number] for number in two))
    assert pair.public == escrow.public
    assert open_key(seal_key(b"case", escrow.public), pair) == b"case"


def test_one_holder_alone_opens_nothing(holders):
    escrow = new_escrow(tuple(pair.public for pair in holders))
    for other in (holders[0], new_key_pair()):
        with pytest.raises(CannotOpen):
            open_escrow(escrow, holders[0], other)


def test_an_escrow_put_in_the_place_of_another_is_refused(holders):
    keys = tuple(pair.public for pair in holders)
    mixed = replace(new_escrow(keys), public=new_escrow(keys).public)
    with pytest.raises(CannotOpen):
        open_escrow(mixed, holders[0], holders[1])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "x", "public": "", "sealed": {}}', '{"sealed": {"1": ""}}']
)
def test_another_file_is_not_an_escrow(text):
    with pytest.raises(CannotOpen):
        Escrow.from_text(text)


def test_words_of_a_holder_are_twelve():
    words = new_holder_words()
    assert len(words.split()) == 12
    assert holder_pair(words.upper().replace(" ", ", ")) == holder_pair(words)
    with pytest.raises(NotAReceipt):
        holder_pair(words.rsplit(" ", 1)[0])
