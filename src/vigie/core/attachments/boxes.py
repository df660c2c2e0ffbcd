"""Takes out of films, sounds and photos of phones what was not filmed: place, date, device, author.

They are boxes inside boxes (ISO/IEC 14496-12). Nothing moves, since places are noted all over: what tells of the
person is overwritten by zeros where it is, and its box is named « free », which every reader skips.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vigie.core.attachments.box_reading import MOST_BOXES, BadBoxes, Box, Reader, boxes, find
from vigie.core.attachments.tracks import chunks_of, is_hidden

# What a file may hold at its first level; thumbnails, trailers of a phone's maker and the like are none of these.
FIRST: Final = frozenset({b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"imda", b"sidx", b"ssix", b"mfra"})
# Boxes that hold boxes on the way to what is looked for.
CONTAINERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"mvex", b"moof", b"traf"})
# Boxes that say how to show what was filmed. All the others go: user data, tags of a maker, XMP, padding with remains.
SHOWING: Final = CONTAINERS | frozenset(
    b"mvhd iods tkhd tref tapt clip matt load imap trgr elst mdhd hdlr elng vmhd smhd nmhd sthd hmhd gmhd dinf "
    b"stsd stts ctts cslg stss stps stsh stsc stsz stz2 stco co64 sdtp sbgp sgpd subs saiz saio senc padb pssh "
    b"mehd trex leva mfhd tfhd tfdt trun".split()
)
# Boxes that begin with their dates, in 4 bytes each, or 8 in version 1.
DATED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
# A list of boxes that is compressed: nothing can be blanked in it.
COMPRESSED: Final = b"cmov"
# A photo's box of descriptions holds its geometry as well: only what it notes as Exif or XMP goes.
TELLING_ITEMS: Final = frozenset({b"Exif", b"mime", b"uri "})
# Properties of a photo: dates, titles, tags. They are known by their rank: none may go, only what they hold.
TELLING_PROPERTIES: Final = frozenset({b"crtt", b"mdft", b"udes", b"altt"})
DEEPEST: Final = 12
# In bytes, for the tables of tracks that are neither seen nor heard: hours of film take a third of it.
MOST_TABLES: Final = 2_000_000


def clean_boxes(content: bytes) -> bytes:
    """Return a film, a sound or a photo (MP4, QuickTime, 3GP, M4A, HEIC) without its metadata. Raises BadBoxes."""
    cleaned = bytearray(content)
    first = list(boxes(cleaned, 0, len(content)))
    for box in _within(cleaned, first):
        _clean_inner(cleaned, box)
    _blank_hidden_tracks(cleaned, first)
    description = next((box for box in first if box.kind == b"meta"), None)
    for box in first:
        if box == description and _describes_a_photo(cleaned, box):
            _clean_items(cleaned, box)
        elif box.kind not in FIRST:
            _blank(cleaned, box)
    return bytes(cleaned)


def _within(content: bytearray, first: Iterable[Box]) -> list[Box]:
    """Return all the boxes that lie inside others. Raises BadBoxes for more than a film has, or too deep."""
    found, level = [], [box for box in first if box.kind in CONTAINERS]
    for _depth in range(DEEPEST):
        inside = (box for outer in level for box in boxes(content, outer.inside, outer.end))
        level = list(islice(inside, MOST_BOXES + 1))
        found += level
        if len(found) > MOST_BOXES:
            raise BadBoxes
        level = [box for box in level if box.kind in CONTAINERS]
    if level:
        raise BadBoxes
    return found


def _clean_inner(content: bytearray, box: Box) -> None:
    if box.kind == COMPRESSED:
        raise BadBoxes
    if box.kind not in SHOWING:
        _blank(content, box)
    elif box.kind in DATED:
        _blank_dates(content, box)


def _blank(content: bytearray, box: Box) -> None:
    content[box.start + 4 : box.start + 8] = b"free"
    content[box.inside : box.end] = bytes(box.end - box.inside)


def _blank_dates(content: bytearray, box: Box) -> None:
    width = 8 if content[box.inside : box.inside + 1] == b"\x01" else 4
    dates = slice(box.inside + 4, min(box.inside + 4 + 2 * width, box.end))
    content[dates] = bytes(dates.stop - dates.start)


def _blank_hidden_tracks(content: bytearray, first: Iterable[Box]) -> None:
    """Blank what a camera notes beside the picture, instant after instant: place, speed, faces seen, hour."""
    movies = [box for box in first if box.kind == b"moov"]
    hidden = [box for moov in movies for box in boxes(content, moov.inside, moov.end) if is_hidden(content, box)]
    if hidden and any(find(content, moov, b"mvex") for moov in movies):
        # Its samples are scattered in pieces that each have a table of their own.
        raise BadBoxes
    if sum(track.end - track.start for track in hidden) > MOST_TABLES:
        raise BadBoxes
    for track in hidden:
        _blank_pieces(content, chunks_of(content, track))
        _blank(content, track)


def _blank_pieces(content: bytearray, pieces: Iterable[tuple[int, int]]) -> None:
    """Blank pieces, given by start and length. Raises BadBoxes for those that lie outside, or over each other."""
    left = len(content)
    for start, length in pieces:
        left -= length
        if left < 0 or start + length > len(content):
            raise BadBoxes
        content[start : start + length] = bytes(length)


def _describes_a_photo(content: bytearray, meta: Box) -> bool:
    try:
        return any(box.kind == b"iloc" for box in boxes(content, meta.inside + 4, meta.end))
    except BadBoxes:
        return False


def _clean_items(content: bytearray, meta: Box) -> None:
    found = {box.kind: box for box in boxes(content, meta.inside + 4, meta.end)}
    if b"iinf" not in found:
        raise BadBoxes
    telling = set(_telling_items(content, found[b"iinf"]))
    data = found[b"idat"].inside if b"idat" in found else None
    extents = list(_extents(Reader(content, found[b"iloc"].inside, found[b"iloc"].end)))
    _blank_pieces(content, [_piece(extent, data) for extent in extents if extent.item in telling])
    properties = find(content, found[b"iprp"], b"ipco") if b"iprp" in found else None
    for each in boxes(content, properties.inside, properties.end) if properties else ():
        if each.kind in TELLING_PROPERTIES:
            content[each.inside : each.end] = bytes(each.end - each.inside)


def _piece(extent: "Extent", data: int | None) -> tuple[int, int]:
    """Return where an extent lies in the file. data: where the box of small items begins."""
    # No length means « to the end », of what is not said plainly enough.
    if not extent.length or extent.method > 1 or (extent.method == 1 and data is None):
        raise BadBoxes
    return extent.start + (data or 0 if extent.method == 1 else 0), extent.length


def _telling_items(content: bytearray, iinf: Box) -> Iterator[int]:
    """Yield the numbers of the items that hold Exif or XMP."""
    count_bytes = 2 if content[iinf.inside : iinf.inside + 1] == b"\0" else 4
    for entry in boxes(content, iinf.inside + 4 + count_bytes, iinf.end):
        reader = Reader(content, entry.inside, entry.end)
        version = reader.number(1)
        if entry.kind != b"infe" or version < 2:
            raise BadBoxes
        reader.raw(3)
        item = reader.number(2 if version == 2 else 4)
        reader.number(2)
        if reader.raw(4) in TELLING_ITEMS:
            yield item


@dataclass(frozen=True)
class Extent:
    """A piece of an item of a photo. method: 0 in the file, 1 in the box of small items. start, length: in bytes."""

    item: int
    method: int
    start: int
    length: int


def _extents(reader: Reader) -> Iterator[Extent]:
    """Yield each piece that the table of places gives. Raises BadBoxes for more than a photo has."""
    version = reader.number(1)
    reader.raw(3)
    sizes, more = reader.number(1), reader.number(1)
    offset_size, length_size, base_size, index_size = sizes >> 4, sizes & 15, more >> 4, more & 15
    wide = 4 if version == 2 else 2
    left = MOST_BOXES
    for _item in range(reader.number(wide)):
        item = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.raw(2)
        base = reader.number(base_size)
        pieces = reader.number(2)
        left -= pieces + 1
        if left < 0:
            raise BadBoxes
        for _extent in range(pieces):
            if version:
                reader.raw(index_size)
            start = base + reader.number(offset_size)
            yield Extent(item, method, start, reader.number(length_size))
