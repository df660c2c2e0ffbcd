"""Tables of an edition as its reviewer reads them: rows and columns of words."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.observatory.released import Cell, Dimension, Edition, Item, Key, ReleasedTable, Status

WORDS: dict[Status, str | Promise] = {
    Status.SECRET: _("secret"),
    Status.NOT_COLLECTED: _("non recueilli"),
    Status.ZERO: "0",
}


@dataclass(frozen=True)
class ShownRow:
    """A row: its headings, whether it gathers others, its cells with their numbers or why there is none."""

    headings: tuple[str, ...]
    is_upper: bool
    cells: tuple[tuple[Status, str], ...]


@dataclass(frozen=True)
class ShownTable:
    """A table: what it crosses, the names of its headings and columns, its rows.

    are_zeros_left: whether rows of zeros are left out.
    """

    title: str
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    are_zeros_left: bool


def shown_tables(edition: Edition) -> list[ShownTable]:
    """Return the tables of an edition, in their order."""
    return [shown_table(edition, table) for table in edition.tables]


def shown_table(edition: Edition, table: ReleasedTable) -> ShownTable:
    """Return one table: its last dimension across when it has several; rows of zeros are left out beyond two."""
    dimensions = [edition.by_name[name] for name in table.dimensions]
    down, across = (dimensions[:-1], dimensions[-1]) if len(dimensions) > 1 else (dimensions, None)
    rows = list(rows_of(table, down, across))
    kept = [row for row in rows if len(dimensions) < 3 or any(status is not Status.ZERO for status, _word in row.cells)]
    return ShownTable(
        title=" × ".join(dimension.label for dimension in dimensions) or str(_("Ensemble")),
        heads=tuple(dimension.label for dimension in down),
        columns=tuple(item.label for item in across.items) if across else (str(_("Signalements")),),
        rows=tuple(kept),
        are_zeros_left=len(kept) < len(rows),
    )


def rows_of(table: ReleasedTable, down: list[Dimension], across: Dimension | None) -> Iterator[ShownRow]:
    """Yield the rows of a table."""
    ends: list[Key] = [(item.code,) for item in across.items] if across else [()]
    for items in itertools.product(*(dimension.items for dimension in down)):
        key = tuple(item.code for item in items)
        cells = tuple(said(table.by_key[(*key, *end)]) for end in ends)
        yield ShownRow(tuple(item.label for item in items), is_upper(items, down), cells)


def is_upper(items: tuple[Item, ...], down: list[Dimension]) -> bool:
    """Whether a row gathers others."""
    return any(item.code in dimension.upper_codes for item, dimension in zip(items, down, strict=True))


def said(cell: Cell) -> tuple[Status, str]:
    """Return a cell in words."""
    return cell.status, str(cell.value) if cell.status is Status.VALUE else str(WORDS[cell.status])
