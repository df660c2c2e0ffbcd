"""Indicators counted from facts, in the protected tables of an edition and nowhere else. Plain values.

What is secret stays secret: a measure that needs a secret cell is secret, whatever else is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from vigie.core.small_counts import tells_few
from vigie.observatory.indicators.uncertainty import interval_of
from vigie.observatory.released import Cell, Dimension, Point, ReleasedTable, Status

Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class CubeMeasure:
    """What is counted. filters: codes taken, by dimension; several codes of a dimension add up.

    base: filters of the whole that a share relates to; None for a count. by: the dimension it is broken down by, or
    nothing.
    """

    filters: Filters = field(default_factory=dict)
    base: Filters | None = None
    by: str = ""


@dataclass(frozen=True)
class Counted:
    """A number of facts, or why there is none. note: what is missing, in words."""

    status: Status
    value: int | None = None
    note: str = ""


class Tables:
    """The protected tables of an edition, and what they say of a combination."""

    def __init__(self, tables: Sequence[ReleasedTable], dimensions: Sequence[Dimension]) -> None:
        self.tables = {frozenset(table.dimensions): table for table in tables}
        self.dimensions = {dimension.name: dimension for dimension in dimensions}

    def count(self, filters: Filters) -> Counted:
        """Return how many facts some filters take: the sum of released cells, secret when one of them is."""
        table = self.tables.get(frozenset(filters))
        if table is None:
            return Counted(Status.NOT_COLLECTED, note=gettext("ce croisement n'est pas au catalogue de l'édition"))
        cells = self.cells(table, {name: self.without_children(name, codes) for name, codes in filters.items()})
        if cells is None:
            return Counted(Status.NOT_COLLECTED, note=gettext("ces valeurs ne sont pas dans l'édition"))
        return added(cells)

    def cells(self, table: ReleasedTable, filters: Filters) -> list[Cell] | None:
        """Return the cells of every combination of the codes; None when one of them is not in the table."""
        keys: list[tuple[str, ...]] = [()]
        for name in table.dimensions:
            keys = [(*key, code) for key in keys for code in filters[name]]
        found = [table.by_key.get(key) for key in keys]
        return None if None in found else [cell for cell in found if cell is not None]

    def without_children(self, name: str, codes: Sequence[str]) -> tuple[str, ...]:
        """Return the codes without those that another of them holds already, so that nothing counts twice."""
        dimension = self.dimensions.get(name)
        parents = {item.code: set(item.parents) for item in dimension.items} if dimension else {}
        distinct = tuple(dict.fromkeys(codes))
        return tuple(code for code in distinct if not parents.get(code, set()) & set(distinct))


def added(cells: Sequence[Cell]) -> Counted:
    """Return the sum of cells: a secret one makes it secret, one that was not collected makes it unknown."""
    statuses = {cell.status for cell in cells}
    for status in (Status.NOT_COLLECTED, Status.SECRET):
        if status in statuses:
            return Counted(status)
    total = sum(cell.number or 0 for cell in cells)
    return Counted(Status.VALUE if total else Status.ZERO, total)


def measure_from_cube(
    tables: Sequence[ReleasedTable],
    dimensions: Sequence[Dimension],
    definition: CubeMeasure,
    *,
    period: str,
    threshold: int,
) -> tuple[Point, ...]:
    """Return what an edition gives of an indicator: the whole, then its parts when it is broken down.

    tables, dimensions: those of the edition, already protected. period: its vintage. threshold: the smallest number
    that may be read on either side of a share.
    """
    cube = Tables(tables, dimensions)
    points = [point_of(cube, definition, {}, "", period, threshold)]
    dimension = cube.dimensions.get(definition.by)
    for item in dimension.leaves if dimension else ():
        points.append(point_of(cube, definition, {definition.by: (item.code,)}, item.label, period, threshold))
    return tuple(points)


def point_of(cube: Tables, definition: CubeMeasure, part: Filters, category: str, period: str, threshold: int) -> Point:
    """Return one value of an indicator."""
    if definition.base is None:
        counted = cube.count({**definition.filters, **part})
        value = None if counted.value is None else float(counted.value)
        return Point(period, value, counted.status, category, observations=counted.value, note=counted.note)
    base = cube.count({**definition.base, **part})
    return share_of(cube.count({**definition.base, **definition.filters, **part}), base, category, period, threshold)


def share_of(taken: Counted, base: Counted, category: str, period: str, threshold: int) -> Point:
    """Return a share, with its interval; secret when either number is, or when their difference would be small."""
    for status in (Status.NOT_COLLECTED, Status.SECRET):
        if status in (taken.status, base.status):
            return Point(period, None, status, category, note=taken.note or base.note)
    counted, whole = taken.value or 0, base.value or 0
    if whole == 0:
        return Point(
            period, None, Status.NOT_COLLECTED, category, note=gettext("aucune situation sur laquelle calculer la part")
        )
    if tells_few(counted, whole, threshold):
        return Point(period, None, Status.SECRET, category)
    interval = interval_of(counted, whole)
    assert interval is not None
    status = Status.VALUE if counted else Status.ZERO
    return Point(period, counted / whole, status, category, interval.lower, interval.upper, whole)


def read_computation(content: Any) -> CubeMeasure:
    """Return what a JSON says is counted: ``{"filters": {name: [codes]}, "base": {…}, "by": name}``.

    Raises ValueError, with a French sentence, when it says something else.
    """
    if not isinstance(content, dict) or not set(content) <= {"filters", "base", "by"}:
        raise ValueError(gettext('La définition doit être un objet JSON avec "filters", "base" et "by".'))
    by = content.get("by", "")
    if not isinstance(by, str):
        raise ValueError(gettext('"by" donne le nom d\'une variable, comme "sex".'))
    base = read_filters(content["base"]) if content.get("base") is not None else None
    return CubeMeasure(read_filters(content.get("filters", {})), base, by)


def read_filters(content: Any) -> Filters:
    """Return filters from JSON. Raises ValueError."""
    is_right = isinstance(content, dict) and all(
        isinstance(codes, list) and codes and all(isinstance(code, str) for code in codes) for codes in content.values()
    )
    if not is_right:
        raise ValueError(
            gettext('Un filtre donne, pour chaque variable, une liste de codes : {"domain": ["employment"]}.')
        )
    return {name: tuple(codes) for name, codes in content.items()}
