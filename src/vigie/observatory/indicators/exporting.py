"""Indicators and their recorded figures as tables: what a holder gave, what Vigie computed of the plan; never facts."""

from collections.abc import Iterable, Sequence

from vigie.core.tables import Column, Kind, Table
from vigie.observatory.indicators.categories import breakdown_label, category_labels
from vigie.observatory.models import Indicator, Measure

# Titles that the import of series reads back.
MEASURE_COLUMNS = (
    Column("indicateur", "indicateur"),
    Column("libelle", "libellé"),
    Column("periode", "période"),
    Column("ventilation", "ventilation"),
    Column("categorie", "catégorie"),
    Column("code", "code"),
    Column("valeur", "valeur", Kind.NUMBER),
    Column("etat", "état"),
    Column("numerateur", "numérateur", Kind.NUMBER),
    Column("observations", "observations", Kind.NUMBER),
    Column("unite", "unité"),
    Column("perimetre", "périmètre"),
    Column("methode", "version de la méthode", Kind.NUMBER),
    Column("non_comparable", "non comparable parce que"),
    Column("source", "source"),
    Column("note", "note"),
)


def table_of_indicators(indicators: Iterable[Indicator]) -> Table:
    """Return the indicators with all that lets one judge them."""
    columns = (
        Column("code", "code"),
        Column("libelle", "libellé"),
        Column("definition", "définition"),
        Column("nature", "nature"),
        Column("unite", "unité"),
        Column("sens", "sens de lecture"),
        Column("personnes", "compte des personnes", Kind.YES_NO),
        Column("source", "source"),
        Column("licence", "licence"),
        Column("methode", "méthode"),
        Column("perimetre", "périmètre"),
        Column("frequence", "fréquence"),
        Column("responsable", "structure responsable"),
        Column("axe", "axe du plan"),
        Column("editions", "dans les éditions", Kind.YES_NO),
    )
    rows = tuple(
        (
            one.code,
            one.label,
            one.definition,
            str(one.get_kind_display()),
            one.unit,
            str(one.get_direction_display()),
            one.counts_people,
            one.source,
            one.licence,
            one.method,
            one.perimeter,
            str(one.get_frequency_display()),
            str(one.owner or ""),
            one.axis.code if one.axis else "",
            one.opened_at is not None,
        )
        for one in indicators
    )
    return Table("Indicateurs", columns, rows)


def table_of_measures(measures: Sequence[Measure]) -> Table:
    """Return recorded measures, one a row, under titles that the import reads back. Unknown is an empty value."""
    labels = category_labels(measures)
    rows = tuple(
        (
            one.indicator.code,
            one.indicator.label,
            one.period,
            breakdown_label(one.breakdown, one.indicator),
            labels[one.category],
            one.category,
            one.value,
            "secrète" if one.is_secret else str(one.get_status_display()),
            one.numerator,
            one.observations,
            one.unit,
            one.perimeter,
            one.method_version,
            one.not_comparable_why,
            one.source,
            one.note,
        )
        for one in measures
    )
    return Table("Mesures des indicateurs", MEASURE_COLUMNS, rows)
