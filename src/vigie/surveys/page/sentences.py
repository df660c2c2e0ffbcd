"""The engine says what is wrong in plain French; here are those sentences in the language of the site."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_noop

# As the engine writes them: a test looks for each in its source.
KNOWN: Final = frozenset(
    {
        gettext_noop("Répondez à cette question pour continuer."),
        gettext_noop("Cette réponse ne convient pas. Vérifiez-la."),
        gettext_noop("Choisissez parmi les réponses proposées."),
        gettext_noop("Classez toutes les réponses, chacune une seule fois."),
        gettext_noop("Ce texte est trop long : raccourcissez-le."),
        gettext_noop("Écrivez un nombre entier, en chiffres. Par exemple : 12."),
        gettext_noop("Écrivez un nombre entier, sans virgule. Par exemple : 12."),
        gettext_noop("Écrivez un nombre, en chiffres. Par exemple : 3,5."),
        gettext_noop("Ce nombre est trop grand. Vérifiez-le."),
        gettext_noop("Ce nombre est trop long. Vérifiez-le."),
        gettext_noop("Choisissez un nombre."),
        gettext_noop("Écrivez une date. Par exemple : 31/03/2026."),
        gettext_noop("Écrivez une année, en quatre chiffres. Par exemple : 2026."),
        gettext_noop("Écrivez un mois et une année. Par exemple : 03/2026."),
        gettext_noop("Écrivez une heure. Par exemple : 14:30."),
        gettext_noop("Écrivez une date et une heure. Par exemple : 2026-03-31 14:30."),
        gettext_noop("Indiquez un lieu : une latitude puis une longitude, en degrés."),
    }
)
# Those in which the engine puts numbers, written in French.
WITH_NUMBERS: Final = (
    gettext_noop("Choisissez un nombre entre %(low)s et %(high)s."),
    gettext_noop("Choisissez un nombre de %(step)s en %(step)s, à partir de %(start)s."),
)
NAMED: Final = re.compile(r"%\((\w+)\)s")
NUMBER: Final = r"-?\d+(?:,\d+)?"


def plain(sentence: str) -> str:
    """Return a sentence as the engine writes it, with plain spaces."""
    return sentence.replace("\u00a0", " ")


def numbers_in(sentence: str) -> re.Pattern[str]:
    """Return what finds the numbers of a sentence, by their names; one said twice is the same both times."""
    names: list[str] = []
    pattern = ""
    for place, part in enumerate(NAMED.split(plain(sentence))):
        if place % 2 == 0:
            pattern += re.escape(part)
        else:
            pattern += f"(?P={part})" if part in names else f"(?P<{part}>{NUMBER})"
            names.append(part)
    return re.compile(pattern)


BY_PLAIN: Final = {plain(sentence): sentence for sentence in KNOWN}
BY_NUMBERS: Final = tuple((numbers_in(sentence), sentence) for sentence in WITH_NUMBERS)


def said(sentence: str) -> tuple[str, bool]:
    """Return a sentence in the language of the site, and whether it is the form's own, in the form's language."""
    told = plain(sentence)
    if told in BY_PLAIN:
        return gettext(BY_PLAIN[told]), False
    for pattern, known in BY_NUMBERS:
        if found := pattern.fullmatch(told):
            return gettext(known) % local(found.groupdict()), False
    return sentence, True


def local(numbers: Mapping[str, str]) -> dict[str, str]:
    """Return numbers written in French as the language of the site writes them."""
    return {name: number_format(Decimal(text.replace(",", "."))) for name, text in numbers.items()}
