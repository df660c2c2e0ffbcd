"""Finds whole tables that reproduce every known sum, by exchanging values between people rather than by solving.

Two people who exchange some of their characteristics (one step) change few sums; two steps whose changes of the
known sums
cancel out make a *move* that nobody can see. Steps that cancel out are found by a random code: each known sum has a
number drawn
once, a step has the total of the numbers of the sums it changes, modulo 2^64, and two steps cancel out when their
codes are opposite.
What is found is always checked exactly afterwards.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from vigie.observatory.disclosure.frame import Integers
from vigie.observatory.disclosure.problem import Claim, Direction, Problem

SEED = 20260
MOST_PLACES = 700
MOST_SUBSETS = 40
MOST_MOVES = 20_000
MARKS = 2**24


@dataclass(frozen=True)
class Steps:
    """Exchanges: the latents that lose somebody, those that gain somebody, and the code of the known sums that
    change.
    """

    minus: Integers
    plus: Integers
    codes: np.ndarray

    def picked(self, which: Integers) -> "Steps":
        """Return some of the steps."""
        return Steps(self.minus[which], self.plus[which], self.codes[which])


class Exchanger:
    """Looks for whole tables that keep the known sums, for one choice of hidden sums and one attacker."""

    def __init__(self, problem: Problem, hidden: np.ndarray, context: int = 0) -> None:
        self.frame = problem.frame
        self.floor = problem.floors[context]
        known = problem.known(hidden)
        draw = np.random.default_rng(SEED)
        numbers = draw.integers(1, 2**63, len(known), dtype=np.uint64) * known
        self.codes = np.append(
            _code_of_latents(self.frame.by_latent.indices, self.frame.by_latent.starts, numbers), np.uint64(0)
        )
        empty = known & (problem.values == 0)
        self.open = np.append(self.frame.by_latent.totals(empty.astype(float)) == 0, True)
        self.numbers = numbers
        self.subsets = _subsets(self.frame.shape)
        self.draw = np.random.default_rng(SEED)

    def steps(self, table: np.ndarray) -> Steps:
        """Return the exchanges that this table allows and that another cancels out, in order of code."""
        every = self.all_steps(table)
        likely = every.picked(np.flatnonzero(_may_cancel(every.codes, np.uint64(0) - every.codes)))
        minus, plus = likely.minus, likely.plus
        steps = likely.picked(np.lexsort((plus[:, 1], plus[:, 0], minus[:, 1], minus[:, 0], likely.codes)))
        return steps.picked(np.flatnonzero(_counts_of_opposites(steps.codes, steps.codes)[1] > 0))

    def all_steps(self, table: np.ndarray) -> Steps:
        """Return the exchanges that this table allows."""
        places = self._places(np.flatnonzero(table > self.floor))
        one, other = (places[index].astype(np.int32) for index in np.triu_indices(len(places), 1))
        found = [self._exchanges(one, other, subset) for subset in self.subsets] + [self._changes(places)]
        minus, plus = (np.concatenate([getattr(step, side) for step in found]) for side in ("minus", "plus"))
        return Steps(minus, plus, np.concatenate([step.codes for step in found]))

    def missing_sums(self, steps: Steps, claim: Claim, direction: Direction, candidates: Integers) -> Integers:
        """Return, for each candidate, how many moves would bring a claim nearer if that sum were hidden too."""
        useful = np.flatnonzero(self._gains(steps, claim, direction) > 0)
        codes = steps.codes[useful]
        numbers = self.numbers[candidates]
        wanted = np.uint64(0) - np.concatenate([codes[:, None] + numbers, codes[:, None] - numbers], axis=1)
        near = _may_cancel(steps.codes, wanted.ravel()).reshape(wanted.shape)
        alone = wanted == 0
        counts = (near | alone).sum(axis=0)
        return counts[: len(candidates)] + counts[len(candidates) :]

    def _places(self, places: Integers) -> Integers:
        if len(places) <= MOST_PLACES:
            return places
        return np.sort(self.draw.choice(places, MOST_PLACES, replace=False))

    def _exchanges(self, one: Integers, other: Integers, subset: tuple[int, ...]) -> Steps:
        moved = (self.frame.coordinates[:, list(subset)] @ self.frame.strides[list(subset)]).astype(np.int32)
        shift = moved[other] - moved[one]
        left, right = one + shift, other - shift
        real = np.flatnonzero((shift != 0) & (left != other) & self.open[left] & self.open[right])
        one, other, left, right = one[real], other[real], left[real], right[real]
        codes = self.codes[left] + self.codes[right] - self.codes[one] - self.codes[other]
        return Steps(np.stack([one, other], axis=1), np.stack([left, right], axis=1), codes)

    def _changes(self, places: Integers) -> Steps:
        # One person takes another value: of use only where a total of one variable is hidden.
        minus, plus = [np.zeros((0, 2), np.int32)], [np.zeros((0, 2), np.int32)]
        for axis, stride in enumerate(self.frame.strides):
            for value in range(self.frame.shape[axis]):
                shift = (value - self.frame.coordinates[places, axis]) * stride
                real = (shift != 0) & self.open[places + shift]
                nobody = np.full(int(real.sum()), self.frame.size)
                minus.append(np.stack([places[real], nobody], axis=1).astype(np.int32))
                plus.append(np.stack([(places + shift)[real], nobody], axis=1).astype(np.int32))
        before, after = np.concatenate(minus), np.concatenate(plus)
        return Steps(before, after, self.codes[after[:, 0]] - self.codes[before[:, 0]])

    def moves(self, steps: Steps, claim: Claim, direction: Direction) -> tuple[Integers, Integers]:
        """Return the moves of one or two steps that bring a claim nearer: what loses somebody, what gains somebody."""
        gain = self._gains(steps, claim, direction)
        useful = np.flatnonzero(gain > 0)
        first, second = _opposite(steps.codes, useful)
        together = gain[first] + gain[second] > 0
        first, second = first[together][:MOST_MOVES], second[together][:MOST_MOVES]
        alone = useful[steps.codes[useful] == 0]
        nobody = np.full((len(alone), 2), self.frame.size)
        minus = np.concatenate(
            [np.hstack([steps.minus[first], steps.minus[second]]), np.hstack([steps.minus[alone], nobody])]
        )
        plus = np.concatenate(
            [np.hstack([steps.plus[first], steps.plus[second]]), np.hstack([steps.plus[alone], nobody])]
        )
        return minus, plus

    def _gains(self, steps: Steps, claim: Claim, direction: Direction) -> Integers:
        inside = np.zeros(self.frame.size + 1, np.int8)
        inside[claim.latents] = 1 if direction is Direction.UP else -1
        return inside[steps.plus].sum(axis=1) - inside[steps.minus].sum(axis=1)

    def reach(
        self, table: np.ndarray, claim: Claim, direction: Direction, wishes: np.ndarray, steps: Steps
    ) -> np.ndarray | None:
        """Return the table brought as near as possible to a claim by its moves, or None when nothing comes nearer.

        wishes: by latent (and one more, zero), how welcome one more person is; it only breaks ties.
        """
        minus, plus = self.moves(steps, claim, direction)
        if not len(minus):
            return None
        inside = np.zeros(self.frame.size + 1)
        inside[claim.latents] = 1 if direction is Direction.UP else -1
        worth = (inside * 100 + wishes)[plus].sum(axis=1) - (inside * 100 + wishes)[minus].sum(axis=1)
        order = np.argsort(-worth, kind="stable")
        return self._packed(table, claim, direction, minus[order], plus[order])

    def _packed(
        self, table: np.ndarray, claim: Claim, direction: Direction, minus: Integers, plus: Integers
    ) -> np.ndarray | None:
        free = np.append(table - self.floor, 10**9)
        total, changed = int(table[claim.latents].sum()), False
        while not claim.reached(total, direction):
            possible = np.flatnonzero((free[minus] > 0).all(axis=1))
            taken = next((move for move in possible if _apply(free, minus[move], plus[move])), None)
            if taken is None:
                break
            total = int((free[:-1] + self.floor)[claim.latents].sum())
            changed = True
        return free[:-1] + self.floor if changed else None


def _apply(free: np.ndarray, minus: Integers, plus: Integers) -> bool:
    np.subtract.at(free, minus, 1)
    np.add.at(free, plus, 1)
    if (free[minus] >= 0).all():
        return True
    np.add.at(free, minus, 1)
    np.subtract.at(free, plus, 1)
    return False


def _code_of_latents(indices: Integers, starts: Integers, numbers: np.ndarray) -> np.ndarray:
    running = np.concatenate([np.zeros(1, np.uint64), np.cumsum(numbers[indices], dtype=np.uint64)])
    return running[starts[1:]] - running[starts[:-1]]


def _subsets(shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    # Exchanging some characteristics or all the others is the same exchange: half of the subsets are enough.
    axes = [axis for axis, size in enumerate(shape) if size > 1]
    half = len(axes) / 2
    found = [subset for size in range(1, len(axes)) for subset in combinations(axes, size) if size <= half]
    return [subset for subset in found if len(subset) < half or subset[0] == axes[0]][:MOST_SUBSETS]


def _may_cancel(codes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    # A table of the codes' last bits tells at once most of the wanted codes that no step has.
    seen = np.zeros(MARKS, bool)
    mask = np.uint64(MARKS - 1)
    seen[codes & mask] = True
    return seen[wanted & mask]


def _counts_of_opposites(codes: np.ndarray, asked: np.ndarray) -> tuple[Integers, Integers]:
    wanted = np.uint64(0) - asked
    left = np.searchsorted(codes, wanted, "left")
    return left, np.searchsorted(codes, wanted, "right") - left


def _opposite(codes: np.ndarray, useful: Integers) -> tuple[Integers, Integers]:
    asked = useful[codes[useful] != 0]
    left, counts = _counts_of_opposites(codes, codes[asked])
    first = np.repeat(asked, counts)
    second = np.repeat(left, counts) + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    return first, second
