"""The table to fill in: the columns of the import, with examples that it reads."""

from django.utils.translation import gettext, override

from vigie.core.tables import Column, Table


# The import reads French headings, whatever the language of the page.
@override("fr")
def template_table(structure: str) -> Table:
    """Return a table of two examples. structure: one of the directory."""
    columns = (
        Column("module", gettext("Formation"), width=36),
        Column("day", gettext("Date"), width=12),
        Column("place", gettext("Lieu"), width=24),
        Column("name", gettext("Nom et prénom"), width=28),
        Column("email", gettext("Courriel"), width=30),
        Column("structure", gettext("Structure"), width=30),
        Column("service", gettext("Service"), width=24),
        Column("job_title", gettext("Fonction"), width=24),
        Column("level", gettext("Niveau hiérarchique"), width=20),
        Column("sex", gettext("Sexe"), width=8),
        Column("presence", gettext("Présence"), width=10),
        Column("reason", gettext("Motif d'absence"), width=24),
    )
    first = ("Exemple : socle commun", "05/12/2024", "Maison des associations", "Fictive Alex", "alex@exemple.fr")
    second = ("Exemple : socle commun", "05/12/2024", "Maison des associations", "Fictif Dominique", "")
    rows = (
        (*first, structure, "Accueil", "chargée d'accueil", "agente", "F", "oui", ""),
        (*second, structure, "", "chef de service", "chef de service", "", "non", "charge de travail, urgence"),
    )
    return Table(gettext("Présences à des formations passées"), columns, rows)
