"""Seals files as they arrive: what reaches the storage is sealed, under a random name, and its hour is blurred."""

import base64
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from vigie.core.vault.boxes import Place, new_key
from vigie.core.vault.files import CHUNK, FileSealer, open_file

# Of the storage; a room that sweeps its own files has a folder of its own.
FOLDER: Final = "sealed"


@dataclass(frozen=True)
class SealedUpload:
    """A sealed file that nothing names yet. stored: its name in the storage. key: of its own, 32 bytes.

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


class StoredSealer:
    """Writes one file to a folder of the storage as it arrives, sealed."""

    def __init__(self, folder: str = FOLDER) -> None:
        drawn = secrets.token_hex(16)
        self.key = new_key()
        # The storage makes the folders; what is written after this is sealed.
        self.stored = default_storage.save(f"{folder}/{drawn[:2]}/{drawn}", ContentFile(b""))
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
    return Place(stored, "file", 1)


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


def seal_upload(chunks: Iterable[bytes], *, name: str, kind: str, folder: str = FOLDER) -> SealedUpload:
    """Seal bytes that come in pieces into the storage."""
    sealer = StoredSealer(folder)
    try:
        for chunk in chunks:
            sealer.push(chunk)
    except BaseException:
        sealer.abandon()
        raise
    return sealer.finish(name=name, kind=kind)


def open_sealed_file(upload: SealedUpload) -> Iterator[bytes]:
    """Give back a file, chunk by chunk. Raises CannotOpen, at the end too when it was cut short."""
    with default_storage.open(upload.stored, "rb") as file:
        yield from open_file(upload.key, place_of_file(upload.stored), iter(lambda: file.read(CHUNK), b""))


def forget_stored(stored: str) -> None:
    """Erase the bytes of a sealed file, without telling when."""
    default_storage.delete(stored)
    blur_hour(stored)


def stored_names(folder: str = FOLDER) -> Iterator[str]:
    """Give the name of every sealed file of a folder of the storage."""
    if not default_storage.exists(folder):
        return
    for part in default_storage.listdir(folder)[0]:
        for name in default_storage.listdir(f"{folder}/{part}")[1]:
            yield f"{folder}/{part}/{name}"


def stored_on(name: str) -> date:
    """Return the day a sealed file is dated of."""
    return timezone.localdate(default_storage.get_modified_time(name))
