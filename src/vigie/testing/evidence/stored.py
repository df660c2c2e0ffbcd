"""Reads stored bytes again, as anybody who holds the disk can."""

import hashlib

from django.core.files.storage import default_storage

from vigie.core.vault.files import CHUNK


def digest_of_stored(stored: str) -> str | None:
    """Return the SHA-256, in hexadecimal, of the sealed bytes of a file; None when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with default_storage.open(stored, "rb") as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()
