"""Every indicator of an edition in one sheet: a row is a value, with the source and the method it can be judged by."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from vigie.observatory.open_data.edition_fields import EDITION_FIELDS, edition_values
from vigie.observatory.open_data.sheets import Field, Kind, Row, Sheet, Text, Value
from vigie.observatory.open_data.statuses import STATUSES
from vigie.observatory.released import TOTAL, Direction, Edition, Point, ReleasedIndicator

NAME = "indicateurs"
DIRECTIONS: tuple[tuple[str, Text], ...] = (
    (Direction.RISE_IS_GOOD.value, _("une hausse est une bonne nouvelle")),
    (Direction.FALL_IS_GOOD.value, _("une baisse est une bonne nouvelle")),
    (Direction.NEUTRAL.value, _("ni l'un ni l'autre")),
)

POINT_FIELDS = (
    Field("indicator", _("Indicateur"), _("Code de l'indicateur.")),
    Field("indicator_label", _("Nom de l'indicateur"), _("Nom de l'indicateur, en clair.")),
    Field("period", _("Période"), _("Année, ou années (« 2007-2013 »), que la valeur couvre.")),
    Field("breakdown", _("Ventilation"), _("Ce que distingue la catégorie, comme le sexe."), is_required=False),
    Field("category", _("Catégorie"), _("Catégorie de la ventilation ; « total » pour l'ensemble.")),
    Field(
        "value", _("Valeur"), _("Valeur ; une part va de 0 à 1. Vide : secrète ou non recueillie."), Kind.NUMBER, False
    ),
    Field("status", _("Nature de la valeur"), _("Ce que veut dire la valeur, ou son absence."), codes=STATUSES),
    Field("lower", _("Borne basse"), _("Borne basse de l'intervalle à 95 %."), Kind.NUMBER, False),
    Field("upper", _("Borne haute"), _("Borne haute de l'intervalle à 95 %."), Kind.NUMBER, False),
    Field(
        "observations",
        _("Observations"),
        _("Sur combien d'observations la valeur repose."),
        Kind.INTEGER,
        False,
        minimum=0,
    ),
    Field("is_comparable", _("Comparable"), _("Se compare à la valeur précédente."), Kind.BOOLEAN),
    Field("note", _("Note"), _("Ce qu'il faut savoir de cette valeur."), is_required=False),
)
INDICATOR_FIELDS = (
    Field("unit", _("Unité"), _("Ce qui est compté."), is_required=False),
    Field("is_share", _("Part"), _("Vrai quand la valeur est une part, entre 0 et 1."), Kind.BOOLEAN),
    Field("direction", _("Sens de lecture"), _("Comment se lit une hausse."), codes=DIRECTIONS),
    Field(
        "is_external",
        _("Chiffre cité"),
        _("Vrai quand le chiffre était déjà public : il est cité de sa source, petits nombres compris."),
        Kind.BOOLEAN,
    ),
    Field("is_context", _("Contexte"), _("Vrai pour un indicateur qui décrit le territoire."), Kind.BOOLEAN),
    Field("source", _("Source"), _("D'où vient la valeur : à citer avec elle."), is_required=False),
    Field("definition", _("Définition"), _("Ce que mesure l'indicateur."), is_required=False),
    Field("method", _("Méthode"), _("Comment la valeur est obtenue."), is_required=False),
    Field("frequency", _("Fréquence"), _("Tous les combien l'indicateur est mesuré."), is_required=False),
    Field("owner", _("Responsable"), _("Qui tient l'indicateur."), is_required=False),
    Field("target", _("Cible"), _("Valeur visée."), Kind.NUMBER, False),
    Field("target_period", _("Échéance de la cible"), _("Quand la cible est visée."), is_required=False),
)


def indicators_sheet(edition: Edition, siren: str = "") -> Sheet:
    """Return the values of all the indicators of a signed edition. siren: of the agglomération, or nothing."""
    return Sheet(
        name=NAME,
        title=_("Indicateurs de l'observatoire"),
        description=_("Valeurs des indicateurs, par période et par catégorie, avec leur source et leur méthode."),
        fields=(*EDITION_FIELDS, *POINT_FIELDS, *INDICATOR_FIELDS),
        key=("edition", "indicator", "period", "category"),
        rows=tuple(rows_of(edition, siren)),
    )


def rows_of(edition: Edition, siren: str) -> Iterator[Row]:
    """Yield a row per value."""
    start = edition_values(edition, siren)
    for indicator in edition.indicators:
        end = indicator_values(indicator)
        for point in indicator.points:
            yield (*start, indicator.code, indicator.label, *point_values(indicator, point), *end)


def point_values(indicator: ReleasedIndicator, point: Point) -> tuple[Value, ...]:
    """Return what tells one value."""
    return (
        point.period,
        indicator.breakdown or None,
        point.category or TOTAL,
        point.value,
        point.status.value,
        point.lower,
        point.upper,
        point.observations,
        point.is_comparable,
        point.note or None,
    )


def indicator_values(indicator: ReleasedIndicator) -> tuple[Value, ...]:
    """Return what lets one judge an indicator."""
    target = indicator.target
    return (
        indicator.unit or None,
        indicator.is_share,
        indicator.direction.value,
        indicator.is_external,
        indicator.is_context,
        indicator.source or None,
        indicator.definition or None,
        indicator.method or None,
        indicator.frequency or None,
        indicator.owner or None,
        target.amount if target else None,
        target.period if target else None,
    )
