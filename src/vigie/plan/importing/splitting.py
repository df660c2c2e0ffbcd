"""Splits a cell that names several organisations; a name known as a whole always wins over its separators."""

import re
from collections.abc import Callable

from vigie.core.fuzzy_dates import simplify

HARD = re.compile(r"\s*[;\n\r|•]\s*")
SOFT = re.compile(r"(\s*,\s*(?:et\s+)?|\s*/\s*|\s+et\s+|\s*&\s*|\s*\+\s*)")
# What people write in a cell to say that there is nobody, or that they do not know.
NOBODY = frozenset(
    """
    -|–|—|/|?|.|x|n.c.|n.c|nc|n/a|na|neant|aucun|aucune|sans objet|non renseigne|non precise|non indique
    |a definir|a determiner|a preciser|inconnu
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
ARTICLE = re.compile(r"^(?:(?:le|la|les|un|une|des|du)\s+|l['’])", re.IGNORECASE)
IsKnown = Callable[[str], bool]


def split_names(cell: str, is_known: IsKnown) -> tuple[list[str], bool]:
    """Return the names in a cell, each once, and whether a separator was left inside a name for want of certainty.

    « CPAM ; CAF », « CPAM/CAF » and « CPAM, CAF et Ville d'Anzin » are split. « Maison et Cités » is kept when it is
    known, and also when it is not, but then the second value is True.
    """
    names: list[str] = []
    is_doubtful = False
    for part in HARD.split(cell):
        whole = part.strip(" .,")
        if not whole or simplify(whole) in NOBODY:
            continue
        found, doubt = [whole], False
        if not is_known(whole):
            found, doubt = split_softly(whole, is_known)
        names += [name for name in found if simplify(name) not in {simplify(one) for one in names}]
        is_doubtful = is_doubtful or doubt
    return names, is_doubtful


def split_softly(text: str, is_known: IsKnown) -> tuple[list[str], bool]:
    """Split a text at commas, slashes and « et », outside brackets, where both sides look like names."""
    pieces = outside_brackets(text)
    names: list[str] = []
    is_doubtful = False
    index = 0
    while index < len(pieces):
        last = longest_known(pieces, index, is_known)
        if last is None:
            last = index
            while last + 2 < len(pieces) and longest_known(pieces, last + 2, is_known) is None:
                if separates(pieces[last], pieces[last + 1], pieces[last + 2]):
                    break
                is_doubtful = is_doubtful or begins_like_a_name(pieces[last + 2])
                last += 2
        names.append("".join(pieces[index : last + 1]).strip(" .,"))
        index = last + 2
    return [name for name in names if name and simplify(name) not in NOBODY], is_doubtful


def longest_known(pieces: list[str], start: int, is_known: IsKnown) -> int | None:
    """Return the index of the last piece of the longest known name that begins at a piece; None when none does."""
    for last in range(len(pieces) - 1 - (len(pieces) - 1 - start) % 2, start - 1, -2):
        if is_known("".join(pieces[start : last + 1]).strip()):
            return last
    return None


def outside_brackets(text: str) -> list[str]:
    """Return the pieces of a text, separators at odd places; what stands in brackets is never cut."""
    pieces = [""]
    depth = 0
    for chunk in re.split(r"([()])", text):
        if chunk in "()" and chunk:
            depth = max(0, depth + (1 if chunk == "(" else -1))
            pieces[-1] += chunk
        elif depth:
            pieces[-1] += chunk
        else:
            first, *others = SOFT.split(chunk)
            pieces[-1] += first
            pieces += others
    return pieces


def separates(left: str, separator: str, right: str) -> bool:
    """Whether a separator stands between two names: a comma or a slash between capitals, « et » between acronyms."""
    if not (begins_like_a_name(left) and begins_like_a_name(right)):
        return False
    if ("et" in separator and "," not in separator) or "&" in separator or "+" in separator:
        return is_acronym(left) and is_acronym(right)
    return True


def begins_like_a_name(text: str) -> bool:
    """Whether a text begins with a capital or a digit, an article set aside."""
    bare = ARTICLE.sub("", text.strip())
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def is_acronym(text: str) -> bool:
    """Whether a text begins with an acronym: CPAM, CAF 59, E2C."""
    first = ARTICLE.sub("", text.strip()).split(" ")[0]
    return len(first) > 1 and first.upper() == first and any(letter.isalpha() for letter in first)
