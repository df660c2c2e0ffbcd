"""Who sends, as a keyed hash that lasts a day: an address is never kept, and yesterday's cannot be worked out again."""

import os
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from vigie.core.vault.boxes import new_key
from vigie.core.vault.receipts import keyed
from vigie.core.vault_key import sub_key

FILE = "bucket_salt"


def bucket_key(kind: str, sender: str) -> bytes:
    """Return the key of today's bucket of a sender for one kind of act: 32 bytes that say nothing tomorrow."""
    content = f"{kind}\n{sender}".encode() + daily_salt(timezone.localdate())
    return keyed(sub_key("bucket"), content, b"vigie-bucket")


def daily_salt(day: date) -> bytes:
    """Return the salt of a day, drawn once, kept in a file outside the database; those of other days are erased."""
    path = Path(settings.VIGIE_DATA_DIR) / f"{FILE}_{day.isoformat()}"
    if not path.exists():
        forget_salts(except_for=path)
        make_salt(path)
    return path.read_bytes()


def make_salt(path: Path) -> None:
    """Write a new salt whole or not at all; of two processes that start together, one alone makes it."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".salt")
    with os.fdopen(descriptor, "wb") as file:
        file.write(new_key())
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    Path(draft).unlink()


def forget_salts(*, except_for: Path) -> None:
    """Erase the salts of the other days."""
    for path in except_for.parent.glob(f"{FILE}_*"):
        if path != except_for:
            path.unlink(missing_ok=True)
