"""Seals files as they arrive, chunk by chunk (secretstream), so that no plaintext is ever written to a disk.

A chunk holds the length of its data in 4 bytes, the data, and zeros: what follows the data hides the size of the file.
"""

import hashlib
from collections.abc import Iterable, Iterator

from nacl import bindings
from nacl.exceptions import CryptoError

from vigie.core.vault.boxes import FORMAT, Place, associated_place
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.padding import bucket

CHUNK = 64 * 1024
LENGTH_BYTES = 4
SEALED_CHUNK = LENGTH_BYTES + CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
HEADER = len(FORMAT) + bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class FileSealer:
    """Seals one file under a key of its own: write ``header``, what each ``push`` gives, then what ``finish`` gives.

    digest: SHA-256, in hexadecimal, of what was pushed so far. size: in bytes.
    """

    def __init__(self, key: bytes, place: Place) -> None:
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        self.header = FORMAT + bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._context = associated_place("file", place)
        self._waiting = bytearray()
        self._hash = hashlib.sha256()
        self.size = 0

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def push(self, chunk: bytes) -> bytes:
        """Return the sealed chunks that these bytes complete; none, often."""
        self._hash.update(chunk)
        self.size += len(chunk)
        self._waiting += chunk
        sealed = []
        # The last whole chunk waits: it may be the final one.
        while len(self._waiting) > CHUNK:
            sealed.append(self._seal(bytes(self._waiting[:CHUNK]), CHUNK, MESSAGE))
            del self._waiting[:CHUNK]
        return b"".join(sealed)

    def finish(self) -> bytes:
        """Return the end of the file: without it, nothing opens whole."""
        already = self.size - len(self._waiting)
        left = bucket(self.size) - already
        data, sealed = bytes(self._waiting), []
        self._waiting.clear()
        while left > CHUNK:
            sealed.append(self._seal(data, CHUNK, MESSAGE))
            data, left = b"", left - CHUNK
        sealed.append(self._seal(data, left, FINAL))
        return b"".join(sealed)

    def _seal(self, data: bytes, length: int, tag: int) -> bytes:
        content = len(data).to_bytes(LENGTH_BYTES, "big") + data.ljust(length, b"\0")
        sealed: bytes = bindings.crypto_secretstream_xchacha20poly1305_push(self._state, content, self._context, tag)
        return sealed


def open_file(key: bytes, place: Place, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give back the plaintext of a file, chunk by chunk, from its sealed bytes cut anywhere.

    Raises CannotOpen with another key or place, at the first changed, missing, moved or repeated chunk, and at the end
    of a file that was cut short: what was given before that is genuine, but is not the whole file.
    """
    state, context = bindings.crypto_secretstream_xchacha20poly1305_state(), associated_place("file", place)
    pieces = cut(chunks)
    header, tag = next(pieces, b""), MESSAGE
    if len(header) != HEADER or header[:1] != FORMAT:
        raise CannotOpen("Unknown format.")
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header[1:], key)
    for piece in pieces:
        if tag == FINAL:
            raise CannotOpen("Something follows the end.")
        try:
            content, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, piece, context)
        except CryptoError as error:
            raise CannotOpen("A chunk is not the one that was sealed here.") from error
        length = int.from_bytes(content[:LENGTH_BYTES], "big")
        if length:
            yield content[LENGTH_BYTES : LENGTH_BYTES + length]
    if tag != FINAL:
        raise CannotOpen("The end is missing.")


def cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut bytes that come in any pieces into the header, then sealed chunks; the last one may be shorter."""
    waiting, wanted = bytearray(), HEADER
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= wanted:
            yield bytes(waiting[:wanted])
            del waiting[:wanted]
            wanted = SEALED_CHUNK
    if waiting:
        yield bytes(waiting)
