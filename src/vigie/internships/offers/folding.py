"""Folds a French text to compare its words, keeping where each letter stood, and cuts it into sentences. Plain."""

import re
import unicodedata
from collections.abc import Iterator

# Not the point of « vendeur.se », nor that of « 7.5 ».
SENTENCE_END = re.compile(r"\.(?=\s|\Z)|[!?;\n\r]+")
APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ′`´"), "'")
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t"), " ")
HYPHENS = dict.fromkeys(map(ord, "‐‑–—"), "-")
FOLDED = {**APOSTROPHES, **SPACES, **HYPHENS, ord("œ"): "oe", ord("Œ"): "oe", ord("\u2028"): "\n", ord("\u00ad"): ""}


def fold(text: str) -> tuple[str, list[int]]:
    """Return a text in lower case, without accents nor double spaces, and where each letter of it stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for piece in unicodedata.normalize("NFKD", letter.translate(FOLDED)).casefold():
            is_second_space = piece == " " and letters[-1:] == [" "]
            if not unicodedata.combining(piece) and not is_second_space:
                letters.append(piece)
                places.append(place)
    return "".join(letters), places


def sentences(folded: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text, each with where it starts."""
    start = 0
    for mark in SENTENCE_END.finditer(folded):
        if mark.start() > start:
            yield start, folded[start : mark.start()]
        start = mark.end()
    if start < len(folded):
        yield start, folded[start:]
