"""Reads what the observatory had published: the signed edition of the year, or else the last one before."""

from dataclasses import replace

from vigie.cockpit.annual_report.collecting_values import ObservatoryOfYear
from vigie.observatory.editions.reading import edition_of, published
from vigie.observatory.released import Edition

# What the report draws: the tables of one variable, and the total.
MOST_VARIABLES = 1


def observatory_of_year(year: int) -> ObservatoryOfYear | None:
    """Return the edition in force of that year of facts, or of the last one before; None when none was signed.

    A real edition always goes before one made up for a demonstration.
    """
    editions = published().filter(corrected_by=None, vintage__lte=year)
    publication = editions.order_by("is_fictitious", "-vintage", "-number").first()
    if publication is None:
        return None
    return ObservatoryOfYear(limited(edition_of(publication)), publication.content_hash)


def limited(edition: Edition) -> Edition:
    """Return an edition without what its own document tells better: crossings, diagnosis, method."""
    tables = tuple(table for table in edition.tables if len(table.dimensions) <= MOST_VARIABLES)
    names = {name for table in tables for name in table.dimensions}
    dimensions = tuple(dimension for dimension in edition.dimensions if dimension.name in names)
    return replace(edition, tables=tables, dimensions=dimensions, findings=(), method=())
