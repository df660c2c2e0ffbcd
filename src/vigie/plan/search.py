"""Full-text search, whatever the database: texts without case nor accents, and words all of which must be found."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Beyond these, more words or letters find nothing more.
MOST_WORDS = 8
LONGEST_WORD = 60
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'"})
SEPARATORS = re.compile(r"[\s\x00-\x1f«»“”\"(),;:!?]+")
EXTRACT_LENGTH = 160


@dataclass(frozen=True)
class Fragment:
    """A piece of an extract; is_match when it is one of the words looked for."""

    text: str
    is_match: bool = False


def normalise(text: str) -> str:
    """Return a text as searches compare it: lower case, without accents, ligatures nor double spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    if not decomposed.isascii():
        letters = unicodedata.normalize("NFKD", decomposed)
        decomposed = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(LIGATURES)
    return " ".join(SEPARATORS.sub(" ", decomposed).split())


def words_of(query: str) -> list[str]:
    """Return the words to look for, normalised, each once, at most eight of sixty letters."""
    words = dict.fromkeys(word[:LONGEST_WORD] for word in normalise(query).split())
    return list(words)[:MOST_WORDS]


def matches(words: Iterable[str], *texts: str) -> bool:
    """Whether each word is found in one of the texts."""
    whole = normalise(" ".join(texts))
    return all(word in whole for word in words)


@lru_cache(maxsize=1024)
def normalise_letter(letter: str) -> str:
    """Return one letter as `normalise` writes it: a separator is a space; an accent written apart is nothing."""
    return "" if unicodedata.combining(letter) else normalise(letter) or " "


def find(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words are found in a text, accents and case ignored: positions in that text, in order, apart."""
    letters = [normalise_letter(letter) for letter in text]
    origins = [index for index, letter in enumerate(letters) for _ in letter]
    whole = "".join(letters)
    marked = set()
    for word in words:
        for match in re.finditer(re.escape(word), whole):
            marked.update(origins[match.start() : match.end()])
    return stretches(sorted(marked))


def stretches(positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return consecutive positions as pairs of a first position and of the one after the last."""
    found: list[tuple[int, int]] = []
    for position in positions:
        if found and found[-1][1] == position:
            found[-1] = (found[-1][0], position + 1)
        else:
            found.append((position, position + 1))
    return found


def extract(text: str, words: Sequence[str], length: int = EXTRACT_LENGTH) -> list[Fragment]:
    """Return the passage of a text around the first word found, cut in fragments; its beginning when none is."""
    text = " ".join(text.split())
    places = find(text, words)
    first = places[0][0] if places else 0
    start = max(0, first - length // 3) if len(text) > length else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", start, end), places[0][1] if places else start + 1)
    fragments = [Fragment("… ")] if start else []
    position = start
    for begin, finish in places:
        if begin >= end:
            break
        fragments += [Fragment(text[position:begin]), Fragment(text[begin:finish], is_match=True)]
        position = finish
    fragments.append(Fragment(text[position:end] + (" …" if end < len(text) else "")))
    return [fragment for fragment in fragments if fragment.text]
