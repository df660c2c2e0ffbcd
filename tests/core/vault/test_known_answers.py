"""Things sealed once and for all still open: no format changes unnoticed."""

import hashlib
import json
from pathlib import Path

from vigie.core.vault.boxes import Place, associated, open_text
from vigie.core.vault.envelopes import key_pair_of, open_key
from vigie.core.vault.escrow import Escrow, holder_pair, open_escrow
from vigie.core.vault.files import open_file
from vigie.core.vault.halves import join
from vigie.core.vault.passphrases import Wrapped, unwrap
from vigie.core.vault.receipts import lookup_tag, receipt_from, seed_from
from vigie.core.vault.words import word_list

KNOWN = json.loads((Path(__file__).parent / "known_answers.json").read_text())
KEY = bytes(range(32))
PLACE = Place("3f2a", "story", 7)


def test_associated_data_is_written_byte_for_byte():
    assert associated("text", "é") == b"\x01\x00\x00\x00\x04text\x00\x00\x00\x02\xc3\xa9"


def test_a_text_sealed_once_still_opens():
    sealed = bytes.fromhex(KNOWN["text"])
    assert open_text(KEY, sealed, PLACE) == "Été"
    # Format, nonce, one bucket, mark of authenticity.
    assert len(sealed) == 1 + 24 + 256 + 16


def test_a_file_sealed_once_still_opens():
    sealed = bytes.fromhex(KNOWN["file"])
    assert b"".join(open_file(KEY, PLACE, [sealed])) == b"preuve"
    assert len(sealed) == 1 + 24 + 4 + 256 + 17


def test_an_envelope_sealed_once_still_opens():
    pair = key_pair_of(KEY)
    assert pair.public.hex() == KNOWN["public"]
    assert open_key(bytes.fromhex(KNOWN["envelope"]), pair) == bytes(32)


def test_a_key_wrapped_once_still_opens():
    assert unwrap(Wrapped.from_text(KNOWN["wrapped"]), "une phrase longue") == KEY


def test_halves_cut_once_still_join():
    assert join(bytes.fromhex(KNOWN["cookie_half"]), bytes.fromhex(KNOWN["server_half"]), "12") == KEY


def test_receipts_are_the_same_words_for_ever():
    assert receipt_from(KEY) == KNOWN["receipt"]
    assert seed_from(KEY, b"nonce").hex() == KNOWN["seed"]
    assert lookup_tag(KEY, KNOWN["receipt"]).hex() == KNOWN["tag"]


def test_an_escrow_made_once_still_opens():
    one, other, _ = (holder_pair(words) for words in KNOWN["holders"])
    assert open_escrow(Escrow.from_text(KNOWN["escrow"]), one, other).private.hex() == KNOWN["escrow_private"]


def test_the_list_of_words_never_changes():
    """A word changed would give other words to the same receipt, and refuse those already given."""
    assert hashlib.sha256(" ".join(word_list()).encode()).hexdigest() == (
        "529a33331e0eeca62b5bab9c0ea3da7dbfe97e20c3d1e34018c1303484f4895d"
    )
