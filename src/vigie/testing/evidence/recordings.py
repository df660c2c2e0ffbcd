"""Finds the sound or the film that an e-mail carries, whatever it says it carries. Plain values, no database."""

import base64
import re
from typing import Final

from vigie.core.attachments.kinds import HEAD_BYTES, type_of

RECORDINGS: Final = ("audio/", "video/")
DECLARED: Final = re.compile(rb"^content-type:[ \t]*(?:audio|video)/", re.IGNORECASE | re.MULTILINE)
# Where an encoded part begins: after the headers that follow its encoding, in one reading of the whole.
ENCODED: Final = re.compile(
    rb"^content-transfer-encoding:[ \t]*base64[ \t]*\r?\n(?:[^\r\n]+\r?\n){0,20}+\r?\n", re.IGNORECASE | re.MULTILINE
)
ENCODED_HEAD: Final = HEAD_BYTES * 2


def carries_recording(content: bytes) -> bool:
    """Whether an e-mail, given whole, holds a sound or a film: it says so, or the first bytes of a part are one's."""
    if DECLARED.search(content):
        return True
    return any(type_of(head_after(content, part.end())).startswith(RECORDINGS) for part in ENCODED.finditer(content))


def head_after(content: bytes, start: int) -> bytes:
    """Return the first decoded bytes of a part that begins there; fewer when it is damaged."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content[start : start + ENCODED_HEAD].partition(b"--")[0])
    return base64.b64decode(letters[: len(letters) // 4 * 4])[:HEAD_BYTES]
