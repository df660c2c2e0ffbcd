"""A key that two holders out of three can open together, away from the server; nobody can alone.

The private key is sealed once for each pair of holders, in two envelopes one inside the other.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from nacl.encoding import RawEncoder
from nacl.hash import blake2b
from nacl.utils import random

from vigie.core.vault.envelopes import KeyPair, key_pair_from_seed, key_pair_of, new_key_pair, open_key, seal_key
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.words import normalised, words_from

HOLDERS = 3
WORDS_OF_A_HOLDER = 12
FORMAT_NAME = "vigie-escrow-1"


@dataclass(frozen=True)
class Escrow:
    """public: to which keys of cases are sealed. sealed: by pair of holders' numbers (from 1), the private key."""

    public: bytes
    sealed: Mapping[tuple[int, int], bytes]

    def to_text(self) -> str:
        """Return it as a JSON file, to be kept off-line."""
        sealed = {f"{first}-{second}": b64encode(value).decode() for (first, second), value in self.sealed.items()}
        return json.dumps(
            {"format": FORMAT_NAME, "public": b64encode(self.public).decode(), "sealed": sealed}, indent=1
        )

    @classmethod
    def from_text(cls, text: str) -> "Escrow":
        """Read what ``to_text`` wrote. Raises CannotOpen for anything else."""
        try:
            read = json.loads(text)
            pairs = {pair_of(name): b64decode(value) for name, value in read["sealed"].items()}
            escrow = cls(public=b64decode(read["public"]), sealed=pairs)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise CannotOpen("Unknown format.") from error
        if read.get("format") != FORMAT_NAME:
            raise CannotOpen("Unknown format.")
        return escrow


def pair_of(name: str) -> tuple[int, int]:
    """Return the two numbers of « 1-2 »."""
    first, second = name.split("-")
    return int(first), int(second)


def new_holder_words() -> str:
    """Return the secret of a holder: twelve words (132 bits), to be printed and kept by them alone."""
    return words_from(random(32), WORDS_OF_A_HOLDER)


def holder_pair(words: str) -> KeyPair:
    """Return the key pair of a holder, from their words however typed. Raises NotAReceipt."""
    secret = normalised(words, WORDS_OF_A_HOLDER).encode()
    return key_pair_from_seed(bytes(blake2b(secret, digest_size=32, person=b"vigie-holder", encoder=RawEncoder)))


def new_escrow(holders: tuple[bytes, bytes, bytes]) -> Escrow:
    """Make a key pair, and seal its private key to each pair of the three holders' public keys."""
    pair = new_key_pair()
    numbered = enumerate(holders, 1)
    sealed = {
        (first, second): seal_key(seal_key(pair.private, inner), outer)
        for (first, outer), (second, inner) in combinations(numbered, 2)
    }
    return Escrow(public=pair.public, sealed=sealed)


def open_escrow(escrow: Escrow, one: KeyPair, other: KeyPair) -> KeyPair:
    """Return the escrow's key pair from two holders', in any order. Raises CannotOpen."""
    for sealed in escrow.sealed.values():
        for outer, inner in ((one, other), (other, one)):
            try:
                return matching(escrow, open_key(open_key(sealed, outer), inner))
            except CannotOpen:
                continue
    raise CannotOpen("These two secrets do not open this escrow.")


def matching(escrow: Escrow, private: bytes) -> KeyPair:
    """Return the pair of a private key, which must be that of the escrow. Raises CannotOpen."""
    pair = key_pair_of(private)
    if pair.public != escrow.public:
        raise CannotOpen("This is the key of another escrow.")
    return pair
