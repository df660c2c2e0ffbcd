"""Answers sealed with a key kept outside the database; each one opens at its own place only, and is padded."""

import json
from typing import Any, Final
from uuid import UUID

from vigie.core.vault.boxes import Place, open_text, seal_text
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key

WAITING: Final = "waiting"
VALUES: Final = "values"
TEXTS: Final = "texts"


def seal(content: Any, *, wave_id: int, row: UUID, field: str) -> bytes:
    """Return JSON content sealed for one field of one row of one wave; few lengths exist, so that one tells little."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return seal_text(sub_key("survey-answers"), text, place_of(wave_id, row, field))


def unseal(sealed: bytes | memoryview, *, wave_id: int, row: UUID, field: str) -> Any:
    """Return what ``seal`` sealed. Raises CannotOpen at another place, or with another installation's key."""
    return json.loads(open_text(sub_key("survey-answers"), bytes(sealed), place_of(wave_id, row, field)))


def place_of(wave_id: int, row: UUID, field: str) -> Place:
    """Return the place of a field of a row."""
    return Place(f"{wave_id}/{row}", field, 0)


def mark_of(wave_id: int, identifier: str) -> bytes:
    """Return the mark of a submission: 32 bytes that say nothing of it, the same each time it is sent to this wave.

    identifier: the instanceID of a phone, or the nonce of a page.
    """
    return keyed(sub_key("survey-marks"), f"{wave_id}:{identifier}".encode(), b"vigie-mark")
