"""What was erased, kept outside the database: put back from an older copy, it is erased again.

A line is the day and a keyed hash of the case's random identifier: it says how many cases were erased, and no more.
"""

import os
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from nacl.encoding import HexEncoder
from nacl.hash import blake2b

from vigie.core.vault_key import sub_key

FILE = "purges"


def journal_path() -> Path:
    """Return where the journal is: beside the database, not in it, and in no copy of it."""
    return Path(settings.VIGIE_DATA_DIR) / FILE


def tag_of(case_id: UUID) -> str:
    """Return how the journal names a case."""
    return blake2b(case_id.bytes, digest_size=16, key=sub_key("purge"), encoder=HexEncoder).decode()


def write_purge(case_id: UUID, day: date) -> None:
    """Write that a case is erased, on the disk itself before this returns."""
    path = journal_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
        # A line cut by a crash must not spoil this one.
        file.write(f"\n{day.isoformat()} {tag_of(case_id)}\n")
        file.flush()
        os.fsync(file.fileno())


def erased_tags() -> frozenset[str]:
    """Return the tags of all that was ever erased."""
    try:
        lines = journal_path().read_text().splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(line.partition(" ")[2] for line in lines if line)
