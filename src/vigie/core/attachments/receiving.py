"""Seals files straight from the request, in pieces of 64 KiB: no plaintext on a disk, nor a whole file in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, UnreadablePostError
from django.utils.translation import gettext

from vigie.core.attachments.antivirus import AntivirusAway
from vigie.core.attachments.cleaning import Refused, check_content, needs_content
from vigie.core.attachments.kinds import HEAD_BYTES, type_of
from vigie.core.sealed_files import (
    FOLDER,
    SealedUpload,
    StoredSealer,
    forget_stored,
    open_sealed_file,
    seal_upload,
)


@dataclass(frozen=True)
class Received:
    """A file received and sealed, with its cleaned copy when there is one."""

    original: SealedUpload
    copy: SealedUpload | None = None


def anyone() -> str:
    """Let every file begin."""
    return ""


@dataclass(frozen=True)
class Acceptance:
    """What a page takes, and what it says of the rest, in French.

    most_files: of one form; too_many: said of those after. largest: bytes of a file; too_large: said of a longer one.
    why_not_kind: why a file of a media type, or of none that is known (empty), may not be joined, or nothing.
    why_not_now: why no other file may come from this sender yet, or nothing. makes_copies: without metadata.
    folder: of the storage.
    """

    most_files: int
    too_many: str
    largest: int
    too_large: str
    why_not_kind: Callable[[str], str]
    why_not_now: Callable[[], str] = anyone
    makes_copies: bool = True
    folder: str = FOLDER


class ReceivedFile(UploadedFile):
    """What Django keeps of a sealed file while a form is read: no content."""

    def __init__(self, received: Received) -> None:
        super().__init__(None, received.original.name, received.original.type, received.original.size)
        self.received = received

    def close(self) -> None:
        """Close nothing: the bytes are already written."""


class SealingHandler(FileUploadHandler):
    """Seals each file as it comes; those that may not be joined are named, with the reason, in ``refusals``."""

    def __init__(self, request: HttpRequest, accepted: Acceptance) -> None:
        super().__init__(request)
        self.refusals: list[str] = []
        self._accepted = accepted
        self._done: list[SealedUpload] = []
        self._count = 0
        self._sealer: StoredSealer | None = None
        self._head = b""
        self._missing = 0
        self._count_what_is_read(request)

    def _count_what_is_read(self, request: HttpRequest) -> None:
        read = request.read

        def counted(*size: Any) -> bytes:
            content = read(*size)
            self._missing -= len(content)
            return content

        request.read = counted  # type: ignore[method-assign]

    def handle_raw_input(self, *said: Any, **kwargs: Any) -> None:
        """Note how long the form says it is."""
        _input, _headers, content_length, *_more = said
        self._missing += content_length

    def upload_complete(self) -> None:
        """Refuse a form whose line was cut: its last file would pass for a whole one. Raises UnreadablePostError."""
        if self._missing > 0:
            raise UnreadablePostError

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, unless there are too many already."""
        super().new_file(*args, **kwargs)
        self._count += 1
        if self._count > self._accepted.most_files:
            self._skip(self._accepted.too_many)
        if reason := self._accepted.why_not_now():
            self._skip(reason)
        self._sealer, self._head = StoredSealer(self._accepted.folder), b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal one piece, unless the file is too large."""
        sealer = self._open_sealer()
        if sealer.size + len(raw_data) > self._accepted.largest:
            self._abandon()
            self._skip(self._accepted.too_large)
        if len(self._head) < HEAD_BYTES:
            self._head += raw_data[: HEAD_BYTES - len(self._head)]
        sealer.push(raw_data)

    def file_complete(self, file_size: int) -> ReceivedFile | None:
        """End the file and look at what it is."""
        kind = type_of(self._head)
        if reason := self._accepted.why_not_kind(kind):
            self._abandon()
            self._refuse(reason)
            return None
        upload = self._open_sealer().finish(name=clean_name(self.file_name or ""), kind=kind)
        self._sealer = None
        try:
            received = looked_at(upload, makes_copies=self._accepted.makes_copies)
        except (Refused, AntivirusAway) as refusal:
            forget_stored(upload.stored)
            self._refuse(str(refusal) or gettext("l'antivirus ne répond pas : recommencez plus tard."))
            return None
        self._done += [part for part in (received.original, received.copy) if part]
        return ReceivedFile(received)

    def upload_interrupted(self) -> None:
        """Leave nothing of a form whose sending was cut."""
        self._abandon()
        for upload in self._done:
            forget_stored(upload.stored)

    def _open_sealer(self) -> StoredSealer:
        if self._sealer is None:
            raise SkipFile
        return self._sealer

    def _abandon(self) -> None:
        if self._sealer is not None:
            self._sealer.abandon()
            self._sealer = None

    def _refuse(self, reason: str) -> None:
        self.refusals.append(
            gettext("%(name)s : %(reason)s") % {"name": clean_name(self.file_name or ""), "reason": reason}
        )

    def _skip(self, reason: str) -> None:
        self._refuse(reason)
        raise SkipFile


def clean_name(name: str) -> str:
    """Return the name of a file without folder nor invisible characters, at most 200 letters, its ending kept."""
    base = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable()).strip()
    stem, dot, ending = base.rpartition(".")
    if len(base) <= 200 or not dot:
        return base[:200] or gettext("fichier")
    return f"{stem[: 199 - len(ending)]}.{ending}"[:200]


def looked_at(upload: SealedUpload, *, makes_copies: bool = True) -> Received:
    """Return a sealed file, its true type and, when asked for, its cleaned copy. Raises Refused, AntivirusAway."""
    if not needs_content(upload.type, antivirus=settings.VIGIE_CLAMD):
        return Received(upload)
    content = b"".join(open_sealed_file(upload))
    checked = check_content(content, upload.type, antivirus=settings.VIGIE_CLAMD, makes_copy=makes_copies)
    original = SealedUpload(**{**vars(upload), "type": checked.type})
    if checked.copy is None:
        return Received(original)
    return Received(original, seal_upload([checked.copy], name=upload.name, kind=checked.type))
