"""The tracks of a film: which are neither seen nor heard, and where what they hold lies (ISO/IEC 14496-12)."""

from collections.abc import Iterator
from typing import Final

from vigie.core.attachments.box_reading import BadBoxes, Box, Reader, boxes, find

# Pictures, sounds, masks of transparency, subtitles; the others are measures that a camera writes as it films.
SEEN_OR_HEARD: Final = frozenset({b"vide", b"soun", b"auxv", b"pict", b"subt", b"sbtl", b"text", b"clcp"})


def is_hidden(content: bytes | bytearray, track: Box) -> bool:
    """Whether a box is a track that is neither seen nor heard. Raises BadBoxes."""
    if track.kind != b"trak":
        return False
    handler = find(content, track, b"mdia", b"hdlr")
    if handler is None:
        raise BadBoxes
    reader = Reader(content, handler.inside, handler.end)
    reader.raw(8)
    return reader.raw(4) not in SEEN_OR_HEARD


def chunks_of(content: bytes | bytearray, track: Box) -> Iterator[tuple[int, int]]:
    """Yield the start and the length, in bytes, of each piece that a track's tables give. Raises BadBoxes."""
    table = find(content, track, b"mdia", b"minf", b"stbl")
    found = {box.kind: box for box in boxes(content, table.inside, table.end)} if table else {}
    places = found.get(b"co64") or found.get(b"stco")
    if not places or b"stsc" not in found or b"stsz" not in found:
        raise BadBoxes
    starts = _numbers(content, places, 8 if places.kind == b"co64" else 4)
    samples = _Samples(content, found[b"stsz"])
    counts = _counts(content, found[b"stsc"], len(starts))
    for start, count in zip(starts, counts, strict=True):
        yield start, samples.take(count)


def _numbers(content: bytes | bytearray, box: Box, width: int) -> list[int]:
    """Return the numbers of a table; how many is said first."""
    reader = Reader(content, box.inside, box.end)
    reader.raw(4)
    count = reader.number(4)
    raw = reader.raw(count * width)
    return [int.from_bytes(raw[place : place + width], "big") for place in range(0, len(raw), width)]


class _Samples:
    """Says how long the next samples are together, in bytes."""

    def __init__(self, content: bytes | bytearray, box: Box) -> None:
        self.reader = Reader(content, box.inside, box.end)
        self.reader.raw(4)
        self.same = self.reader.number(4)
        self.reader.raw(4)

    def take(self, count: int) -> int:
        if self.same:
            return self.same * count
        raw = self.reader.raw(4 * count)
        return sum(int.from_bytes(raw[place : place + 4], "big") for place in range(0, len(raw), 4))


def _counts(content: bytes | bytearray, box: Box, chunks: int) -> list[int]:
    """Return how many samples each chunk holds: the table notes only where that number changes."""
    flat = _numbers(content, box, 12)
    changes = [(number >> 64, number >> 32 & 0xFFFFFFFF) for number in flat]
    if not chunks:
        return []
    if not changes or changes[0][0] != 1:
        raise BadBoxes
    ends = [first for first, _count in changes[1:]] + [max(chunks, changes[-1][0]) + 1]
    if any(first >= end for (first, _count), end in zip(changes, ends, strict=True)):
        raise BadBoxes
    counts = [
        count
        for (first, count), end in zip(changes, ends, strict=True)
        for _chunk in range(min(end, chunks + 1) - first)
    ]
    if len(counts) != chunks:
        raise BadBoxes
    return counts
