"""Texts open with their key and at their place alone, and their length tells little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.vault.boxes import Place, associated, associated_place, new_key, open_text, seal_text
from vigie.core.vault.errors import CannotOpen
from vigie.core.vault.padding import bucket

KEY = bytes(range(32))
PLACE = Place("case", "story", 1)
PARTS = st.lists(st.text(max_size=6), max_size=4)
PLACES = st.builds(Place, st.text(max_size=4), st.text(max_size=4), st.integers(0, 3))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(TEXTS, PLACES)
def test_what_is_sealed_opens(text, place):
    assert open_text(KEY, seal_text(KEY, text, place), place) == text


@pytest.mark.parametrize("length", [0, 127, 128, 129, 255, 256, 40_000, 300_000])
def test_a_text_of_any_length_opens(length):
    text = "é" * length
    assert open_text(KEY, seal_text(KEY, text, PLACE), PLACE) == text


@given(PLACES, PLACES)
def test_a_text_opens_at_its_place_alone(place, other):
    sealed = seal_text(KEY, "récit", place)
    if place == other:
        assert open_text(KEY, sealed, other) == "récit"
    else:
        with pytest.raises(CannotOpen):
            open_text(KEY, sealed, other)


@given(st.data())
def test_a_changed_byte_is_refused(data):
    sealed = bytearray(seal_text(KEY, "récit", PLACE))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotOpen):
        open_text(KEY, bytes(sealed), PLACE)


def test_a_text_cut_short_is_refused():
    sealed = seal_text(KEY, "récit", PLACE)
    for length in range(len(sealed)):
        with pytest.raises(CannotOpen):
            open_text(KEY, sealed[:length], PLACE)


def test_another_key_is_refused():
    with pytest.raises(CannotOpen):
        open_text(new_key(), seal_text(KEY, "récit", PLACE), PLACE)


def test_the_same_text_is_never_sealed_alike():
    assert seal_text(KEY, "récit", PLACE) != seal_text(KEY, "récit", PLACE)


@given(PARTS, PARTS)
def test_two_places_never_share_their_associated_data(parts, others):
    assert (associated("text", *parts) == associated("text", *others)) == (parts == others)


def test_a_text_is_not_taken_for_a_file():
    assert associated_place("text", PLACE) != associated_place("file", PLACE)


@given(st.text(st.characters(max_codepoint=127), max_size=255), st.text(st.characters(max_codepoint=127), max_size=255))
def test_short_texts_have_one_length(text, other):
    assert len(seal_text(KEY, text, PLACE)) == len(seal_text(KEY, other, PLACE))


@given(st.integers(0, 40_000_000))
def test_buckets_hold_their_content_and_are_few(size):
    assert size <= bucket(size) <= max(256, size * 2)
    assert bucket(bucket(size)) == bucket(size)
    if size > 65_536:
        assert bucket(size) <= size * 9 / 8 + 1


def test_there_are_few_buckets():
    assert len({bucket(size) for size in range(0, 30_000_000, 1000)}) < 90
