"""Films, sounds and photos of phones without their metadata: nothing moves, what tells of the person is blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.attachments.boxes import BadBoxes, clean_boxes

DATE = b"\xde\xad\xbe\xef"


def box(kind: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return (len(inside) + 8).to_bytes(4, "big") + kind + inside


def full(kind: bytes, *content: bytes, version: int = 0) -> bytes:
    return box(kind, bytes([version, 0, 0, 0]), *content)


SEEN = full(b"hdlr", bytes(4), b"vide", bytes(12))


def film(*, telling: bool) -> bytes:
    date = DATE if telling else bytes(4)
    place = box(b"udta" if telling else b"free", b"+50.35+003.52/" if telling else bytes(14))
    tags = full(b"meta", b"iPhone 15") if telling else box(b"free", bytes(13))
    track = box(
        b"trak", full(b"tkhd", date, date, b"size"), box(b"mdia", full(b"mdhd", date, date, b"lang"), SEEN), tags
    )
    return (
        box(b"ftyp", b"isom") + box(b"moov", full(b"mvhd", date, date, b"rate"), track, place) + box(b"mdat", b"shown")
    )


def numbers(*each: int, width: int = 4) -> bytes:
    return b"".join(number.to_bytes(width, "big") for number in each)


def track(kind: bytes, places: bytes, sizes: bytes = numbers(0, 4, 3)) -> bytes:
    """A track of three samples of four bytes, two in its first piece."""
    tables = box(b"stbl", places, box(b"stsc", numbers(0, 2, 1, 2, 1, 2, 1, 1)), box(b"stsz", sizes))
    return box(b"trak", box(b"mdia", full(b"hdlr", bytes(4), kind, bytes(12)), box(b"minf", tables)))


def film_with_track(kind: bytes, *, wide: bool, sizes: bytes = numbers(0, 4, 3), after: bytes = b"") -> bytes:
    """A film whose track holds « placeABCspeed », in two pieces, between pictures."""
    head = box(b"ftyp", b"qt  ")

    def moov(first: int) -> bytes:
        starts = numbers(first + 6, first + 20, width=8 if wide else 4)
        return box(b"moov", track(kind, box(b"co64" if wide else b"stco", numbers(0, 2), starts), sizes), after)

    return head + moov(len(head) + len(moov(0)) + 8) + box(b"mdat", b"frame1GPS+50.3frame2+003frame3")


def photo(exif: bytes, *, version: int = 0, in_small_items: bool = False) -> bytes:
    """A photo whose Exif lies in the file, or in the box of small items, by a table of places of each version."""
    items = full(
        b"iinf",
        b"\0\x02",
        full(b"infe", b"\0\x01\0\0hvc1\0", version=2),
        full(b"infe", b"\0\x02\0\0Exif\0", version=2),
    )
    small = box(b"idat", b"small", exif) if in_small_items else b""
    width = 4 if version == 2 else 2

    def places(first: int) -> bytes:
        exif_place = (1, 5) if in_small_items else (0, first + 6)
        entry = b"".join(
            numbers(number, width=width)
            + (numbers(method, width=2) if version else b"")
            + b"\0\0\0\x01"
            + numbers(start, size)
            for number, (method, start), size in ((1, (0, first), 6), (2, exif_place, len(exif)))
        )
        return full(b"iloc", b"\x44\0", numbers(2, width=width), entry, version=version)

    head = box(b"ftyp", b"heic")
    before = len(head) + len(full(b"meta", items, places(0), small)) + 8
    return head + full(b"meta", items, places(before), small) + box(b"mdat", b"pixels", b"" if small else exif)


def test_a_film_loses_its_place_its_device_and_its_dates():
    assert clean_boxes(film(telling=True)) == film(telling=False)


def test_a_clean_film_stays_as_it_was():
    assert clean_boxes(film(telling=False)) == film(telling=False)


def test_boxes_of_makers_go_wherever_they_are():
    place = box(b"\xa9xyz", b"+50.35+003.52/")
    shown = box(b"mdia", SEEN)
    told = box(b"moov", place, box(b"trak", shown, place)) + box(b"mdat", b"shown") + box(b"sefd", b"+50.35")
    blank = box(b"free", bytes(14))
    assert clean_boxes(told) == box(b"moov", blank, box(b"trak", shown, blank)) + box(b"mdat", b"shown") + box(
        b"free", bytes(6)
    )


@pytest.mark.parametrize("wide", [False, True])
def test_what_a_camera_measures_beside_the_picture_goes(wide):
    cleaned = clean_boxes(film_with_track(b"mebx", wide=wide))
    assert cleaned.endswith(b"frame1" + bytes(8) + b"frame2" + bytes(4) + b"frame3")
    assert b"trak" not in cleaned


def test_each_measure_may_have_a_size_of_its_own():
    cleaned = clean_boxes(film_with_track(b"tmcd", wide=False, sizes=numbers(0, 0, 3, 3, 5, 4)))
    assert cleaned.endswith(b"frame1" + bytes(8) + b"frame2" + bytes(4) + b"frame3")


def test_pictures_and_sounds_stay():
    for kind in (b"vide", b"soun"):
        assert clean_boxes(film_with_track(kind, wide=True)) == film_with_track(kind, wide=True)


@pytest.mark.parametrize("after", [box(b"mvex"), box(b"free", bytes(2_000_000)) + box(b"cmov")])
def test_measures_that_cannot_be_found_leave_no_copy(after):
    with pytest.raises(BadBoxes):
        clean_boxes(film_with_track(b"mebx", wide=True, after=after))


def test_measures_that_would_take_minutes_leave_no_copy():
    tables = track(b"mebx", box(b"stco", numbers(0, 500_000), bytes(2_000_000)))
    with pytest.raises(BadBoxes):
        clean_boxes(box(b"moov", tables))


@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_photo_loses_its_exif_and_keeps_its_picture(version):
    assert clean_boxes(photo(b"GPS 50.35", version=version)) == photo(bytes(9), version=version)


@pytest.mark.parametrize("version", [1, 2])
def test_its_exif_may_lie_among_small_items(version):
    cleaned = clean_boxes(photo(b"GPS 50.35", version=version, in_small_items=True))
    assert cleaned == photo(bytes(9), version=version, in_small_items=True)


@pytest.mark.parametrize("content", [b"1234", b"\0\0\0\x04moov", b"\xff\xff\xff\xffmoov", b"\0\0\0\x01moov"])
def test_boxes_that_do_not_fit_are_said_to_be_bad(content):
    with pytest.raises(BadBoxes):
        clean_boxes(content)


def test_boxes_without_end_are_refused():
    nested = b""
    for _ in range(50):
        nested = box(b"moov", nested)
    many = box(b"moov", box(b"free") * 201) * 100
    for bomb in (nested, many, box(b"free") * 20_001):
        with pytest.raises(BadBoxes):
            clean_boxes(bomb)


@given(st.integers(0, 220), st.binary(min_size=1, max_size=8))
def test_a_damaged_photo_raises_nothing_else(place: int, noise: bytes):
    whole = photo(b"GPS 50.35")
    damaged = whole[:place] + noise + whole[place + len(noise) :]
    try:
        assert len(clean_boxes(damaged)) == len(damaged)
    except BadBoxes:
        return


@given(st.integers(0, 250), st.binary(min_size=1, max_size=8))
def test_a_damaged_film_raises_nothing_else(place: int, noise: bytes):
    whole = film_with_track(b"mebx", wide=True)
    damaged = whole[:place] + noise + whole[place + len(noise) :]
    try:
        assert len(clean_boxes(damaged)) == len(damaged)
    except BadBoxes:
        return
