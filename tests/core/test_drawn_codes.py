"""Codes drawn by lot."""

from vigie.core.drawn_codes import ALPHABET, drawn_code


def test_a_code_has_neither_vowels_nor_look_alikes():
    assert len(set(ALPHABET)) == len(ALPHABET) == 25
    assert not set(ALPHABET) & set("01iolsbuaey")


def test_a_code_is_as_long_as_asked_and_drawn_anew():
    codes = {drawn_code(9) for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code) == 9 and set(code) <= set(ALPHABET) for code in codes)
