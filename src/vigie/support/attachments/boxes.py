"""Takes out of films, sounds and photos of phones what was not filmed: place, date, device, author.

They are boxes inside boxes (ISO/IEC 14496-12). Nothing moves, since places are noted all over: what tells of the
person is overwritten by zeros where it is, and its box is named « free », which every reader skips.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Boxes that hold boxes on the way to what is looked for.
CONTAINERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"mvex", b"moof", b"traf"})
# User data, tags of a phone's maker, XMP and others under a « uuid », padding that may hold remains.
TELLING: Final = frozenset({b"udta", b"uuid", b"meta", b"free", b"skip", b"wide", b"prft", b"ID32"})
# Boxes that begin with their dates, in 4 bytes each, or 8 in version 1.
DATED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
# A photo's box of descriptions holds its geometry as well: only what it notes as Exif or XMP goes.
TELLING_ITEMS: Final = frozenset({b"Exif", b"mime", b"uri "})
MOST_BOXES: Final = 20_000
DEEPEST: Final = 12


class BadBoxes(ValueError):
    """A file whose boxes cannot be read to their end."""


@dataclass(frozen=True)
class Box:
    """A box: its kind, where it starts, where its content starts, where it ends, in bytes."""

    kind: bytes
    start: int
    inside: int
    end: int


def clean_film(content: bytes) -> bytes:
    """Return a film or a sound (MP4, QuickTime, 3GP, M4A) without its metadata. Raises BadBoxes."""
    cleaned = bytearray(content)
    _clean_inside(cleaned, 0, len(content), 0)
    return bytes(cleaned)


def clean_photo(content: bytes) -> bytes:
    """Return a HEIC photo without Exif nor XMP. Raises BadBoxes."""
    cleaned = bytearray(content)
    for box in boxes(content, 0, len(content)):
        if box.kind == b"meta":
            _clean_items(cleaned, box)
        elif box.kind in TELLING:
            _blank(cleaned, box)
    return bytes(cleaned)


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


def _clean_inside(content: bytearray, start: int, end: int, depth: int) -> None:
    if depth > DEEPEST:
        raise BadBoxes
    for box in list(boxes(content, start, end)):
        if box.kind in TELLING:
            _blank(content, box)
        elif box.kind in DATED:
            _blank_dates(content, box)
        elif box.kind in CONTAINERS:
            _clean_inside(content, box.inside, box.end, depth + 1)


def _blank(content: bytearray, box: Box) -> None:
    content[box.start + 4 : box.start + 8] = b"free"
    content[box.inside : box.end] = bytes(box.end - box.inside)


def _blank_dates(content: bytearray, box: Box) -> None:
    width = 8 if content[box.inside : box.inside + 1] == b"\x01" else 4
    dates = slice(box.inside + 4, min(box.inside + 4 + 2 * width, box.end))
    content[dates] = bytes(dates.stop - dates.start)


def _clean_items(content: bytearray, meta: Box) -> None:
    found = {box.kind: box for box in boxes(content, meta.inside + 4, meta.end)}
    if b"iinf" not in found or b"iloc" not in found:
        raise BadBoxes
    telling = set(_telling_items(content, found[b"iinf"]))
    data = found[b"idat"].inside if b"idat" in found else None
    for item, method, start, length in _extents(_Reader(content, found[b"iloc"].inside, found[b"iloc"].end)):
        if item in telling:
            _blank_extent(content, method, data, start, length)


def _blank_extent(content: bytearray, method: int, data: int | None, start: int, length: int) -> None:
    if method == 1 and data is not None:
        start += data
    elif method:
        raise BadBoxes
    if start + length > len(content):
        raise BadBoxes
    content[start : start + length] = bytes(length)


def _telling_items(content: bytearray, iinf: Box) -> Iterator[int]:
    """Yield the numbers of the items that hold Exif or XMP."""
    count_bytes = 2 if content[iinf.inside] == 0 else 4
    for entry in boxes(content, iinf.inside + 4 + count_bytes, iinf.end):
        version = content[entry.inside]
        if entry.kind != b"infe" or version < 2:
            raise BadBoxes
        reader = _Reader(content, entry.inside + 4, entry.end)
        item = reader.number(2 if version == 2 else 4)
        reader.number(2)
        if reader.raw(4) in TELLING_ITEMS:
            yield item


class _Reader:
    """Reads numbers one after the other, and no further than the end."""

    def __init__(self, content: bytearray, start: int, end: int) -> None:
        self.content, self.place, self.end = content, start, end

    def raw(self, size: int) -> bytes:
        if self.place + size > self.end:
            raise BadBoxes
        self.place += size
        return bytes(self.content[self.place - size : self.place])

    def number(self, size: int) -> int:
        return int.from_bytes(self.raw(size), "big")


def _extents(reader: _Reader) -> Iterator[tuple[int, int, int, int]]:
    """Yield item, method, start and length of each piece that the table of places gives."""
    version = reader.number(1)
    reader.raw(3)
    sizes, more = reader.number(1), reader.number(1)
    offset_size, length_size, base_size, index_size = sizes >> 4, sizes & 15, more >> 4, more & 15
    wide = 4 if version == 2 else 2
    for _item in range(reader.number(wide)):
        item = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.raw(2)
        base = reader.number(base_size)
        for _extent in range(reader.number(2)):
            if version:
                reader.raw(index_size)
            start = base + reader.number(offset_size)
            yield item, method, start, reader.number(length_size)
