"""Takes out of an image what was not photographed: place, date, device, author. The picture's own bytes stay.

Sources: ITU-T T.81 (JPEG markers), W3C Portable Network Graphics (chunks).
"""

import struct
from collections.abc import Iterator
from typing import Final

# JPEG: application data (Exif, GPS, XMP, thumbnails) and comments go; JFIF and Adobe's colour note stay.
APPLICATION: Final = range(0xE0, 0xF0)
COMMENT: Final = 0xFE
KEPT_APPLICATION: Final = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
START_OF_SCAN: Final = 0xDA
FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
# PNG: what draws the picture; all the rest (texts, time, Exif) goes.
DRAWING: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"sBIT",
        b"pHYs",
        b"acTL",
        b"fcTL",
        b"fdAT",
    }
)
PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# More points than the largest cameras: such a picture is made to fill a memory.
MOST_PIXELS: Final = 120_000_000
# Pieces of a file: the largest pictures have some thousands.
MOST_PIECES: Final = 100_000


class BadImage(ValueError):
    """An image that cannot be read to its end."""


def clean_jpeg(content: bytes) -> bytes:
    """Return a JPEG without its metadata. Its orientation stays, when it was noted. Raises BadImage."""
    kept, orientation = [content[:2]], 1
    for marker, segment, rest in jpeg_segments(content):
        if marker == START_OF_SCAN:
            # What follows the picture (a hidden film, a map of depth) is not the picture.
            kept.append(content[rest : end_of_scans(content, rest)])
            break
        if orientation == 1 and marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            orientation = orientation_of(segment[10:])
        if is_drawing(marker, segment):
            kept.append(segment)
    else:
        raise BadImage
    if orientation != 1:
        kept.insert(1, orientation_segment(orientation))
    return b"".join(kept)


def jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Give the marker, the bytes and the start of each segment, up to the scan. Raises BadImage."""
    position = 2
    for _count in range(MOST_PIECES):
        if position + 4 > len(content) or content[position] != 0xFF:
            raise BadImage
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        yield marker, content[position : position + 2 + length], position
        position += 2 + max(length, 2)
    raise BadImage


def end_of_scans(content: bytes, start: int) -> int:
    """Return where the image ends, its last marker included. Raises BadImage."""
    end = content.find(b"\xff\xd9", start)
    if end < 0:
        raise BadImage
    return end + 2


def is_drawing(marker: int, segment: bytes) -> bool:
    """Whether a segment is needed to draw the picture."""
    if marker in KEPT_APPLICATION:
        return segment[4:].startswith(KEPT_APPLICATION[marker])
    # Colour profiles describe a kind of screen, not a person; they stay.
    if marker == 0xE2:
        return segment[4:].startswith(b"ICC_PROFILE\0")
    return marker not in APPLICATION and marker != COMMENT


def orientation_of(exif: bytes) -> int:
    """Return the orientation that Exif notes, 1 to 8; 1 when it says nothing readable."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        if order is None:
            return 1
        start = struct.unpack_from(f"{order}I", exif, 4)[0]
        for entry in range(struct.unpack_from(f"{order}H", exif, start)[0]):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * entry)
            if tag == 0x0112 and 1 <= value <= 8:
                return int(value)
    except struct.error:
        return 1
    return 1


def orientation_segment(orientation: int) -> bytes:
    """Return an Exif segment that says the orientation and nothing else."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif


def clean_png(content: bytes) -> bytes:
    """Return a PNG without its metadata. Raises BadImage."""
    kept, position = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    for _count in range(MOST_PIECES):
        length = int.from_bytes(content[position : position + 4], "big")
        kind = content[position + 4 : position + 8]
        end = position + 12 + length
        if end > len(content):
            raise BadImage
        if kind in DRAWING:
            kept.append(content[position:end])
        if kind == b"IEND":
            return b"".join(kept)
        position = end
    raise BadImage


def pixels_of(content: bytes, kind: str) -> int:
    """Return how many points an image says it has; 0 when it does not say. Raises BadImage for a JPEG cut short."""
    if kind == "image/png":
        width, height = struct.unpack_from(">II", content.ljust(24, b"\0"), 16)
        return int(width * height)
    if kind != "image/jpeg":
        return 0
    for marker, segment, _ in jpeg_segments(content):
        if marker in FRAMES and len(segment) >= 9:
            height, width = struct.unpack_from(">HH", segment, 5)
            return int(width * height)
    return 0
