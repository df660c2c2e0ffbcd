"""Codes drawn by lot, made to be read aloud and typed: neither vowels nor look-alikes, so that they spell nothing."""

import secrets
from typing import Final

# 4.6 bits a character.
ALPHABET: Final = "23456789cdfghjkmnpqrtvwxz"


def drawn_code(length: int) -> str:
    """Return a code of so many characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
