"""Seals texts: XChaCha20-Poly1305, padded, and tied to the place that each one is written at."""

from dataclasses import dataclass

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.padding import bucket

FORMAT = b"\x01"
KEY_BYTES = 32
# Nonce and mark of authenticity.
LEAST_BYTES = 24 + 16


@dataclass(frozen=True)
class Place:
    """Where a sealed thing is: moved to another case, field or version, it no longer opens.

    case: identifier of what holds it. field: what it is there. version: from 0.
    """

    case: str
    field: str
    version: int


def new_key() -> bytes:
    """Return 32 random bytes."""
    return random(KEY_BYTES)


def associated(kind: str, *parts: str) -> bytes:
    """Return the associated data of a sealed thing: format, kind and parts, each preceded by its length in 4 bytes."""
    encoded = [part.encode() for part in (kind, *parts)]
    return FORMAT + b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def associated_place(kind: str, place: Place) -> bytes:
    """Return the associated data that names a place."""
    return associated(kind, place.case, place.field, str(place.version))


def seal_bytes(key: bytes, content: bytes, context: bytes) -> bytes:
    """Return format byte, nonce of 24 bytes, and content sealed under a key of 32 bytes, with its associated data."""
    return FORMAT + bytes(Aead(key).encrypt(content, context))


def open_bytes(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Return what ``seal_bytes`` sealed. Raises CannotOpen."""
    if sealed[:1] != FORMAT or len(sealed) <= LEAST_BYTES:
        raise CannotOpen("Unknown format.")
    try:
        return Aead(key).decrypt(sealed[1:], context)
    except (CryptoError, TypeError) as error:
        raise CannotOpen("Not opened by this key at this place.") from error


def seal_text(key: bytes, text: str, place: Place) -> bytes:
    """Return a text sealed under a key of 32 bytes for one place; its length is hidden within a bucket."""
    content = text.encode()
    # Padding adds a byte at least.
    padded = sodium_pad(content, bucket(len(content) + 1))
    return seal_bytes(key, padded, associated_place("text", place))


def open_text(key: bytes, sealed: bytes, place: Place) -> str:
    """Return what ``seal_text`` sealed. Raises CannotOpen with another key, at another place, or once changed."""
    padded = open_bytes(key, bytes(sealed), associated_place("text", place))
    return sodium_unpad(padded, len(padded)).decode()
