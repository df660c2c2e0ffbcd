"""What a page of the explorer shows: one or two dimensions, and items that narrow the rest. Plain values."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vigie.observatory.explorer.names import SLUGS, slug_of
from vigie.observatory.released import Edition, Item

Filters: TypeAlias = tuple[tuple[str, str], ...]
# A table is read in rows and columns: of a third dimension, one item at a time.
MOST_SHOWN = 2
LONGEST_NAME = 100


@dataclass(frozen=True)
class Choice:
    """shown: the dimension of rows, then that of columns when there is one. filters: (dimension, item code) pairs."""

    shown: tuple[str, ...]
    filters: Filters = ()

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension it reads."""
        return (*self.shown, *(name for name, _code in self.filters))

    @property
    def slug(self) -> str:
        """The address of what is shown, without what narrows it."""
        return slug_of(self.shown)

    def query(self) -> dict[str, str]:
        """Return what narrows it, as an address writes it."""
        return {SLUGS.get(name, name): code for name, code in self.filters}

    def without(self, dimension: str) -> "Choice":
        """Return the same, no longer narrowed by a dimension."""
        return Choice(self.shown, tuple(pair for pair in self.filters if pair[0] != dimension))

    def narrowed(self, dimension: str, code: str) -> "Choice":
        """Return the same, narrowed to one item of a dimension."""
        return Choice(self.shown, (*self.without(dimension).filters, (dimension, code)))

    def file_name(self, kind: str) -> str:
        """Return the name of a file drawn for it, one for each choice: « explorer.domaine.sexe=women.carte »."""
        filters = sorted(f"{SLUGS.get(name, name)}={code}" for name, code in self.filters)
        name = ".".join(["explorer", self.slug, *filters, kind])
        return name if len(name) <= LONGEST_NAME else f"explorer.{hashlib.sha256(name.encode()).hexdigest()}.{kind}"


def in_rows_and_columns(edition: Edition, dimensions: Sequence[str]) -> Choice:
    """Return how a table is read: the dimension with fewer items in columns; a third one is left out."""
    order = [dimension.name for dimension in edition.dimensions]
    known = sorted(dimensions, key=order.index)[-MOST_SHOWN:]
    return Choice(tuple(sorted(known, key=lambda name: (-len(edition.by_name[name].items), order.index(name)))))


def filters_offered(edition: Edition, choice: Choice) -> list[str]:
    """Return the dimensions that may narrow what is shown, alone or with the filters already there, in order."""
    chosen = {name for name, _code in choice.filters}
    return [
        dimension.name
        for dimension in edition.dimensions
        if dimension.name not in choice.shown
        and (dimension.name in chosen or edition.table(*choice.shown, dimension.name) is not None)
    ]


def crossings_of(edition: Edition, name: str) -> list[Choice]:
    """Return the two-dimension tables that have a dimension, in the order of the catalogue."""
    return [
        in_rows_and_columns(edition, table.dimensions)
        for table in edition.tables
        if len(table.dimensions) == MOST_SHOWN and name in table.dimensions
    ]


def every_choice(edition: Edition) -> list[Choice]:
    """Return all that the catalogue lets one show: each table, and each slice of a larger one. Without the total."""
    found: dict[Choice, None] = {}
    for table in edition.tables:
        for shown in readings_of(edition, table.dimensions):
            rest = [name for name in table.dimensions if name not in shown.shown]
            for filters in combinations_of(edition, rest):
                found.setdefault(Choice(shown.shown, filters))
    return list(found)


def readings_of(edition: Edition, dimensions: Sequence[str]) -> list[Choice]:
    """Return each way of showing one or two of a table's dimensions."""
    ones = [Choice((name,)) for name in dimensions]
    twos = [
        in_rows_and_columns(edition, (first, second))
        for place, first in enumerate(dimensions)
        for second in dimensions[place + 1 :]
    ]
    return ones + twos


def combinations_of(edition: Edition, names: Sequence[str]) -> list[Filters]:
    """Return every pair of items of these dimensions, one item a dimension; one empty combination without any."""
    combinations: list[Filters] = [()]
    for name in names:
        items = edition.by_name[name].items
        combinations = [(*pairs, (name, item.code)) for pairs in combinations for item in items]
    return combinations


def item_of(edition: Edition, dimension: str, code: str) -> Item | None:
    """Return an item by its code."""
    return next((item for item in edition.by_name[dimension].items if item.code == code), None)


def filters_from(edition: Edition, choice: Choice, query: Mapping[str, str]) -> tuple[Choice, list[str]]:
    """Return the choice narrowed as a query says, and the values of the query that name no item of the edition."""
    unknown = []
    for dimension in edition.dimensions:
        code = query.get(SLUGS.get(dimension.name, dimension.name), "")
        if not code or dimension.name in choice.shown:
            continue
        if item_of(edition, dimension.name, code) is None:
            unknown.append(code)
        else:
            choice = choice.narrowed(dimension.name, code)
    return choice, unknown
