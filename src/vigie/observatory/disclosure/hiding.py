"""Chooses which sums to hide: the cheapest choice that satisfies every inequality found so far."""

import numpy as np

from vigie.observatory.disclosure.cuts import Cut
from vigie.observatory.disclosure.frame import Sparse
from vigie.observatory.disclosure.problem import Problem
from vigie.observatory.disclosure.solver import INFINITY, Program

# Limits in nodes, never in seconds: the same input gives the same output on any machine.
EXACT = {"mip_rel_gap": 0.0, "mip_abs_gap": 1e-6, "mip_max_nodes": 20_000}
QUICK = {"mip_rel_gap": 0.005, "mip_abs_gap": 0.5, "mip_max_nodes": 20}


class Chooser:
    """A whole program with one column per sum: 1 when hidden. It gains rows as attacks are found."""

    def __init__(self, problem: Problem, costs: np.ndarray, *, is_exact: bool) -> None:
        self.problem = problem
        self.lower = problem.musts.astype(float)
        self.upper = (~problem.fixed | problem.musts).astype(float)
        self.cuts: list[Cut] = []
        self.options: dict[str, float] = EXACT if is_exact else QUICK
        self.costs = costs

    def add(self, cut: Cut) -> None:
        """Add an inequality."""
        self.cuts.append(cut)

    def keep(self, hidden: np.ndarray) -> None:
        """Never show these sums again."""
        self.lower = np.maximum(self.lower, hidden & (self.upper > 0))

    def forbid(self, sums: np.ndarray) -> None:
        """Never hide these sums, unless they must be."""
        self.upper = np.where(sums & (self.lower == 0), 0.0, self.upper)

    def choose(self) -> np.ndarray | None:
        """Return the sums to hide, or None when no choice satisfies every inequality."""
        program = Program(**self.options)
        count = len(self.costs)
        self._fill(program)
        program.make_whole(np.arange(count))
        program.run()
        return program.solution[:count] > 0.5 if program.has_solution else None

    def _fill(self, program: Program) -> None:
        count = len(self.costs)
        program.add_rows(np.array([cut.least for cut in self.cuts]), np.full(len(self.cuts), INFINITY))
        lines = Sparse.of([cut.sums for cut in self.cuts])
        order = np.argsort(lines.indices, kind="stable")
        amounts = np.concatenate([*(cut.amounts for cut in self.cuts), np.zeros(0)])[order]
        program.add_columns(self.costs, self.lower, self.upper, lines.transposed(count), amounts)
