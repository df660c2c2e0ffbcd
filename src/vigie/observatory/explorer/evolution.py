"""What becomes of a table from one edition to the next: released numbers of each year, and where comparing stops."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vigie.core.charts import Chart, line_chart
from vigie.core.tables import Column, Kind, Table, Value
from vigie.observatory.explorer.figures import value_of
from vigie.observatory.explorer.names import lowered
from vigie.observatory.explorer.shown import ABSENT, in_tree_order
from vigie.observatory.released import Cell, Edition, Item

# Beyond, lines cannot be told apart: the greatest of the last year are drawn, the table has them all.
MOST_LINES = 6


@dataclass(frozen=True)
class Evolution:
    """vintages in order, the items of the last one, and a cell for each; breaks: years not comparable with the last."""

    title: str
    heading: str
    vintages: tuple[int, ...]
    items: tuple[Item, ...]
    cells: tuple[tuple[Cell, ...], ...]
    breaks: tuple[int, ...]

    @property
    def rows(self) -> list[tuple[Item, tuple[Cell, ...]]]:
        """Each item with its cells."""
        return list(zip(self.items, self.cells, strict=True))


def one_a_vintage(editions: Sequence[Edition]) -> list[Edition]:
    """Return the last edition of each vintage, in order: a correction takes the place of what it corrects."""
    kept: dict[int, Edition] = {}
    for edition in sorted(editions, key=lambda each: each.number or 0):
        kept[edition.vintage] = edition
    return [kept[vintage] for vintage in sorted(kept)]


def evolution_of(editions: Sequence[Edition], dimensions: Sequence[str]) -> Evolution | None:
    """Return the evolution of the total, or of one dimension; None when the last edition has no such table.

    editions: one a vintage, in order.
    """
    if not editions or len(dimensions) > 1 or editions[-1].table(*dimensions) is None:
        return None
    last = editions[-1]
    vintages = tuple(edition.vintage for edition in editions)
    if not dimensions:
        cells = tuple(edition.total or ABSENT for edition in editions)
        title = _("Signalements d'une édition à l'autre")
        return Evolution(title, _("Ensemble"), vintages, (Item("total", _("Ensemble")),), (cells,), ())
    dimension = last.by_name[dimensions[0]]
    items = tuple(item for item, _depth in in_tree_order(dimension))
    body = tuple(tuple(cell_in(edition, dimension.name, item) for edition in editions) for item in items)
    title = _("Signalements par %(name)s, d'une édition à l'autre") % {"name": lowered(dimension.label)}
    return Evolution(title, dimension.label, vintages, items, body, breaks_of(editions, dimension.name))


def cell_in(edition: Edition, name: str, item: Item) -> Cell:
    """Return the cell of an item in an edition, as not collected when it did not count it."""
    table = edition.table(name)
    return table.by_key.get((item.code,), ABSENT) if table else ABSENT


def breaks_of(editions: Sequence[Edition], name: str) -> tuple[int, ...]:
    """Return the places of the editions whose list of items is not that of the one before."""
    lists = [
        frozenset(item.code for item in edition.by_name[name].items) if name in edition.by_name else frozenset()
        for edition in editions
    ]
    return tuple(place for place in range(1, len(lists)) if lists[place] != lists[place - 1])


def evolution_chart(evolution: Evolution) -> Chart | None:
    """Draw the evolution in lines; None with a single year, or without any number."""
    rows = sorted(evolution.rows, key=lambda row: -(row[1][-1].number or 0))[:MOST_LINES]
    if len(evolution.vintages) < 2 or not any(cell.number is not None for _item, cells in rows for cell in cells):
        return None
    columns = (
        Column("year", _("Année")),
        *(Column(f"c{place}", item.label, Kind.NUMBER) for place, (item, _cells) in enumerate(rows)),
    )
    body: list[tuple[Value, ...]] = [
        (str(vintage), *(value_of(cells[place]) for _item, cells in rows))
        for place, vintage in enumerate(evolution.vintages)
    ]
    table = Table(evolution.title, columns, tuple(body))
    return line_chart(table, identifier="chart", breaks=evolution.breaks)
