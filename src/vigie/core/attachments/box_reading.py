"""Reads boxes inside boxes (ISO/IEC 14496-12), as films, sounds and photos of phones are made. Plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MOST_BOXES: Final = 20_000


class BadBoxes(ValueError):
    """A file whose boxes cannot be read to their end."""


@dataclass(frozen=True)
class Box:
    """A box: its kind, where it starts, where its content starts, where it ends, in bytes."""

    kind: bytes
    start: int
    inside: int
    end: int


def boxes(content: bytes | bytearray, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two places, in bytes. Raises BadBoxes."""
    for _count in range(MOST_BOXES):
        if start == end:
            return
        box = _box_at(content, start, end)
        yield box
        start = box.end
    raise BadBoxes


def _box_at(content: bytes | bytearray, start: int, end: int) -> Box:
    if end - start < 8:
        raise BadBoxes
    size, kind, inside = int.from_bytes(content[start : start + 4], "big"), bytes(content[start + 4 : start + 8]), 8
    if size == 1:
        size, inside = int.from_bytes(content[start + 8 : start + 16], "big"), 16
    elif size == 0:
        size = end - start
    if size < inside or start + size > end:
        raise BadBoxes
    return Box(kind, start, start + inside, start + size)


def find(content: bytes | bytearray, outer: Box, *kinds: bytes) -> Box | None:
    """Return a box by the kinds of those that lead to it; None when there is no such box. Raises BadBoxes."""
    found: Box | None = outer
    for kind in kinds:
        if found is not None:
            found = next((box for box in boxes(content, found.inside, found.end) if box.kind == kind), None)
    return found


class Reader:
    """Reads numbers one after the other, and no further than the end."""

    def __init__(self, content: bytes | bytearray, start: int, end: int) -> None:
        self.content, self.place, self.end = content, start, end

    def raw(self, size: int) -> bytes:
        """Return the next bytes. Raises BadBoxes past the end."""
        if self.place + size > self.end:
            raise BadBoxes
        self.place += size
        return bytes(self.content[self.place - size : self.place])

    def number(self, size: int) -> int:
        """Return the number that the next bytes write. Raises BadBoxes past the end."""
        return int.from_bytes(self.raw(size), "big")
