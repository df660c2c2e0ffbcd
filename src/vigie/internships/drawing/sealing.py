"""What a round keeps: compressed JSON, and sealed with a key outside the database what must wait or stay apart."""

import json
import zlib
from typing import Any, Final

from vigie.core.vault.boxes import associated, open_bytes, seal_bytes
from vigie.core.vault_key import sub_key

PURPOSE: Final = "internship-draw"
NAMES, SECRET = "names", "secret"


def packed(content: Any) -> bytes:
    """Return JSON values compressed; the same values always give the same bytes."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode())


def unpacked(content: bytes | memoryview) -> Any:
    """Return what ``packed`` packed."""
    return json.loads(zlib.decompress(bytes(content)))


def seal(content: Any, *, campaign_id: int, number: int, field: str) -> bytes:
    """Return JSON values compressed and sealed for one field of one round. field: NAMES or SECRET."""
    return seal_bytes(sub_key(PURPOSE), packed(content), _place(campaign_id, number, field))


def unseal(sealed: bytes | memoryview, *, campaign_id: int, number: int, field: str) -> Any:
    """Return what ``seal`` sealed. Raises CannotOpen at another place, or with another installation's key."""
    return unpacked(open_bytes(sub_key(PURPOSE), bytes(sealed), _place(campaign_id, number, field)))


def _place(campaign_id: int, number: int, field: str) -> bytes:
    return associated("internship-round", str(campaign_id), str(number), field)
