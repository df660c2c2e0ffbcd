"""What is protected: counts over the values of a few dimensions, and the list of tables to publish."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

# Stands for a dimension that a table does not have.
TOTAL = "Total"
MOST_DIMENSIONS = 3

Key = tuple[str, ...]
Counts = Mapping[Key, int]


@dataclass(frozen=True)
class Dimension:
    """A variable. leaves: its finest values; parents: for a leaf or an upper value, the upper values just above it.

    Raises ValueError when upper values go round in a circle, or when a leaf is also an upper value.
    """

    name: str
    leaves: Key
    parents: Mapping[str, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        clash = set(self.leaves) & set(self.uppers)
        if clash:
            raise ValueError(f"{self.name}: {min(clash)} is both a leaf and an upper value")
        for value in (*self.leaves, *self.uppers):
            self.above(value)

    @cached_property
    def uppers(self) -> Key:
        """The upper values, in the order in which they are named."""
        named = [parent for value in self.parents for parent in self.parents[value]]
        return tuple(dict.fromkeys(named))

    @property
    def nodes(self) -> Key:
        """Every value that is published: leaves, then upper values."""
        return (*self.leaves, *self.uppers)

    def above(self, value: str) -> tuple[str, ...]:
        """Return all the upper values of a value, near ones first. Raises ValueError for a circle."""
        found: dict[str, None] = {}
        waiting = list(self.parents.get(value, ()))
        while waiting:
            upper = waiting.pop(0)
            if upper == value:
                raise ValueError(f"{self.name}: {value} is above itself")
            if upper not in found:
                found[upper] = None
                waiting.extend(self.parents.get(upper, ()))
        return tuple(found)

    @cached_property
    def leaves_under(self) -> Mapping[str, tuple[int, ...]]:
        """For each value, the positions of the leaves that it gathers; a leaf gathers itself."""
        gathered: dict[str, list[int]] = {node: [] for node in self.nodes}
        for position, leaf in enumerate(self.leaves):
            for node in (leaf, *self.above(leaf)):
                gathered[node].append(position)
        return {node: tuple(positions) for node, positions in gathered.items()}

    @cached_property
    def children(self) -> Mapping[str, Key]:
        """For each upper value, the values just below it."""
        below: dict[str, list[str]] = {upper: [] for upper in self.uppers}
        for value in self.nodes:
            for upper in self.parents.get(value, ()):
                below[upper].append(value)
        return {upper: tuple(values) for upper, values in below.items()}


@dataclass(frozen=True)
class Cube:
    """Counts by leaf values, one per dimension in order; what is absent is zero.

    contributions: for each source, its own part of the counts. Raises ValueError for a negative count, an unknown
    value,
    or contributions that go beyond the counts.
    """

    dimensions: tuple[Dimension, ...]
    counts: Counts
    contributions: Mapping[str, Counts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = [set(dimension.leaves) for dimension in self.dimensions]
        for counts in (self.counts, *self.contributions.values()):
            for key, count in counts.items():
                if count < 0 or count != int(count):
                    raise ValueError(f"a count is a whole number, zero or more: {key} has {count}")
                if len(key) != len(known) or any(value not in values for value, values in zip(key, known, strict=True)):
                    raise ValueError(f"not a cell of this cube: {key}")
        added: dict[Key, int] = {}
        for counts in self.contributions.values():
            for key, count in counts.items():
                added[key] = added.get(key, 0) + count
        if any(total > self.counts.get(key, 0) for key, total in added.items()):
            raise ValueError("sources contribute more than the counts")

    def dimension(self, name: str) -> Dimension:
        """Return a dimension by its name. Raises KeyError."""
        return next(dimension for dimension in self.dimensions if dimension.name == name)

    @property
    def names(self) -> Key:
        """The names of the dimensions, in order."""
        return tuple(dimension.name for dimension in self.dimensions)


@dataclass(frozen=True, order=True)
class CellName:
    """A cell of a table: the table's dimensions, and one value of each."""

    table: Key
    key: Key

    @property
    def by_dimension(self) -> dict[str, str]:
        """The values by dimension, for files."""
        return dict(zip(self.table, self.key, strict=True))


@dataclass(frozen=True)
class Ratio:
    """A share that will be published: part over base."""

    part: CellName
    base: CellName


@dataclass(frozen=True)
class Catalogue:
    """The tables to publish, each a tuple of names of dimensions, and the shares that will be computed from them.

    keeps_total: whether the grand total is never hidden for the sake of another cell, even when that would hide fewer.
    """

    tables: tuple[Key, ...]
    ratios: tuple[Ratio, ...] = ()
    keeps_total: bool = False

    @classmethod
    def margins(cls, names: Iterable[str], most: int = 2) -> "Catalogue":
        """Return every table of 0 to ``most`` of these dimensions."""
        from itertools import combinations

        ordered = tuple(names)
        return cls(tuple(table for size in range(most + 1) for table in combinations(ordered, size)))
