"""Cuts a private key in two for a browser session: one half in its cookie, the other on the server, useless apart."""

from dataclasses import dataclass, field

from vigie.core.vault.boxes import associated, new_key, open_bytes, seal_bytes


@dataclass(frozen=True)
class Halves:
    """cookie: a random key of 32 bytes. server: the private key sealed under it."""

    cookie: bytes = field(repr=False)
    server: bytes = field(repr=False)


def cut(private: bytes, owner: str) -> Halves:
    """Cut a private key for one owner: joined for anyone else, the halves do not open."""
    cookie = new_key()
    return Halves(cookie=cookie, server=seal_bytes(cookie, private, associated("half", owner)))


def join(cookie: bytes, server: bytes, owner: str) -> bytes:
    """Return the private key. Raises CannotOpen when the halves or the owner do not match."""
    return open_bytes(cookie, server, associated("half", owner))
