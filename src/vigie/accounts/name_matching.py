"""Recognises an organisation under the ways its name is written. Plain values, no database.

Names are compared word by word, once accents, case, articles, legal forms and ways of counting are evened out.
Whatever is not the same words is a guess, for a person to confirm; between two candidates as near, nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from vigie.core.likeness import likeness

# Under this score, from 0 to 1, nothing is guessed.
THRESHOLD = 0.7
SAME_WORD = 0.85
NEARLY_SAME, ACRONYM_SCORE, BEGINNING_SCORE = 0.99, 0.8, 0.75

EMPTY_WORDS = frozenset(
    {"la", "d", "une", "les", "un", "du", "a", "sur", "en", "l", "aux", "au", "et", "le", "pour", "des", "de"}
)
LEGAL_FORMS = frozenset(
    {"sa", "sas", "sarl", "sasu", "scop", "scic", "sem", "spl", "gip", "asbl", "eurl", "ca", "cc", "cu", "epci"}
)
ASSOCIATION = frozenset({"association", "asso", "assoc"})
NUMBERS = {
    **dict.fromkeys(("premier", "premiere", "1er", "1ere"), "1"),
    **dict.fromkeys(("deuxieme", "second", "seconde", "2nd", "2nde", "ii", "iie", "iieme"), "2"),
    **dict.fromkeys(("troisieme", "iii", "iiie", "iiieme"), "3"),
    **dict.fromkeys(("quatrieme", "iv", "ive", "iveme"), "4"),
}
ORDINAL = re.compile(r"(\d+)(?:e|eme|ieme)")
DOTTED_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
WORD = re.compile(r"[^\W_]+")

Key = TypeVar("Key")


class MatchReason(StrEnum):
    """Why two names are thought to be one."""

    SAME = "same"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    BEGINNING = "beginning"


@dataclass(frozen=True)
class NameMatch(Generic[Key]):
    """The candidate found: its key, the one of its names that matched, a score from 0 to 1, and why."""

    key: Key
    name: str
    score: float
    reason: MatchReason

    @property
    def is_guess(self) -> bool:
        """Whether a person should confirm it."""
        return self.reason != MatchReason.SAME


@dataclass(frozen=True)
class ReadName:
    """A name as it is compared: its telling words, and the acronyms it gives of itself."""

    words: tuple[str, ...]
    acronyms: frozenset[str]
    initials: str


def normalise(name: str) -> str:
    """Return the telling words of a name, without accents, case, articles, legal form, and with plain numbers."""
    return " ".join(telling_words(all_words(name)))


def match_name(name: str, candidates: Mapping[Key, Iterable[str]]) -> NameMatch[Key] | None:
    """Return the candidate a name most probably stands for, or None when none is near enough.

    candidates: for each key, the names it goes by. None too when two candidates are equally near.
    """
    found = sorted(
        filter(None, (best_of(name, key, names) for key, names in candidates.items())),
        key=lambda match: match.score,
        reverse=True,
    )
    if not found:
        return None
    best, *others = found
    if others and others[0].score == best.score:
        return None
    return best


def best_of(name: str, key: Key, names: Iterable[str]) -> NameMatch[Key] | None:
    """Return the best match of a name among the names of one candidate, or None."""
    found = [(*compared, other) for other in names if (compared := compare(name, other))]
    if not found:
        return None
    score, reason, other = max(found, key=lambda match: (match[0], match[2]))
    return NameMatch(key=key, name=other, score=score, reason=reason)


def compare(name: str, other: str) -> tuple[float, MatchReason] | None:
    """Return how near two names are, from THRESHOLD to 1, and why; None when they are not."""
    first, second = read_name(name), read_name(other)
    if not first.words or not second.words:
        return None
    if first.words == second.words:
        return 1.0, MatchReason.SAME
    if is_acronym_of(first, second) or is_acronym_of(second, first):
        return ACRONYM_SCORE, MatchReason.ACRONYM
    spelling = spelling_score(first.words, second.words)
    if spelling >= THRESHOLD:
        return spelling, MatchReason.SPELLING
    shorter, longer = sorted((first.words, second.words), key=len)
    if begins(shorter, longer):
        return BEGINNING_SCORE, MatchReason.BEGINNING
    return None


@lru_cache(maxsize=4096)
def read_name(name: str) -> ReadName:
    """Read a name once: an acronym that only repeats its other words is set apart."""
    plain = plain_text(name)
    every_word = all_words(name)
    initials = "".join(word[0] for word in every_word if word not in EMPTY_WORDS)
    acronyms = acronyms_in(plain)
    repeated = {acronym for acronym in acronyms if repeats(acronym, every_word)}
    kept = [word for word in every_word if word not in repeated]
    return ReadName(words=tuple(telling_words(kept or every_word)), acronyms=frozenset(acronyms), initials=initials)


def plain_text(name: str) -> str:
    """Return the name without accents or ligatures, its case kept, its dotted acronyms joined."""
    spread = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    bare = "".join(character for character in spread if not unicodedata.combining(character))
    return DOTTED_ACRONYM.sub(lambda found: found.group().replace(".", "") + " ", bare)


def all_words(name: str) -> list[str]:
    """Return every word of a name in lower case, numbers evened out."""
    return [plain_number(word) for word in WORD.findall(plain_text(plain_text(name).casefold()))]


def plain_number(word: str) -> str:
    """Turn « 2ième », « 2e », « deuxième » or « II » into « 2 »."""
    ordinal = ORDINAL.fullmatch(word)
    return ordinal.group(1) if ordinal else NUMBERS.get(word, word)


def telling_words(words: list[str]) -> list[str]:
    """Drop articles, « association » and legal forms, as long as enough is left to tell the name by."""
    for droppable, enough in ((EMPTY_WORDS, 1), (ASSOCIATION, 1), (LEGAL_FORMS, 2)):
        kept = [word for word in words if word not in droppable]
        words = kept if len(kept) >= enough else words
    return words


def acronyms_in(plain: str) -> set[str]:
    """Return, in lower case, the words written in capitals among words that are not, or the only word of a name."""
    words = WORD.findall(plain)
    telling = [word for word in words if word.casefold() not in EMPTY_WORDS]
    if len(telling) == 1:
        return {telling[0].casefold()} - LEGAL_FORMS
    in_capitals = {word for word in words if len(word) > 1 and word.isupper() and not word.isdecimal()}
    if len(in_capitals) == len(telling):
        return set()
    return {word.casefold() for word in in_capitals} - LEGAL_FORMS - NUMBERS.keys()


def repeats(acronym: str, words: list[str]) -> bool:
    """Whether an acronym only shortens words of its own name, as « E2C » after « École de la 2e Chance »."""
    telling = [word for word in words if word not in EMPTY_WORDS and word != acronym]
    return any(
        shortens(acronym, telling[start:end])
        for start in range(len(telling))
        for end in range(start + 2, min(start + len(acronym), len(telling)) + 1)
    )


def shortens(acronym: str, words: list[str]) -> bool:
    """Whether an acronym takes the first letter of each word in turn, and letters within, as « ACSRV » does."""
    if not words:
        return not acronym
    if not acronym or acronym[0] != words[0][0]:
        return False
    first, rest = words[0], words[1:]
    position = 1
    for taken in range(1, len(acronym) + 1):
        if shortens(acronym[taken:], rest):
            return True
        if taken == len(acronym):
            return False
        position = first.find(acronym[taken], position) + 1
        if not position:
            return False
    return False


def is_acronym_of(short: ReadName, long: ReadName) -> bool:
    """Whether the first name is nothing but an acronym, that the second contains or spells out."""
    if len(short.words) != 1 or len(short.words[0]) < 3:
        return False
    acronym = short.words[0]
    if acronym not in short.acronyms:
        return False
    return acronym in long.acronyms or (len(long.words) > 1 and acronym == long.initials)


def spelling_score(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Return the mean likeness of two names whose words pair off, in order, each with a look-alike; otherwise 0."""
    if len(first) != len(second):
        return NEARLY_SAME if "".join(first) == "".join(second) else 0.0
    likeness = [word_likeness(one, other) for one, other in zip(first, second, strict=True)]
    # One pair of names under the bar is another name: « service politique de la ville » of two communes.
    return NEARLY_SAME * sum(likeness) / len(likeness) if min(likeness) >= SAME_WORD else 0.0


def word_likeness(one: str, other: str) -> float:
    """Return how alike two words are, from 0 to 1; short words and those with figures must be the same."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 5 or any(character.isdecimal() for character in one + other):
        return 0.0
    return likeness(one, other) / 100


def begins(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the shorter name opens the longer one and makes up half of its letters: the rest is a place, often."""
    if len(shorter) < 2 or longer[: len(shorter)] != shorter:
        return False
    return 2 * len("".join(shorter)) >= len("".join(longer))
