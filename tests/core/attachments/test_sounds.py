"""Sounds and WebP pictures without their labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.attachments.sounds import BadSound, clean_mp3, clean_riff, frame_bytes

# 128,000 bits a second, 44,100 samples a second.
FRAME = b"\xff\xfb\x90\x64" + bytes(413)
ID3 = b"ID3\x04\0\0\0\0\x01\x00" + b"auteur".ljust(128, b"\0")


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


LABELS = [b"TAG" + b"auteur".ljust(125, b"\0"), b"APETAGEX" + b"auteur", b"LYRICSBEGINauteur", ID3]


@pytest.mark.parametrize("label", [b"", *LABELS])
def test_a_song_loses_its_labels(label):
    assert clean_mp3(ID3 + bytes(9) + FRAME * 3 + label) == FRAME * 3


def test_a_last_frame_cut_short_hides_no_label():
    assert clean_mp3(FRAME * 2 + FRAME[:200] + LABELS[0]) == FRAME * 2


def test_a_song_followed_by_something_else_has_no_copy():
    with pytest.raises(BadSound):
        clean_mp3(FRAME + b"another sound")


@pytest.mark.parametrize(
    ("head", "size"),
    [(b"\xff\xfb\x92\x64", 418), (b"\xff\xf3\x40\xc4", 104), (b"\xff\xe3\x18\xc4", 72), (b"\xff\xfb\x0c", 0)],
)
def test_a_frame_says_its_size(head, size):
    assert frame_bytes(head) == size


@pytest.mark.parametrize(
    ("clean", "content"),
    [(clean_mp3, b"ID3\x04\0\0\0\0\0\0" * 100_001), (clean_riff, riff(b"WAVE", piece(b"data", b"") * 100_001))],
)
def test_pieces_without_end_are_refused(clean, content):
    with pytest.raises(BadSound):
        clean(content)


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
