"""Keeps whole tables that reproduce every known sum, and which halves of which claims each of them shows to hold."""

from dataclasses import dataclass

import numpy as np

from vigie.observatory.disclosure.frame import Integers, Sparse
from vigie.observatory.disclosure.problem import Direction, Problem

DIRECTIONS = (Direction.DOWN, Direction.UP)


@dataclass(frozen=True)
class Witness:
    """A whole table. latents, counts: where it differs from the true one, and what it has there; changed: sums that
    differ.

    totals: by claim. held: claims × 2 (down, up), what it shows. allowed: by context, whether its attacker cannot
    exclude the table.
    """

    latents: Integers
    counts: Integers
    changed: Integers
    totals: np.ndarray
    held: np.ndarray
    allowed: np.ndarray


class Witnesses:
    """The whole tables found so far for a problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.found: list[Witness] = []
        self.claims = Sparse.of([claim.latents for claim in problem.claims])
        self.low = np.array([claim.low for claim in problem.claims], dtype=np.int64)
        self.high = np.array([claim.high for claim in problem.claims], dtype=np.int64)
        self.contexts = np.array([claim.context for claim in problem.claims], dtype=np.int64)
        self.given_up = np.zeros((len(problem.claims), 2), bool)
        self.held = self.given_up.copy()
        self.known = problem.fixed.copy()
        self.add(problem.truth)

    def add(self, table: np.ndarray) -> bool:
        """Keep a table that reproduces every known sum; say whether it shows a half that none showed."""
        witness = self._read(np.rint(table).astype(np.int64))
        if table.min(initial=0) < 0 or self.known[witness.changed].any():
            return False
        is_new = bool((witness.held & ~self.held).any())
        self.found.append(witness)
        self.held |= witness.held
        return is_new

    def _read(self, table: np.ndarray) -> Witness:
        problem = self.problem
        totals = np.rint(self.claims.totals(table)).astype(np.int64) if len(self.low) else np.zeros(0, np.int64)
        allowed = np.array([bool((table >= floor).all()) for floor in problem.floors])
        held = np.stack([totals <= self.low, totals >= self.high], axis=1) & allowed[self.contexts][:, None]
        moved = np.flatnonzero(table != problem.truth)
        changed = np.flatnonzero(problem.frame.values(table) != problem.values)
        return Witness(moved, table[moved], changed, totals, held, allowed)

    def table(self, witness: Witness) -> np.ndarray:
        """Return a witness as counts by latent."""
        table = self.problem.truth.copy()
        table[witness.latents] = witness.counts
        return table

    def forget(self, hidden: np.ndarray) -> None:
        """Drop the tables that no longer reproduce every known sum, now that other sums are hidden."""
        self.known = self.problem.known(hidden)
        self.found = [witness for witness in self.found if not self.known[witness.changed].any()]
        self.held = np.any([witness.held for witness in self.found], axis=0)

    def stands_without(self, sums: Integers) -> bool:
        """Whether tables that leave these sums as they are still show all that is shown."""
        kept = [witness.held for witness in self.found if not np.isin(witness.changed, sums).any()]
        return bool((np.any(kept, axis=0) >= self.held).all())

    def give_up(self, claim: int, direction: Direction) -> None:
        """Stop looking for a half that cannot hold, whatever is hidden."""
        self.given_up[claim, DIRECTIONS.index(direction)] = True

    def missing(self) -> list[tuple[int, Direction]]:
        """Return the halves of claims that no table shows, down ones first."""
        return [
            (int(claim), direction)
            for side, direction in enumerate(DIRECTIONS)
            for claim in np.flatnonzero(~self._settled[:, side])
        ]

    @property
    def _settled(self) -> np.ndarray:
        return self.held | self.given_up

    def lacks(self, claim: int, direction: Direction) -> bool:
        """Whether no table shows this half."""
        return not self._settled[claim, DIRECTIONS.index(direction)]

    def wishes(self, context: int = 0) -> np.ndarray:
        """Return, by latent and one more, how welcome one more person is to the halves still missing."""
        settled = self._settled
        wanted = np.where(~settled[:, 1], 1.0, np.where(~settled[:, 0], -1.0, 0.0)) * (self.contexts == context)
        return np.bincount(
            self.claims.indices, weights=wanted[self.claims.owners], minlength=self.problem.frame.size + 1
        )

    def nearest(self, claim: int, direction: Direction) -> np.ndarray:
        """Return the table, among those that the claim's attacker cannot exclude, nearest to showing a half."""
        sign = 1 if direction is Direction.DOWN else -1
        allowed = [witness for witness in self.found if witness.allowed[self.contexts[claim]]]
        return self.table(min(allowed, key=lambda witness: sign * int(witness.totals[claim])))

    def chosen(self) -> list[int]:
        """Return few tables that together show all that is shown, the most useful first."""
        waiting = self.held.copy()
        chosen: list[int] = []
        gains = np.array([int((witness.held & waiting).sum()) for witness in self.found])
        while waiting.any():
            best = int(np.argmax(gains))
            chosen.append(best)
            waiting &= ~self.found[best].held
            gains = np.array([int((witness.held & waiting).sum()) for witness in self.found])
        return chosen
