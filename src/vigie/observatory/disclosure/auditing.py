"""What can be deduced of each secret cell: exact bounds where the size allows, else what the witnesses prove."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from vigie.observatory.disclosure.attacker import TOLERANCE, Attacker
from vigie.observatory.disclosure.problem import Direction
from vigie.observatory.disclosure.securing import Progress, Search, Secured

# Secret sums times possible latents: beyond, exact bounds would take too long.
MOST_BOUNDS = 6_000_000


@dataclass(frozen=True)
class Range:
    """From lower to upper (None: without end). is_exact: a linear program's bounds; else a range that witnesses
    prove possible,
    so that what an attacker deduces is at least as wide."""

    lower: float
    upper: float | None
    is_exact: bool


def ranges(search: Search, secured: Secured, progress: Progress) -> dict[int, Range]:
    """Return the range of each hidden sum that is published as secret."""
    problem = search.problem
    secret = [int(number) for number in np.flatnonzero(secured.hidden & (problem.weights > 0))]
    attacker = Attacker(problem, secured.hidden)
    if len(secret) * len(attacker.active) > MOST_BOUNDS:
        return {number: _proved(secured, number) for number in secret}
    lowest = _lowest_seen(secured)
    uppers = {number: bound for (number, side), bound in secured.bounds.items() if side is Direction.UP}
    uppers |= _reached_together(attacker, [number for number in secret if number not in uppers], lowest)
    found = {}
    for done, number in enumerate(secret):
        progress(done, len(secret), "audit")
        found[number] = _exact(attacker, secured, lowest, uppers.get(number), number)
    return found


def _lowest_seen(secured: Secured) -> np.ndarray:
    lowest = secured.witnesses.problem.values.copy()
    for values in _seen(secured):
        np.minimum(lowest, values, out=lowest)
    return lowest


def _seen(secured: Secured) -> list[np.ndarray]:
    problem, witnesses = secured.witnesses.problem, secured.witnesses
    return [problem.frame.values(witnesses.table(witness)) for witness in witnesses.found]


def _reached_together(attacker: Attacker, numbers: list[int], lowest: np.ndarray) -> dict[int, float]:
    """Return the upper bounds that plainly hold and that one table reaches for several sums at once.

    A sum cannot exceed what the secret ones of a relation amount to together; most can reach it.
    """
    rooms = _rooms(attacker)
    found: dict[int, float] = {}
    for group in _groups(attacker, [number for number in numbers if np.isfinite(rooms[number])]):
        bound = attacker.highest(np.concatenate([attacker.frame.by_sum.line(number) for number in group]))
        _lower_with(attacker, lowest, bound.table)
        if bound.table is not None:
            values = attacker.frame.by_sum.totals(bound.table)
            found |= {number: rooms[number] for number in group if values[number] >= rooms[number] - TOLERANCE}
    return found


def _rooms(attacker: Attacker) -> np.ndarray:
    values = attacker.problem.values
    rooms = np.full(len(values), np.inf)
    for relation in attacker.frame.relations:
        if attacker.known[relation.whole]:
            secret = relation.parts[~attacker.known[relation.parts]]
            rooms[secret] = np.minimum(rooms[secret], values[secret].sum())
    return rooms


def _groups(attacker: Attacker, numbers: list[int]) -> Iterator[list[int]]:
    """Yield groups of sums of different tables, which hinder one another little."""
    by_table: dict[tuple[bool, ...], list[int]] = {}
    for number in numbers:
        box = attacker.frame.boxes[number]
        cut = tuple(len(leaves) < size for leaves, size in zip(box, attacker.frame.shape, strict=True))
        by_table.setdefault(cut, []).append(number)
    for row in zip_longest(*by_table.values()):
        yield [number for number in row if number is not None]


def _exact(attacker: Attacker, secured: Secured, lowest: np.ndarray, upper: float | None, number: int) -> Range:
    latents = attacker.frame.by_sum.line(number)
    if upper is None:
        bound = attacker.highest(latents)
        upper = bound.total
        _lower_with(attacker, lowest, bound.table)
    lower = 0.0 if lowest[number] <= 0 else secured.bounds.get((number, Direction.DOWN))
    if lower is None:
        bound = attacker.lowest(latents)
        lower = bound.total
        _lower_with(attacker, lowest, bound.table)
    return Range(_tidy(lower), None if np.isinf(upper) else _tidy(upper), is_exact=True)


def _lower_with(attacker: Attacker, lowest: np.ndarray, table: np.ndarray | None) -> None:
    # A bound of zero cannot be bettered: what some table empties needs no program of its own.
    if table is not None:
        values = attacker.frame.by_sum.totals(table)
        lowest[values < 1e-7] = 0


def _proved(secured: Secured, number: int) -> Range:
    seen = [int(values[number]) for values in _seen(secured)]
    return Range(float(min(seen)), float(max(seen)), is_exact=False)


def _tidy(bound: float) -> float:
    near = round(bound)
    return float(near) if abs(bound - near) < 1e-6 else round(bound, 6)
