"""Keeps a private key behind a passphrase: argon2id, one at a time in a process, for it takes much memory."""

import base64
import threading
import unicodedata
from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.utils import random

from vigie.core.vault.boxes import KEY_BYTES, associated, open_bytes, seal_bytes
from vigie.core.vault.errors import CannotOpen, WrongPassphrase

CONTEXT = associated("wrapped")
MARK = "1"
# What a changed row may not ask of the machine.
MOST_OPERATIONS = 16
MOST_MEMORY = 1024 * 1024 * 1024

# One at a time: it fills a processor, and a server has as many processes as processors.
_turn = threading.Lock()


@dataclass(frozen=True)
class Cost:
    """What trying one passphrase takes. operations: passes over the memory. memory: in bytes."""

    operations: int
    memory: int


STAFF = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)
RECEIPT = Cost(argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE)
# For tests: it protects nothing.
LEAST = Cost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)


@dataclass(frozen=True)
class Wrapped:
    """A private key behind a passphrase. salt: 16 bytes. sealed: the key, sealed under what the passphrase gives."""

    salt: bytes
    cost: Cost
    sealed: bytes = field(repr=False)

    def to_text(self) -> str:
        """Return it as one line: mark of the format, salt, operations, memory in bytes, sealed key."""
        salt, sealed = (base64.urlsafe_b64encode(value).decode() for value in (self.salt, self.sealed))
        return "$".join([MARK, salt, str(self.cost.operations), str(self.cost.memory), sealed])

    @classmethod
    def from_text(cls, text: str) -> "Wrapped":
        """Read what ``to_text`` wrote. Raises CannotOpen for anything else."""
        try:
            mark, salt, operations, memory, sealed = text.split("$")
            cost = Cost(int(operations), int(memory))
            wrapped = cls(base64.urlsafe_b64decode(salt), cost, base64.urlsafe_b64decode(sealed))
        except ValueError as error:
            raise CannotOpen("Unknown format.") from error
        if mark != MARK or cost.operations > MOST_OPERATIONS or cost.memory > MOST_MEMORY:
            raise CannotOpen("Unknown format.")
        return wrapped


def wrap(private: bytes, passphrase: str, cost: Cost) -> Wrapped:
    """Return a private key that this passphrase alone opens, at this cost, with a salt of its own."""
    salt = random(argon2id.SALTBYTES)
    return Wrapped(salt, cost, seal_bytes(derive(passphrase, salt, cost), private, CONTEXT))


def unwrap(wrapped: Wrapped, passphrase: str) -> bytes:
    """Return the private key. Raises WrongPassphrase."""
    key = derive(passphrase, wrapped.salt, wrapped.cost)
    try:
        return open_bytes(key, wrapped.sealed, CONTEXT)
    except CannotOpen as error:
        raise WrongPassphrase("Not opened by this passphrase.") from error


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key of 32 bytes that a passphrase gives with a salt of 16 bytes; waits for its turn."""
    try:
        with _turn:
            return argon2id.kdf(KEY_BYTES, plain(passphrase).encode(), salt, cost.operations, cost.memory)
    except (CryptoError, ValueError) as error:
        raise CannotOpen("Impossible cost or salt.") from error


def plain(passphrase: str) -> str:
    """Return a passphrase as every keyboard gives it: one way of writing accents, no space at either end."""
    return unicodedata.normalize("NFKC", passphrase).strip()
