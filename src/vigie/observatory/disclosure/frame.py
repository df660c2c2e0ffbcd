"""The geometry of what is published: every published number is the sum of a box of the finest cells, the *latents*.

Two published cells that gather the same latents are one *sum*: they always have the same value and the same status.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product

import numpy as np

from vigie.observatory.disclosure.cube import CellName, Dimension, Key
from vigie.observatory.disclosure.failures import TooLarge

# For each axis, the positions of the leaves that a sum gathers.
Box = tuple[tuple[int, ...], ...]
Integers = np.ndarray
MOST_LATENTS = 500_000
MOST_CELLS = 30_000


@dataclass(frozen=True)
class Sparse:
    """Lists of positions, one after the other: those of line i are ``indices[starts[i]:starts[i + 1]]``."""

    starts: Integers
    indices: Integers

    @classmethod
    def of(cls, lines: Sequence[Integers]) -> "Sparse":
        """Gather lines."""
        sizes = np.array([0, *(len(line) for line in lines)], dtype=np.int64)
        return cls(np.cumsum(sizes), np.concatenate([*lines, np.zeros(0, np.int64)]).astype(np.int64))

    def line(self, number: int) -> Integers:
        """Return the positions of a line."""
        return self.indices[self.starts[number] : self.starts[number + 1]]

    @property
    def size(self) -> int:
        """The number of lines."""
        return len(self.starts) - 1

    @cached_property
    def owners(self) -> Integers:
        """For each index, the line that it belongs to."""
        return np.repeat(np.arange(self.size), np.diff(self.starts))

    def transposed(self, size: int) -> "Sparse":
        """Return, for each of ``size`` positions, the lines where it stands."""
        order = np.argsort(self.indices, kind="stable")
        counts = np.bincount(self.indices, minlength=size)
        return Sparse(np.concatenate([[0], np.cumsum(counts)]), self.owners[order])

    def picked(self, lines: Integers) -> "Sparse":
        """Return some of the lines."""
        sizes = self.starts[lines + 1] - self.starts[lines]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        shift = np.repeat(self.starts[lines] - starts[:-1], sizes)
        return Sparse(starts, self.indices[np.arange(starts[-1]) + shift])

    def totals(self, amounts: np.ndarray) -> np.ndarray:
        """Return, for each line, the total of the amounts at its positions."""
        return np.bincount(self.owners, weights=amounts[self.indices], minlength=self.size)


@dataclass(frozen=True)
class Relation:
    """A sum that is made of others: ``whole`` = total of ``parts``."""

    whole: int
    parts: Integers


class Frame:
    """The sums of a list of cells over some axes. axes: their numbers of leaves; partitions: ways to cut each axis."""

    def __init__(
        self, shape: tuple[int, ...], boxes: Iterable[Box], partitions: Sequence[Sequence["Partition"]]
    ) -> None:
        self.shape = shape
        self.size = int(np.prod(shape, dtype=np.int64)) if shape else 1
        if self.size > MOST_LATENTS:
            raise TooLarge(f"{self.size} combinations of values")
        self.strides = np.array([int(np.prod(shape[axis + 1 :])) for axis in range(len(shape))], dtype=np.int64)
        self.number: dict[Box, int] = {}
        for box in boxes:
            self.number.setdefault(box, len(self.number))
            if len(self.number) > MOST_CELLS:
                raise TooLarge(f"more than {MOST_CELLS} cells")
        self.boxes = tuple(self.number)
        self.partitions = partitions
        self.by_sum = Sparse.of([self.latents_of(box) for box in self.boxes])
        self.by_latent = self.by_sum.transposed(self.size)

    def latents_of(self, box: Box) -> Integers:
        """Return the positions of the latents of a box, in increasing order."""
        steps = [np.array(leaves, dtype=np.int64) * stride for leaves, stride in zip(box, self.strides, strict=True)]
        return reduce(lambda gathered, step: (gathered[:, None] + step[None, :]).ravel(), steps, np.zeros(1, np.int64))

    def values(self, table: np.ndarray) -> np.ndarray:
        """Return the value of every sum, for counts by latent."""
        return np.rint(self.by_sum.totals(table)).astype(np.int64)

    @cached_property
    def coordinates(self) -> Integers:
        """The leaf of each latent on each axis: latents × axes."""
        return np.stack(np.unravel_index(np.arange(self.size), self.shape), axis=1) if self.shape else np.zeros((1, 0))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every sum that is made of other published sums, along one axis."""
        found = []
        for box, whole in self.number.items():
            for axis, partitions in enumerate(self.partitions):
                found += [relation for cut in partitions if (relation := self._relation(box, whole, axis, cut))]
        return tuple(found)

    def _relation(self, box: Box, whole: int, axis: int, cut: "Partition") -> Relation | None:
        if box[axis] != cut.whole:
            return None
        parts = [self.number.get((*box[:axis], part, *box[axis + 1 :])) for part in cut.parts]
        known = [part for part in parts if part is not None]
        return Relation(whole, np.array(known)) if len(known) == len(parts) and whole not in known else None


@dataclass(frozen=True)
class Partition:
    """A set of leaves of one axis, cut into smaller sets that do not overlap."""

    whole: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]


def partitions_of(dimension: Dimension) -> list[Partition]:
    """Return the ways in which a dimension's values add up: by leaves, and by the values just below."""
    under = dimension.leaves_under
    everything = tuple(range(len(dimension.leaves)))
    roots = tuple(node for node in dimension.nodes if not dimension.parents.get(node))
    groups = [(everything, roots), (everything, dimension.leaves)]
    for upper, below in dimension.children.items():
        groups += [(under[upper], below), (under[upper], tuple(dimension.leaves[leaf] for leaf in under[upper]))]
    cuts = [Partition(whole, tuple(dict.fromkeys(under[value] for value in values))) for whole, values in groups]
    return [
        cut for cut in dict.fromkeys(cuts) if sorted(leaf for part in cut.parts for leaf in part) == list(cut.whole)
    ]


def cells_of(dimensions: Mapping[str, Dimension], table: Key) -> Iterable[CellName]:
    """Return every cell of a table, in order."""
    return (CellName(table, key) for key in product(*(dimensions[name].nodes for name in table)))


def box_of(cell: CellName, axes: Sequence[Dimension]) -> Box:
    """Return the box that a cell sums. Raises KeyError for an unknown value."""
    values = cell.by_dimension
    return tuple(
        axis.leaves_under[values[axis.name]] if axis.name in values else tuple(range(len(axis.leaves))) for axis in axes
    )
