"""What an edition releases, as plain values: everything the public reads is drawn from these, and from nothing else.

An ``Edition`` is protected before it exists: its cells carry a number or say why they carry none. Pages, charts, maps,
sentences, files and the API read it; none of them reads a fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from vigie.core.measuring import Direction

# Stands for a dimension that a table does not have, in files that put several tables together.
TOTAL = "total"

Key = tuple[str, ...]


class Status(StrEnum):
    """Four things that are never confused."""

    VALUE = "value"
    ZERO = "zero"
    SECRET = "secret"  # noqa: S105
    NOT_COLLECTED = "not_collected"


@dataclass(frozen=True)
class Item:
    """A value of a dimension. parents: codes of the upper values it belongs to; an upper value is an item too."""

    code: str
    label: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dimension:
    """A variable of the facts, such as « domain », with its French name and its values in their order."""

    name: str
    label: str
    items: tuple[Item, ...]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The labels by code."""
        return {item.code: item.label for item in self.items}

    @cached_property
    def upper_codes(self) -> frozenset[str]:
        """The codes that gather others."""
        return frozenset(parent for item in self.items for parent in item.parents)

    @cached_property
    def leaves(self) -> tuple[Item, ...]:
        """The finest values, in order."""
        return tuple(item for item in self.items if item.code not in self.upper_codes)


@dataclass(frozen=True)
class Cell:
    """A number of situations, or why there is none. key: one code per dimension of its table."""

    key: Key
    status: Status
    value: int | None = None

    @property
    def number(self) -> int | None:
        """The number that may be said: zero when nobody, None when it may not or cannot be."""
        if self.status is Status.VALUE:
            return self.value
        return 0 if self.status is Status.ZERO else None


@dataclass(frozen=True)
class ReleasedTable:
    """The cells of one table of the catalogue: every combination of its dimensions' items, upper ones included."""

    dimensions: tuple[str, ...]
    cells: tuple[Cell, ...]

    @cached_property
    def by_key(self) -> Mapping[Key, Cell]:
        """The cells by key."""
        return {cell.key: cell for cell in self.cells}


@dataclass(frozen=True)
class Point:
    """One value of an indicator. period: « 2017 », « 2007-2013 »; category: what it is broken down by, or nothing.

    lower, upper: interval at 95 %, or None. observations: how many the value rests on. is_comparable: with the point
    before it; note says why not.
    """

    period: str
    value: float | None
    status: Status
    category: str = ""
    lower: float | None = None
    upper: float | None = None
    observations: int | None = None
    note: str = ""
    is_comparable: bool = True


@dataclass(frozen=True)
class Target:
    """What is aimed at: an amount, for when."""

    amount: float
    period: str


@dataclass(frozen=True)
class ReleasedIndicator:
    """An indicator with all that lets one judge it. is_external: its figures were already public, and are cited."""

    code: str
    label: str
    definition: str
    unit: str
    direction: Direction
    source: str
    method: str
    points: tuple[Point, ...]
    frequency: str = ""
    owner: str = ""
    breakdown: str = ""
    is_external: bool = False
    is_context: bool = False
    is_share: bool = False
    target: Target | None = None


@dataclass(frozen=True)
class MissingSource:
    """Data that exist nowhere, or that their holder has not given (S54): absence is shown as such."""

    label: str
    holder: str
    said: str


@dataclass(frozen=True)
class Passage:
    """A titled text, in Markdown: a part of the method, a finding of the diagnosis."""

    title: str
    text: str


@dataclass(frozen=True)
class Edition:
    """A whole edition. Before it is signed, number is None and signature fields are empty.

    vintage: the year of facts it counts. signed_on: ISO date. threshold: the smallest number shown. corrects: number of
    the edition it replaces.
    """

    vintage: int
    title: str
    territory: str
    dimensions: tuple[Dimension, ...]
    tables: tuple[ReleasedTable, ...]
    threshold: int
    introduction: str = ""
    indicators: tuple[ReleasedIndicator, ...] = ()
    missing: tuple[MissingSource, ...] = ()
    findings: tuple[Passage, ...] = ()
    method: tuple[Passage, ...] = ()
    number: int | None = None
    signed_on: str = ""
    signatory_name: str = ""
    signatory_title: str = ""
    corrects: int | None = None
    correction_reason: str = ""
    referential: int = 0
    is_fictitious: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, Dimension]:
        """The dimensions by name."""
        return {dimension.name: dimension for dimension in self.dimensions}

    def table(self, *names: str) -> ReleasedTable | None:
        """Return the table of these dimensions, whatever their order; None when the catalogue has none."""
        wanted = frozenset(names)
        return next((table for table in self.tables if frozenset(table.dimensions) == wanted), None)

    @property
    def total(self) -> Cell | None:
        """The grand total."""
        table = self.table()
        return table.cells[0] if table else None
