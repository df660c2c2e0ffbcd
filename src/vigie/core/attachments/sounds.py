"""Takes out of sounds and small pictures what tells of the person, by dropping the pieces that hold it.

Sources: id3.org (ID3v2.4), ISO/IEC 11172-3 and 13818-3 (frames), Microsoft RIFF, WebP container
(developers.google.com/speed/webp).
"""

from collections.abc import Iterator
from typing import Final

# What plays the sound or draws the picture; all the rest (texts, author, place, recorder) goes.
PLAYING: Final = frozenset({b"fmt ", b"data", b"fact", b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})
WEBP_EXIF_AND_XMP: Final = 0x0C
# Pieces of a file, labels before a sound, and zeros that may follow them.
MOST_PIECES: Final = 100_000
MOST_ZEROS: Final = 100_000
# Labels that may follow the sound: those of APE, of words of songs, and ID3.
LABELS: Final = (b"APETAGEX", b"LYRICSBEGIN", b"TAG", b"ID3", b"\0")
# Of a frame of MP3: thousands of bits a second and samples a second, by version (MPEG 1, then 2 and 2.5).
RATES_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
RATES_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
SAMPLES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


class BadSound(ValueError):
    """A file that cannot be read to its end."""


def clean_riff(content: bytes) -> bytes:
    """Return a WAV sound or a WebP picture without its metadata. Raises BadSound."""
    kept = b"".join(_drawn(kind, piece) for kind, piece in _pieces(content) if kind in PLAYING)
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + content[8:12] + kept


def _pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    for _count in range(MOST_PIECES):
        if place + 8 > len(content):
            return
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        # Pieces start at even places.
        end = place + 8 + size + size % 2
        if place + 8 + size > len(content):
            raise BadSound
        yield content[place : place + 4], content[place:end]
        place = end
    raise BadSound


def _drawn(kind: bytes, piece: bytes) -> bytes:
    """Return a piece; the one that lists what a WebP holds no longer says that it has Exif or XMP."""
    if kind != b"VP8X":
        return piece
    if len(piece) < 9:
        raise BadSound
    return piece[:8] + bytes([piece[8] & ~WEBP_EXIF_AND_XMP]) + piece[9:]


def clean_mp3(content: bytes) -> bytes:
    """Return an MP3 sound without its labels, at the beginning and at the end. Raises BadSound."""
    start = start_of_frames(content)
    return content[start : end_of_frames(content, start)]


def start_of_frames(content: bytes) -> int:
    """Return where the sound starts, after its labels and their padding. Raises BadSound."""
    place = 0
    for _count in range(MOST_PIECES):
        if content[place : place + 3] != b"ID3":
            padding = content[place : place + MOST_ZEROS]
            return place + len(padding) - len(padding.lstrip(b"\0"))
        head = content[place : place + 10]
        if len(head) < 10 or any(byte > 127 for byte in head[6:]):
            raise BadSound
        size = sum(byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
        place += 10 + size + (10 if head[5] & 0x10 else 0)
    raise BadSound


def end_of_frames(content: bytes, start: int) -> int:
    """Return where the sound ends. Raises BadSound when what follows is no label: it would be lost with it."""
    place, size = start, frame_bytes(content[start : start + 4])
    # A last frame that is cut short goes: a label may be in its place.
    while size and place + size <= len(content):
        place += size
        size = frame_bytes(content[place : place + 4])
    is_clear = size or len(content) - place <= 4 or content.startswith(LABELS, place)
    if place == start or not is_clear:
        raise BadSound
    return place


def frame_bytes(head: bytes) -> int:
    """Return how long a frame of MP3 is, in bytes, by its first four; 0 when they do not begin one."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, samples = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or samples == 3 or rate in (0, 15):
        return 0
    kilobits, factor = (RATES_1[rate], 144) if version == 3 else (RATES_2[rate], 72)
    return factor * kilobits * 1000 // SAMPLES[version][samples] + (head[2] >> 1 & 1)
