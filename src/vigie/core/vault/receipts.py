"""Receipts: eight words (88 bits) that the person keeps, found again by a keyed tag without being kept anywhere."""

from nacl.encoding import RawEncoder
from nacl.hash import blake2b

from vigie.core.vault.words import normalised, words_from

WORDS_IN_A_RECEIPT = 8


def receipt_from(seed: bytes) -> str:
    """Return the receipt that a seed gives: 11 bytes at least, random or from ``seed_from``."""
    return words_from(seed, WORDS_IN_A_RECEIPT)


def seed_from(key: bytes, nonce: bytes) -> bytes:
    """Return the seed of 32 bytes that a form's nonce gives under a key of the installation, the same each time."""
    return keyed(key, nonce, b"vigie-seed")


def normalise(text: str) -> str:
    """Return a receipt as it was given, from the way it was typed. Raises NotAReceipt."""
    return normalised(text, WORDS_IN_A_RECEIPT)


def lookup_tag(pepper: bytes, receipt: str) -> bytes:
    """Return 32 bytes by which a case is found from a normalised receipt; without the pepper, they say nothing."""
    return keyed(pepper, receipt.encode(), b"vigie-tag")


def keyed(key: bytes, content: bytes, purpose: bytes) -> bytes:
    """Return the keyed hash (BLAKE2b, 32 bytes) of content for one purpose of 16 bytes at most."""
    return bytes(blake2b(content, digest_size=32, key=key, person=purpose, encoder=RawEncoder))
