"""The columns that every file begins with: which edition the row comes from, and whether its facts are made up."""

from django.utils.translation import gettext_lazy as _

from vigie.observatory.open_data.sheets import Field, Kind, Value
from vigie.observatory.released import Edition

EDITION_FIELDS = (
    Field("territory", _("Territoire"), _("SIREN de l'agglomération ; vide s'il n'est pas connu."), is_required=False),
    Field("territory_name", _("Nom du territoire"), _("Nom de l'agglomération qui publie.")),
    Field("vintage", _("Millésime"), _("Année dont l'édition compte les faits."), Kind.INTEGER),
    Field("edition", _("Édition"), _("Numéro de l'édition signée ; une correction a un nouveau numéro."), Kind.INTEGER),
    Field(
        "edition_is_fictitious",
        _("Édition fictive"),
        _("Vrai quand les faits comptés sont inventés, pour une démonstration : ils ne disent rien du territoire."),
        Kind.BOOLEAN,
    ),
)


def edition_values(edition: Edition, siren: str) -> tuple[Value, ...]:
    """Return the values of these columns."""
    return (siren or None, edition.territory, edition.vintage, edition.number, edition.is_fictitious)
