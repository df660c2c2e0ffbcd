"""Turns a cube, a catalogue and a ledger into the problem to solve: latents, sums, claims and floors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from vigie.observatory.disclosure.cube import Catalogue, CellName, Counts, Cube, Dimension
from vigie.observatory.disclosure.failures import Contradiction
from vigie.observatory.disclosure.frame import Box, Frame, cells_of, partitions_of
from vigie.observatory.disclosure.ledger import Ledger, LedgerEntry
from vigie.observatory.disclosure.problem import Claim, Problem, Reason
from vigie.observatory.disclosure.vintages import Vintages, split_by_vintage

# What hiding costs: an inner cell, an empty one, an upper value, a total of one variable or none.
INNER, EMPTY, UPPER, TOTAL_COST = 1.0, 0.95, 1.3, 20.0
ROOM, SLIGHT = 3, 0.02
# Contributors must not deduce that the others are fewer than so many.
FEWEST_OTHERS = 3


@dataclass(frozen=True)
class Named:
    """What a claim speaks of: a cell and its leaves on each axis, less another cell if any, of facts that came in
    some vintages.
    """

    cell: CellName
    leaves: Box
    less: CellName | None = None
    first: int = 0
    last: int = 0
    source: str | None = None


@dataclass(frozen=True)
class Model:
    """A problem with the names of its parts. cells: the catalogue's, in order, with their sums. known: what the
    ledger tells:
    cell, value, last vintage it speaks of, sum. named: by claim. sources: by context, None for the outsider."""

    axes: tuple[Dimension, ...]
    vintages: Vintages
    cells: tuple[tuple[CellName, int], ...]
    known: tuple[tuple[CellName, int, int, int], ...]
    problem: Problem
    named: tuple[Named, ...]
    sources: tuple[str | None, ...]


def build(cube: Cube, catalogue: Catalogue, threshold: int, ledger: Ledger) -> Model:
    """Return the model of a protection. Raises ValueError for a table or a ledger that does not fit the cube."""
    try:
        return _Builder(cube, catalogue, threshold, ledger).model()
    except Contradiction:
        return _Builder(cube, catalogue, threshold, ledger, may_grow=False).model()


class _Builder:
    def __init__(
        self, cube: Cube, catalogue: Catalogue, threshold: int, ledger: Ledger, *, may_grow: bool = True
    ) -> None:
        self.cube, self.catalogue, self.threshold, self.ledger = cube, catalogue, threshold, ledger
        self.axes = tuple(_axes(cube, catalogue, ledger))
        self.by_name = {axis.name: axis for axis in self.axes}
        self.vintages = Vintages.of(self.axes, cube, ledger, may_grow=may_grow)
        tables = tuple(dict.fromkeys(catalogue.tables))
        self.cells = [cell for table in tables for cell in cells_of(self.by_name, table)]
        self.claims: list[tuple[Claim, Named]] = []

    def model(self) -> Model:
        """Build everything, in order."""
        self._lay_out()
        self._read_truth()
        self._find_musts()
        self._claim_all()
        self._keep_total()
        claims = tuple(claim for claim, _named in self.claims)
        problem = Problem(
            self.frame,
            self.truth,
            self.values,
            self.fixed,
            self.musts,
            self.weights,
            self._costs(),
            self._totals(),
            claims,
            self.floors,
        )
        named = tuple(named for _claim, named in self.claims)
        cells = tuple(zip(self.cells, self.sums.tolist(), strict=True))
        return Model(self.axes, self.vintages, cells, tuple(self.known), problem, named, self.sources)

    def _lay_out(self) -> None:
        self.last = self.vintages.count - 1
        boxes = [self._box(cell) for cell in self.cells]
        old = list(self._earlier())
        shape = tuple(len(axis.leaves) for axis in self.axes)
        partitions = [partitions_of(axis) for axis in self.axes]
        if self.last:
            shape, partitions = (*shape, self.vintages.count), [*partitions, []]
        self.frame = Frame(shape, [*boxes, *(box for _cell, _value, _last, box in old)], partitions)
        self.sums = np.array([self.frame.number[box] for box in boxes], dtype=np.int64)
        numbered = [(cell, value, last, self.frame.number[box]) for cell, value, last, box in old]
        self.known = [(cell, value, last, number) for cell, value, last, number in numbered if value is not None]
        self.hidden_before = [(cell, last, number) for cell, value, last, number in numbered if value is None]

    def _box(self, cell: CellName, last: int | None = None, entry: LedgerEntry | None = None) -> Box:
        box = tuple(self._leaves(axis, cell, entry) for axis in self.axes)
        births = tuple(range((self.last if last is None else last) + 1))
        return (*box, births) if self.last else box

    def _leaves(self, axis: Dimension, cell: CellName, entry: LedgerEntry | None) -> tuple[int, ...]:
        value = cell.by_dimension.get(axis.name)
        if value is None:
            return tuple(range(len(axis.leaves)))
        was = entry.dimensions.get(axis.name) if entry else None
        if was is None or value not in was.leaves_under:
            return axis.leaves_under[value]
        place = {leaf: position for position, leaf in enumerate(axis.leaves)}
        return tuple(sorted(place[was.leaves[leaf]] for leaf in was.leaves_under[value]))

    def _earlier(self) -> Iterator[tuple[CellName, int | None, int, Box]]:
        for entry, last in self.vintages.binding:
            for cell, value in entry.published.items():
                yield cell, value, last, self._box(cell, last, entry)
            for secret in entry.secret:
                if last == self.last or secret.promises(entry.threshold):
                    yield secret.cell, None, last, self._box(secret.cell, last, entry)

    def _read_truth(self) -> None:
        self.fixed = np.zeros(len(self.frame.boxes), bool)
        self.fixed[[number for _cell, _value, _last, number in self.known]] = True
        self.truth = self._table(self.cube.counts)
        if self.last:
            self.truth = split_by_vintage(
                self.frame, self.truth, {number: value for _cell, value, _last, number in self.known}
            )
        self.values = self.frame.values(self.truth)
        self.sources = (None, *self.cube.contributions) if not self.last else (None,)
        empty = np.zeros(self.frame.size, dtype=np.int64)
        self.floors = (empty, *(self._table(self.cube.contributions[source]) for source in self.sources[1:] if source))
        self.weights = np.bincount(self.sums, minlength=len(self.values)).astype(float)

    def _table(self, counts: Counts) -> np.ndarray:
        """Return counts by latent; with several vintages, all of them in the first."""
        names = self.cube.names
        places = [{leaf: position for position, leaf in enumerate(axis.leaves)} for axis in self.axes]
        columns = [names.index(axis.name) if axis.name in names else None for axis in self.axes]
        table = np.zeros(self.frame.size, dtype=np.int64)
        for key, count in counts.items():
            steps = zip(places, columns, self.frame.strides, strict=False)
            table[int(sum(place[key[column]] * stride for place, column, stride in steps if column is not None))] += (
                count
            )
        return table

    def _find_musts(self) -> None:
        published = self.weights > 0
        self.small = published & (self.values > 0) & (self.values < self.threshold)
        self.dominated = np.zeros(len(self.values), bool)
        if len(self.floors) > 1:
            largest = np.max([self.frame.values(floor) for floor in self.floors[1:]], axis=0)
            others = self.values - largest
            self.dominated = published & (others > 0) & (others < FEWEST_OTHERS)
        self.musts = self.small | self.dominated
        # A cell hidden before that the catalogue does not have is not to be shown either.
        self.musts[[number for _cell, _last, number in self.hidden_before if not published[number]]] = True

    def _claim_all(self) -> None:
        names: dict[int, CellName] = {}
        for cell, number in zip(self.cells, self.sums.tolist(), strict=True):
            names.setdefault(number, cell)
        for number in np.flatnonzero((self.small | self.dominated) & (self.weights > 0)):
            reason = Reason.SMALL_COUNT if self.small[number] else Reason.LARGEST_SOURCE
            self._claim(names[int(number)], int(number), reason)
        self._claim_hidden_before()
        self._claim_complements()
        self._claim_increments()

    def _claim(
        self, cell: CellName, number: int, reason: Reason, last: int | None = None, threshold: int | None = None
    ) -> None:
        latents, value = self.frame.by_sum.line(number), int(self.values[number])
        named = Named(cell, self._sides(number), last=self.last if last is None else last)
        self.claims.append((Claim(latents, value, 0, threshold or self.threshold, reason, number), named))
        for context, source in enumerate(self.sources[1:], start=1):
            own = int(self.floors[context][latents].sum())
            if value > own:
                claim = Claim(latents, value, own, own + FEWEST_OTHERS, reason, number, context)
                self.claims.append((claim, Named(cell, named.leaves, last=named.last, source=source)))

    def _claim_hidden_before(self) -> None:
        claimed = {claim.sum for claim, _named in self.claims}
        for cell, last, number in self.hidden_before:
            entry_threshold = self._threshold_of(last)
            is_small = 0 < self.values[number] < entry_threshold
            if number not in claimed and (is_small or last < self.last):
                claimed.add(number)
                self._claim(cell, number, Reason.EARLIER_SECRET, last, entry_threshold)

    def _threshold_of(self, last: int) -> int:
        return max(entry.threshold for entry, vintage in self.vintages.binding if vintage == last)

    def _claim_complements(self) -> None:
        for ratio in self.catalogue.ratios:
            part, base = (self.frame.number[self._box(cell)] for cell in (ratio.part, ratio.base))
            rest = np.setdiff1d(self.frame.by_sum.line(base), self.frame.by_sum.line(part))
            value = int(self.truth[rest].sum())
            if 0 < value < self.threshold:
                self.musts[part] = True
                named = Named(ratio.base, self._sides(base), ratio.part, last=self.last)
                self.claims.append((Claim(rest, value, 0, self.threshold, Reason.COMPLEMENT), named))

    def _claim_increments(self) -> None:
        """Nobody may deduce that a published number rose or fell by a few."""
        for entry, last in self.vintages.revised:
            for cell, old in entry.published.items():
                number = self.frame.number.get(self._box(cell, None, entry))
                latents = self.frame.latents_of(self._box(cell, None, entry))
                change = int(self.truth[latents].sum()) - old
                if not 0 < abs(change) < self.threshold:
                    continue
                if number is not None and self.weights[number]:
                    self.musts[number] = True
                self.claims.append(self._increment(cell, entry, latents, old, last))

    def _increment(
        self, cell: CellName, entry: LedgerEntry, latents: np.ndarray, old: int, last: int | None
    ) -> tuple[Claim, Named]:
        now = int(self.truth[latents].sum())
        sides = self._box(cell, None, entry)[: len(self.axes)]
        if last is not None:
            late = np.setdiff1d(latents, self.frame.latents_of(self._box(cell, last, entry)))
            claim = Claim(late, now - old, 0, self.threshold, Reason.INCREMENT)
            return claim, Named(cell, sides, first=last + 1, last=self.last)
        low, high = (old, old + self.threshold) if now > old else (max(0, old - self.threshold), old)
        return Claim(latents, now, low, high, Reason.INCREMENT), Named(cell, sides, last=self.last)

    def _keep_total(self) -> None:
        # Known whatever is chosen, as if it had been published already.
        number = self.frame.number.get(self._box(CellName((), ()))) if self.catalogue.keeps_total else None
        if number is not None and not self.musts[number]:
            self.fixed[number] = True

    def _sides(self, number: int) -> Box:
        return self.frame.boxes[number][: len(self.axes)]

    def _widths(self) -> np.ndarray:
        # How many axes a sum cuts; a dimension of a single value cuts nothing.
        sizes = np.array([[len(part) for part in box[: len(self.axes)]] for box in self.frame.boxes]).reshape(
            len(self.frame.boxes), -1
        )
        return (sizes < np.array(self.frame.shape[: len(self.axes)])).sum(axis=1)

    def _totals(self) -> np.ndarray:
        widths = self._widths()
        return (widths <= 1) & (widths.max(initial=0) > 1)

    def _costs(self) -> np.ndarray:
        # Among cells that cost the same, large ones leave more room to the others.
        room = np.minimum(self.values, ROOM * self.threshold) / (ROOM * self.threshold)
        inner = np.where(self.values == 0, EMPTY, INNER - SLIGHT * room)
        has_parts = np.zeros(len(self.values), bool)
        has_parts[[relation.whole for relation in self.frame.relations]] = True
        costs = np.where(has_parts, UPPER, inner) * np.maximum(self.weights, 1)
        return np.where(self._totals(), TOTAL_COST * np.maximum(self.weights, 1), costs)


def _axes(cube: Cube, catalogue: Catalogue, ledger: Ledger) -> Iterable[Dimension]:
    """Return the dimensions that something published uses, with every leaf ever named."""
    used = {name for table in catalogue.tables for name in table}
    used |= {name for entry in ledger.entries for cell in entry.published for name in cell.table}
    unknown = used - set(cube.names)
    if unknown:
        raise ValueError(f"unknown dimension: {min(unknown)}")
    for dimension in cube.dimensions:
        if dimension.name in used:
            yield _with_earlier_leaves(dimension, ledger)


def _with_earlier_leaves(dimension: Dimension, ledger: Ledger) -> Dimension:
    leaves = dict.fromkeys(dimension.leaves)
    for entry in ledger.entries:
        was = entry.dimensions.get(dimension.name)
        leaves.update(dict.fromkeys(was.leaves if was else ()))
        if not was:
            leaves.update(dict.fromkeys(_unknown_empty_values(dimension, entry.published)))
    fresh = tuple(leaf for leaf in leaves if leaf not in dimension.uppers)
    return dimension if fresh == dimension.leaves else Dimension(dimension.name, fresh, dimension.parents)


def _unknown_empty_values(dimension: Dimension, published: Mapping[CellName, int]) -> Iterator[str]:
    for cell in published:
        value = cell.by_dimension.get(dimension.name)
        if value is not None and value not in dimension.nodes:
            yield value
