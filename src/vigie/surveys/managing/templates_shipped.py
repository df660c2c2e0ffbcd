"""The questionnaires that come with Vigie: spreadsheets in ``data/``, each with what it is for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.surveys.models import Survey
from vigie.surveys.xlsform.sheets import Sheets, read_sheets

DATA = Path(__file__).resolve().parent.parent / "data"
# The list of choices that the communes of the territory are put into, and the rows that stay after them.
COMMUNES: Final = "commune"
Kind = Survey.Kind


@dataclass(frozen=True)
class Shipped:
    """A template. kind: also the name of its files. purpose: told to whoever answers, until someone rewords it."""

    kind: str
    title: str | Promise
    explanation: str | Promise
    purpose: str | Promise


SHIPPED: tuple[Shipped, ...] = (
    Shipped(
        Kind.INTERNSHIP_FEEDBACK,
        _("Retour de stage"),
        _("Les élèves racontent leur recherche de stage et leur stage. Deux langues : français, et facile à lire."),
        _("Savoir comment se passent les recherches de stage et les stages, pour que chaque élève ait sa place."),
    ),
    Shipped(
        Kind.BAROMETER,
        _("Baromètre des discriminations ressenties"),
        _("Cinq minutes, une fois par an, pour toute la population. Deux langues : français, et facile à lire."),
        _("Mesurer chaque année les discriminations que les habitantes et les habitants disent avoir vécues."),
    ),
    Shipped(
        Kind.VICTIM_INTERVIEW,
        _("Entretien avec une personne qui a subi une discrimination"),
        _("Pour les sentinelles et les lieux d'accueil, en face à face ou par téléphone, sans aucun nom."),
        _("Connaître les situations vécues sur le territoire, et orienter les personnes vers une aide."),
    ),
    Shipped(
        Kind.ACTOR_INTERVIEW,
        _("Entretien avec une structure"),
        _("Ce que voit une structure, ce qu'elle fait déjà, ce qui lui manque."),
        _("Savoir ce que font les structures du territoire contre les discriminations, et ce qui les aiderait."),
    ),
    Shipped(
        Kind.TRAINING,
        _("Évaluation d'une formation, avant et après"),
        _("Les mêmes repères avant, juste après et quelques mois plus tard."),
        _("Savoir ce que la formation change, pour l'améliorer."),
    ),
    Shipped(
        Kind.TESTING,
        _("Grille de testing"),
        _("Une grille par couple de demandes qui ne diffèrent que par le critère testé."),
        _("Comparer les réponses reçues par deux profils qui ne diffèrent que par un critère."),
    ),
)
BY_KIND: Final = {each.kind: each for each in SHIPPED}


def shipped_sheets(kind: str, communes: Sequence[tuple[str, str]]) -> Sheets:
    """Return the sheets of a template. communes: (INSEE code, name) of the territory, put in its list of communes."""
    return with_communes(read_sheets((DATA / f"{kind}.xlsx").read_bytes()), communes)


def shipped_mapping(kind: str, communes: Sequence[tuple[str, str]]) -> dict[str, Any] | None:
    """Return what a template pours into the observatory, None when nothing."""
    file = DATA / f"{kind}.facts.json"
    if not file.exists():
        return None
    mapping: dict[str, Any] = json.loads(file.read_text())
    mapping["fields"]["place"]["values"] = {code: f"commune:{code}" for code, _name in communes}
    return mapping


def with_communes(sheets: Sheets, communes: Sequence[tuple[str, str]]) -> Sheets:
    """Return the sheets with the communes at the head of the list that waits for them, in every language."""
    headers, *rows = sheets.get("choices") or [[]]
    if COMMUNES not in [row[0] for row in rows if row]:
        return sheets
    labels = sum(header.startswith("label") for header in headers)
    added = [[COMMUNES, code, *[name] * labels] for code, name in communes]
    place = next(number for number, row in enumerate(rows) if row and row[0] == COMMUNES)
    return {**sheets, "choices": [headers, *rows[:place], *added, *rows[place:]]}
