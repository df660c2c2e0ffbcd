"""What an attacker can deduce: the lowest and highest total of a set of latents, given every published number.

A linear program: counts by latent are at least the floors, and every known sum is exact.
Source: M. Fischetti and J. J. Salazar, « Solving the cell suppression problem on tabular data with linear
constraints »,
Management Science 47 (2001).
"""

from dataclasses import dataclass

import numpy as np

from vigie.observatory.disclosure.frame import Integers, Sparse
from vigie.observatory.disclosure.problem import Claim, Direction, Problem
from vigie.observatory.disclosure.solver import INFINITY, OPTIMAL, PRIMAL_SIMPLEX, UNBOUNDED, Program

TOLERANCE = 1e-6
# Beyond, looking for rows that follow from others costs more than it saves.
MOST_ROWS_TO_SORT_OUT = 2000
MOST_ENTERING = 50


@dataclass(frozen=True)
class Bound:
    """The answer to one question: the extreme total, and a table (by latent, maybe not whole) where it is reached.

    duals: for each sum, how much the bound moves when the sum does; None when there is no bound.
    """

    total: float
    table: np.ndarray | None
    duals: np.ndarray | None


class Attacker:
    """Answers many questions about one set of known sums, each from where the last one ended."""

    def __init__(self, problem: Problem, hidden: np.ndarray, context: int = 0) -> None:
        self.problem = problem
        self.frame = problem.frame
        self.floor = problem.floors[context]
        self.known = problem.known(hidden)
        slack = problem.values - self.frame.values(self.floor)
        self.empty = self.known & (slack <= 0)
        self.active = np.flatnonzero(self.frame.by_latent.totals(self.empty.astype(float)) == 0)
        useful = np.flatnonzero(self.known & ~self.empty)
        self.rows = independent(
            useful[_from_wide_to_narrow(self.frame.by_sum, useful)], self.frame.by_latent.picked(self.active)
        )
        self.program = Program(presolve="off", simplex_strategy=PRIMAL_SIMPLEX)
        self._fill(slack)

    def _fill(self, slack: np.ndarray) -> None:
        place = np.full(len(self.problem.values), -1)
        place[self.rows] = np.arange(len(self.rows))
        self.program.add_rows(slack[self.rows], slack[self.rows])
        self.columns = restricted(self.frame.by_latent.picked(self.active), place)
        self.entered = np.zeros(0, dtype=np.int64)
        self.is_in = np.zeros(len(self.active), bool)
        self._enter(np.flatnonzero((self.problem.truth - self.floor)[self.active] > 0))

    def _enter(self, which: Integers) -> None:
        # Columns come in when they are worth it: most never are, and the true table alone is feasible.
        count = len(which)
        self.is_in[which] = True
        self.entered = np.concatenate([self.entered, which])
        columns = self.columns.picked(which)
        self.program.add_columns(np.zeros(count), np.zeros(count), np.full(count, INFINITY), columns)

    def highest(self, latents: Integers) -> Bound:
        """Return the highest total of these latents."""
        return self._extreme(latents, 1)

    def lowest(self, latents: Integers) -> Bound:
        """Return the lowest total of these latents."""
        return self._extreme(latents, -1)

    def bound(self, claim: Claim, direction: Direction) -> Bound:
        """Return the extreme total that a claim asks about."""
        return self.lowest(claim.latents) if direction is Direction.DOWN else self.highest(claim.latents)

    def _extreme(self, latents: Integers, sign: int) -> Bound:
        costs = np.zeros(self.frame.size)
        np.add.at(costs, latents, -float(sign))
        costs = costs[self.active]
        while True:
            self.program.set_costs(costs[self.entered])
            status = self.program.run()
            if status in UNBOUNDED:
                return Bound(np.inf, None, None)
            if status != OPTIMAL:
                raise ValueError("what was published before contradicts itself")
            worth = np.where(self.is_in, 0.0, costs - self.columns.totals(self.program.duals))
            better = np.flatnonzero(worth < -TOLERANCE / 10)
            if not len(better):
                return self._bound(latents, sign)
            self._enter(np.sort(better[np.argsort(worth[better], kind="stable")[:MOST_ENTERING]]))

    def _bound(self, latents: Integers, sign: int) -> Bound:
        table = self.floor.astype(float)
        table[self.active[self.entered]] += self.program.solution
        duals = np.zeros(len(self.problem.values))
        duals[self.rows] = -sign * self.program.duals
        return Bound(float(table[latents].sum()), table, duals)


def _from_wide_to_narrow(by_sum: Sparse, sums: Integers) -> Integers:
    # Wide sums first: cuts that lean on totals, which are dear, tell more than those that lean on many inner cells.
    return np.argsort(-(by_sum.starts[sums + 1] - by_sum.starts[sums]), kind="stable")


def restricted(columns: Sparse, place: np.ndarray) -> Sparse:
    """Return the columns over some rows only; place: the new number of each row, -1 for those left out."""
    kept = place[columns.indices] >= 0
    sizes = np.bincount(columns.owners[kept], minlength=columns.size)
    return Sparse(np.concatenate([[0], np.cumsum(sizes)]), place[columns.indices[kept]])


def independent(rows: Integers, columns: Sparse) -> Integers:
    """Return the rows, in the order given, that do not follow from those before (over these columns)."""
    if len(rows) > MOST_ROWS_TO_SORT_OUT or not len(rows):
        return rows
    products = _products(rows, columns)
    basis = np.zeros((len(rows), len(rows)))
    kept: list[int] = []
    for number in range(len(rows)):
        rest = products[number] - basis[: len(kept), number] @ basis[: len(kept)]
        if rest[number] > TOLERANCE * max(1.0, products[number, number]):
            basis[len(kept)] = rest / np.sqrt(rest[number])
            kept.append(number)
    return rows[kept]


def _products(rows: Integers, columns: Sparse) -> np.ndarray:
    place = np.full(int(max(rows.max(initial=0), columns.indices.max(initial=0))) + 1, -1)
    place[rows] = np.arange(len(rows))
    inside = restricted(columns, place)
    products = np.zeros((len(rows), len(rows)))
    sizes = np.diff(inside.starts)
    for size in np.unique(sizes[sizes > 0]):
        lines = np.flatnonzero(sizes == size)
        table = inside.indices[inside.starts[lines][:, None] + np.arange(size)]
        for first in range(size):
            codes = table[:, [first]] * len(rows) + table
            products += np.bincount(codes.ravel(), minlength=len(rows) ** 2).reshape(products.shape)
    return products
