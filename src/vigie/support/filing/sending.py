"""What a form carries besides words: its nonce, the files already received, and the wait asked under attack."""

import base64
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from vigie.core.attachments.receiving import Received
from vigie.core.page_tokens import StaleToken, open_token, seal_token
from vigie.core.vault.boxes import new_key
from vigie.support.attachments.receiving import MOST_FILES
from vigie.support.models import SealedFile
from vigie.support.sealing import SealedUpload

DAY: Final = 24 * 3600
# How long to wait before sending, while many senders are refused.
WAIT_SECONDS: Final = 20
# How many zeros a machine must find instead of waiting: a few seconds of an old phone.
WORK_BITS: Final = 15


@dataclass(frozen=True)
class KeptFile:
    """A file received with a form that had to be given back: its name, and what the page carries for it."""

    name: str
    token: str


def new_form_token(nonce: bytes | None = None) -> str:
    """Return what makes a form one report, however many times it is sent: a nonce of 32 bytes, sealed for a day."""
    return seal_token("form", base64.b64encode(nonce or new_key()).decode(), seconds=DAY)


def nonce_of(token: str) -> bytes:
    """Return the nonce of a form. Raises StaleToken."""
    return base64.b64decode(str(open_token("form", token)))


def keep(files: Sequence[Received]) -> list[KeptFile]:
    """Return what lets files come back with the corrected form, without being sent again."""
    return [KeptFile(each.original.name, seal_token("kept", values_of(each), seconds=DAY)) for each in files]


def values_of(file: Received) -> dict[str, Any]:
    """Return a received file as JSON values."""
    return {"original": file.original.as_values(), "copy": file.copy.as_values() if file.copy else None}


def kept_files(tokens: Sequence[str]) -> list[Received]:
    """Return the files that a page carried, those of stale tokens and those that a report has already left out."""
    found = carried_files(tokens)
    names = [each.original.stored for each in found]
    taken = set(SealedFile.objects.filter(stored__in=names).values_list("stored", flat=True))
    return [each for each in found if each.original.stored not in taken]


def carried_files(tokens: Sequence[str]) -> list[Received]:
    """Return the files that tokens name, those of stale tokens left out; one named twice is one file."""
    found: dict[str, Received] = {}
    for token in tokens[:MOST_FILES]:
        try:
            values = open_token("kept", token)
        except StaleToken:
            continue
        copy = SealedUpload.from_values(values["copy"]) if values["copy"] else None
        original = SealedUpload.from_values(values["original"])
        found[original.stored] = Received(original, copy)
    return list(found.values())


def wait_token(nonce: bytes, carried: str) -> str:
    """Return what lets one form through an attack, once some seconds have passed; the one it carries, if it has one.

    Sending too early does not begin the wait again.
    """
    if end_of_wait(carried, nonce) is not None:
        return carried
    return seal_token("wait", [base64.b64encode(nonce).decode(), int(time.time()) + WAIT_SECONDS], seconds=DAY)


def end_of_wait(token: str, nonce: bytes) -> int | None:
    """Return when the wait of this form ends, in seconds since 1970; None when this is not its token."""
    try:
        written, end = open_token("wait", token)
    except StaleToken:
        return None
    return int(end) if base64.b64decode(written) == nonce else None


def has_paid(token: str, nonce: bytes, work: str) -> bool:
    """Whether this form has waited as it was asked, or its machine has worked instead. work: the number it found."""
    end = end_of_wait(token, nonce)
    return end is not None and (end <= time.time() or has_worked(token, work))


def has_worked(value: str, work: str) -> bool:
    """Whether the SHA-256 of « value:work » begins with enough zeros (Hashcash, A. Back, 2002)."""
    digest = hashlib.sha256(f"{value}:{work}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - WORK_BITS) == 0
