"""Secrets made of French words: easy to say, to hear and to copy; each word carries 11 bits."""

import re
import unicodedata
from functools import cache
from importlib import resources

from vigie.core.vault.errors import NotAReceipt

BITS = 11
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


@cache
def word_list() -> tuple[str, ...]:
    """Return the 2048 words, in alphabetical order."""
    return tuple((resources.files("vigie.core.vault") / "data" / "words.txt").read_text("ascii").split())


@cache
def known_words() -> frozenset[str]:
    """Return the words, to look one up."""
    return frozenset(word_list())


def words_from(seed: bytes, count: int) -> str:
    """Return the words that the first bits of a seed name, separated by spaces.

    Raises ValueError when the seed is shorter than 11 bits a word.
    """
    if len(seed) * 8 < count * BITS:
        raise ValueError("The seed is too short for so many words.")
    number = int.from_bytes(seed, "big") >> (len(seed) * 8 - count * BITS)
    positions = [number >> (BITS * place) & (2**BITS - 1) for place in reversed(range(count))]
    return " ".join(word_list()[position] for position in positions)


def normalised(text: str, count: int) -> str:
    """Return words as they were given, whatever the capitals, accents, punctuation and spaces they were typed with.

    Raises NotAReceipt, which says how many words are missing and which are unknown.
    """
    bare = unicodedata.normalize("NFKD", text.translate(LIGATURES)).casefold()
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = re.findall("[a-z]+", letters)
    unknown = tuple(position for position, word in enumerate(words, 1) if word not in known_words())
    if unknown or len(words) != count:
        raise NotAReceipt(missing=count - len(words), unknown=unknown)
    return " ".join(words)
