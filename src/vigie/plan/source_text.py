"""What the plan's text says of its diagnosis, of its governance and of a project it cites: keys, French names, kinds.

Each ``Passage`` ties a key of the source's JSON to the English key kept in the database and to its label on screen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What a passage holds."""

    TEXT = "text"
    # A year, a month or a day, as written: « 2015-02 ».
    FUZZY_DATE = "fuzzy_date"
    WHOLE_NUMBER = "whole_number"
    TEXTS = "texts"
    # A list of bodies, each with a name and the code of the axis that advises it.
    BODIES = "bodies"


@dataclass(frozen=True)
class Passage:
    """One thing the source says: its key there, its key here, its label on screen."""

    source_key: str
    key: str
    label: str | Promise
    kind: Kind = Kind.TEXT


DIAGNOSIS = (
    Passage("prestataire", "provider", _("Prestataire")),
    Passage("mis_a_disposition_par", "provided_by", _("Mis à disposition par")),
    Passage("soutien", "supported_by", _("Avec le soutien de")),
    Passage("debut", "starts", _("Début"), Kind.FUZZY_DATE),
    Passage("fin", "ends", _("Fin"), Kind.FUZZY_DATE),
    Passage("nombre_de_journees", "days", _("Nombre de journées"), Kind.WHOLE_NUMBER),
    Passage("participants", "participants", _("Participants")),
    Passage("mode_de_participation", "participation_mode", _("Mode de participation")),
    Passage("objectifs", "aims", _("Objectifs"), Kind.TEXTS),
    Passage("constats", "findings", _("Constats"), Kind.TEXTS),
    Passage("orientation", "orientation", _("Orientation")),
    Passage("condition_de_mise_en_oeuvre", "condition", _("Condition de mise en œuvre")),
)

GOVERNANCE = (
    Passage("instance", "body", _("Instance")),
    Passage("composition", "composition", _("Composition")),
    Passage("depuis", "since", _("Depuis"), Kind.FUZZY_DATE),
    Passage("frequence_minimale_par_an", "meetings_per_year", _("Réunions par an, au moins"), Kind.WHOLE_NUMBER),
    Passage("missions", "missions", _("Missions"), Kind.TEXTS),
    Passage("texte_source", "source_text", _("Texte de la source")),
    Passage("autres_instances_preconisees", "advised_bodies", _("Autres instances préconisées"), Kind.BODIES),
)

# Of an advised body: its name, and the code of the axis that advises it.
ADVISED_BODY = (Passage("nom", "name", _("Nom")), Passage("source", "axis", _("Axe")))

# Of a project cited by a linkage (S187).
PROJECT = (
    Passage("nom", "name", _("Nom")),
    Passage("programme", "programme", _("Programme")),
    Passage("nombre_d_actions", "actions", _("Nombre d'actions"), Kind.WHOLE_NUMBER),
    Passage("public", "public", _("Public")),
    Passage("debut", "starts_in", _("Début"), Kind.WHOLE_NUMBER),
    Passage("fin", "ends_in", _("Fin"), Kind.WHOLE_NUMBER),
    Passage("nombre_d_operateurs", "operators", _("Nombre d'opérateurs"), Kind.WHOLE_NUMBER),
)


def said(content: Mapping[str, Any], passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Any]]:
    """Yield each passage with what the source says of it, in its order; what it leaves empty is skipped."""
    for passage in passages:
        value = content.get(passage.key)
        if value not in (None, "", []):
            yield passage, value
