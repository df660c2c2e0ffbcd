"""What a form carries besides words: its nonce, the files already received, and the wait asked under attack."""

import base64
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from vigie.core.vault.boxes import new_key
from vigie.support.attachments.receiving import MOST_FILES, Received
from vigie.support.sealing import SealedUpload
from vigie.support.tokens import StaleToken, open_token, seal_token

DAY: Final = 24 * 3600
# How long to wait before sending, while many senders are refused.
WAIT_SECONDS: Final = 20


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
    """Return the files that a page carried, those of stale tokens left out."""
    found = []
    for token in tokens[:MOST_FILES]:
        try:
            values = open_token("kept", token)
        except StaleToken:
            continue
        copy = SealedUpload.from_values(values["copy"]) if values["copy"] else None
        found.append(Received(SealedUpload.from_values(values["original"]), copy))
    return found


def new_wait_token(nonce: bytes) -> str:
    """Return what lets one form through an attack, once some seconds have passed."""
    return seal_token("wait", [base64.b64encode(nonce).decode(), int(time.time()) + WAIT_SECONDS], seconds=DAY)


def has_waited(token: str, nonce: bytes) -> bool:
    """Whether this form has waited as it was asked."""
    try:
        written, since = open_token("wait", token)
    except StaleToken:
        return False
    return base64.b64decode(written) == nonce and int(since) <= time.time()
