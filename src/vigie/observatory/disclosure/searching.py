"""Finds the witnesses: for each half of each claim, a whole table that shows it, under one choice of hidden sums."""

from collections.abc import Callable, Iterator

import numpy as np

from vigie.observatory.disclosure.attacker import independent, restricted
from vigie.observatory.disclosure.exchanges import Exchanger, Steps
from vigie.observatory.disclosure.frame import Integers
from vigie.observatory.disclosure.problem import Claim, Direction, Problem
from vigie.observatory.disclosure.solver import INFINITY, Program
from vigie.observatory.disclosure.witnesses import DIRECTIONS, Witnesses

# Exchanging needs somebody to exchange with, and several characteristics: below, a whole program is quicker.
FEWEST_AXES, FEWEST_LATENTS = 3, 400
MOST_COLUMNS_TO_SOLVE = 3000
NODES = 200
Told = Callable[[int, int], None]


def exchange(problem: Problem, hidden: np.ndarray, witnesses: Witnesses, rounds: int, told: Told) -> None:
    """Add the witnesses that exchanges find, starting from the truth, then from the tables that came nearest."""
    if sum(size > 1 for size in problem.frame.shape) < FEWEST_AXES or problem.frame.size < FEWEST_LATENTS:
        return
    for context in sorted({int(witnesses.contexts[claim]) for claim, _direction in witnesses.missing()}):
        _exchange_in(problem, Exchanger(problem, hidden, context), witnesses, context, rounds, told)


def _exchange_in(
    problem: Problem, exchanger: Exchanger, witnesses: Witnesses, context: int, rounds: int, told: Told
) -> None:
    begun: set[int] = set()
    fruitless = 0
    while fruitless < rounds:
        left = _missing_in(witnesses, context)
        start = _nearest(witnesses, left, begun, context) if left else None
        if start is None:
            return
        begun.add(start)
        table = witnesses.table(witnesses.found[start])
        _try_all(problem, exchanger, witnesses, table, exchanger.steps(table), left)
        fruitless = 0 if len(_missing_in(witnesses, context)) < len(left) else fruitless + 1
        told(int(witnesses.held.sum()), witnesses.held.size)


def _missing_in(witnesses: Witnesses, context: int) -> list[tuple[int, Direction]]:
    return [half for half in witnesses.missing() if witnesses.contexts[half[0]] == context]


def _try_all(
    problem: Problem,
    exchanger: Exchanger,
    witnesses: Witnesses,
    table: np.ndarray,
    steps: Steps,
    left: list[tuple[int, Direction]],
) -> None:
    for claim, direction in left:
        if witnesses.lacks(claim, direction):
            wishes = witnesses.wishes(problem.claims[claim].context)
            nearer = exchanger.reach(table, problem.claims[claim], direction, wishes, steps)
            if nearer is not None:
                witnesses.add(nearer)


def _nearest(witnesses: Witnesses, left: list[tuple[int, Direction]], begun: set[int], context: int) -> int | None:
    """Return the table to go on from: the one nearest to a missing half, and to all of them when several are."""
    claims = np.array([claim for claim, _direction in left])
    sides = np.array([DIRECTIONS.index(direction) for _claim, direction in left])
    best: tuple[tuple[int, int], int] | None = None
    for number, witness in enumerate(witnesses.found):
        if number in begun or not witness.allowed[context]:
            continue
        distances = witnesses.distances(witness)[claims, sides]
        score = (int(distances.min()), int(distances.sum()))
        if best is None or score < best[0]:
            best = (score, number)
    return best[1] if best else None


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
        program = Program(mip_rel_gap=0.2, mip_max_nodes=NODES)
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
