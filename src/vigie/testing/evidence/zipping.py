"""Writes a ZIP file as it is sent: never whole in memory, nor on a disk. Plain values, no database."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from vigie.testing.results.packaging import DAY


class Outlet(io.RawIOBase):
    """What is written and not taken yet."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        """Keep more bytes."""
        self._waiting += content
        return len(content)

    def taken(self) -> bytes:
        """Return what waits, and keep it no longer."""
        content = bytes(self._waiting)
        self._waiting.clear()
        return content


def streamed_zip(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Give the bytes of a ZIP file, given each name and its content in pieces; photos hardly shrink, so none does."""
    outlet = Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for name, chunks in files:
            with archive.open(zipfile.ZipInfo(name, DAY), "w") as entry:
                for chunk in chunks:
                    entry.write(chunk)
                    yield outlet.taken()
    yield outlet.taken()
