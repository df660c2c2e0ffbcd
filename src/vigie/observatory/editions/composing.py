"""Composes what an edition releases from protected cells and the names of codes: plain functions on plain values."""

import itertools
from collections.abc import Callable, Collection, Iterable, Sequence

from vigie.observatory.released import Cell, Dimension, Key, ReleasedTable, Status

Table = tuple[str, ...]


def released_tables(
    tables: Iterable[Table],
    dimensions: Sequence[Dimension],
    cell_at: Callable[[Table, Key], Cell],
    *,
    missing: Collection[str],
) -> tuple[ReleasedTable, ...]:
    """Return every cell of every table, upper values included.

    cell_at: the protected cell of a table at a key. missing: dimensions that nobody was asked; a table that has one
    holds no number, which is not zero.
    """
    by_name = {dimension.name: dimension for dimension in dimensions}
    return tuple(
        ReleasedTable(
            table,
            tuple(
                cell_at(table, key) if is_asked(table, missing) else Cell(key, Status.NOT_COLLECTED)
                for key in keys_of([by_name[name] for name in table])
            ),
        )
        for table in tables
    )


def is_asked(table: Table, missing: Collection[str]) -> bool:
    """Whether everything that a table shows was asked."""
    return not set(table) & set(missing)


def keys_of(dimensions: Sequence[Dimension]) -> Iterable[Key]:
    """Return every combination of the values of some dimensions, in their order."""
    return itertools.product(*([item.code for item in dimension.items] for dimension in dimensions))


def statuses(tables: Iterable[ReleasedTable]) -> dict[Status, int]:
    """Return how many cells have each status."""
    found = dict.fromkeys(Status, 0)
    for table in tables:
        for cell in table.cells:
            found[cell.status] += 1
    return found
