"""Finds the witnesses: for each half of each claim, a whole table that shows it, under one choice of hidden sums."""

from collections.abc import Callable, Iterator

import numpy as np

from vigie.observatory.disclosure.attacker import independent, restricted
from vigie.observatory.disclosure.exchanges import Exchanger
from vigie.observatory.disclosure.frame import Integers
from vigie.observatory.disclosure.problem import Claim, Direction, Problem
from vigie.observatory.disclosure.solver import INFINITY, Program
from vigie.observatory.disclosure.witnesses import Witnesses

# Exchanging needs several characteristics, and many latents that may be occupied: with fewer, whole programs are
# quicker.
FEWEST_AXES, FEWEST_TO_LOOK, FEWEST_TO_WALK = 3, 200, 900
MOST_COLUMNS_TO_SOLVE = 3000
NODES = 200
# Every so many tables that bring nothing, the walk goes back to the one nearest to what is missing.
HOMING = 4
MOST_DEEP, DEEP_STEPS = 40, 4
Told = Callable[[int, int], None]


def exchange(problem: Problem, hidden: np.ndarray, witnesses: Witnesses, patience: int, told: Told) -> None:
    """Add the witnesses that exchanges find. patience: how many tables in a row may bring nothing before giving up."""
    possible = _possible(problem, hidden)
    if sum(size > 1 for size in problem.frame.shape) < FEWEST_AXES or possible < FEWEST_TO_LOOK:
        return
    if possible < FEWEST_TO_WALK:
        patience = 0
    for context in sorted({int(witnesses.contexts[claim]) for claim, _direction in witnesses.missing()}):
        _Walk(problem, Exchanger(problem, hidden, context), witnesses, context).go(patience, told)


def _possible(problem: Problem, hidden: np.ndarray) -> int:
    """Return how many latents may be occupied, for whom knows what is shown."""
    empty = problem.known(hidden) & (problem.values == 0)
    return int((problem.frame.by_latent.totals(empty.astype(float)) == 0).sum())


