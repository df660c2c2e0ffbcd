"""Fixes a catalogue: the tables that editions will show, once and for all."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import override

from vigie.accounts.journal import lock_chain, record
from vigie.accounts.models import Person
from vigie.observatory.editions.tables import Table, with_margins
from vigie.observatory.models import Catalogue, Fact


def fix_catalogue(
    *,
    title: str,
    tables: Iterable[Iterable[str]],
    actor: Person | None,
    place_width: str = Catalogue.PlaceWidth.COMMUNE,
) -> Catalogue:
    """Fix tables and their margins under the next number; sent twice, the same catalogue is fixed once.

    place_width: how fine places are.
    """
    wanted = [list(table) for table in with_margins(tables)]
    with transaction.atomic(), override("fr"):
        lock_chain()
        last = Catalogue.objects.order_by("-number").first()
        if last and (last.title, last.tables, last.place_width) == (title, wanted, place_width):
            return last
        catalogue = Catalogue.objects.create(
            number=last.number + 1 if last else 1,
            title=title,
            tables=wanted,
            place_width=place_width,
            vintages_begun=sorted(Fact.objects.order_by().values_list("vintage", flat=True).distinct()),
            fixed_by=actor,
        )
        record(actor=actor, verb="catalogue_fixed", on=catalogue, changes={"tables": ["", len(wanted)]})
    return catalogue


def tables_of(catalogue: Catalogue) -> list[Table]:
    """Return the tables of a catalogue as plain values, the grand total first."""
    return [tuple(table) for table in catalogue.tables]


def dimensions_in(catalogue: Catalogue) -> list[str]:
    """Return the dimensions that a catalogue shows, in the order of facts."""
    return [name for table in tables_of(catalogue) if len(table) == 1 for name in table]
