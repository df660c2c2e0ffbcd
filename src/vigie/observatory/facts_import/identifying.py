"""Recognises columns that may tell who somebody is: such a file is refused whole. Plain functions.

The reasons quote the title of a column, never what it holds.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.importing.columns import bare

# Words of titles → why.
TITLES: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("nom prenom patronyme identite usager beneficiaire temoin", _("nomme des personnes")),
    ("mail email courriel telephone tel portable mobile", _("permet de joindre quelqu'un")),
    ("adresse rue domicile ip", _("donne une adresse")),
    ("naissance nir", _("donne une date de naissance ou un numéro personnel")),
    ("dossier identifiant matricule uuid", _("relie chaque ligne à un dossier")),
    ("commentaire observation recit temoignage verbatim remarque description libre", _("contient du texte libre")),
    ("employeur entreprise etablissement", _("nomme une structure")),
)
EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.\w")
PHONE: Final = re.compile(r"(?<!\d)(?:\+33|0033|0)\s*[1-9](?:[\s.\-/]?\d{2}){4}(?!\d)")
PERSONAL_NUMBER: Final = re.compile(r"(?<!\d)[12]\s?\d{2}\s?\d{2}\s?\d[\dAB]\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)")
NAME: Final = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)+")
LONG_TEXT, USUAL_TEXT, FEW = 150, 60, 3


def why_identifying(title: str, cells: Sequence[str], *, is_read: bool, is_number: bool = False) -> str | Promise:
    """Return why a column may tell who somebody is, or nothing.

    cells: the texts of the column that are not empty. is_read: whether it says one of a fact's dimensions: then its
    title is trusted, and its values are coded or refused one by one. is_number: whether all its cells are numbers.
    """
    if not is_read and (reason := why_title(title)):
        return reason
    if any(EMAIL.search(cell) for cell in cells):
        return _("contient des adresses électroniques")
    if any(PHONE.search(cell) for cell in cells):
        return _("contient des numéros de téléphone")
    if any(PERSONAL_NUMBER.search(cell) for cell in cells):
        return _("contient des numéros personnels")
    if any(len(cell) > LONG_TEXT for cell in cells):
        return _("contient du texte libre")
    return "" if is_read else why_values(cells, is_number=is_number)


def why_title(title: str) -> str | Promise:
    """Return why a title tells that people may be known, or nothing."""
    words = set(bare(title).split())
    return next((reason for known, reason in TITLES if words & set(known.split())), "")


def why_values(cells: Sequence[str], *, is_number: bool) -> str | Promise:
    """Return why the values of a column that nothing reads tell that people may be known, or nothing."""
    if len(cells) < FEW:
        return ""
    are_distinct = len(set(cells)) > 0.8 * len(cells)
    if share(cells, is_exact_date) > 0.5:
        return _("contient des dates précises")
    if sum(map(len, cells)) > USUAL_TEXT * len(cells) and are_distinct:
        return _("contient du texte libre")
    if are_distinct and share(cells, lambda cell: NAME.fullmatch(cell) is not None) > 0.6:
        return _("ressemble à des noms de personnes")
    is_numbering = is_number and sorted(map(float, cells)) == [float(n + 1) for n in range(len(cells))]
    if len(set(cells)) == len(cells) > FEW + 1 and not is_numbering and share(cells, has_digit) > 0.8:
        return _("a une valeur différente à chaque ligne, comme un identifiant")
    return ""


def share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return the share of the cells that pass a test."""
    return sum(map(test, cells)) / len(cells)


def is_exact_date(text: str) -> bool:
    """Whether a text is a date known to the day."""
    try:
        return FuzzyDate.parse(text.partition("T")[0]).day is not None
    except ValueError:
        return False


def has_digit(text: str) -> bool:
    """Whether a text has a digit."""
    return any(letter.isdigit() for letter in text)
