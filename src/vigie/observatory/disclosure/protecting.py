"""The way in: protects a cube before it is published, and proves it.

For each sensitive number, nobody can exclude, from everything ever published, that it is zero, nor that it reaches
the threshold.
"""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from vigie.observatory.disclosure import auditing, proof
from vigie.observatory.disclosure.auditing import Range
from vigie.observatory.disclosure.cube import Catalogue, CellName, Cube, Key
from vigie.observatory.disclosure.ledger import EarlierSecret, Ledger, LedgerEntry
from vigie.observatory.disclosure.modelling import Model, Named, build
from vigie.observatory.disclosure.problem import Direction, Problem, Reason
from vigie.observatory.disclosure.securing import Progress, Search, Secured, no_progress
from vigie.observatory.disclosure.witnesses import DIRECTIONS

LOWEST_THRESHOLD = 3
MOST_DIMENSIONS = 3
VALUE, ZERO, SECRET = "value", "zero", "secret"


@dataclass(frozen=True)
class ProtectedCell:
    """A cell as it may be published. value: None when secret. status: value, zero or secret."""

    table: Key
    key: Key
    status: str
    value: int | None

    @property
    def name(self) -> CellName:
        """The cell's name."""
        return CellName(self.table, self.key)


@dataclass(frozen=True)
class Violation:
    """A guarantee that cannot be given, whatever is hidden. direction: which half fails; source: the contributor
    that could
    deduce, or None for anybody."""

    cell: CellName
    reason: Reason
    direction: Direction
    source: str | None = None


@dataclass(frozen=True)
class Audit:
    """What was found. cells, primary, secondary: numbers of published cells. bounds: what can be deduced of each
    secret cell.
    """

    cells: int
    primary: int
    secondary: int
    violations: tuple[Violation, ...]
    bounds: dict[CellName, Range]
    seconds: float

    @property
    def is_safe(self) -> bool:
        """Whether every guarantee holds."""
        return not self.violations


@dataclass(frozen=True)
class Protection:
    """Cells to publish, what the audit found, the proof (private), and what the ledger must remember."""

    cells: tuple[ProtectedCell, ...]
    audit: Audit
    witnesses: dict[str, Any]
    ledger_entry: LedgerEntry


def protect(
    cube: Cube,
    catalogue: Catalogue,
    *,
    threshold: int = 5,
    ledger: Ledger | None = None,
    progress: Progress | None = None,
) -> Protection:
    """Protect the tables of a catalogue. progress(done, total, step) is told how far it is.

    Raises ValueError for a threshold under 3, a table of more than 3 dimensions, or a ledger that does not fit the
    cube.
    """
    began = time.process_time()
    _check(catalogue, threshold)
    told = progress or no_progress
    model = build(cube, catalogue, threshold, ledger or Ledger())
    search = Search(model.problem, told)
    secured = search.run()
    bounds = auditing.ranges(search, secured, told)
    audit = _audit(model, secured, bounds, time.process_time() - began)
    cells = tuple(_cell(model.problem, secured.hidden, cell, number) for cell, number in model.cells)
    entry = _entry(model, cells, audit, threshold)
    return Protection(cells, audit, proof.compose(model, secured, threshold), entry)


def _check(catalogue: Catalogue, threshold: int) -> None:
    if threshold < LOWEST_THRESHOLD:
        raise ValueError(f"the threshold is {LOWEST_THRESHOLD} or more")
    for table in catalogue.tables:
        if len(table) > MOST_DIMENSIONS or len(set(table)) != len(table):
            raise ValueError(f"a table has {MOST_DIMENSIONS} dimensions at most, each once: {table}")


def _cell(problem: Problem, hidden: np.ndarray, cell: CellName, number: int) -> ProtectedCell:
    if hidden[number]:
        return ProtectedCell(cell.table, cell.key, SECRET, None)
    value = int(problem.values[number])
    return ProtectedCell(cell.table, cell.key, VALUE if value else ZERO, value)


def _audit(model: Model, secured: Secured, bounds: dict[int, Range], seconds: float) -> Audit:
    problem = model.problem
    primary = int(problem.weights[problem.musts].sum())
    hidden = int(problem.weights[secured.hidden].sum())
    named = {cell: bounds[number] for cell, number in model.cells if number in bounds}
    return Audit(len(model.cells), primary, hidden - primary, tuple(_violations(model, secured)), named, seconds)


def _violations(model: Model, secured: Secured) -> list[Violation]:
    found = []
    for number, side in np.argwhere(~secured.witnesses.held):
        claim, named = model.problem.claims[number], model.named[number]
        if claim.reason is Reason.EARLIER_SECRET and not secured.witnesses.given_up[number, side]:
            continue
        found.append(Violation(_cell_of(named), claim.reason, DIRECTIONS[side], named.source))
    return found


def _cell_of(named: Named) -> CellName:
    return named.less or named.cell


def _entry(model: Model, cells: tuple[ProtectedCell, ...], audit: Audit, threshold: int) -> LedgerEntry:
    published = {cell.name: cell.value for cell in cells if cell.value is not None}
    secret = [
        EarlierSecret(cell.name, bound.lower, bound.upper) for cell in cells if (bound := audit.bounds.get(cell.name))
    ]
    return LedgerEntry(published, tuple(secret), threshold, {axis.name: axis for axis in model.axes})
