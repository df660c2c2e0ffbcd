"""Conditions in words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.network.mandates.conditions import REQUIRED, Condition

WORDS: dict[Condition, Promise] = {
    Condition.INTERVIEW: _("formation à l'entretien"),
    Condition.TESTING: _("formation aux tests de discrimination"),
    Condition.RECEPTION: _("formation à l'accueil des victimes"),
    Condition.CHARTER: _("charte de conduite signée"),
}


def in_words(conditions: Iterable[Condition]) -> str:
    """Return conditions as a list in a sentence."""
    return ", ".join(str(WORDS[condition]) for condition in conditions)


def checklist(function: str, lacking: Iterable[Condition]) -> list[tuple[str | Promise, bool]]:
    """Return what a function requires, each with whether it is there."""
    absent = set(lacking)
    return [(WORDS[condition], condition not in absent) for condition in REQUIRED[function]]
