"""Sounds and WebP pictures without their labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.attachments.sounds import BadSound, clean_mp3, clean_riff

FRAME = b"\xff\xfb\x90\x64" + bytes(100)


def piece(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def riff(form: bytes, *pieces: bytes) -> bytes:
    inside = form + b"".join(pieces)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def test_a_sound_keeps_what_plays():
    playing = [piece(b"fmt ", bytes(16)), piece(b"data", b"sound")]
    telling = [piece(b"LIST", b"INFOIARTauteur"), piece(b"bext", b"recorder"), piece(b"id3 ", b"auteur")]
    assert clean_riff(riff(b"WAVE", *telling, *playing)) == riff(b"WAVE", *playing)


def test_a_webp_no_longer_says_that_it_has_exif():
    pieces = [
        piece(b"VP8X", b"\x1c" + bytes(9)),
        piece(b"VP8 ", b"drawn"),
        piece(b"EXIF", b"GPS"),
        piece(b"XMP ", b"x"),
    ]
    assert clean_riff(riff(b"WEBP", *pieces)) == riff(b"WEBP", piece(b"VP8X", b"\x10" + bytes(9)), pieces[1])


def test_a_song_loses_its_labels():
    label = b"ID3\x04\0\0\0\0\x01\x00" + b"auteur".ljust(128, b"\0")
    assert clean_mp3(label + FRAME + b"TAG" + bytes(125)) == FRAME


@pytest.mark.parametrize("content", [b"ID3\x04\0\0\0\0\x01\x00auteur", b"ID3", b"RIFF", b""])
def test_a_song_cut_short_is_said_to_be_bad(content):
    with pytest.raises(BadSound):
        clean_mp3(content)


@given(st.binary(max_size=80))
def test_nothing_else_is_raised(noise: bytes):
    for clean in (clean_mp3, clean_riff):
        try:
            clean(b"RIFF\0\0\0\0WAVE" + noise)
        except BadSound:
            continue