class _Walk:
    """Goes from table to table, by moves that nobody can see, and looks around from each."""

    def __init__(self, problem: Problem, exchanger: Exchanger, witnesses: Witnesses, context: int) -> None:
        self.problem, self.exchanger, self.witnesses, self.context = problem, exchanger, witnesses, context
        self.table = problem.truth
        self.steps = exchanger.steps(self.table, self._wanted())

    def go(self, patience: int, told: Told) -> None:
        """Look around the truth, then walk, then look for rarer moves, and so on as long as something is found."""
        self._look_around(_missing_in(self.witnesses, self.context))
        if not patience:
            return
        self._walk(patience, told)
        while _missing_in(self.witnesses, self.context) and self._look_deeper(told):
            self._walk(patience // 4, told)

    def _look_deeper(self, told: Told) -> bool:
        before = int(self.witnesses.held.sum())
        for claim, direction in _missing_in(self.witnesses, self.context)[:MOST_DEEP]:
            for _step in range(DEEP_STEPS):
                if not self.witnesses.lacks(claim, direction):
                    break
                table = self.witnesses.nearest(claim, direction)
                nearer = self.exchanger.reach_deeper(table, self.problem.claims[claim], direction)
                if nearer is None:
                    break
                self.witnesses.add(nearer)
            told(int(self.witnesses.held.sum()), self.witnesses.held.size)
        return int(self.witnesses.held.sum()) > before

    def _walk(self, patience: int, told: Told) -> None:
        number = fruitless = 0
        while (left := _missing_in(self.witnesses, self.context)) and fruitless < patience and len(self.steps.codes):
            told(int(self.witnesses.held.sum()), self.witnesses.held.size)
            claim, direction = left[number % len(left)]
            if fruitless % HOMING == HOMING - 1:
                self._arrive(self.witnesses.nearest(claim, direction))
            moved = self.exchanger.shaken(self.table, self.steps, self.problem.claims[claim], direction)
            self.witnesses.add(moved)
            self._arrive(moved)
            self._look_around(left)
            fruitless = 0 if len(_missing_in(self.witnesses, self.context)) < len(left) else fruitless + 1
            number += 1

    def _wanted(self) -> np.ndarray:
        """Return the latents of the claims still missing."""
        left = {claim for claim, _direction in _missing_in(self.witnesses, self.context)}
        return np.unique(
            np.concatenate([np.zeros(0, np.int64), *(self.problem.claims[claim].latents for claim in left)])
        )

    def _arrive(self, table: np.ndarray) -> None:
        self.table, self.steps = table, self.exchanger.steps(table, self._wanted())

    def _look_around(self, left: list[tuple[int, Direction]]) -> None:
        for claim, direction in left:
            if self.witnesses.lacks(claim, direction):
                asked = self.problem.claims[claim]
                wishes = self.witnesses.wishes(self.context)
                nearer = self.exchanger.reach(self.table, asked, direction, wishes, self.steps)
                if nearer is not None:
                    self.witnesses.add(nearer)


def _missing_in(witnesses: Witnesses, context: int) -> list[tuple[int, Direction]]:
    return [half for half in witnesses.missing() if witnesses.contexts[half[0]] == context]


class WholeProgram:
    """Whole tables by a whole program: slow on large cubes, but it overlooks nothing."""

    def __init__(self, problem: Problem, hidden: np.ndarray, context: int = 0) -> None:
        self.problem, self.floor = problem, problem.floors[context]
        frame, known = problem.frame, problem.known(hidden)
        slack = problem.values - frame.values(self.floor)
        empty = known & (slack <= 0)
        self.active = np.flatnonzero(frame.by_latent.totals(empty.astype(float)) == 0)
        columns = frame.by_latent.picked(self.active)
        self.rows = independent(np.flatnonzero(known & ~empty), columns)
        place = np.full(len(slack), -1)
        place[self.rows] = np.arange(len(self.rows))
        self.columns, self.slack = restricted(columns, place), slack[self.rows]

    @property
    def is_small_enough(self) -> bool:
        """Whether solving can be hoped for."""
        return len(self.active) <= MOST_COLUMNS_TO_SOLVE

    def solve(self, claim: Claim, direction: Direction, wishes: np.ndarray) -> np.ndarray | None:
        """Return a whole table that shows half a claim, or None when none was found."""
        program = Program(mip_max_improving_sols=1, mip_max_nodes=NODES)
        program.add_rows(self.slack, self.slack)
        count = len(self.active)
        program.add_columns(-wishes[self.active], np.zeros(count), np.full(count, INFINITY), self.columns)
        inside = np.flatnonzero(np.isin(self.active, claim.latents))
        base = int(self.floor[claim.latents].sum())
        lower, upper = (-INFINITY, claim.low - base) if direction is Direction.DOWN else (claim.high - base, INFINITY)
        program.add_row(lower, upper, inside, np.ones(len(inside)))
        _bound_wishes(program, self.problem, count)
        program.make_whole(np.arange(count))
        program.run()
        return self._read(program) if program.has_solution else None

    def _read(self, program: Program) -> np.ndarray:
        table = self.floor.copy()
        table[self.active] += np.rint(program.solution[: len(self.active)]).astype(np.int64)
        return table


def _bound_wishes(program: Program, problem: Problem, count: int) -> None:
    # Where a grand total is hidden, wishes alone would be endless.
    most = 4 * int(problem.truth.sum()) + 100
    everyone: Integers = np.arange(count)
    program.add_row(-INFINITY, most, everyone, np.ones(count))


def solve_missing(
    problem: Problem, hidden: np.ndarray, witnesses: Witnesses, told: Told
) -> Iterator[tuple[int, Direction]]:
    """Add the witnesses that whole programs find; yield the halves for which none was found."""
    programs: dict[int, WholeProgram] = {}
    for claim, direction in witnesses.missing():
        if not witnesses.lacks(claim, direction):
            continue
        context = problem.claims[claim].context
        program = programs.get(context) or programs.setdefault(context, WholeProgram(problem, hidden, context))
        table = (
            program.solve(problem.claims[claim], direction, witnesses.wishes(context))
            if program.is_small_enough
            else None
        )
        if table is None:
            yield claim, direction
        else:
            witnesses.add(table)
        told(int(witnesses.held.sum()), witnesses.held.size)
