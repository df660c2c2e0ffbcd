"""Films, sounds and photos of phones without their metadata: nothing moves, what tells of the person is blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.attachments.boxes import BadBoxes, clean_film, clean_photo

DATE = b"\xde\xad\xbe\xef"


def box(kind: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return (len(inside) + 8).to_bytes(4, "big") + kind + inside


def full(kind: bytes, *content: bytes, version: int = 0) -> bytes:
    return box(kind, bytes([version, 0, 0, 0]), *content)


def film(*, telling: bool) -> bytes:
    date = DATE if telling else bytes(4)
    place = box(b"udta" if telling else b"free", b"+50.35+003.52/" if telling else bytes(14))
    tags = full(b"meta", b"iPhone 15") if telling else box(b"free", bytes(13))
    track = box(b"trak", full(b"tkhd", date, date, b"size"), box(b"mdia", full(b"mdhd", date, date, b"lang")), tags)
    return (
        box(b"ftyp", b"isom") + box(b"moov", full(b"mvhd", date, date, b"rate"), track, place) + box(b"mdat", b"shown")
    )


def photo(exif: bytes) -> bytes:
    items = full(
        b"iinf",
        b"\0\x02",
        full(b"infe", b"\0\x01\0\0hvc1\0", version=2),
        full(b"infe", b"\0\x02\0\0Exif\0", version=2),
    )

    def places(first: int) -> bytes:
        entry = b"".join(
            number.to_bytes(2, "big") + bytes(2) + b"\0\x01" + start.to_bytes(4, "big") + size.to_bytes(4, "big")
            for number, start, size in ((1, first, 6), (2, first + 6, len(exif)))
        )
        return full(b"iloc", b"\x44\0\0\x02", entry)

    head = box(b"ftyp", b"heic")
    before = len(head) + len(full(b"meta", items, places(0))) + 8
    return head + full(b"meta", items, places(before)) + box(b"mdat", b"pixels", exif)


def test_a_film_loses_its_place_its_device_and_its_dates():
    assert clean_film(film(telling=True)) == film(telling=False)


def test_a_clean_film_stays_as_it_was():
    assert clean_film(film(telling=False)) == film(telling=False)


def test_a_photo_loses_its_exif_and_keeps_its_picture():
    assert clean_photo(photo(b"GPS 50.35")) == photo(bytes(9))


@pytest.mark.parametrize("clean", [clean_film, clean_photo])
@pytest.mark.parametrize("content", [b"1234", b"\0\0\0\x04moov", b"\xff\xff\xff\xffmoov", b"\0\0\0\x01moov"])
def test_boxes_that_do_not_fit_are_said_to_be_bad(clean, content):
    with pytest.raises(BadBoxes):
        clean(content)


def test_boxes_without_end_are_refused():
    nested = b""
    for _ in range(50):
        nested = box(b"moov", nested)
    with pytest.raises(BadBoxes):
        clean_film(nested)
    with pytest.raises(BadBoxes):
        clean_film(box(b"free") * 20_001)


@given(st.integers(0, 220), st.binary(min_size=1, max_size=8))
def test_a_damaged_photo_raises_nothing_else(place: int, noise: bytes):
    whole = photo(b"GPS 50.35")
    damaged = whole[:place] + noise + whole[place + len(noise) :]
    try:
        assert len(clean_photo(damaged)) == len(damaged)
    except BadBoxes:
        return
