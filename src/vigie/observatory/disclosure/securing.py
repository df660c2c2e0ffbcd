"""The search: which sums to hide so that every claim holds, with the witnesses that prove it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from vigie.observatory.disclosure.attacker import TOLERANCE, Attacker, Bound
from vigie.observatory.disclosure.cuts import Cut, cut_of_bound, cuts_of_relations
from vigie.observatory.disclosure.hiding import Chooser
from vigie.observatory.disclosure.problem import Direction, Problem
from vigie.observatory.disclosure.searching import exchange, solve_missing
from vigie.observatory.disclosure.witnesses import DIRECTIONS, Witnesses

# Up to so many cells, the number of hidden cells is minimal; beyond, good and quick.
MOST_CELLS_EXACT = 150
# Claims times possible latents: beyond, an attack by linear program on every claim would take too long.
MOST_ATTACKS = 4_000_000
ROUNDS, ROUNDS_EXACT = 2, 400
PATIENCE = 16
Progress = Callable[[int, int, str], None]


def no_progress(done: int, total: int, step: str) -> None:
    """Tell nobody."""


@dataclass
class Secured:
    """The result: hidden sums, witnesses, and the linear bounds that were computed on the way, by (sum, direction)."""

    hidden: np.ndarray
    witnesses: Witnesses
    bounds: dict[tuple[int, Direction], float] = field(default_factory=dict)


class Search:
    """Hides, attacks, hides more, until nothing is left to attack."""

    def __init__(self, problem: Problem, progress: Progress = no_progress) -> None:
        self.problem = problem
        self.progress = progress
        self.witnesses = Witnesses(problem)
        self.is_wide = self._is_wide()
        self.is_exact = problem.weights.sum() <= MOST_CELLS_EXACT
        self.bounds: dict[tuple[int, Direction], float] = {}
        self.relation_cuts = [cut for cut in cuts_of_relations(problem) if _is_possible(problem, cut)]
        self.cuts: list[Cut] = []

    def _is_wide(self) -> bool:
        empty = (self.problem.values == 0) & ~self.problem.musts
        possible = (self.problem.frame.by_latent.totals(empty.astype(float)) == 0).sum()
        return bool(len(self.problem.claims) * possible > MOST_ATTACKS)

    def run(self) -> Secured:
        """Return the best protection found."""
        hidden = self._choose()
        hidden = self._make_whole(hidden)
        hidden = self._show_again(hidden)
        return Secured(hidden, self.witnesses, self.bounds)

    def _choose(self) -> np.ndarray:
        if not self.is_exact:
            return self._settled(self._chooser(self.problem.costs), keeps=self.is_wide)
        return self._choose_fewest()

    def _choose_fewest(self) -> np.ndarray:
        """Return the fewest cells, then inner ones; a total of one variable is kept for the price of one cell more."""
        problem = self.problem
        costs = problem.weights + problem.costs / (problem.costs.sum() + 1) / 2
        with_totals = self._chooser(costs)
        with_totals.forbid(problem.totals)
        kept = self._settle(with_totals, keeps=False)
        if kept is None:
            return self._settled(self._chooser(costs), keeps=False)
        freely = self._chooser(costs)
        count = problem.weights[kept].sum()
        weighed = np.flatnonzero(problem.weights > 0)
        freely.add(Cut(weighed, -problem.weights[weighed], -(count - 2)))
        fewer = self._settle(freely, keeps=False)
        return kept if fewer is None else fewer

    def _chooser(self, costs: np.ndarray) -> Chooser:
        chooser = Chooser(self.problem, costs, is_exact=self.is_exact)
        for cut in self.relation_cuts + self.cuts:
            chooser.add(cut)
        return chooser

    def _settled(self, chooser: Chooser, *, keeps: bool) -> np.ndarray:
        hidden = self._settle(chooser, keeps=keeps)
        return self.problem.musts | ~self.problem.fixed if hidden is None else hidden

    def _settle(self, chooser: Chooser, *, keeps: bool) -> np.ndarray | None:
        """Return a choice that no linear attack breaks. keeps: what is hidden once stays so, which ends sooner."""
        number = 0
        while (hidden := chooser.choose()) is not None:
            number += 1
            found = self._attack(hidden)
            if not found:
                return hidden
            for cut in found:
                self.cuts.append(cut)
                chooser.add(cut)
            if keeps or number > (ROUNDS_EXACT if self.is_exact else ROUNDS):
                chooser.keep(hidden)
        return None

    def _attack(self, hidden: np.ndarray) -> list[Cut]:
        self.witnesses.forget(hidden)
        self.bounds = {}
        # A witness spares a linear program, and looking around the truth is quick.
        exchange(self.problem, hidden, self.witnesses, PATIENCE // 4 if self.is_wide else 0, self._told)
        found: list[Cut] = []
        for context in sorted({claim.context for claim in self.problem.claims}):
            found += self._attack_as(hidden, context)
        return found

    def _attack_as(self, hidden: np.ndarray, context: int) -> list[Cut]:
        attacker = Attacker(self.problem, hidden, context)
        found = []
        shown = self.witnesses.held.copy()
        for number, claim in enumerate(self.problem.claims):
            for side, direction in enumerate(DIRECTIONS):
                if claim.context != context or shown[number, side] or self.witnesses.given_up[number, side]:
                    continue
                bound = attacker.bound(claim, direction)
                self._learn(claim.sum, context, direction, bound, shown)
                if not _holds(bound, claim.low, claim.high, direction):
                    cut = cut_of_bound(attacker, claim, direction, bound)
                    found += [cut] if len(cut.sums) else []
                    if not len(cut.sums):
                        self.witnesses.give_up(number, direction)
        return found

    def _learn(self, number: int | None, context: int, direction: Direction, bound: Bound, shown: np.ndarray) -> None:
        """Remember the bound, and what the table that reaches it shows about the other claims."""
        if number is not None and context == 0:
            self.bounds[number, direction] = bound.total
        if bound.table is None:
            return
        totals = self.witnesses.claims.totals(bound.table)
        same = self.witnesses.contexts == context
        shown[:, 0] |= same & (totals <= self.witnesses.low + TOLERANCE)
        shown[:, 1] |= same & (totals >= self.witnesses.high - TOLERANCE)
        if np.abs(bound.table - np.rint(bound.table)).max(initial=0) < TOLERANCE:
            self.witnesses.add(bound.table)

    def _told(self, done: int, total: int) -> None:
        self.progress(done, total, "witnesses")

    def _make_whole(self, hidden: np.ndarray) -> np.ndarray:
        """Return the choice, with more hidden where no whole table was found."""
        self.witnesses.forget(hidden)
        attempt = 0
        while True:
            exchange(self.problem, hidden, self.witnesses, PATIENCE, self._told)
            lacking = list(solve_missing(self.problem, hidden, self.witnesses, self._told))
            if not lacking:
                return hidden
            more = self._more(hidden, lacking, attempt)
            if not len(more):
                for claim, direction in lacking:
                    self.witnesses.give_up(claim, direction)
                return hidden
            hidden = hidden.copy()
            hidden[more] = True
            self.bounds = {}
            self.witnesses.forget(hidden)
            attempt += 1

    def _more(self, hidden: np.ndarray, lacking: list[tuple[int, Direction]], attempt: int) -> np.ndarray:
        """Return the sums to hide next: those that share a relation with the most claims without a witness, large ones
        first, since they leave more room. A few at once after some attempts."""
        candidates = np.flatnonzero(self.problem.choices & ~hidden)
        worth = self._relief(hidden, lacking)[candidates] / self.problem.costs[candidates]
        order = np.lexsort((candidates, -self.problem.values[candidates], self.problem.costs[candidates], -worth))
        return candidates[order[: 2**attempt]]

    def _relief(self, hidden: np.ndarray, lacking: list[tuple[int, Direction]]) -> np.ndarray:
        """Return how much each sum, once hidden, would loosen the relations of the claims that lack a witness."""
        relief = np.zeros(len(self.problem.values))
        wanted = {self.problem.claims[claim].sum: self.problem.claims[claim].high for claim, _direction in lacking}
        for relation in self.problem.frame.relations:
            secret = relation.parts[hidden[relation.parts]]
            room = int(self.problem.values[secret].sum())
            for member in {relation.whole, *relation.parts.tolist()} & set(wanted):
                gain = 1 / (1 + max(0, room - wanted[member]))
                relief[relation.parts] += gain
                relief[relation.whole] += gain
        return relief

    def _show_again(self, hidden: np.ndarray) -> np.ndarray:
        """Return the choice without what the witnesses can do without, the dearest first."""
        candidates = np.flatnonzero(hidden & self.problem.choices)
        for number in candidates[np.lexsort((candidates, -self.problem.costs[candidates]))]:
            if self.witnesses.stands_without(np.array([number])):
                hidden = hidden.copy()
                hidden[number] = False
                self.bounds = {}
                self.witnesses.forget(hidden)
        return hidden


def _holds(bound: Bound, low: int, high: int, direction: Direction) -> bool:
    if direction is Direction.DOWN:
        return bound.total <= low + TOLERANCE
    return bound.total >= high - TOLERANCE


def _is_possible(problem: Problem, cut: Cut) -> bool:
    # With what was published before, some relations can no longer be satisfied; the attacks will say so.
    free = ~problem.fixed[cut.sums]
    return bool(cut.amounts[free & (cut.amounts > 0)].sum() >= cut.least - TOLERANCE)
