"""Seals files as they arrive: what reaches the storage is sealed, under a random name, and its hour is blurred."""

import base64
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, time
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from vigie.core.vault.boxes import Place, new_key
from vigie.core.vault.files import CHUNK, FileSealer, open_file
from vigie.support.fields import Field
from vigie.support.models import Compartment, SealedFile
from vigie.support.sealing.texts import read_texts, write_first, write_next, write_text

FOLDER = "sealed"


@dataclass(frozen=True)
class SealedUpload:
    """A sealed file that no compartment holds yet. stored: its name in the storage. key: of its own, 32 bytes.

    name, type: as the person sent it, and as its bytes say it is. size: in bytes. digest: SHA-256, in hexadecimal.
    """

    stored: str
    key: bytes
    name: str
    type: str
    size: int
    digest: str

    def as_values(self) -> dict[str, str | int]:
        """Return it as JSON values, its key included: only ever sealed."""
        return {**asdict(self), "key": base64.b64encode(self.key).decode()}

    @classmethod
    def from_values(cls, values: dict[str, str | int]) -> "SealedUpload":
        """Read what ``as_values`` made."""
        return cls(**{**values, "key": base64.b64decode(str(values["key"]))})  # type: ignore[arg-type]


@dataclass(frozen=True)
class FileCard:
    """A file of a compartment and what its sealed description says. copy: its cleaned copy, when there is one."""

    row: SealedFile
    upload: SealedUpload
    copy: "FileCard | None" = None


class StoredSealer:
    """Writes one file to the storage as it arrives, sealed."""

    def __init__(self) -> None:
        drawn = secrets.token_hex(16)
        self.key = new_key()
        # The storage makes the folders; what is written after this is sealed.
        self.stored = default_storage.save(f"{FOLDER}/{drawn[:2]}/{drawn}", ContentFile(b""))
        self._file = default_storage.open(self.stored, "wb")
        self._sealer = FileSealer(self.key, place_of_file(self.stored))
        self._file.write(self._sealer.header)

    @property
    def size(self) -> int:
        return self._sealer.size

    def push(self, chunk: bytes) -> None:
        """Seal more bytes of the file."""
        self._file.write(self._sealer.push(chunk))

    def finish(self, *, name: str, kind: str) -> SealedUpload:
        """End the file and say what it is."""
        self._file.write(self._sealer.finish())
        self._file.close()
        blur_hour(self.stored)
        return SealedUpload(self.stored, self.key, name, kind, self._sealer.size, self._sealer.digest)

    def abandon(self) -> None:
        """Give the file up: nothing of it is left."""
        self._file.close()
        forget_stored(self.stored)


def place_of_file(stored: str) -> Place:
    """Return what ties sealed bytes to their name in the storage, itself in a sealed description."""
    return Place(stored, Field.FILE, 1)


def blur_hour(stored: str) -> None:
    """Date a file, and the folders it came to, of the day and not of the second, where the storage is a folder."""
    midnight = datetime.combine(timezone.localdate(), time.min, tzinfo=timezone.get_current_timezone()).timestamp()
    try:
        path = Path(default_storage.path(stored))
    except NotImplementedError:
        return
    for each in (path, path.parent, path.parent.parent):
        with suppress(FileNotFoundError):
            os.utime(each, (midnight, midnight))


def seal_upload(chunks: Iterable[bytes], *, name: str, kind: str) -> SealedUpload:
    """Seal bytes that come in pieces into the storage."""
    sealer = StoredSealer()
    try:
        for chunk in chunks:
            sealer.push(chunk)
    except BaseException:
        sealer.abandon()
        raise
    return sealer.finish(name=name, kind=kind)


def attach_file(
    compartment: Compartment,
    key: bytes,
    upload: SealedUpload,
    *,
    by_person: bool = False,
    original: SealedFile | None = None,
) -> SealedFile:
    """Make a sealed upload part of a compartment. original: what this is a cleaned copy of."""
    with transaction.atomic():
        text = write_next(compartment, key, Field.FILE, json.dumps(upload.as_values()), by_person=by_person)
        return SealedFile.objects.create(
            compartment=compartment,
            stored=upload.stored,
            kind=SealedFile.Kind.CLEANED if original else SealedFile.Kind.ORIGINAL,
            description=text.field,
            original=original,
            by_person=by_person,
        )


def attach_first(
    compartment: Compartment, key: bytes, uploads: Sequence[tuple[SealedUpload, SealedUpload | None]]
) -> None:
    """Make the first files part of a compartment just created, as the person sent them, each with its cleaned copy."""
    flat = [upload for pair in uploads for upload in pair if upload]
    names = {upload.stored: f"{Field.FILE}:{number}" for number, upload in enumerate(flat, start=1)}
    values = {names[upload.stored]: json.dumps(upload.as_values()) for upload in flat}
    write_first(compartment, key, values, by_person=True)

    def row(upload: SealedUpload, kind: str, original: SealedFile | None = None) -> SealedFile:
        described = {"stored": upload.stored, "description": names[upload.stored], "by_person": True}
        return SealedFile(compartment=compartment, kind=kind, original=original, **described)

    kinds = SealedFile.Kind
    originals = SealedFile.objects.bulk_create(row(upload, kinds.ORIGINAL) for upload, _copy in uploads)
    SealedFile.objects.bulk_create(
        row(copy, kinds.CLEANED, original) for original, (_, copy) in zip(originals, uploads, strict=True) if copy
    )


def read_files(compartment: Compartment, key: bytes) -> list[FileCard]:
    """Return the original files, each with its cleaned copy. Raises CannotOpen."""
    texts = read_texts(compartment, key)
    rows = list(compartment.files.all())
    uploads = {row.pk: SealedUpload.from_values(json.loads(texts[row.description].text)) for row in rows}
    copies = {row.original_id: FileCard(row, uploads[row.pk]) for row in rows if row.original_id}
    return [FileCard(row, uploads[row.pk], copies.get(row.pk)) for row in rows if not row.original_id]


def open_sealed_file(upload: SealedUpload) -> Iterator[bytes]:
    """Give back a file, chunk by chunk. Raises CannotOpen, at the end too when it was cut short."""
    with default_storage.open(upload.stored, "rb") as file:
        yield from open_file(upload.key, place_of_file(upload.stored), iter(lambda: file.read(CHUNK), b""))


def forget_stored(stored: str) -> None:
    """Erase the bytes of a sealed file, without telling when."""
    default_storage.delete(stored)
    blur_hour(stored)


def renew_files(compartment: Compartment, key: bytes) -> None:
    """Seal every file of a compartment anew, under a new name, and its description under the compartment's new key.

    key: the new key, under which descriptions are already sealed. The old bytes go once the renewal is written.
    """
    texts = read_texts(compartment, key)
    for row in compartment.files.all():
        old = SealedUpload.from_values(json.loads(texts[row.description].text))
        new = seal_upload(open_sealed_file(old), name=old.name, kind=old.type)
        replace_description(compartment, key, row, new)
        transaction.on_commit(lambda stored=old.stored: forget_stored(stored))  # type: ignore[misc]


def replace_description(compartment: Compartment, key: bytes, row: SealedFile, upload: SealedUpload) -> None:
    """Describe a file anew; the former descriptions, which hold the former key, go."""
    compartment.texts.filter(field=row.description).delete()
    write_text(compartment, key, row.description, json.dumps(upload.as_values()), by_person=row.by_person)
    row.stored = upload.stored
    row.save(update_fields=["stored"])
