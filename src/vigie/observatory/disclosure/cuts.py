"""Inequalities that every sufficient choice of hidden sums satisfies: « of these sums, hide enough »."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from vigie.observatory.disclosure.attacker import TOLERANCE, Attacker, Bound
from vigie.observatory.disclosure.frame import Relation
from vigie.observatory.disclosure.problem import Claim, Direction, Problem


@dataclass(frozen=True)
class Cut:
    """The amounts of the hidden ones among these sums come to ``least`` or more."""

    sums: np.ndarray
    amounts: np.ndarray
    least: float


def cuts_of_relations(problem: Problem) -> Iterator[Cut]:
    """Return what each relation asks by itself, for the claims on one of its sums by an outsider."""
    claims = {claim.sum: claim for claim in problem.claims if claim.sum is not None and claim.context == 0}
    for relation in problem.frame.relations:
        for part in relation.parts:
            if part in claims:
                yield from _cuts_of_part(problem, relation, claims[int(part)])
        if relation.whole in claims:
            yield Cut(relation.parts, np.ones(len(relation.parts)), 1.0)
        yield from _cuts_of_company(problem, relation)


def _cuts_of_part(problem: Problem, relation: Relation, claim: Claim) -> Iterator[Cut]:
    others = relation.parts[relation.parts != claim.sum]
    sums = np.array([relation.whole, *others])
    room = np.array([np.inf, *problem.values[others]])
    need = claim.high - claim.value
    if need > 0:
        amounts = np.minimum(room, need)
        yield Cut(sums[amounts > 0], amounts[amounts > 0] / need, 1.0)
    if claim.value > claim.low:
        yield Cut(sums, np.ones(len(sums)), 1.0)


def _cuts_of_company(problem: Problem, relation: Relation) -> Iterator[Cut]:
    # A sum hidden alone in a relation follows from the others: hiding it is of no use.
    members = np.array([relation.whole, *relation.parts])
    if problem.musts[members].any():
        return
    for member in members[problem.choices[members]]:
        yield Cut(members, np.where(members == member, -1.0, 1.0), 0.0)


def cut_of_bound(attacker: Attacker, claim: Claim, direction: Direction, bound: Bound, need: float = 0.0) -> Cut:
    """Return the inequality that a bound short of its claim breaks, from its duals. need: asks for that much more.

    Source: the capacity constraints of Fischetti and Salazar, made stronger by never asking more of a sum than the gap.
    """
    assert bound.duals is not None
    sign = 1 if direction is Direction.UP else -1
    target = claim.high + need if direction is Direction.UP else claim.low - need
    gap = sign * (target - bound.total)
    duals = sign * bound.duals
    amounts = np.where(duals > TOLERANCE, gap, np.minimum(-duals * attacker.problem.values, gap))
    amounts[np.abs(duals) <= TOLERANCE] = 0
    amounts[_openings(attacker, claim, duals, sign)] = gap
    amounts[~attacker.known | attacker.problem.fixed] = 0
    sums = np.flatnonzero(amounts > TOLERANCE)
    return Cut(sums, amounts[sums] / gap, 1.0)


def _openings(attacker: Attacker, claim: Claim, duals: np.ndarray, sign: int) -> list[int]:
    """Return few empty sums that hold all the latents that would improve the bound, were they not known to be empty."""
    frame = attacker.frame
    gains = np.zeros(frame.size)
    gains[claim.latents] = sign
    gains -= frame.by_latent.totals(duals)
    gains[attacker.active] = 0
    waiting = np.zeros(frame.size, bool)
    waiting[np.flatnonzero(gains > TOLERANCE)] = True
    chosen: list[int] = []
    candidates = np.flatnonzero(attacker.empty)
    while waiting.any():
        held = frame.by_sum.totals(waiting.astype(float))[candidates]
        best = int(candidates[int(np.argmax(held))])
        chosen.append(best)
        waiting[frame.by_sum.line(best)] = False
    return chosen
