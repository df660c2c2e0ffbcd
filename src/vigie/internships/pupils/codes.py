"""The code by which a pupil comes in: printed once, recognised by its keyed digest. 60 bits, as for surveys."""

import re
import secrets
from typing import Final

from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key
from vigie.internships.models import Pupil
from vigie.internships.pupils.finding import pupil_by_code
from vigie.surveys.receiving.tokens import ALPHABET, LENGTH, SHOWN, normalised

NONCE: Final = re.compile("[0-9a-f]{32}")


def new_nonce() -> str:
    """Return what a form that makes codes carries, so that sent twice it makes the same ones."""
    return secrets.token_hex(16)


def code_for(nonce: str, pupil_id: int) -> str:
    """Return the code that a form gives a pupil, without its hyphens; nobody works it out without the vault key."""
    drawn = int.from_bytes(keyed(sub_key("pupil-code-seed"), f"{nonce} {pupil_id}".encode(), b"vigie-code"))
    letters = []
    for _ in range(LENGTH):
        drawn, place = divmod(drawn, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def shown(code: str) -> str:
    """Return a code as it is printed: « 4F7K-2QD9X-MT3P »."""
    return SHOWN.sub(r"\1-\2-\3", code)


def tag_of(code: str) -> bytes:
    """Return the 32 bytes that recognise a code, which say nothing without the installation's key."""
    return keyed(sub_key("pupil-codes"), code.encode(), b"vigie-pupil")


def find(typed: str) -> Pupil | None:
    """Return the pupil whose code someone typed, whatever the capitals, spaces and hyphens; None for any other."""
    code = normalised(typed)
    if len(code) != LENGTH or set(code) - set(ALPHABET):
        return None
    return pupil_by_code(tag_of(code))
