"""The table to fill in: the columns of the import, with examples that it reads."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext, override

from vigie.core.tables import Column, Kind, Table


# The import reads French headings, whatever the language of the page.
@override("fr")
def template_table(*, company: str, commune: str, level: str, weeks: Sequence[date]) -> Table:
    """Return a table of two examples. company, commune, level: words that the campaign knows; weeks: first days."""
    columns = [
        Column("company", gettext("Entreprise"), width=28),
        Column("title", gettext("Intitulé"), width=32),
        Column("sector", gettext("Secteur"), width=24),
        Column("tasks", gettext("Tâches"), width=50),
        Column("levels", gettext("Niveaux"), width=16),
        Column("commune", gettext("Commune"), width=20),
        Column("address", gettext("Adresse"), width=28),
        Column("access", gettext("Comment y venir"), width=32),
        Column("accessibility", gettext("Accessibilité"), width=26),
        Column("accessibility_note", gettext("Précisions sur l'accès"), width=28),
        Column("has_trained_tutor", gettext("Tuteur ou tutrice formé"), width=14),
        *(
            Column(f"week_{day:%Y%m%d}", gettext("Places du %(day)s") % {"day": f"{day:%d/%m/%Y}"}, Kind.NUMBER, 14)
            for day in weeks
        ),
    ]
    return Table(gettext("Offres de stage à importer"), tuple(columns), examples(company, commune, level, len(weeks)))


def examples(company: str, commune: str, level: str, weeks: int) -> tuple[tuple[Any, ...], ...]:
    """Return two rows of examples, to be replaced."""
    return (
        (
            company,
            gettext("Exemple : découvrir l'atelier de menuiserie"),
            gettext("artisanat et métiers d'art"),
            gettext("Observer la découpe, dessiner une boîte, la monter avec l'équipe et l'emporter. Blouse prêtée."),
            level,
            commune,
            gettext("12, rue des Ateliers"),
            gettext("Tram T1, arrêt Gambetta, puis cinq minutes à pied"),
            gettext("accessible avec de l'aide"),
            gettext("une marche à l'entrée, rampe sur demande"),
            gettext("oui"),
            *([2] * weeks),
        ),
        (
            company,
            gettext("Exemple : tenir la boutique"),
            gettext("commerce et vente"),
            gettext("Accueillir, mettre en rayon, préparer une commande, avec une personne de l'équipe."),
            level,
            commune,
            "",
            gettext("Bus 12, arrêt Mairie"),
            gettext("accessible en fauteuil roulant"),
            "",
            gettext("non"),
            *([1] * weeks),
        ),
    )
