"""Images without their metadata: what is drawn stays, to the byte; what tells of the person goes."""

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.attachments.images import (
    BadImage,
    clean_jpeg,
    clean_png,
    orientation_of,
    orientation_segment,
    pixels_of,
)

SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"pixels\xff\x00pixels" + b"\xff\xd9"
FRAME = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 40, 60) + b"\x03" + bytes(9)


def segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(content) + 2).to_bytes(2, "big") + content


def jpeg(*segments: bytes, tail: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + FRAME + SCAN + tail


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def png(*chunks: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 0))
    drawn = chunk(b"IDAT", zlib.compress(b"\0" * 40))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + drawn + chunk(b"IEND", b"")


SECRETS = [
    segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0GPS 50.35"),
    segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0auteur"),
    segment(0xED, b"Photoshop 3.0\0auteur"),
    segment(0xFE, b"prise chez moi"),
    segment(0xE2, b"MPF\0une autre image"),
]
DRAWN = [segment(0xE0, b"JFIF\0\x01\x01"), segment(0xE2, b"ICC_PROFILE\0\x01\x01"), segment(0xDB, bytes(65))]


def test_a_jpeg_keeps_what_draws_it_and_loses_the_rest():
    assert clean_jpeg(jpeg(*SECRETS, *DRAWN, tail=b"un film cache")) == jpeg(*DRAWN)


def test_a_jpeg_turned_stays_turned():
    exif = orientation_segment(6)
    cleaned = clean_jpeg(jpeg(exif, *SECRETS))
    assert orientation_of(cleaned[cleaned.index(b"Exif\0\0") + 6 :]) == 6
    assert b"GPS" not in cleaned


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_orientation_written_is_read_again(orientation):
    assert orientation_of(orientation_segment(orientation)[10:]) == orientation


def test_a_png_keeps_what_draws_it_and_loses_the_rest():
    told = {b"tEXt": b"Author\0moi", b"eXIf": b"MM\0*GPS", b"tIME": bytes(7), b"iTXt": b"x"}
    secrets = [chunk(kind, content) for kind, content in told.items()]
    assert clean_png(png(*secrets, chunk(b"pHYs", bytes(9)))) == png(chunk(b"pHYs", bytes(9)))


def test_what_an_image_says_of_its_size_is_read():
    assert pixels_of(png(), "image/png") == pixels_of(jpeg(*SECRETS), "image/jpeg") == 2400
    assert pixels_of(b"GIF89a", "image/gif") == 0


@given(st.binary(max_size=400), st.sampled_from([clean_jpeg, clean_png]))
def test_bytes_at_random_are_refused_or_cleaned_and_never_break(content, clean):
    start = b"\xff\xd8\xff\xe0" if clean is clean_jpeg else b"\x89PNG\r\n\x1a\n"
    with contextlib.suppress(BadImage):
        assert clean(start + content).startswith(start[:2])


@given(st.integers(min_value=3, max_value=len(jpeg(*SECRETS, *DRAWN)) - 3))
def test_a_jpeg_cut_short_is_refused(length):
    with pytest.raises(BadImage):
        clean_jpeg(jpeg(*SECRETS, *DRAWN)[:length])


@pytest.mark.parametrize(
    ("clean", "content"),
    [(clean_jpeg, jpeg(*[segment(0xFE, b"")] * 100_001)), (clean_png, png(*[chunk(b"tEXt", b"")] * 100_001))],
)
def test_pieces_without_end_are_refused(clean, content):
    with pytest.raises(BadImage):
        clean(content)
