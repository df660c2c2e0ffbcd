"""What the page of an evolution shows."""

from django.http import Http404
from django.utils.translation import gettext as _

from vigie.core.tables import Column, Kind, Table
from vigie.observatory.explorer.drawing import editions_until
from vigie.observatory.explorer.evolution import Evolution, evolution_of
from vigie.observatory.explorer.figures import value_of
from vigie.observatory.explorer.names import dimensions_of
from vigie.observatory.explorer.opened import Opened


def evolution_asked(opened: Opened, slug: str) -> tuple[tuple[str, ...], Evolution]:
    """Return the evolution an address asks for. Raises Http404 when the edition has no such table."""
    dimensions = dimensions_of(slug)
    edition = opened.edition
    if len(dimensions) > 1 or any(name not in edition.by_name for name in dimensions):
        raise Http404(_("Cette édition n'a pas ce tableau."))
    evolution = evolution_of(editions_until(edition), dimensions)
    if evolution is None:
        raise Http404(_("Cette édition n'a pas ce tableau."))
    return dimensions, evolution


def evolution_table(evolution: Evolution) -> Table:
    """Return an evolution as a table: a row an item, a column a year."""
    columns = (
        Column("code", _("Code")),
        Column("item", evolution.heading),
        *(Column(f"y{vintage}", str(vintage), Kind.NUMBER) for vintage in evolution.vintages),
    )
    rows = tuple((item.code, item.label, *map(value_of, cells)) for item, cells in evolution.rows)
    return Table(evolution.title, columns, rows)
