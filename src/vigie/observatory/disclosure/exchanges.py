"""Finds whole tables that reproduce every known sum, by exchanging values between people rather than by solving.

Two people who exchange some of their characteristics (one step) change few sums; two steps whose changes of the
known sums
cancel out make a *move* that nobody can see. Steps that cancel out are found by a random code: each known sum has a
number drawn
once, a step has the total of the numbers of the sums it changes, modulo 2^64, and two steps cancel out when their
codes are opposite.
What is found is always checked exactly afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from vigie.observatory.disclosure.frame import Integers
from vigie.observatory.disclosure.problem import Claim, Direction, Problem

SEED = 20260
MOST_PLACES = 600
MOST_SUBSETS = 6
MOST_MOVES = 20_000
FEW_BITS, MANY_BITS = 22, 25
MOVES_OF_A_SHAKE, DRAWS = 60, 400
FIRST_STEPS, PAIRS_OF_STEPS = 2000, 5_000_000


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
        self.subsets = _subsets(self.frame.shape)
        self.draw = np.random.default_rng(SEED)

    def steps(self, table: np.ndarray, kept: Integers | None = None) -> Steps:
        """Return the exchanges that this table allows and that another cancels out, in order of code."""
        every = self.all_steps(table, kept)
        likely = every.picked(np.flatnonzero(Marks(every.codes, FEW_BITS).may_hold(np.uint64(0) - every.codes)))
        minus, plus = likely.minus, likely.plus
        steps = likely.picked(np.lexsort((plus[:, 1], plus[:, 0], minus[:, 1], minus[:, 0], likely.codes)))
        return steps.picked(np.flatnonzero(_counts_of_opposites(steps.codes, steps.codes)[1] > 0))

    def all_steps(self, table: np.ndarray, kept: Integers | None = None) -> Steps:
        """Return the exchanges that this table allows. kept: latents that are never left out of a large table."""
        places = self._places(np.flatnonzero(table > self.floor), kept)
        one, other = (places[index].astype(np.int32) for index in np.triu_indices(len(places), 1))
        found = [self._exchanges(one, other, subset) for subset in self.subsets] + [self._changes(places)]
        minus, plus = (np.concatenate([getattr(step, side) for step in found]) for side in ("minus", "plus"))
        return Steps(minus, plus, np.concatenate([step.codes for step in found]))

    def _places(self, places: Integers, kept: Integers | None) -> Integers:
        if len(places) <= MOST_PLACES:
            return places
        drawn = self.draw.choice(places, MOST_PLACES, replace=False)
        return np.sort(drawn) if kept is None else np.union1d(drawn, np.intersect1d(places, kept)[: MOST_PLACES // 2])

    def reach_deeper(self, table: np.ndarray, claim: Claim, direction: Direction) -> np.ndarray | None:
        """Return the table brought nearer to a claim by a move of three steps, or None when none was found."""
        steps = self.all_steps(table, claim.latents)
        gains = self._gains(steps, claim, direction)
        first = self._drawn(np.flatnonzero(gains > 0), FIRST_STEPS)
        second = self._drawn(np.flatnonzero(gains >= 0), PAIRS_OF_STEPS // max(1, len(first)))
        order = np.argsort(steps.codes, kind="stable")
        marks = Marks(steps.codes, MANY_BITS)
        for block in np.array_split(first, max(1, len(first) * len(second) // 500_000)):
            found = self._third_steps(steps, order, marks, block, second)
            nearer = next(
                (after for trio in found if (after := self._after(table, steps, trio, claim, direction)) is not None),
                None,
            )
            if nearer is not None:
                return nearer
        return None

    def _drawn(self, choices: Integers, most: int) -> Integers:
        return choices if len(choices) <= most else np.sort(self.draw.choice(choices, most, replace=False))

    def _third_steps(
        self, steps: Steps, order: Integers, marks: "Marks", first: Integers, second: Integers
    ) -> Iterator[tuple[int, int, int]]:
        wanted = np.uint64(0) - (steps.codes[first][:, None] + steps.codes[second][None, :])
        rows, columns = np.nonzero(marks.may_hold(wanted))
        asked = wanted[rows, columns]
        places = np.searchsorted(steps.codes, asked, sorter=order)
        for row, column, place, code in zip(rows, columns, places, asked, strict=True):
            if place < len(order) and steps.codes[order[place]] == code:
                yield int(first[row]), int(second[column]), int(order[place])

    def _after(
        self, table: np.ndarray, steps: Steps, trio: tuple[int, int, int], claim: Claim, direction: Direction
    ) -> np.ndarray | None:
        minus, plus = (np.concatenate([side[step] for step in trio]) for side in (steps.minus, steps.plus))
        free = np.append(table - self.floor, 10**9)
        if not _apply(free, minus, plus):
            return None
        after = free[:-1] + self.floor
        rise = int(after[claim.latents].sum() - table[claim.latents].sum())
        return after if (rise > 0) == (direction is Direction.UP) and rise else None

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

    def shaken(self, table: np.ndarray, steps: Steps, claim: Claim, direction: Direction) -> np.ndarray:
        """Return the table after many moves drawn at random, none of which takes a claim further away."""
        free = np.append(table - self.floor, 10**9)
        inside = np.zeros(self.frame.size + 1, dtype=np.int64)
        inside[claim.latents] = 1 if direction is Direction.UP else -1
        done = 0
        for first, second in zip(*_opposite(steps.codes, self.draw.integers(0, len(steps.codes), DRAWS)), strict=True):
            minus = np.concatenate([steps.minus[first], steps.minus[second]])
            plus = np.concatenate([steps.plus[first], steps.plus[second]])
            is_welcome = inside[plus].sum() >= inside[minus].sum() and sorted(minus) != sorted(plus)
            done += int(is_welcome and bool((free[minus] > 0).all()) and _apply(free, minus, plus))
            if done == MOVES_OF_A_SHAKE:
                break
        return free[:-1] + self.floor

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


class Marks:
    """A set of codes. A table of their last bits tells at once most of the codes that are not among them."""

    def __init__(self, codes: np.ndarray, bits: int) -> None:
        self.mask = np.uint64(2**bits - 1)
        self.seen = np.zeros(2**bits, bool)
        self.seen[codes & self.mask] = True

    def may_hold(self, wanted: np.ndarray) -> np.ndarray:
        """Return which codes may be among them: surely all that are, and a few that are not."""
        return self.seen[wanted & self.mask]


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
