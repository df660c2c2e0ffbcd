"""Gives a key to someone: sealed to their public key (X25519), so that their private key alone takes it out."""

from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from vigie.core.vault.boxes import FORMAT
from vigie.core.vault.errors import CannotOpen


@dataclass(frozen=True)
class KeyPair:
    """Two X25519 keys of 32 bytes; the private one is never shown."""

    public: bytes
    private: bytes = field(repr=False)


def new_key_pair() -> KeyPair:
    """Return a key pair drawn at random."""
    return key_pair_of(bytes(PrivateKey.generate()))


def key_pair_of(private: bytes) -> KeyPair:
    """Return the pair of a private key of 32 bytes."""
    return KeyPair(public=bytes(PrivateKey(private).public_key), private=private)


def key_pair_from_seed(seed: bytes) -> KeyPair:
    """Return the pair that a seed of 32 bytes always gives."""
    return key_pair_of(bytes(PrivateKey.from_seed(seed)))


def seal_key(key: bytes, public: bytes) -> bytes:
    """Return a key (or any bytes) that only the owner of a public key can take out."""
    return FORMAT + bytes(SealedBox(PublicKey(public)).encrypt(key))


def open_key(sealed: bytes, pair: KeyPair) -> bytes:
    """Return what ``seal_key`` sealed to this pair. Raises CannotOpen."""
    sealed = bytes(sealed)
    if sealed[:1] != FORMAT:
        raise CannotOpen("Unknown format.")
    try:
        return bytes(SealedBox(PrivateKey(pair.private)).decrypt(sealed[1:]))
    except (CryptoError, TypeError) as error:
        raise CannotOpen("Not sealed to this key.") from error
