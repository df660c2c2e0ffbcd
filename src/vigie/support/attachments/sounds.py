"""Takes out of sounds and small pictures what tells of the person, by dropping the pieces that hold it.

Sources: id3.org (ID3v2.4), Microsoft RIFF, WebP container (developers.google.com/speed/webp).
"""

from collections.abc import Iterator
from typing import Final

# What plays the sound or draws the picture; all the rest (texts, author, place, recorder) goes.
PLAYING: Final = frozenset({b"fmt ", b"data", b"fact", b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})
WEBP_EXIF_AND_XMP: Final = 0x0C
ID3V1_BYTES: Final = 128


class BadSound(ValueError):
    """A file that cannot be read to its end."""


def clean_riff(content: bytes) -> bytes:
    """Return a WAV sound or a WebP picture without its metadata. Raises BadSound."""
    kept = b"".join(_drawn(kind, piece) for kind, piece in _pieces(content) if kind in PLAYING)
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + content[8:12] + kept


def _pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(content):
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        # Pieces start at even places.
        end = place + 8 + size + size % 2
        if place + 8 + size > len(content):
            raise BadSound
        yield content[place : place + 4], content[place:end]
        place = end


def _drawn(kind: bytes, piece: bytes) -> bytes:
    """Return a piece; the one that lists what a WebP holds no longer says that it has Exif or XMP."""
    if kind != b"VP8X":
        return piece
    return piece[:8] + bytes([piece[8] & ~WEBP_EXIF_AND_XMP]) + piece[9:]


def clean_mp3(content: bytes) -> bytes:
    """Return an MP3 sound without its ID3 labels, at the beginning and at the end. Raises BadSound."""
    while content[:3] == b"ID3":
        if len(content) < 10 or any(byte > 127 for byte in content[6:10]):
            raise BadSound
        size = sum(byte << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :]
    if content[-ID3V1_BYTES : -ID3V1_BYTES + 3] == b"TAG":
        content = content[:-ID3V1_BYTES]
    if content[:1] != b"\xff":
        raise BadSound
    return content
