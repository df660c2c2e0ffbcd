"""The photos that come with a report: sealed to the byte, as those of the web are."""

from collections.abc import Sequence

from vigie.core.attachments.cleaning import Refused
from vigie.core.attachments.kinds import HEAD_BYTES, type_of
from vigie.core.attachments.receiving import clean_name, looked_at
from vigie.core.sealed_files import SealedUpload, forget_stored, seal_upload
from vigie.surveys.receiving.files import SentFile
from vigie.testing.evidence.adding import FOLDER


def sealed_photos(files: Sequence[SentFile]) -> tuple[list[SealedUpload], list[str]]:
    """Return photos sealed in the storage, and the names of files that are none, or dangerous. Raises AntivirusAway."""
    kept: list[SealedUpload] = []
    refused: list[str] = []
    try:
        for file in files:
            kind = type_of(file.content[:HEAD_BYTES])
            if not kind.startswith("image/"):
                refused.append(file.name)
                continue
            kept.append(seal_upload([file.content], name=clean_name(file.name), kind=kind, folder=FOLDER))
            try:
                looked_at(kept[-1], makes_copies=False)
            except Refused:
                forget_stored(kept.pop().stored)
                refused.append(file.name)
    except BaseException:
        for photo in kept:
            forget_stored(photo.stored)
        raise
    return kept, refused
