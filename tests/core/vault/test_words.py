"""The list of words, and receipts typed in every possible way."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.vault.errors import NotAReceipt
from vigie.core.vault.receipts import lookup_tag, normalise, receipt_from, seed_from
from vigie.core.vault.words import word_list, words_from

SEEDS = st.binary(min_size=32, max_size=32)
ACCENTS = {"e": "éèêë", "a": "àâ", "i": "îï", "o": "ôö", "u": "ùû", "c": "ç"}
# Sounds that a bad line confuses, in the order they are read.
SOUNDS = [
    ("ph", "f"),
    ("ch|sch", "s"),
    ("th", "t"),
    ("h", ""),
    ("qu|ck|q|k|c(?![eiy])", "k"),
    ("g(?![eiy])", "k"),
    ("ge(?=[ao])|[gjzcx]", "s"),
    ("eau|au", "o"),
    ("[bp]", "p"),
    ("[dt]", "t"),
    ("[vf]", "f"),
    ("[ao][nm](?![aeiouynm])|[e][nm](?![aeiouynm])", "1"),
    ("(?:[aeo]?[iy]|u)[nm](?![aeiouynm])", "5"),
    ("ai|ei|ay", "e"),
    ("[nm]", "n"),
    (r"(.)\1+", r"\1"),
    ("[tspx]+$", ""),
    ("e$", ""),
]


def sound(word):
    for written, heard in SOUNDS:
        word = re.sub(written, heard, word)
    return word


def spellings(word):
    """Each way to lose or blur one letter of a word: two words that share one are a letter apart."""
    places = range(len(word))
    return {word[:place] + "_" + word[place + 1 :] for place in places}


def test_there_are_2048_plain_words_in_order():
    assert len(word_list()) == 2048
    assert list(word_list()) == sorted(set(word_list()))
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in word_list())


def test_a_letter_typed_wrong_never_makes_another_word():
    blurred = Counter(spelling for word in word_list() for spelling in spellings(word))
    assert not [spelling for spelling, count in blurred.items() if count > 1]
    shorter = {word[:place] + word[place + 1 :] for word in word_list() for place in range(len(word))}
    assert shorter.isdisjoint(word_list())


def test_no_two_words_sound_alike():
    heard = Counter(sound(word) for word in word_list())
    alike = {word for word in word_list() if heard[sound(word)] > 1}
    assert not alike


@given(SEEDS)
def test_a_receipt_is_eight_words_that_come_back(seed):
    receipt = receipt_from(seed)
    assert len(receipt.split(" ")) == 8
    assert normalise(receipt) == receipt


@given(st.integers(0, 2**88 - 1))
def test_each_seed_has_its_own_words(number):
    words = receipt_from(number.to_bytes(11, "big")).split()
    back = 0
    for word in words:
        back = back * 2048 + word_list().index(word)
    assert back == number


def test_a_short_seed_is_refused():
    with pytest.raises(ValueError, match="too short"):
        words_from(bytes(10), 8)


def typed_by(seed, choices):
    """Return the receipt of a seed, as someone types it: capitals and accents come as the choices say."""
    spelt = [[letter, letter.upper(), *ACCENTS.get(letter, "")] for letter in receipt_from(seed)]
    return "".join(ways[choices[place % len(choices)] % len(ways)] for place, ways in enumerate(spelt))


@given(
    SEEDS,
    st.binary(min_size=1, max_size=20),
    st.sampled_from([" ", ", ", "  ", "\n", "\r\n", "-", " – ", "\t", "\u00a0", "; ", "."]),
)
def test_a_receipt_is_found_however_it_is_typed(seed, choices, mark):
    assert normalise(f" {mark.join(typed_by(seed, choices).split())}{mark}") == receipt_from(seed)


def test_a_receipt_copied_with_its_numbers_is_found():
    receipt = receipt_from(bytes(range(32)))
    assert normalise("\n".join(f"{number}. {word}" for number, word in enumerate(receipt.split(), 1))) == receipt


@pytest.mark.parametrize(
    ("text", "missing", "unknown"),
    [
        ("", 8, ()),
        ("abeille", 7, ()),
        ("abeille truc abeille", 5, (2,)),
        ("abeille " * 9, -1, ()),
        ("zzz " * 8, 0, (1, 2, 3, 4, 5, 6, 7, 8)),
    ],
)
def test_what_is_wrong_with_a_receipt_is_told_without_its_words(text, missing, unknown):
    with pytest.raises(NotAReceipt) as caught:
        normalise(text)
    assert (caught.value.missing, caught.value.unknown) == (missing, unknown)
    assert "abeille" not in str(caught.value)


def test_tags_and_seeds_need_their_key():
    receipt = receipt_from(bytes(32))
    tags = {lookup_tag(bytes([number]) * 32, receipt) for number in range(5)}
    assert len(tags | {seed_from(bytes(32), b"nonce"), lookup_tag(bytes(32), "nonce")}) == 7


@given(SEEDS, SEEDS)
def test_a_tag_names_one_receipt(seed, other):
    pepper = bytes(32)
    same = receipt_from(seed) == receipt_from(other)
    assert (lookup_tag(pepper, receipt_from(seed)) == lookup_tag(pepper, receipt_from(other))) == same
