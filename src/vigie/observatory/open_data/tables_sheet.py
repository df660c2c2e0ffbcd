"""Every table of an edition in one sheet: a row is a cell; « total » stands for a dimension that its table lacks."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.observatory.open_data.edition_fields import EDITION_FIELDS, edition_values
from vigie.observatory.open_data.sheets import Field, Kind, Row, Sheet, Text, codes_of
from vigie.observatory.open_data.statuses import STATUSES
from vigie.observatory.released import TOTAL, Cell, Dimension, Edition, ReleasedTable

NAME = "tableaux"
WHOLE: Text = _("Ensemble")


def tables_sheet(edition: Edition, siren: str = "") -> Sheet:
    """Return the cells of all the tables of a signed edition, in the order of its catalogue.

    siren: of the agglomération that publishes, or nothing.
    """
    return Sheet(
        name=NAME,
        title=_("Tableaux de l'observatoire"),
        description=_("Nombre de signalements, par tableau croisé du catalogue ; une ligne par case."),
        fields=(*EDITION_FIELDS, *own_fields(edition)),
        key=("edition", "table", *(dimension.name for dimension in edition.dimensions)),
        rows=tuple(rows_of(edition, siren)),
    )


def table_name(table: ReleasedTable) -> str:
    """Return the name of a table in files and addresses: « domain-sex », « total »."""
    return "-".join(table.dimensions) or TOTAL


def own_fields(edition: Edition) -> Iterator[Field]:
    """Yield the columns after those of the edition."""
    names = tuple((table_name(table), title_of(edition, table)) for table in edition.tables)
    threshold = _("Un nombre plus petit que ce seuil n'est pas montré, sauf zéro.")
    yield Field("threshold", _("Seuil"), threshold, Kind.INTEGER)
    yield Field("table", _("Tableau"), _("Les variables croisées, séparées par un tiret."), codes=names)
    for dimension in edition.dimensions:
        yield from dimension_fields(dimension)
    value = _("Nombre de signalements ; vide quand il est secret ou n'a pas été recueilli.")
    yield Field("value", _("Nombre"), value, Kind.INTEGER, is_required=False, minimum=0)
    yield Field("status", _("Nature du nombre"), _("Ce que veut dire le nombre, ou son absence."), codes=STATUSES)


def title_of(edition: Edition, table: ReleasedTable) -> str:
    """Return the title of a table: « Domaine × Sexe »."""
    return " × ".join(edition.by_name[name].label for name in table.dimensions) or str(WHOLE)


def dimension_fields(dimension: Dimension) -> Iterator[Field]:
    """Yield the code and the label of a dimension."""
    codes = codes_of([(TOTAL, WHOLE), *((item.code, item.label) for item in dimension.items)])
    whole = gettext("« total » quand le tableau ne la croise pas.")
    yield Field(dimension.name, dimension.label, f"{dimension.label}. {whole}", codes=codes)
    label = gettext("%(dimension)s, en clair") % {"dimension": dimension.label}
    yield Field(f"{dimension.name}_label", label, gettext("Libellé du code."))


def rows_of(edition: Edition, siren: str) -> Iterator[Row]:
    """Yield a row per cell."""
    start = (*edition_values(edition, siren), edition.threshold)
    for table in edition.tables:
        places = [table.dimensions.index(d.name) if d.name in table.dimensions else None for d in edition.dimensions]
        for cell in table.cells:
            yield (*start, table_name(table), *coordinates(edition, places, cell), cell.number, cell.status.value)


def coordinates(edition: Edition, places: list[int | None], cell: Cell) -> Iterator[str]:
    """Yield the code and the label of each dimension of the edition. places: where each stands in the cell's key."""
    for dimension, place in zip(edition.dimensions, places, strict=True):
        if place is None:
            yield from (TOTAL, str(WHOLE))
        else:
            code = cell.key[place]
            yield from (code, dimension.labels.get(code, code))
